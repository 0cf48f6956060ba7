// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_pages.h"
#include "networks/bluesky/bluesky_session.h"

namespace hatstand::networks
{

/// Looks for what is said anywhere on the network, as the account's server and its AppView know it. See
/// Searcher::search.
class BlueskySearch : public std::enable_shared_from_this<BlueskySearch>
{
public:
    BlueskySearch(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskySessions> sessions)
        : m_client(std::move(client)), m_sessions(std::move(sessions))
    {
    }

    [[nodiscard]] QCoro::Task<Result<Heard>> search(AccountIdentity account, SearchRequest request,
                                                    CancelToken cancel);

private:
    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskySessions> m_sessions;
};

/// What is asked for: the words as they are; a hashtag with its sign. Empty: nothing can be looked for.
[[nodiscard]] QString blueskySearchWords(const SearchRequest &request);

} // namespace hatstand::networks
