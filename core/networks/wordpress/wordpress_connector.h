// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"
#include "networks/listener.h"

#include <memory>

namespace hatstand::net
{
class HttpSender;
}

namespace hatstand::networks
{

/// A site of one's own with WordPress, by its REST interface and an application password. See
/// docs/networks/wordpress.md for what it does and what it never does.
///
/// WordPress lets nobody choose the id of a post. The key of each stands hidden in its content, and only the
/// site's whole list of what was changed there since counts as the word that it is not there.
class WordPressConnector final : public Connector,
                                 public Publisher,
                                 public Scheduler,
                                 public Reviser,
                                 public SignIn,
                                 public Listener,
                                 public Searcher,
                                 public Moderator
{
public:
    /// Both must outlive this. What is under way when this goes ends without touching them again.
    WordPressConnector(net::HttpSender &http, CredentialStore &credentials);
    ~WordPressConnector() override;

    [[nodiscard]] NetworkKey key() const override;
    [[nodiscard]] Publisher *publisher() override { return this; }
    [[nodiscard]] Scheduler *scheduler() override { return this; }
    [[nodiscard]] Reviser *reviser() override { return this; }
    [[nodiscard]] SignIn *signIn() override { return this; }
    [[nodiscard]] Listener *listener() override { return this; }
    [[nodiscard]] Searcher *searcher() override { return this; }
    [[nodiscard]] Moderator *moderator() override { return this; }

    [[nodiscard]] QString chooseRecordKey(Instant now) override;
    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel) override;
    /// A post that lies in the site's trash counts as found: it was there, and somebody took it away.
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel) override;
    [[nodiscard]] bool repeatIsSafe() const override { return false; }

    /// WordPress publishes at once what is due within a minute; the other one is for the clocks.
    [[nodiscard]] Milliseconds leastAhead() const override { return std::chrono::minutes(2); }
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
    [[nodiscard]] QCoro::Task<Result<SignedIn>>
    signInByBrowser(SignInRequest request, std::shared_ptr<BrowserVisit> visit, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountIdentity account) override;

    [[nodiscard]] QCoro::Task<Result<Heard>> listen(AccountIdentity account, QString cursor, Instant since,
                                                    CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<Heard>> readThread(AccountIdentity account, QString remoteId,
                                                        CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<Heard>> search(AccountIdentity account, SearchRequest request,
                                                    CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> judge(AccountIdentity account, QString remoteId, Verdict verdict,
                                                  CancelToken cancel) override;

private:
    struct Made;
    /// By shared pointer, for the calls that outlive this.
    std::shared_ptr<Made> m_made;
};

} // namespace hatstand::networks
