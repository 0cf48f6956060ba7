// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_chat_reading.h"

#include <QCoreApplication>
#include <QUrl>

#include <iterator>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr int listSize = 50;
constexpr int pageSize = 100;
constexpr Milliseconds impossiblePause = std::chrono::hours(24);
constexpr Milliseconds troublePause = std::chrono::minutes(15);

/// How long not to ask again; nothing when it is no word about direct messages.
std::optional<Milliseconds> pauseAfter(const Error &error)
{
    constexpr int notImplemented = 501;
    if (error.httpStatus == notImplemented)
        return impossiblePause;
    switch (error.code) {
    case ErrorCode::Cancelled:
    case ErrorCode::Offline:
        return std::nullopt;
    case ErrorCode::SignInNeeded: // "Bad token method": the app password has no such right
    case ErrorCode::Refused:      // "could not resolve proxy did"
    case ErrorCode::NotFound:
    case ErrorCode::NotAllowed:
        return impossiblePause;
    case ErrorCode::RateLimited:
        return error.retryAfter.value_or(troublePause);
    default:
        return troublePause;
    }
}

QString conversationGone()
{
    return Words::tr("This conversation is not on Bluesky any more.");
}
} // namespace

QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QCoro::Task<Result<QJsonObject>> BlueskyChatReading::ask(LinePointer line, QLatin1StringView method,
                                                         QUrlQuery query, CancelToken cancel)
{
    const auto self = shared_from_this();
    XrpcCall call = XrpcCall::ask(method, query, net::Purpose::ReadMessages);
    call.forwardTo = blueskyChatService;
    const auto answer = co_await m_sessions->call(line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    co_return answer->object();
}

QCoro::Task<Result<BlueskyChatReading::Step>>
BlueskyChatReading::read(LinePointer line, BlueskyChatPlace place, Instant since, CancelToken cancel)
{
    const auto self = shared_from_this();
    const Instant now = m_client->clock().now();
    // A pause is a day at most: one that ends later was set by a clock that was wrong.
    if (place.notUntil && now < *place.notUntil && *place.notUntil - now <= impossiblePause)
        co_return Step{std::move(place), {}, {}, true};
    place.notUntil.reset();
    Step later{place, {}, {}, true};
    auto task = place.toRead.empty() ? readList(line, std::move(place), since, cancel)
                                     : readMessages(line, std::move(place), cancel);
    auto step = co_await task;
    if (step)
        co_return step;
    const auto pause = pauseAfter(step.error());
    if (!pause)
        co_return fail(std::move(step.error()));
    later.place.notUntil = now + *pause;
    co_return later;
}

QCoro::Task<Result<BlueskyChatReading::Step>>
BlueskyChatReading::readList(LinePointer line, BlueskyChatPlace place, Instant since, CancelToken cancel)
{
    const auto self = shared_from_this();
    BlueskyWalk &walk = place.walk;
    walk.begin(m_client->clock().now(), since);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(listSize));
    if (!walk.serverCursor().isEmpty())
        query.addQueryItem(QStringLiteral("cursor"), encoded(walk.serverCursor()));
    const auto answer = co_await ask(line, QLatin1StringView("chat.bsky.convo.listConvos"), query, cancel);
    if (!answer && answer.error().code == ErrorCode::Refused && !walk.serverCursor().isEmpty()) {
        walk.startOver();
        co_return Step{std::move(place), {}, {}, false};
    }
    if (!answer)
        co_return fail(answer.error());
    auto news = blueskyConversations(*answer, ears(line), walk);
    place.toRead.assign(std::make_move_iterator(news.begin()), std::make_move_iterator(news.end()));
    place.messageCursor.clear();
    place.messagesFrom = walk.freshFrom();
    walk.turnPage(answer->value(QLatin1StringView("cursor")).toString(), m_client->clock().now());
    const bool isOver = place.toRead.empty() && !walk.isUnderWay();
    co_return Step{std::move(place), {}, {}, isOver};
}

QCoro::Task<Result<BlueskyChatReading::Step>>
BlueskyChatReading::readMessages(LinePointer line, BlueskyChatPlace place, CancelToken cancel)
{
    const auto self = shared_from_this();
    const BlueskyConversation conversation = place.toRead.front();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("convoId"), encoded(conversation.id));
    query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
    if (!place.messageCursor.isEmpty())
        query.addQueryItem(QStringLiteral("cursor"), encoded(place.messageCursor));
    const auto answer = co_await ask(line, QLatin1StringView("chat.bsky.convo.getMessages"), query, cancel);
    BlueskyChatPage page;
    if (answer)
        page = blueskyChatMessages(*answer, conversation, ears(line), place.messagesFrom);
    else if (answer.error().code != ErrorCode::Refused)
        co_return fail(answer.error());
    // Refused: the cursor is too old, or, asked from the start, the exchange is gone.
    const bool startsAgain = !answer && !place.messageCursor.isEmpty();
    const bool goesOn = !page.serverCursor.isEmpty() && page.serverCursor != place.messageCursor;
    place.messageCursor = goesOn ? page.serverCursor : QString();
    if (!goesOn && !startsAgain)
        place.toRead.pop_front();
    const bool isOver = place.toRead.empty() && !place.walk.isUnderWay();
    co_return Step{std::move(place), std::move(page.messages), std::move(page.goneIds), isOver};
}

QCoro::Task<Result<Heard>> BlueskyChatReading::readOne(LinePointer line, QString conversation,
                                                       CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("convoId"), encoded(conversation));
    const auto about = co_await ask(line, QLatin1StringView("chat.bsky.convo.getConvo"), query, cancel);
    if (!about) {
        const Error &error = about.error();
        if (error.code == ErrorCode::Refused)
            co_return fail(ErrorCode::NotFound, conversationGone());
        co_return fail(error);
    }
    const auto known =
        BlueskyConversation::fromJson(about->value(QLatin1StringView("convo")).toObject(), ears(line));
    if (!known)
        co_return fail(ErrorCode::NotFound, conversationGone());
    query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
    const auto answer = co_await ask(line, QLatin1StringView("chat.bsky.convo.getMessages"), query, cancel);
    if (!answer)
        co_return fail(answer.error());
    BlueskyChatPage page = blueskyChatMessages(*answer, *known, ears(line), Instant());
    Heard heard;
    heard.messages = std::move(page.messages);
    heard.goneIds.assign(page.goneIds.begin(), page.goneIds.end());
    co_return heard;
}

} // namespace hatstand::networks
