// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_chat.h"
#include "networks/bluesky/bluesky_session.h"

namespace hatstand::networks
{

/// Sends direct messages, by way of the account's own server. The service takes no key of ours: a message is
/// known again by what it says and when, so it is looked for before it is sent again.
class BlueskyChatSending : public std::enable_shared_from_this<BlueskyChatSending>
{
public:
    BlueskyChatSending(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskySessions> sessions)
        : m_client(std::move(client)), m_sessions(std::move(sessions))
    {
    }

    /// Whether that is to go into an exchange of direct messages.
    [[nodiscard]] static bool takes(const OutgoingPost &post);
    /// As Publisher::publish. What stands there already is not sent again.
    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             CancelToken cancel);
    /// As Publisher::find.
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel);

private:
    using LinePointer = BlueskySessions::LinePointer;
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    findOnLine(LinePointer line, OutgoingPost post, CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskySessions> m_sessions;
};

} // namespace hatstand::networks
