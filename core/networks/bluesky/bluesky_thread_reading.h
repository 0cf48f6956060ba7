// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_chat_reading.h"
#include "networks/bluesky/bluesky_thread.h"

namespace hatstand::networks
{

/// Reads the whole thread of a post, or the newest messages of an exchange. See Listener::readThread.
class BlueskyThreadReading : public std::enable_shared_from_this<BlueskyThreadReading>
{
public:
    BlueskyThreadReading(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskySessions> sessions)
        : m_client(std::move(client))
        , m_sessions(std::move(sessions))
        , m_chat(std::make_shared<BlueskyChatReading>(m_client, m_sessions))
    {
    }

    [[nodiscard]] QCoro::Task<Result<Heard>> read(AccountIdentity account, QString remoteId,
                                                  CancelToken cancel);

private:
    using LinePointer = BlueskySessions::LinePointer;
    [[nodiscard]] QCoro::Task<Result<Heard>> readPosts(LinePointer line, QString remoteId,
                                                       CancelToken cancel);
    /// `above`: how many of the posts above it are wanted, too.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> ask(LinePointer line, QString uri, int above,
                                                       CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskySessions> m_sessions;
    std::shared_ptr<BlueskyChatReading> m_chat;
};

} // namespace hatstand::networks
