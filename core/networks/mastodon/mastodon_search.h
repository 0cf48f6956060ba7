// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/mastodon/mastodon_session.h"
#include "networks/mastodon/mastodon_trail.h"

namespace hatstand::networks
{

/// Looks for a hashtag, or for words where the server does that: Searcher's call.
class MastodonSearch : public std::enable_shared_from_this<MastodonSearch>
{
public:
    explicit MastodonSearch(std::shared_ptr<MastodonSessions> sessions) : m_sessions(std::move(sessions)) {}
    [[nodiscard]] QCoro::Task<Result<Heard>> search(AccountIdentity account, SearchRequest request,
                                                    CancelToken cancel);

private:
    std::shared_ptr<MastodonSessions> m_sessions;
};

} // namespace hatstand::networks
