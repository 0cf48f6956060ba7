// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_cards.h"
#include "networks/bluesky/bluesky_key.h"
#include "networks/bluesky/bluesky_sign_in.h"
#include "networks/listener.h"
#include "networks/rules_catalogue.h"

namespace hatstand::networks
{

/// Bluesky, and every other server of the AT Protocol. See docs/networks/bluesky.md for what it does and what
/// it never does.
///
/// A post, its reply controls, the further parts of a thread and its first comment are written in one call,
/// all or nothing, under keys that were chosen before: a repeat makes nothing new.
///
/// It hears mentions, answers and quotes, what the account itself has answered elsewhere, and direct messages
/// where the sign-in may read them (an app password with that right). Answers to anybody's post are sent as
/// any post, by OutgoingPost::answers.
class BlueskyConnector final : public Connector,
                               public Publisher,
                               public SignIn,
                               public Listener,
                               public Searcher
{
public:
    /// All must outlive this. What is under way when this goes ends without touching them again.
    BlueskyConnector(net::HttpSender &http, CredentialStore &credentials, const RulesCatalogue &rules,
                     const Clock &clock, Timers &timers, BlueskyOptions options = {});
    ~BlueskyConnector() override;

    [[nodiscard]] NetworkKey key() const override { return NetworkKey::bluesky(); }
    [[nodiscard]] Publisher *publisher() override { return this; }
    [[nodiscard]] SignIn *signIn() override { return this; }
    [[nodiscard]] Listener *listener() override { return this; }
    [[nodiscard]] Searcher *searcher() override { return this; }
    [[nodiscard]] bool idsAreGlobal() const override { return true; }

    [[nodiscard]] QString chooseRecordKey(Instant now) override { return m_keys.next(now); }
    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel) override;
    [[nodiscard]] bool takesChain() const override { return true; }
    [[nodiscard]] bool repeatIsSafe() const override { return true; }
    [[nodiscard]] bool goesInARow() const override { return true; }
    [[nodiscard]] QString chainKey(const QString &recordKey, int position) const override
    {
        return blueskyChainKey(recordKey, position);
    }

    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel) override;
    [[nodiscard]] bool hasBrowserWay() const override { return true; }
    [[nodiscard]] QCoro::Task<Result<SignedIn>>
    signInByBrowser(SignInRequest request, std::shared_ptr<BrowserVisit> visit, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<SignedIn>> renew(AccountIdentity account, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountIdentity account) override;

    [[nodiscard]] QCoro::Task<Result<Heard>> listen(AccountIdentity account, QString cursor, Instant since,
                                                    CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<Heard>> readThread(AccountIdentity account, QString remoteId,
                                                        CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<Heard>> search(AccountIdentity account, SearchRequest request,
                                                    CancelToken cancel) override;

private:
    const RulesCatalogue &m_rules;
    BlueskyKeys m_keys;
    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<Pauses> m_pauses;
    std::shared_ptr<BlueskyRenewals> m_renewals;
    std::shared_ptr<BlueskySignIn> m_signIn;
    std::shared_ptr<class BlueskyPosting> m_posting;
    std::shared_ptr<class BlueskyChatSending> m_chat;
    std::shared_ptr<class BlueskyListening> m_listening;
    std::shared_ptr<class BlueskyThreadReading> m_threads;
    std::shared_ptr<class BlueskySearch> m_search;
};

} // namespace hatstand::networks
