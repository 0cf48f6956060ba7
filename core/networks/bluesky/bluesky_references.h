// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_identity.h"
#include "networks/bluesky/bluesky_records.h"
#include "networks/bluesky/bluesky_session.h"

namespace hatstand::networks
{

/// Looks posts up on the servers where they live, so that records can name them.
class BlueskyReferences : public std::enable_shared_from_this<BlueskyReferences>
{
public:
    BlueskyReferences(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskyIdentities> identities)
        : m_client(std::move(client)), m_identities(std::move(identities))
    {
    }

    /// Empty: it certainly is not there. Only the server's own word for that counts.
    [[nodiscard]] QCoro::Task<Result<std::optional<BlueskyRef>>> find(QUrl home, QString did,
                                                                      QString recordKey, CancelToken cancel);
    /// The post that an address means, for a quote. Refused in clear words when there is none.
    [[nodiscard]] QCoro::Task<Result<BlueskyRef>> quoted(BlueskySessions::LinePointer line, QString address,
                                                         CancelToken cancel);
    /// What a link of a chain answers, of one's own posts; or what an answer to anybody's post stands below:
    /// then that post itself says what its thread began with, and `rootId` may be empty.
    [[nodiscard]] QCoro::Task<Result<BlueskyReply>> above(BlueskySessions::LinePointer line, Answered answers,
                                                          CancelToken cancel);

private:
    struct Standing
    {
        BlueskyRef ref;
        QJsonObject value;
    };
    [[nodiscard]] QCoro::Task<Result<std::optional<Standing>>> record(QUrl home, QString did,
                                                                      QString recordKey, CancelToken cancel);
    /// A post that is to be answered, whoever wrote it.
    [[nodiscard]] QCoro::Task<Result<Standing>> answered(BlueskySessions::LinePointer line, QString uri,
                                                         CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskyIdentities> m_identities;
};

} // namespace hatstand::networks
