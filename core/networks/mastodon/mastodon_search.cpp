// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_search.h"

#include "net/json.h"
#include "networks/mastodon/mastodon_listening.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// What comes from another server takes its place by the time it was written at, not when it arrived.
constexpr Milliseconds overlap = std::chrono::hours(2);
constexpr int most = 40;
constexpr QLatin1StringView trailKey("trail");
constexpr QLatin1StringView offsetKey("offset");

struct Place
{
    MastodonTrail trail;
    int offset = 0; ///< of words: how many were read in this walk
};

Place placeOf(const QString &cursor)
{
    Place place;
    if (const auto object = net::parseJsonObject(cursor.toUtf8())) {
        place.trail = mastodonTrail(object->value(trailKey).toObject());
        place.offset = std::max(0, object->value(offsetKey).toInt());
    }
    return place;
}

QString toText(const Place &place)
{
    const QJsonObject object{{trailKey, toJson(place.trail)}, {offsetKey, place.offset}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Error cannotSearch(const QString &why)
{
    return {ErrorCode::NotAllowed, Words::tr("This server does not search for that."), why, {}, {}};
}

/// It goes into a path.
bool isTag(const QString &tag)
{
    return !tag.isEmpty() && std::none_of(tag.begin(), tag.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || QStringView(u"/.?#%\\").contains(c);
    });
}

MastodonCall wordsCall(const Place &place, const QString &words)
{
    QList<net::FormField> form{{QStringLiteral("q"), words},
                               {QStringLiteral("type"), QStringLiteral("statuses")},
                               {QStringLiteral("limit"), QString::number(most)}};
    if (place.offset > 0)
        form << net::FormField{QStringLiteral("offset"), QString::number(place.offset)};
    QUrlQuery query;
    query.setQuery(QString::fromLatin1(net::formBody(form)));
    return MastodonCall::get(QStringLiteral("/api/v2/search"), net::Purpose::Search, query);
}

bool isUnable(const MastodonAnswer &answer)
{
    const int status = answer.response.status;
    return answer.isGone() || status == 400 || status == 405 || status == 501 ||
           ((status == 403 || status == 422) && !answer.refusesToken());
}
} // namespace

QCoro::Task<Result<Heard>> MastodonSearch::search(AccountIdentity account, SearchRequest request,
                                                  CancelToken cancel)
{
    const auto self = shared_from_this();
    const bool isByTag = !request.hashtag.isEmpty();
    if (isByTag ? !isTag(request.hashtag) : request.words.trimmed().isEmpty())
        co_return fail(cannotSearch(Words::tr("There is nothing in it that could be looked for.")));
    Place place = placeOf(request.cursor);
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    const MastodonCall call =
        isByTag ? nextPage(place.trail, QStringLiteral("/api/v1/timelines/tag/") + request.hashtag, most, {},
                           net::Purpose::Search)
                : wordsCall(place, request.words);
    const auto answer = co_await m_sessions->call(*line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->isUnchanged() && !call.knownTag.isEmpty())
        co_return Heard{{}, {}, request.cursor, false};
    if (isUnable(*answer))
        co_return fail(cannotSearch(answer->message));
    QJsonArray page;
    if (isByTag) {
        const auto list = answer->array();
        if (!list)
            co_return fail(list.error());
        page = *list;
    } else {
        const auto found = answer->object();
        if (!found)
            co_return fail(found.error());
        page = found->value(QLatin1StringView("statuses")).toArray();
    }
    AccountIdentity itself = account;
    itself.remoteId = (*line)->credential.accountId;
    Heard heard;
    const QString lowBefore = place.trail.low;
    const bool wasNewest = !place.trail.isUnderWay();
    // snac knows no second page of what was found; of a hashtag it does.
    const bool isLast = isByTag ? isLastPage(*answer) && !answer->isSnac() : answer->isSnac();
    heard.hasMore = place.trail.advance(mastodonFound(page, mastodonReader(itself, answer->isSnac())), isLast,
                                        request.since, overlap, heard.messages);
    const bool isSameQuestion = isByTag && wasNewest && !heard.hasMore && place.trail.low == lowBefore;
    place.trail.etag = isSameQuestion ? answer->response.header(QByteArrayLiteral("ETag")) : QByteArray();
    place.offset = heard.hasMore ? place.offset + static_cast<int>(page.size()) : 0;
    heard.cursor = toText(place);
    co_return heard;
}

} // namespace hatstand::networks
