// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_connector.h"

#include "networks/wordpress/wordpress_comments.h"
#include "networks/wordpress/wordpress_listening.h"
#include "networks/wordpress/wordpress_posting.h"
#include "networks/wordpress/wordpress_sign_in.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error noThreads()
{
    return {ErrorCode::NotAllowed,
            Words::tr("WordPress has no threads."),
            {},
            Words::tr("Write it as one post: it may be as long as you like."),
            {}};
}

/// Below a post, or an answer to another comment.
bool isComment(const OutgoingPost &post)
{
    return post.isComment || (post.answers && isCommentId(post.answers->parentId));
}

bool isPublic(const WordPressPost &post)
{
    return post.status == QLatin1StringView("publish") || post.status == QLatin1StringView("private");
}

bool isWaiting(const WordPressPost &post)
{
    return post.status == QLatin1StringView("future");
}

HandedOver handedOver(const WordPressPost &post)
{
    return {isPublic(post) ? HandedOver::Where::Published : HandedOver::Where::Waiting, post.at,
            publishedOf(post)};
}
} // namespace

struct WordPressConnector::Made
{
    Made(net::HttpSender &http, CredentialStore &credentials)
        : client(std::make_shared<WordPressClient>(http, credentials))
        , posting(std::make_shared<WordPressPosting>(client))
        , comments(std::make_shared<WordPressComments>(client))
        , signIn(std::make_shared<WordPressSignIn>(client))
        , listening(std::make_shared<WordPressListening>(client))
    {
    }
    std::shared_ptr<WordPressClient> client;
    std::shared_ptr<WordPressPosting> posting;
    std::shared_ptr<WordPressComments> comments;
    std::shared_ptr<WordPressSignIn> signIn;
    std::shared_ptr<WordPressListening> listening;

    [[nodiscard]] QCoro::Task<Result<std::optional<WordPressPost>>>
    look(WordPressCredential credential, QString remoteId, OutgoingPost post, CancelToken cancel) const
    {
        return remoteId.isEmpty()
                   ? posting->findByKey(std::move(credential), std::move(post), std::move(cancel))
                   : posting->findById(std::move(credential), std::move(remoteId), std::move(cancel));
    }
};

WordPressConnector::WordPressConnector(net::HttpSender &http, CredentialStore &credentials)
    : m_made(std::make_shared<Made>(http, credentials))
{
}

WordPressConnector::~WordPressConnector()
{
    m_made->client->close();
}

NetworkKey WordPressConnector::key() const
{
    return NetworkKey::fromString(QStringLiteral("wordpress"));
}

QString WordPressConnector::chooseRecordKey(Instant now)
{
    // Letters and digits only: it stands in a comment of the page's source, and in the names of files.
    return QString::number(now.milliseconds(), 36) +
           QStringLiteral("%1").arg(QRandomGenerator::system()->generate64(), 13, 36, QLatin1Char('0'));
}

QCoro::Task<Result<PublishedPost>> WordPressConnector::publish(AccountIdentity account, OutgoingPost post,
                                                               Progress progress, CancelToken cancel)
{
    const auto made = m_made;
    if (post.answers && !isComment(post))
        co_return fail(noThreads());
    const auto credential = co_await made->client->open(account);
    if (!credential)
        co_return fail(credential.error());
    if (isComment(post)) {
        auto done = co_await made->comments->write(*credential, account, post, cancel);
        co_return done;
    }
    const std::optional<Instant> atOnce;
    const auto written = co_await made->posting->write(*credential, post, atOnce, progress, cancel);
    if (!written)
        co_return fail(written.error());
    co_return publishedOf(*written);
}

QCoro::Task<Result<std::optional<PublishedPost>>>
WordPressConnector::find(AccountIdentity account, OutgoingPost post, CancelToken cancel)
{
    const auto made = m_made;
    const auto credential = co_await made->client->open(account);
    if (!credential)
        co_return fail(credential.error());
    if (isComment(post)) {
        auto done = co_await made->comments->find(*credential, account, post, cancel);
        co_return done;
    }
    const auto found = co_await made->posting->findByKey(*credential, post, cancel);
    if (!found)
        co_return fail(found.error());
    std::optional<PublishedPost> published;
    // One that waits for its time is no post yet: `standing` tells of it. What the site keeps for its editors
    // to look through, what they took back to a draft and what they threw away was posted.
    if (*found && !isWaiting(**found))
        published = publishedOf(**found);
    co_return published;
}

bool WordPressConnector::takes(const OutgoingPost &post) const
{
    return !isDraft(post) && !post.answers && post.parts.empty() && post.firstComment.isEmpty();
}

