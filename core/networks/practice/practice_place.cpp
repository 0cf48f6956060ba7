// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_place.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
using namespace std::chrono_literals;

constexpr QLatin1StringView formKey("practice");
constexpr int form = 1;
constexpr QLatin1StringView toldKey("told");
constexpr QLatin1StringView fromKey("from");
constexpr QLatin1StringView untilKey("until");
constexpr QLatin1StringView atKey("at");
constexpr QLatin1StringView idKey("id");

constexpr size_t pageSize = 20;
/// Nobody makes up more than that at once.
constexpr Milliseconds longest = 24h * 400;
/// After a clock was set back.
constexpr Milliseconds toldAnew = 24h * 7;

Instant instantOf(const QJsonObject &json, QLatin1StringView key)
{
    constexpr qint64 latest = 253'402'300'799'000; // the end of the year 9999
    return Instant::fromMilliseconds(std::clamp<qint64>(json[key].toInteger(), 0, latest));
}

bool isNewer(const IncomingMessage &a, const IncomingMessage &b)
{
    return a.at != b.at ? a.at > b.at : a.remoteId > b.remoteId;
}
} // namespace

PracticePlace PracticePlace::fromText(const QString &text)
{
    PracticePlace place;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    if (json[formKey].toInt() != form)
        return place;
    place.toldUntil = instantOf(json, toldKey);
    place.isWalking = json.contains(untilKey);
    place.from = instantOf(json, fromKey);
    place.until = instantOf(json, untilKey);
    place.lowestAt = instantOf(json, atKey);
    place.lowestId = json[idKey].toString();
    return place;
}

QString PracticePlace::toText() const
{
    QJsonObject json{{formKey, form}, {toldKey, toldUntil.milliseconds()}};
    if (isWalking) {
        json[fromKey] = from.milliseconds();
        json[untilKey] = until.milliseconds();
        json[atKey] = lowestAt.milliseconds();
        json[idKey] = lowestId;
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void PracticePlace::begin(Instant now, Instant since)
{
    if (isWalking && until < now) {
        from = std::max({from, since, now - longest});
        return;
    }
    isWalking = true;
    // What happens in this very millisecond may not all have happened yet.
    until = now - 1ms;
    from = toldUntil > until ? until - toldAnew : toldUntil + 1ms;
    from = std::max({from, since, now - longest});
    lowestAt = {};
    lowestId.clear();
}

Heard PracticePlace::takePage(std::vector<IncomingMessage> all)
{
    std::sort(all.begin(), all.end(), isNewer);
    IncomingMessage lowest;
    lowest.at = lowestAt;
    lowest.remoteId = lowestId;
    auto first = all.begin();
    if (!lowestId.isEmpty())
        first = std::find_if(all.begin(), all.end(),
                             [&lowest](const IncomingMessage &message) { return isNewer(lowest, message); });
    const auto left = static_cast<size_t>(std::distance(first, all.end()));
    const auto last = first + static_cast<std::ptrdiff_t>(std::min(pageSize, left));
    Heard heard;
    heard.messages.assign(std::make_move_iterator(first), std::make_move_iterator(last));
    heard.hasMore = last != all.end();
    if (heard.hasMore) {
        lowestAt = heard.messages.back().at;
        lowestId = heard.messages.back().remoteId;
    } else {
        toldUntil = until;
        isWalking = false;
    }
    heard.cursor = toText();
    return heard;
}

} // namespace hatstand::networks
