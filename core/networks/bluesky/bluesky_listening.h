// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_chat_reading.h"
#include "networks/bluesky/bluesky_pages.h"
#include "networks/bluesky/bluesky_session.h"

namespace hatstand::networks
{

/// Hears what is said to an account: its notifications, its own answers (which nobody notifies it of), its
/// direct messages, in that order. See Listener::listen.
class BlueskyListening : public std::enable_shared_from_this<BlueskyListening>
{
public:
    BlueskyListening(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskySessions> sessions)
        : m_client(std::move(client))
        , m_sessions(std::move(sessions))
        , m_chat(std::make_shared<BlueskyChatReading>(m_client, m_sessions))
    {
    }

    [[nodiscard]] QCoro::Task<Result<Heard>> listen(AccountIdentity account, QString cursor, Instant since,
                                                    CancelToken cancel);

private:
    using LinePointer = BlueskySessions::LinePointer;
    /// One page of the part whose turn it is; `isOver`: that part has been read to its end.
    struct Step
    {
        BlueskyPlace place;
        std::vector<IncomingMessage> messages;
        QStringList goneIds;
        bool isOver = false;
    };
    [[nodiscard]] QCoro::Task<Result<Step>> step(LinePointer line, BlueskyPlace place, Instant since,
                                                 CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Step>> notifications(LinePointer line, BlueskyPlace place, Instant since,
                                                          CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Step>> ownAnswers(LinePointer line, BlueskyPlace place, Instant since,
                                                       CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Step>> chat(LinePointer line, BlueskyPlace place, Instant since,
                                                 CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::vector<QJsonObject>>> lookUp(LinePointer line, QStringList uris,
                                                                       CancelToken cancel);
    [[nodiscard]] BlueskyEars ears(const LinePointer &line) const
    {
        return {line->credential.did, m_client->options().site};
    }

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskySessions> m_sessions;
    std::shared_ptr<BlueskyChatReading> m_chat;
};

} // namespace hatstand::networks
