// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timers.h"
#include "networks/listener.h"
#include "networks/mastodon/mastodon_client.h"
#include "networks/rules_catalogue.h"

namespace hatstand::networks
{

/// Mastodon, and every other server that speaks its API. See docs/networks/mastodon.md for what it does and
/// what it never does.
///
/// Mastodon keeps the Idempotency-Key of a status for an hour only, and other servers ignore it: so after an
/// unclear answer the post is looked for before it is sent again, always.
class MastodonConnector final : public Connector,
                                public Publisher,
                                public Scheduler,
                                public Reviser,
                                public SignIn,
                                public Listener,
                                public Searcher
{
public:
    /// All must outlive this. What is under way when this goes ends without touching them again.
    /// `lockFolder`: where programs that renew a sign-in wait for each other; empty: where such things
    /// belong.
    MastodonConnector(net::HttpSender &http, CredentialStore &credentials, const RulesCatalogue &rules,
                      const Clock &clock, Timers &timers, const QString &lockFolder = {});
    ~MastodonConnector() override;

    [[nodiscard]] NetworkKey key() const override;
    [[nodiscard]] Publisher *publisher() override { return this; }
    [[nodiscard]] Scheduler *scheduler() override { return this; }
    [[nodiscard]] Reviser *reviser() override { return this; }
    [[nodiscard]] SignIn *signIn() override { return this; }
    [[nodiscard]] Listener *listener() override { return this; }
    [[nodiscard]] Searcher *searcher() override { return this; }

    [[nodiscard]] QString chooseRecordKey(Instant now) override;
    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel) override;
    [[nodiscard]] bool repeatIsSafe() const override { return false; }

    /// The server wants five minutes (docs.joinmastodon.org/methods/statuses: scheduled_at); one more is for
    /// the upload and for clocks that differ.
    [[nodiscard]] Milliseconds leastAhead() const override { return std::chrono::minutes(6); }
    [[nodiscard]] bool takes(const OutgoingPost &post) const override;
    [[nodiscard]] QCoro::Task<Result<HandedOver>> handOver(AccountIdentity account, OutgoingPost post,
                                                           Instant at, Progress progress,
                                                           CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<HandedOver>>>
    standing(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<HandedOver>>>
    takeBack(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel) override;

    [[nodiscard]] QCoro::Task<Result<PublishedPost>> edit(AccountIdentity account, QString remoteId,
                                                          OutgoingPost post, Progress progress,
                                                          CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(AccountIdentity account, QString remoteId,
                                                   CancelToken cancel) override;

    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel) override;
    [[nodiscard]] bool hasBrowserWay() const override { return true; }
    [[nodiscard]] bool hasSecretWay() const override { return false; }
    [[nodiscard]] QCoro::Task<Result<SignedIn>>
    signInByBrowser(SignInRequest request, std::shared_ptr<BrowserVisit> visit, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<SignedIn>> renew(AccountIdentity account, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountIdentity account) override;

    [[nodiscard]] QCoro::Task<Result<Heard>> listen(AccountIdentity account, QString cursor, Instant since,
                                                    CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<Heard>> readThread(AccountIdentity account, QString remoteId,
                                                        CancelToken cancel) override;
    [[nodiscard]] bool tellsNews(const AccountIdentity &account) const override;
    [[nodiscard]] QCoro::Task<Result<void>> untilNews(AccountIdentity account, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<Heard>> search(AccountIdentity account, SearchRequest request,
                                                    CancelToken cancel) override;

private:
    [[nodiscard]] std::optional<Error> problem(const AccountIdentity &account,
                                               const OutgoingPost &post) const;

    const RulesCatalogue &m_rules;
    const Clock &m_clock;
    std::shared_ptr<MastodonClient> m_client;
    std::shared_ptr<class Pauses> m_pauses;
    std::shared_ptr<class MastodonSessions> m_sessions;
    std::shared_ptr<class MastodonSignIn> m_signIn;
    std::shared_ptr<class MastodonPosting> m_posting;
    std::shared_ptr<class MastodonListening> m_listening;
    std::shared_ptr<class MastodonStreaming> m_streaming;
    std::shared_ptr<class MastodonSearch> m_search;
};

} // namespace hatstand::networks
