// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_search.h"

#include "net/json.h"
#include "networks/bluesky/bluesky_chat_reading.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr int pageSize = 100;
constexpr QLatin1StringView walkKey("search");

Error nothingToLookFor()
{
    return {ErrorCode::InvalidInput,
            Words::tr("There is nothing to look for on Bluesky."),
            Words::tr("Neither words nor a hashtag were given."),
            Words::tr("Write the words to look for."),
            {}};
}

Error noSearch(Error error)
{
    error.code = ErrorCode::NotAllowed;
    error.what = Words::tr("This server does not search.");
    error.remedy.clear();
    return error;
}

/// It knows no such method, or knows nobody who does.
bool knowsNoSearch(const XrpcAnswer &answer)
{
    return answer.response.status == 501 || answer.errorName == QLatin1StringView("MethodNotImplemented") ||
           answer.errorName == QLatin1StringView("XRPCNotSupported") ||
           answer.message.startsWith(QLatin1StringView("No service configured for"));
}
} // namespace

QString blueskySearchWords(const SearchRequest &request)
{
    const QString tag = request.hashtag.trimmed();
    if (!tag.isEmpty())
        return tag.startsWith(u'#') ? tag : u'#' + tag;
    return request.words.trimmed();
}

QCoro::Task<Result<Heard>> BlueskySearch::search(AccountIdentity account, SearchRequest request,
                                                 CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString words = blueskySearchWords(request);
    if (words.isEmpty())
        co_return fail(nothingToLookFor());
    const auto opened = co_await m_sessions->open(account);
    if (!opened)
        co_return fail(opened.error());
    const BlueskySessions::LinePointer line = *opened;
    const auto kept = net::parseJsonObject(request.cursor.toUtf8());
    BlueskyWalk walk = kept ? BlueskyWalk::fromJson(kept->value(walkKey).toObject()) : BlueskyWalk();
    walk.begin(m_client->clock().now(), request.since);

    QUrlQuery query;
    query.addQueryItem(QStringLiteral("q"), encoded(words));
    query.addQueryItem(QStringLiteral("sort"), QStringLiteral("latest"));
    query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
    if (walk.floor() > Instant())
        query.addQueryItem(QStringLiteral("since"), encoded(walk.floor().toIso()));
    if (!walk.serverCursor().isEmpty())
        query.addQueryItem(QStringLiteral("cursor"), encoded(walk.serverCursor()));
    const XrpcCall call =
        XrpcCall::ask(QLatin1StringView("app.bsky.feed.searchPosts"), query, net::Purpose::Search);
    const auto answer = co_await m_sessions->call(line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    Heard heard;
    if (object) {
        BlueskyPage page = blueskyFound(*object, {line->credential.did, m_client->options().site}, walk);
        heard.messages = std::move(page.messages);
        heard.hasMore = walk.turnPage(page.serverCursor, m_client->clock().now());
    } else if (knowsNoSearch(*answer)) {
        co_return fail(noSearch(object.error()));
    } else if (object.error().code == ErrorCode::Refused && !walk.serverCursor().isEmpty()) {
        walk.startOver(); // that cursor is too old
        heard.hasMore = true;
    } else {
        co_return fail(object.error());
    }
    heard.cursor = QString::fromUtf8(
        QJsonDocument(QJsonObject{{walkKey, walk.toJson()}}).toJson(QJsonDocument::Compact));
    co_return heard;
}

} // namespace hatstand::networks
