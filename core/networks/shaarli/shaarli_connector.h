// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/shaarli/shaarli_client.h"

namespace hatstand::networks
{

/// Shaarli: bookmarks on a site of one's own. See docs/networks/shaarli.md for what it does and what it never
/// does.
class ShaarliConnector final : public Connector, public Publisher, public Reviser, public SignIn
{
public:
    /// All must outlive this. What is under way when this goes ends without touching them again.
    ShaarliConnector(net::HttpSender &http, CredentialStore &credentials, const Clock &clock);
    ~ShaarliConnector() override;

    [[nodiscard]] static NetworkKey networkKey();
    [[nodiscard]] NetworkKey key() const override { return networkKey(); }
    [[nodiscard]] Publisher *publisher() override { return this; }
    [[nodiscard]] Reviser *reviser() override { return this; }
    [[nodiscard]] SignIn *signIn() override { return this; }

    [[nodiscard]] QString chooseRecordKey(Instant now) override { return m_keys.next(now); }
    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel) override;
    /// A second note of the same words can be made, and two calls at once can both find the place free.
    [[nodiscard]] bool repeatIsSafe() const override { return false; }

    [[nodiscard]] QCoro::Task<Result<PublishedPost>> edit(AccountIdentity account, QString remoteId,
                                                          OutgoingPost post, Progress progress,
                                                          CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(AccountIdentity account, QString remoteId,
                                                   CancelToken cancel) override;

    /// SignInRequest: `secret` (the API secret of its settings), and the address as `server` or, because
    /// there are no names to sign in with, as `handle`.
    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel) override;
    /// There is no session that could be ended.
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountIdentity account) override;

private:
    std::shared_ptr<class ShaarliDesk> m_desk;
    ShaarliKeys m_keys;
};

} // namespace hatstand::networks