QCoro::Task<Result<HandedOver>> WordPressConnector::handOver(AccountIdentity account, OutgoingPost post,
                                                             Instant at, Progress progress,
                                                             CancelToken cancel)
{
    const auto made = m_made;
    const auto credential = co_await made->client->open(account);
    if (!credential)
        co_return fail(credential.error());
    const std::optional<Instant> when(at);
    const auto written = co_await made->posting->write(*credential, post, when, progress, cancel);
    if (!written)
        co_return fail(written.error());
    co_return handedOver(*written);
}

QCoro::Task<Result<std::optional<HandedOver>>>
WordPressConnector::standing(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    const auto made = m_made;
    const auto credential = co_await made->client->open(account);
    if (!credential)
        co_return fail(credential.error());
    const auto found = co_await made->look(*credential, remoteId, post, cancel);
    if (!found)
        co_return fail(found.error());
    std::optional<HandedOver> answer;
    // In the trash, or made a draft again, it neither waits nor is public.
    if (*found && (isPublic(**found) || isWaiting(**found)))
        answer = handedOver(**found);
    co_return answer;
}

QCoro::Task<Result<std::optional<HandedOver>>>
WordPressConnector::takeBack(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    const auto made = m_made;
    const auto credential = co_await made->client->open(account);
    if (!credential)
        co_return fail(credential.error());
    auto found = co_await made->look(*credential, remoteId, post, cancel);
    // Long lists were read until it was found: what counts is how it stands now.
    if (found && *found && isWaiting(**found) && remoteId.isEmpty()) {
        const QString id = QString::number((*found)->id);
        found = co_await made->posting->findById(*credential, id, cancel);
    }
    // What an editor has made a draft, or thrown away, does not go out, and is theirs.
    if (found && *found && isWaiting(**found))
        found = co_await made->posting->withdraw(*credential, **found, cancel);
    if (!found)
        co_return fail(found.error());
    std::optional<HandedOver> answer;
    if (*found && (isPublic(**found) || isWaiting(**found)))
        answer = handedOver(**found);
    co_return answer;
}

QCoro::Task<Result<PublishedPost>> WordPressConnector::edit(AccountIdentity account, QString remoteId,
                                                            OutgoingPost post, Progress progress,
                                                            CancelToken cancel)
{
    const auto made = m_made;
    const auto credential = co_await made->client->open(account);
    if (!credential)
        co_return fail(credential.error());
    if (isCommentId(remoteId)) {
        auto done = co_await made->comments->rewrite(*credential, remoteId, post, cancel);
        co_return done;
    }
    const auto written = co_await made->posting->rewrite(*credential, remoteId, post, progress, cancel);
    if (!written)
        co_return fail(written.error());
    co_return publishedOf(*written);
}

QCoro::Task<Result<void>> WordPressConnector::remove(AccountIdentity account, QString remoteId,
                                                     CancelToken cancel)
{
    const auto made = m_made;
    const auto credential = co_await made->client->open(account);
    if (!credential)
        co_return fail(credential.error());
    auto done = co_await made->posting->erase(*credential, remoteId, cancel);
    co_return done;
}

QCoro::Task<Result<SignedIn>> WordPressConnector::signIn(SignInRequest request, CancelToken cancel)
{
    return m_made->signIn->signIn(std::move(request), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> WordPressConnector::signInByBrowser(SignInRequest request,
                                                                  std::shared_ptr<BrowserVisit> visit,
                                                                  CancelToken cancel)
{
    return m_made->signIn->signInByBrowser(std::move(request), std::move(visit), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> WordPressConnector::check(AccountIdentity account, CancelToken cancel)
{
    return m_made->signIn->check(std::move(account), std::move(cancel));
}

QCoro::Task<Result<void>> WordPressConnector::signOut(AccountIdentity account)
{
    return m_made->signIn->signOut(std::move(account));
}

QCoro::Task<Result<Heard>> WordPressConnector::listen(AccountIdentity account, QString cursor, Instant since,
                                                      CancelToken cancel)
{
    return m_made->listening->listen(std::move(account), std::move(cursor), since, std::move(cancel));
}

QCoro::Task<Result<Heard>> WordPressConnector::readThread(AccountIdentity account, QString remoteId,
                                                          CancelToken cancel)
{
    return m_made->listening->readThread(std::move(account), std::move(remoteId), std::move(cancel));
}

QCoro::Task<Result<Heard>> WordPressConnector::search(AccountIdentity account, SearchRequest request,
                                                      CancelToken cancel)
{
    return m_made->listening->search(std::move(account), std::move(request), std::move(cancel));
}

QCoro::Task<Result<void>> WordPressConnector::judge(AccountIdentity account, QString remoteId,
                                                    Verdict verdict, CancelToken cancel)
{
    return m_made->listening->judge(std::move(account), std::move(remoteId), verdict, std::move(cancel));
}

} // namespace hatstand::networks
