// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/ghost/ghost_connector.h"

#include "networks/ghost/ghost_posting.h"
#include "networks/ghost/ghost_sign_in.h"
#include "networks/post_options.h"

namespace hatstand::networks
{

GhostConnector::GhostConnector(net::HttpSender &http, CredentialStore &credentials, const Clock &clock)
    : m_client(std::make_shared<GhostClient>(http, clock))
    , m_posting(std::make_shared<GhostPosting>(m_client, credentials))
    , m_signIn(std::make_shared<GhostSignIn>(m_client))
{
}

GhostConnector::~GhostConnector()
{
    m_client->close();
    m_posting->close();
}

NetworkKey GhostConnector::networkKey()
{
    return NetworkKey::fromString(QStringLiteral("ghost"));
}

QString GhostConnector::chooseRecordKey(Instant now)
{
    return ghostRecordKey(now);
}

QCoro::Task<Result<PublishedPost>> GhostConnector::publish(AccountIdentity account, OutgoingPost post,
                                                           Progress progress, CancelToken cancel)
{
    return m_posting->publish(std::move(account), std::move(post), std::move(progress), std::move(cancel));
}

QCoro::Task<Result<std::optional<PublishedPost>>> GhostConnector::find(AccountIdentity account,
                                                                       OutgoingPost post, CancelToken cancel)
{
    return m_posting->find(std::move(account), std::move(post), std::move(cancel));
}

bool GhostConnector::takes(const OutgoingPost &post) const
{
    // A draft waits for a person, not for a time.
    return post.options[option::status].toString() != option::statusDraft && post.parts.empty() &&
           post.firstComment.isEmpty();
}

QCoro::Task<Result<HandedOver>> GhostConnector::handOver(AccountIdentity account, OutgoingPost post,
                                                         Instant at, Progress progress, CancelToken cancel)
{
    return m_posting->handOver(std::move(account), std::move(post), at, std::move(progress),
                               std::move(cancel));
}

QCoro::Task<Result<std::optional<HandedOver>>>
GhostConnector::standing(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    return m_posting->standing(std::move(account), std::move(remoteId), std::move(post), std::move(cancel));
}

QCoro::Task<Result<std::optional<HandedOver>>>
GhostConnector::takeBack(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    return m_posting->takeBack(std::move(account), std::move(remoteId), std::move(post), std::move(cancel));
}

QCoro::Task<Result<PublishedPost>> GhostConnector::edit(AccountIdentity account, QString remoteId,
                                                        OutgoingPost post, Progress progress,
                                                        CancelToken cancel)
{
    return m_posting->edit(std::move(account), std::move(remoteId), std::move(post), std::move(progress),
                           std::move(cancel));
}

QCoro::Task<Result<void>> GhostConnector::remove(AccountIdentity account, QString remoteId,
                                                 CancelToken cancel)
{
    return m_posting->remove(std::move(account), std::move(remoteId), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> GhostConnector::signIn(SignInRequest request, CancelToken cancel)
{
    return m_signIn->signIn(std::move(request), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> GhostConnector::check(AccountIdentity account, CancelToken cancel)
{
    const auto posting = m_posting;
    const auto signIn = m_signIn;
    const auto who = co_await posting->open(account);
    if (!who)
        co_return fail(who.error());
    auto signedIn = co_await signIn->check(*who, cancel);
    co_return signedIn;
}

QCoro::Task<Result<void>> GhostConnector::signOut(AccountIdentity /*account*/)
{
    co_return Result<void>();
}

} // namespace hatstand::networks
