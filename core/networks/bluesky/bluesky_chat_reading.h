// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_place.h"
#include "networks/bluesky/bluesky_session.h"

namespace hatstand::networks
{

/// A value of a query as it must stand in an address: QUrlQuery leaves "+" and the like as they are.
[[nodiscard]] QString encoded(const QString &value);

/// To which direct messages are forwarded: docs.bsky.app/docs/api/chat-bsky-convo-list-convos, November 2026.
inline constexpr const char *blueskyChatService = "did:web:api.bsky.chat#bsky_chat";

/// Reads direct messages, by way of the account's own server.
///
/// An app password may be without the right to read them, and a server without that service: then nothing is
/// heard, without a failure, and nobody is asked again for a day (for a quarter of an hour after trouble that
/// may pass).
class BlueskyChatReading : public std::enable_shared_from_this<BlueskyChatReading>
{
public:
    BlueskyChatReading(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskySessions> sessions)
        : m_client(std::move(client)), m_sessions(std::move(sessions))
    {
    }

    struct Step
    {
        BlueskyChatPlace place;
        std::vector<IncomingMessage> messages;
        QStringList goneIds;
        bool isOver = false;
    };
    /// The next page. Fails only when there is no line at all, or when it was stopped.
    [[nodiscard]] QCoro::Task<Result<Step>> read(BlueskySessions::LinePointer line, BlueskyChatPlace place,
                                                 Instant since, CancelToken cancel);
    /// The newest messages of one exchange, for Listener::readThread.
    [[nodiscard]] QCoro::Task<Result<Heard>> readOne(BlueskySessions::LinePointer line, QString conversation,
                                                     CancelToken cancel);

private:
    using LinePointer = BlueskySessions::LinePointer;
    [[nodiscard]] QCoro::Task<Result<Step>> readList(LinePointer line, BlueskyChatPlace place, Instant since,
                                                     CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Step>> readMessages(LinePointer line, BlueskyChatPlace place,
                                                         CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> ask(LinePointer line, QLatin1StringView method,
                                                       QUrlQuery query, CancelToken cancel);
    [[nodiscard]] BlueskyEars ears(const LinePointer &line) const
    {
        return {line->credential.did, m_client->options().site};
    }

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskySessions> m_sessions;
};

} // namespace hatstand::networks
