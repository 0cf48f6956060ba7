// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_chat_sending.h"

#include "networks/bluesky/bluesky_chat_reading.h"
#include "networks/bluesky/bluesky_records.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include <chrono>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// docs.bsky.app/docs/api/chat-bsky-convo-get-messages, November 2026: 100 at most.
constexpr int pageSize = 100;
/// So far our clock may be from the service's.
constexpr Milliseconds clockSlack = std::chrono::minutes(10);
/// What is older than that has been tried before, and may stand there.
constexpr Milliseconds firstAttemptTakes = std::chrono::seconds(5);

QString conversationOf(const OutgoingPost &post)
{
    return post.answers ? blueskyConversationOf(post.answers->parentId) : QString();
}

QString wordsOf(const OutgoingPost &post)
{
    return post.text.trimmed();
}

QUrlQuery queryOf(const QString &conversation)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("convoId"), encoded(conversation));
    query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
    return query;
}

PublishedPost publishedOf(const IncomingMessage &message)
{
    PublishedPost published;
    published.remoteId = message.remoteId;
    published.at = message.at;
    return published;
}

QJsonObject bodyOf(const OutgoingPost &post)
{
    QJsonObject message{{QStringLiteral("text"), wordsOf(post)}};
    if (const QJsonArray facets = blueskyFacets(wordsOf(post), {}); !facets.isEmpty())
        message.insert(QStringLiteral("facets"), facets);
    return {{QStringLiteral("convoId"), conversationOf(post)}, {QStringLiteral("message"), message}};
}

tl::unexpected<Error> noPictures()
{
    return fail(ErrorCode::InvalidInput, Words::tr("Direct messages on Bluesky take no pictures or videos."),
                {}, Words::tr("Leave them out, or send their address."));
}
} // namespace

bool BlueskyChatSending::takes(const OutgoingPost &post)
{
    return !conversationOf(post).isEmpty();
}

QCoro::Task<Result<std::optional<PublishedPost>>>
BlueskyChatSending::findOnLine(LinePointer line, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const BlueskyEars ears{line->credential.did, m_client->options().site};
    XrpcCall call = XrpcCall::ask(QLatin1StringView("chat.bsky.convo.getMessages"),
                                  queryOf(conversationOf(post)), net::Purpose::LookUpPost);
    call.forwardTo = blueskyChatService;
    const auto answer = co_await m_sessions->call(line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    BlueskyConversation conversation;
    conversation.id = conversationOf(post);
    const Instant from = post.createdAt - clockSlack;
    const BlueskyChatPage page = blueskyChatMessages(*object, conversation, ears, from);
    std::optional<PublishedPost> found;
    for (const IncomingMessage &message : page.messages) {
        if (message.isOurs && message.at >= from && message.text.trimmed() == wordsOf(post) &&
            !post.knownIds.contains(message.remoteId))
            found = publishedOf(message);
    }
    co_return found;
}

QCoro::Task<Result<PublishedPost>> BlueskyChatSending::publish(AccountIdentity account, OutgoingPost post,
                                                               CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!post.media.empty())
        co_return noPictures();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    Result<std::optional<PublishedPost>> there{std::nullopt};
    if (m_client->clock().now() - post.createdAt > firstAttemptTakes)
        there = co_await findOnLine(*line, post, cancel);
    if (!there) {
        // Nothing has left yet, whatever it was.
        Error error = std::move(there.error());
        if (error.code == ErrorCode::TimedOut || error.code == ErrorCode::ConnectionLost ||
            error.code == ErrorCode::ServerTrouble || error.code == ErrorCode::BadAnswer)
            error.code = ErrorCode::Offline;
        co_return fail(std::move(error));
    }
    if (*there)
        co_return std::move(**there);
    XrpcCall call = XrpcCall::tell(QLatin1StringView("chat.bsky.convo.sendMessage"), bodyOf(post),
                                   net::Purpose::SendPost);
    call.forwardTo = blueskyChatService;
    call.row = post.row;
    const auto answer = co_await m_sessions->call(*line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    PublishedPost published;
    published.remoteId =
        blueskyChatId(conversationOf(post), object->value(QLatin1StringView("id")).toString());
    published.at = blueskyTime(object->value(QLatin1StringView("sentAt")));
    if (object->value(QLatin1StringView("id")).toString().isEmpty()) {
        co_return fail(ErrorCode::BadAnswer, Words::tr("The server's answer is not what was agreed."),
                       Words::tr("It does not name the message."));
    }
    co_return published;
}

QCoro::Task<Result<std::optional<PublishedPost>>>
BlueskyChatSending::find(AccountIdentity account, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    auto found = co_await findOnLine(*line, std::move(post), cancel);
    co_return found;
}

} // namespace hatstand::networks
