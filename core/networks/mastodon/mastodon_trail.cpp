// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_trail.h"

#include <algorithm>

namespace hatstand::networks
{

namespace
{
/// So that what is kept stays small, whatever a server says of its times.
constexpr qsizetype mostKnown = 500;
constexpr QLatin1StringView lowKey("low");
constexpr QLatin1StringView givenKey("given");
constexpr QLatin1StringView beforeKey("before");
constexpr QLatin1StringView newestKey("newest");
constexpr QLatin1StringView nextLowKey("nextLow");
constexpr QLatin1StringView walkedKey("walked");
constexpr QLatin1StringView etagKey("etag");

bool isNumber(const QString &id)
{
    return std::all_of(id.begin(), id.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QStringList strings(const QJsonValue &value)
{
    QStringList all;
    const QJsonArray array = value.toArray();
    for (const QJsonValue one : array)
        all << one.toString();
    return all.mid(0, mostKnown);
}
} // namespace

bool isOlderId(const QString &id, const QString &other)
{
    if (id.size() != other.size() && isNumber(id) && isNumber(other))
        return id.size() < other.size();
    return id < other;
}

bool MastodonTrail::advance(std::vector<MastodonEntry> page, bool isLast, Instant since, Milliseconds overlap,
                            std::vector<IncomingMessage> &told)
{
    const QString from = before;
    if (from.isEmpty()) {
        newest.reset();
        nextLow.clear();
        walked.clear();
    }
    bool isAtEnd = isLast;
    bool goesBack = false;
    for (MastodonEntry &entry : page) {
        // Come meanwhile, or a server that does not know how to go back: the next walk is for those.
        if (!from.isEmpty() && !isOlderId(entry.id, from))
            continue;
        if (!low.isEmpty() && (entry.id == low || isOlderId(entry.id, low))) {
            isAtEnd = true;
            break;
        }
        if (low.isEmpty() && entry.at && *entry.at < since) {
            isAtEnd = true;
            if (nextLow.isEmpty())
                nextLow = entry.id;
            break;
        }
        goesBack = true;
        before = entry.id;
        if (!newest)
            newest = entry.at;
        const bool isSettled = newest && entry.at && *entry.at <= *newest - overlap;
        if (nextLow.isEmpty() && (isSettled || walked.size() >= mostKnown))
            nextLow = entry.id;
        if (nextLow.isEmpty())
            walked << entry.id;
        if (entry.message && !given.contains(entry.id))
            told.push_back(std::move(*entry.message));
    }
    if (isAtEnd || !goesBack)
        end();
    return isUnderWay();
}

void MastodonTrail::end()
{
    if (!nextLow.isEmpty())
        low = nextLow;
    given = walked;
    before.clear();
    newest.reset();
    nextLow.clear();
    walked.clear();
}

QJsonObject toJson(const MastodonTrail &trail)
{
    QJsonObject object;
    const auto put = [&object](QLatin1StringView key, const QJsonValue &value) { object.insert(key, value); };
    if (!trail.low.isEmpty())
        put(lowKey, trail.low);
    if (!trail.given.isEmpty())
        put(givenKey, QJsonArray::fromStringList(trail.given));
    if (!trail.before.isEmpty())
        put(beforeKey, trail.before);
    if (trail.newest)
        put(newestKey, trail.newest->milliseconds());
    if (!trail.nextLow.isEmpty())
        put(nextLowKey, trail.nextLow);
    if (!trail.walked.isEmpty())
        put(walkedKey, QJsonArray::fromStringList(trail.walked));
    if (!trail.etag.isEmpty())
        put(etagKey, QString::fromLatin1(trail.etag));
    return object;
}

MastodonTrail mastodonTrail(const QJsonObject &object)
{
    MastodonTrail trail;
    trail.low = object.value(lowKey).toString();
    trail.given = strings(object.value(givenKey));
    trail.before = object.value(beforeKey).toString();
    if (object.contains(newestKey))
        trail.newest = Instant::fromMilliseconds(object.value(newestKey).toInteger());
    trail.nextLow = object.value(nextLowKey).toString();
    trail.walked = strings(object.value(walkedKey));
    trail.etag = object.value(etagKey).toString().toLatin1();
    return trail;
}

} // namespace hatstand::networks
