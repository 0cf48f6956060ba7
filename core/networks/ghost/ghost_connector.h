// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/http_client.h"
#include "networks/connector.h"

namespace hatstand::networks
{

/// Ghost, on a site of one's own or at ghost.org. See docs/networks/ghost.md for what it does and what it
/// never does.
class GhostConnector final : public Connector,
                             public Publisher,
                             public Scheduler,
                             public Reviser,
                             public SignIn
{
public:
    /// All must outlive this. What is under way when this goes ends without touching them again.
    GhostConnector(net::HttpSender &http, CredentialStore &credentials, const Clock &clock);
    ~GhostConnector() override;

    [[nodiscard]] static NetworkKey networkKey();
    [[nodiscard]] NetworkKey key() const override { return networkKey(); }
    [[nodiscard]] Publisher *publisher() override { return this; }
    [[nodiscard]] Scheduler *scheduler() override { return this; }
    [[nodiscard]] Reviser *reviser() override { return this; }
    [[nodiscard]] SignIn *signIn() override { return this; }

    [[nodiscard]] QString chooseRecordKey(Instant now) override;
    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel) override;
    /// Ghost keeps the key, but takes it twice: two calls at once can both find nothing there.
    [[nodiscard]] bool repeatIsSafe() const override { return false; }

    /// Up to version 5, Ghost refuses what is nearer than two minutes; the rest is for the way there.
    [[nodiscard]] Milliseconds leastAhead() const override { return std::chrono::seconds(150); }
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

    /// SignInRequest: `secret` (an Admin API key), and the address as `server` or, because there are no names
    /// to sign in with, as `handle`.
    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel) override;
    /// There is no session that could be ended; the key is withdrawn in Ghost.
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountIdentity account) override;

private:
    std::shared_ptr<class GhostClient> m_client;
    std::shared_ptr<class GhostPosting> m_posting;
    std::shared_ptr<class GhostSignIn> m_signIn;
};

} // namespace hatstand::networks
