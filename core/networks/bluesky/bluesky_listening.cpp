// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_listening.h"

#include <iterator>

namespace hatstand::networks
{

namespace
{
using Part = BlueskyPlace::Part;

constexpr int pageSize = 50;
/// app.bsky.feed.getPosts takes so many at once.
constexpr qsizetype mostLookedUp = 25;
/// Pages without anything new in one call. A walk that starts is not left before it has seen its top.
constexpr int mostIdlePages = 20;

/// The server does not take the call as it is made: with a cursor, because that is too old.
bool refusesCall(const Error &error)
{
    return error.code == ErrorCode::Refused;
}

/// What is wrong with one part only. The others must be heard all the same.
bool concernsOnePart(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Refused:
    case ErrorCode::ServerTrouble:
    case ErrorCode::BadAnswer:
    case ErrorCode::TooLarge:
        return true;
    default:
        return false;
    }
}
} // namespace

QCoro::Task<Result<Heard>> BlueskyListening::listen(AccountIdentity account, QString cursor, Instant since,
                                                    CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto opened = co_await m_sessions->open(account);
    if (!opened)
        co_return fail(opened.error());
    const LinePointer line = *opened;
    BlueskyPlace place = BlueskyPlace::fromText(cursor, ears(line));
    Heard heard;
    bool hasMoved = false;
    for (int page = 0; page < mostIdlePages; ++page) {
        auto made = co_await step(line, place, since, cancel);
        if (!made) {
            // What was heard before is not lost with it: the next call meets the failure again.
            if (hasMoved)
                break;
            if (place.part == Part::Notifications || !concernsOnePart(made.error()))
                co_return fail(std::move(made.error()));
            made = Step{place, {}, {}, true};
        }
        hasMoved = true;
        place = std::move(made->place);
        heard.messages.insert(heard.messages.end(), std::make_move_iterator(made->messages.begin()),
                              std::make_move_iterator(made->messages.end()));
        for (const QString &gone : std::as_const(made->goneIds))
            heard.goneIds.push_back(gone);
        if (made->isOver && place.part == Part::Chat) {
            place.part = Part::Notifications;
            heard.cursor = place.toText();
            co_return heard;
        }
        if (made->isOver)
            place.part = static_cast<Part>(static_cast<int>(place.part) + 1);
        else if (!heard.messages.empty())
            break;
    }
    heard.cursor = place.toText();
    heard.hasMore = true;
    co_return heard;
}

QCoro::Task<Result<BlueskyListening::Step>> BlueskyListening::step(LinePointer line, BlueskyPlace place,
                                                                   Instant since, CancelToken cancel)
{
    switch (place.part) {
    case Part::Notifications:
        return notifications(std::move(line), std::move(place), since, std::move(cancel));
    case Part::OwnAnswers:
        return ownAnswers(std::move(line), std::move(place), since, std::move(cancel));
    case Part::Chat:
        break;
    }
    return chat(std::move(line), std::move(place), since, std::move(cancel));
}

QCoro::Task<Result<BlueskyListening::Step>>
BlueskyListening::notifications(LinePointer line, BlueskyPlace place, Instant since, CancelToken cancel)
{
    const auto self = shared_from_this();
    BlueskyWalk &walk = place.notifications;
    walk.begin(m_client->clock().now(), since);
    QUrlQuery query;
    for (const char *reason : {"mention", "reply", "quote"})
        query.addQueryItem(QStringLiteral("reasons"), QString::fromLatin1(reason));
    query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
    // Everybody's, whatever the person has chosen to see elsewhere.
    query.addQueryItem(QStringLiteral("priority"), QStringLiteral("false"));
    if (!walk.serverCursor().isEmpty())
        query.addQueryItem(QStringLiteral("cursor"), encoded(walk.serverCursor()));
    const XrpcCall call = XrpcCall::ask(QLatin1StringView("app.bsky.notification.listNotifications"), query,
                                        net::Purpose::ReadMentions);
    const auto answer = co_await m_sessions->call(line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object && refusesCall(object.error()) && !walk.serverCursor().isEmpty()) {
        walk.startOver();
        co_return Step{std::move(place), {}, {}, false};
    }
    if (!object)
        co_return fail(object.error());
    BlueskyPage page = blueskyNotifications(*object, ears(line), walk);
    const auto posts = co_await lookUp(line, page.toLookUp, cancel);
    if (!posts)
        co_return fail(posts.error());
    for (const QJsonObject &some : *posts)
        completeBlueskyPage(page, some, ears(line), walk);
    const bool goesOn = walk.turnPage(page.serverCursor, m_client->clock().now());
    co_return Step{std::move(place), std::move(page.messages), {}, !goesOn};
}

/// The whole posts, where the notification does not show all of them.
QCoro::Task<Result<std::vector<QJsonObject>>> BlueskyListening::lookUp(LinePointer line, QStringList uris,
                                                                       CancelToken cancel)
{
    const auto self = shared_from_this();
    std::vector<QJsonObject> answers;
    for (qsizetype from = 0; from < uris.size(); from += mostLookedUp) {
        QUrlQuery query;
        const QStringList some = uris.mid(from, mostLookedUp);
        for (const QString &uri : some)
            query.addQueryItem(QStringLiteral("uris"), encoded(uri));
        const XrpcCall call =
            XrpcCall::ask(QLatin1StringView("app.bsky.feed.getPosts"), query, net::Purpose::ReadPosts);
        const auto answer = co_await m_sessions->call(line, call, cancel);
        if (!answer)
            co_return fail(answer.error());
        auto posts = answer->object();
        // The words are there already; pictures are not worth leaving them out for.
        if (!posts && !concernsOnePart(posts.error()))
            co_return fail(posts.error());
        if (posts)
            answers.push_back(std::move(*posts));
    }
    co_return answers;
}

QCoro::Task<Result<BlueskyListening::Step>> BlueskyListening::ownAnswers(LinePointer line, BlueskyPlace place,
                                                                         Instant since, CancelToken cancel)
{
    const auto self = shared_from_this();
    BlueskyWalk &walk = place.ownAnswers;
    walk.begin(m_client->clock().now(), since);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("actor"), line->credential.did);
    query.addQueryItem(QStringLiteral("filter"), QStringLiteral("posts_with_replies"));
    query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
    if (!walk.serverCursor().isEmpty())
        query.addQueryItem(QStringLiteral("cursor"), encoded(walk.serverCursor()));
    const XrpcCall call =
        XrpcCall::ask(QLatin1StringView("app.bsky.feed.getAuthorFeed"), query, net::Purpose::ReadPosts);
    const auto answer = co_await m_sessions->call(line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object && refusesCall(object.error()) && !walk.serverCursor().isEmpty()) {
        walk.startOver();
        co_return Step{std::move(place), {}, {}, false};
    }
    if (!object)
        co_return fail(object.error());
    BlueskyPage page = blueskyOwnAnswers(*object, ears(line), walk);
    const bool goesOn = walk.turnPage(page.serverCursor, m_client->clock().now());
    co_return Step{std::move(place), std::move(page.messages), {}, !goesOn};
}

QCoro::Task<Result<BlueskyListening::Step>> BlueskyListening::chat(LinePointer line, BlueskyPlace place,
                                                                   Instant since, CancelToken cancel)
{
    const auto self = shared_from_this();
    auto read = co_await m_chat->read(line, place.chat, since, cancel);
    if (!read)
        co_return fail(std::move(read.error()));
    place.chat = std::move(read->place);
    co_return Step{std::move(place), std::move(read->messages), std::move(read->goneIds), read->isOver};
}

} // namespace hatstand::networks
