// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_connector.h"

#include "networks/bluesky/bluesky_posting.h"

namespace hatstand::networks
{

BlueskyConnector::BlueskyConnector(net::HttpSender &http, CredentialStore &credentials,
                                   const RulesCatalogue &rules, BlueskyOptions options)
    : m_rules(rules)
    , m_client(std::make_shared<BlueskyClient>(http, std::move(options)))
    , m_sessions(std::make_shared<BlueskySessions>(m_client, credentials))
{
    const auto identities = std::make_shared<BlueskyIdentities>(m_client);
    m_signIn = std::make_shared<BlueskySignIn>(m_client, identities, m_sessions);
    m_posting = std::make_shared<BlueskyPosting>(m_client, identities, m_sessions);
}

BlueskyConnector::~BlueskyConnector()
{
    m_client->close();
    m_sessions->close();
}

QCoro::Task<Result<PublishedPost>> BlueskyConnector::publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel)
{
    if (auto problem = mediaProblem(post.media, m_rules.findOrOther(key())))
        co_return fail(std::move(*problem));
    const auto posting = m_posting;
    auto published = co_await posting->publish(account, post, progress, cancel);
    co_return published;
}

QCoro::Task<Result<std::optional<PublishedPost>>>
BlueskyConnector::find(AccountIdentity account, OutgoingPost post, CancelToken cancel)
{
    return m_posting->find(std::move(account), std::move(post), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> BlueskyConnector::signIn(SignInRequest request, CancelToken cancel)
{
    return m_signIn->signIn(std::move(request), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> BlueskyConnector::check(AccountIdentity account, CancelToken cancel)
{
    return m_signIn->check(std::move(account), std::move(cancel));
}

QCoro::Task<Result<void>> BlueskyConnector::signOut(AccountIdentity account)
{
    return m_signIn->signOut(std::move(account));
}

} // namespace hatstand::networks
