// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_cards.h"
#include "networks/bluesky/bluesky_references.h"

namespace hatstand::networks
{

/// Puts posts onto an account's server, and looks for them there.
class BlueskyPosting : public std::enable_shared_from_this<BlueskyPosting>
{
public:
    BlueskyPosting(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskyIdentities> identities,
                   std::shared_ptr<BlueskySessions> sessions, std::shared_ptr<Pauses> pauses);

    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel);

private:
    using LinePointer = BlueskySessions::LinePointer;
    [[nodiscard]] QCoro::Task<Result<BlueskyAnswers>> prepare(LinePointer line, OutgoingPost post,
                                                              Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<BlueskyAnswers>> namedPosts(LinePointer line, OutgoingPost post,
                                                                 CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<BlueskyAnswers>>
    shown(LinePointer line, OutgoingPost post, BlueskyAnswers answers, Progress progress, CancelToken cancel);
    [[nodiscard]] PublishedPost published(const AccountIdentity &account, const OutgoingPost &post,
                                          const BlueskyCredential &credential) const;

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskyIdentities> m_identities;
    std::shared_ptr<BlueskySessions> m_sessions;
    std::shared_ptr<BlueskyReferences> m_references;
    std::shared_ptr<BlueskyVideos> m_videos;
    std::shared_ptr<BlueskyUploads> m_uploads;
    std::shared_ptr<BlueskyCards> m_cards;
};

} // namespace hatstand::networks
