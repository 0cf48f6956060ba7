// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_connector.h"

#include "base/ids.h"
#include "networks/account_limits.h"
#include "networks/mastodon/mastodon_listening.h"
#include "networks/mastodon/mastodon_posting.h"
#include "networks/mastodon/mastodon_search.h"
#include "networks/mastodon/mastodon_sign_in.h"
#include "networks/mastodon/mastodon_streaming.h"
#include "networks/pauses.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};
} // namespace

MastodonConnector::MastodonConnector(net::HttpSender &http, CredentialStore &credentials,
                                     const RulesCatalogue &rules, const Clock &clock, Timers &timers,
                                     const QString &lockFolder)
    : m_rules(rules)
    , m_clock(clock)
    , m_client(std::make_shared<MastodonClient>(http))
    , m_pauses(std::make_shared<Pauses>(timers))
    , m_sessions(std::make_shared<MastodonSessions>(
          m_client, std::make_shared<RenewalTurns>(m_pauses, lockFolder), credentials))
    , m_signIn(std::make_shared<MastodonSignIn>(m_client, m_sessions))
    , m_posting(std::make_shared<MastodonPosting>(m_sessions, clock, timers))
    , m_listening(std::make_shared<MastodonListening>(m_sessions, clock))
    , m_streaming(std::make_shared<MastodonStreaming>(m_sessions))
    , m_search(std::make_shared<MastodonSearch>(m_sessions))
{
}

MastodonConnector::~MastodonConnector()
{
    m_client->close();
    m_sessions->close();
    m_pauses->close();
}

NetworkKey MastodonConnector::key() const
{
    return NetworkKey::fromString(QStringLiteral("mastodon"));
}

QString MastodonConnector::chooseRecordKey(Instant)
{
    return makeUuidV7(m_clock).toString(QUuid::WithoutBraces);
}

std::optional<Error> MastodonConnector::problem(const AccountIdentity &account,
                                                const OutgoingPost &post) const
{
    const NetworkRules rules = withLimits(m_rules.findOrOther(key()), account.options);
    if (auto found = statusProblem(post, rules, accountLimits(account.options)))
        return found;
    for (const OutgoingMedia &media : post.media) {
        if (auto found = mastodonFileProblem(media, rules, account.options))
            return found;
    }
    return std::nullopt;
}

QCoro::Task<Result<PublishedPost>> MastodonConnector::publish(AccountIdentity account, OutgoingPost post,
                                                              Progress progress, CancelToken cancel)
{
    if (auto found = problem(account, post))
        co_return fail(std::move(*found));
    const auto posting = m_posting;
    auto published = co_await posting->publish(account, post, progress, cancel);
    co_return published;
}

QCoro::Task<Result<std::optional<PublishedPost>>>
MastodonConnector::find(AccountIdentity account, OutgoingPost post, CancelToken cancel)
{
    return m_posting->find(std::move(account), std::move(post), std::move(cancel));
}

bool MastodonConnector::takes(const OutgoingPost &post) const
{
    return post.parts.empty() && post.firstComment.isEmpty() && !post.answers;
}

QCoro::Task<Result<HandedOver>> MastodonConnector::handOver(AccountIdentity account, OutgoingPost post,
                                                            Instant at, Progress progress, CancelToken cancel)
{
    if (auto found = problem(account, post))
        co_return fail(std::move(*found));
    const auto posting = m_posting;
    auto handed = co_await posting->handOver(account, post, at, progress, cancel);
    co_return handed;
}

QCoro::Task<Result<std::optional<HandedOver>>>
MastodonConnector::standing(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    return m_posting->standing(std::move(account), std::move(remoteId), std::move(post), std::move(cancel));
}

QCoro::Task<Result<std::optional<HandedOver>>>
MastodonConnector::takeBack(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    return m_posting->takeBack(std::move(account), std::move(remoteId), std::move(post), std::move(cancel));
}

QCoro::Task<Result<PublishedPost>> MastodonConnector::edit(AccountIdentity account, QString remoteId,
                                                           OutgoingPost post, Progress progress,
                                                           CancelToken cancel)
{
    if (auto found = problem(account, post))
        co_return fail(std::move(*found));
    const auto posting = m_posting;
    auto edited = co_await posting->edit(account, remoteId, post, progress, cancel);
    co_return edited;
}

QCoro::Task<Result<void>> MastodonConnector::remove(AccountIdentity account, QString remoteId,
                                                    CancelToken cancel)
{
    return m_posting->remove(std::move(account), std::move(remoteId), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> MastodonConnector::signIn(SignInRequest, CancelToken)
{
    co_return fail(ErrorCode::NotAllowed, Words::tr("Mastodon is signed in to in the browser."), {},
                   Words::tr("Choose to sign in with the browser."));
}

QCoro::Task<Result<SignedIn>> MastodonConnector::signInByBrowser(SignInRequest request,
                                                                 std::shared_ptr<BrowserVisit> visit,
                                                                 CancelToken cancel)
{
    return m_signIn->byBrowser(std::move(request), std::move(visit), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> MastodonConnector::check(AccountIdentity account, CancelToken cancel)
{
    return m_signIn->check(std::move(account), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> MastodonConnector::renew(AccountIdentity account, CancelToken cancel)
{
    return m_signIn->renew(std::move(account), std::move(cancel));
}

QCoro::Task<Result<void>> MastodonConnector::signOut(AccountIdentity account)
{
    return m_signIn->signOut(std::move(account));
}

QCoro::Task<Result<Heard>> MastodonConnector::listen(AccountIdentity account, QString cursor, Instant since,
                                                     CancelToken cancel)
{
    return m_listening->listen(std::move(account), std::move(cursor), since, std::move(cancel));
}

QCoro::Task<Result<Heard>> MastodonConnector::readThread(AccountIdentity account, QString remoteId,
                                                         CancelToken cancel)
{
    return m_listening->readThread(std::move(account), std::move(remoteId), std::move(cancel));
}

bool MastodonConnector::tellsNews(const AccountIdentity &account) const
{
    return !m_streaming->addressFor(account).isEmpty();
}

QCoro::Task<Result<void>> MastodonConnector::untilNews(AccountIdentity account, CancelToken cancel)
{
    return m_streaming->untilNews(std::move(account), std::move(cancel));
}

QCoro::Task<Result<Heard>> MastodonConnector::search(AccountIdentity account, SearchRequest request,
                                                     CancelToken cancel)
{
    return m_search->search(std::move(account), std::move(request), std::move(cancel));
}

} // namespace hatstand::networks
