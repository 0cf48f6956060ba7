// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_connector.h"

#include "networks/bluesky/bluesky_chat_sending.h"
#include "networks/bluesky/bluesky_listening.h"
#include "networks/bluesky/bluesky_posting.h"
#include "networks/bluesky/bluesky_search.h"
#include "networks/bluesky/bluesky_thread_reading.h"

namespace hatstand::networks
{

BlueskyConnector::BlueskyConnector(net::HttpSender &http, CredentialStore &credentials,
                                   const RulesCatalogue &rules, const Clock &clock, Timers &timers,
                                   BlueskyOptions options)
    : m_rules(rules)
    , m_client(std::make_shared<BlueskyClient>(http, clock, std::move(options)))
    , m_pauses(std::make_shared<Pauses>(timers))
{
    const auto oauth = std::make_shared<BlueskyOAuth>(m_client);
    const auto turns = std::make_shared<RenewalTurns>(m_pauses, m_client->options().lockFolder);
    m_renewals = std::make_shared<BlueskyRenewals>(m_client, oauth, turns, credentials);
    const auto sessions = std::make_shared<BlueskySessions>(m_client, m_renewals);
    const auto identities = std::make_shared<BlueskyIdentities>(m_client);
    m_signIn = std::make_shared<BlueskySignIn>(m_client, identities, sessions, oauth);
    m_posting = std::make_shared<BlueskyPosting>(m_client, identities, sessions, m_pauses);
    m_chat = std::make_shared<BlueskyChatSending>(m_client, sessions);
    m_listening = std::make_shared<BlueskyListening>(m_client, sessions);
    m_threads = std::make_shared<BlueskyThreadReading>(m_client, sessions);
    m_search = std::make_shared<BlueskySearch>(m_client, sessions);
}

BlueskyConnector::~BlueskyConnector()
{
    m_client->close();
    m_renewals->close();
    m_pauses->close();
}

QCoro::Task<Result<PublishedPost>> BlueskyConnector::publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel)
{
    if (BlueskyChatSending::takes(post)) {
        const auto chat = m_chat;
        auto sent = co_await chat->publish(account, post, cancel);
        co_return sent;
    }
    const NetworkRules &rules = m_rules.findOrOther(key());
    auto problem = mediaProblem(post.media, rules);
    for (const OutgoingPart &part : post.parts) {
        if (!problem)
            problem = mediaProblem(part.media, rules);
    }
    if (problem)
        co_return fail(std::move(*problem));
    const auto posting = m_posting;
    auto published = co_await posting->publish(account, post, progress, cancel);
    co_return published;
}

QCoro::Task<Result<std::optional<PublishedPost>>>
BlueskyConnector::find(AccountIdentity account, OutgoingPost post, CancelToken cancel)
{
    if (BlueskyChatSending::takes(post))
        return m_chat->find(std::move(account), std::move(post), std::move(cancel));
    return m_posting->find(std::move(account), std::move(post), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> BlueskyConnector::signIn(SignInRequest request, CancelToken cancel)
{
    return m_signIn->signIn(std::move(request), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> BlueskyConnector::signInByBrowser(SignInRequest request,
                                                                std::shared_ptr<BrowserVisit> visit,
                                                                CancelToken cancel)
{
    return m_signIn->signInByBrowser(std::move(request), std::move(visit), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> BlueskyConnector::renew(AccountIdentity account, CancelToken cancel)
{
    return m_signIn->renew(std::move(account), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> BlueskyConnector::check(AccountIdentity account, CancelToken cancel)
{
    return m_signIn->check(std::move(account), std::move(cancel));
}

QCoro::Task<Result<void>> BlueskyConnector::signOut(AccountIdentity account)
{
    return m_signIn->signOut(std::move(account));
}

QCoro::Task<Result<Heard>> BlueskyConnector::listen(AccountIdentity account, QString cursor, Instant since,
                                                    CancelToken cancel)
{
    return m_listening->listen(std::move(account), std::move(cursor), since, std::move(cancel));
}

QCoro::Task<Result<Heard>> BlueskyConnector::readThread(AccountIdentity account, QString remoteId,
                                                        CancelToken cancel)
{
    return m_threads->read(std::move(account), std::move(remoteId), std::move(cancel));
}

QCoro::Task<Result<Heard>> BlueskyConnector::search(AccountIdentity account, SearchRequest request,
                                                    CancelToken cancel)
{
    return m_search->search(std::move(account), std::move(request), std::move(cancel));
}

} // namespace hatstand::networks
