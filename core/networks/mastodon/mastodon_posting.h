// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "networks/mastodon/mastodon_media.h"
#include "networks/mastodon/mastodon_timeline.h"

namespace hatstand::networks
{

/// Puts posts onto an account's server, at once or at a time; changes, finds and deletes them.
class MastodonPosting : public std::enable_shared_from_this<MastodonPosting>
{
public:
    /// `clock` and `timers` must outlive this.
    MastodonPosting(std::shared_ptr<MastodonSessions> sessions, const Clock &clock, Timers &timers);

    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel);

    [[nodiscard]] QCoro::Task<Result<PublishedPost>>
    edit(AccountIdentity account, QString remoteId, OutgoingPost post, Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> remove(AccountIdentity account, QString remoteId,
                                                   CancelToken cancel);

    [[nodiscard]] QCoro::Task<Result<HandedOver>> handOver(AccountIdentity account, OutgoingPost post,
                                                           Instant at, Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::optional<HandedOver>>>
    standing(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::optional<HandedOver>>>
    takeBack(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel);

private:
    using LinePointer = MastodonSessions::LinePointer;
    [[nodiscard]] QCoro::Task<Result<MastodonAnswers>> prepare(LinePointer line, AccountIdentity account,
                                                               OutgoingPost post, Progress progress,
                                                               CancelToken cancel);
    /// What the server finds at that address; empty when it finds nothing.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> statusAt(LinePointer line, QString address,
                                                            CancelToken cancel);
    /// With the id of what it answers, where only the address of that is known.
    [[nodiscard]] QCoro::Task<Result<OutgoingPost>> attached(LinePointer line, OutgoingPost post,
                                                             CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> create(LinePointer line, QJsonObject body, QString key,
                                                          bool isReply, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::optional<HandedOver>>>
    stands(LinePointer line, QString remoteId, OutgoingPost post, CancelToken cancel);

    std::shared_ptr<MastodonSessions> m_sessions;
    std::shared_ptr<MastodonUploads> m_uploads;
    std::shared_ptr<MastodonTimeline> m_timeline;
    const Clock &m_clock;
};

} // namespace hatstand::networks
