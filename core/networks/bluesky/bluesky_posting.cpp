// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_posting.h"

#include "net/url_rules.h"
#include "networks/post_options.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error stopped()
{
    Error error{ErrorCode::Cancelled, Words::tr("Sending to Bluesky was stopped."), {}, {}, {}};
    error.detail = QStringLiteral("unsent");
    return error;
}

Error strangeSuccess()
{
    return {ErrorCode::BadAnswer,
            Words::tr("Bluesky took the post, but answered something else than expected."),
            Words::tr("The post may or may not have arrived."),
            Words::tr("Hatstand looks there before it sends again."),
            {}};
}

/// A publish call has been made, and what may stand there could not be looked at: whatever kept it from being
/// seen says nothing of the post.
Error unconfirmed(Error look)
{
    switch (look.code) {
    case ErrorCode::Cancelled:
        look.detail.clear(); // what is unsent is the look
        return look;
    case ErrorCode::TimedOut:
    case ErrorCode::ConnectionLost:
    case ErrorCode::ServerTrouble:
        return look;
    default:
        look.code = ErrorCode::BadAnswer;
        return look;
    }
}

/// The server says under which address it keeps the first of the written records.
bool confirms(const QJsonObject &answer, const QString &uri)
{
    const QJsonArray results = answer[QLatin1StringView("results")].toArray();
    return results.first().toObject()[QLatin1StringView("uri")].toString() == uri;
}
} // namespace

BlueskyPosting::BlueskyPosting(std::shared_ptr<BlueskyClient> client,
                               std::shared_ptr<BlueskyIdentities> identities,
                               std::shared_ptr<BlueskySessions> sessions, std::shared_ptr<Pauses> pauses)
    : m_client(std::move(client))
    , m_identities(std::move(identities))
    , m_sessions(std::move(sessions))
    , m_references(std::make_shared<BlueskyReferences>(m_client, m_identities))
    , m_videos(std::make_shared<BlueskyVideos>(m_client, m_sessions, std::move(pauses)))
    , m_uploads(std::make_shared<BlueskyUploads>(m_sessions, m_videos))
    , m_cards(std::make_shared<BlueskyCards>(m_client, m_uploads))
{
}

/// Everything that has to be known or uploaded before. Nothing of the post itself leaves.
QCoro::Task<Result<BlueskyAnswers>> BlueskyPosting::prepare(LinePointer line, OutgoingPost post,
                                                            Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    auto answers = co_await namedPosts(line, post, cancel);
    if (!answers)
        co_return fail(std::move(answers.error()));
    answers->did = line->credential.did;
    const QSet<QString> handles = mentionedHandles(post);
    auto dids = co_await m_identities->didsOf(line->credential.home, handles, cancel);
    if (!dids)
        co_return fail(std::move(dids.error()));
    answers->didOfHandle = std::move(*dids);
    auto complete = co_await shown(line, post, *answers, progress, cancel);
    if (complete && cancel.isCancelled())
        co_return fail(stopped());
    co_return complete;
}

/// The posts of others, and of one's own, that this one names.
QCoro::Task<Result<BlueskyAnswers>> BlueskyPosting::namedPosts(LinePointer line, OutgoingPost post,
                                                               CancelToken cancel)
{
    const auto self = shared_from_this();
    BlueskyAnswers answers;
    // The post at the top quotes; what follows it has the same options.
    const QString address = post.options[option::quote].toString().trimmed();
    if (!post.answers && !address.isEmpty()) {
        auto quote = co_await m_references->quoted(line, address, cancel);
        if (!quote)
            co_return fail(std::move(quote.error()));
        answers.quote = std::move(*quote);
    }
    if (post.answers) {
        const Answered above = *post.answers;
        auto reply = co_await m_references->above(line, above, cancel);
        if (!reply)
            co_return fail(std::move(reply.error()));
        answers.reply = std::move(*reply);
    }
    co_return answers;
}

/// The media of the post and of all parts, and the cards of those without.
QCoro::Task<Result<BlueskyAnswers>> BlueskyPosting::shown(LinePointer line, OutgoingPost post,
                                                          BlueskyAnswers answers, Progress progress,
                                                          CancelToken cancel)
{
    const auto self = shared_from_this();
    std::vector<OutgoingMedia> all = post.media;
    for (const OutgoingPart &part : post.parts)
        all.insert(all.end(), part.media.begin(), part.media.end());
    const auto blobs = co_await m_uploads->uploadAll(line, post.recordKey, all, progress, cancel);
    if (!blobs)
        co_return fail(blobs.error());
    auto next = blobs->begin();
    const auto take = [&next](const std::vector<OutgoingMedia> &media) {
        const auto first = std::exchange(next, next + static_cast<std::ptrdiff_t>(media.size()));
        return std::vector<QJsonObject>(first, next);
    };
    answers.blobs = take(post.media);
    if (const QString address = cardAddress(post); !address.isEmpty())
        answers.card = co_await m_cards->make(line, address, cancel);
    for (const OutgoingPart &part : post.parts) {
        BlueskyShown one{take(part.media), {}};
        if (const QString address = cardAddress(part); !address.isEmpty())
            one.card = co_await m_cards->make(line, address, cancel);
        answers.parts.push_back(std::move(one));
    }
    co_return answers;
}

QCoro::Task<Result<PublishedPost>> BlueskyPosting::publish(AccountIdentity account, OutgoingPost post,
                                                           Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto opened = co_await m_sessions->open(account);
    if (!opened)
        co_return fail(opened.error());
    const LinePointer &line = *opened;
    const auto answers = co_await prepare(line, post, progress, cancel);
    if (!answers) // whatever was asked before, nothing of the post has left
        co_return fail(cancel.isCancelled() ? stopped() : answers.error());
    const auto writes = blueskyWrites(post, *answers);
    if (!writes)
        co_return fail(writes.error());
    XrpcCall call =
        XrpcCall::tell(QLatin1StringView("com.atproto.repo.applyWrites"),
                       {{QStringLiteral("repo"), answers->did}, {QStringLiteral("writes"), *writes}},
                       net::Purpose::SendPost);
    call.row = post.row;
    const auto answer = co_await m_sessions->call(line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->isSuccess()) {
        const auto object = answer->object();
        if (!object || !confirms(*object, blueskyPostUri(answers->did, post.recordKey)))
            co_return fail(strangeSuccess());
        m_videos->forget(answers->did, post.recordKey);
        co_return published(account, post, line->credential);
    }
    // It was uploaded too long ago: the next attempt uploads it again.
    if (answer->errorName == QLatin1StringView("BlobNotFound"))
        m_videos->forget(answers->did, post.recordKey);
    const Error error = answer->error();
    if (error.code != ErrorCode::RateLimited && error.code != ErrorCode::SignInNeeded) {
        // A PDS says no, or even that it failed, to a key that stands already: a repeat has arrived before.
        const auto there =
            co_await m_references->find(line->credential.home, answers->did, post.recordKey, cancel);
        if (!there)
            co_return fail(unconfirmed(there.error()));
        if (*there) {
            m_videos->forget(answers->did, post.recordKey);
            co_return published(account, post, line->credential);
        }
    }
    co_return fail(error);
}

QCoro::Task<Result<std::optional<PublishedPost>>> BlueskyPosting::find(AccountIdentity account,
                                                                       OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    const BlueskyCredential credential = (*line)->credential;
    const auto there = co_await m_references->find(credential.home, credential.did, post.recordKey, cancel);
    if (!there)
        co_return fail(there.error());
    std::optional<PublishedPost> found;
    if (*there) {
        m_videos->forget(credential.did, post.recordKey);
        found = published(account, post, credential);
    }
    co_return found;
}

PublishedPost BlueskyPosting::published(const AccountIdentity &account, const OutgoingPost &post,
                                        const BlueskyCredential &credential) const
{
    PublishedPost published;
    published.remoteId = blueskyPostUri(credential.did, post.recordKey);
    published.at = post.createdAt;
    published.url = m_client->options().site;
    if (net::isLoopbackHost(credential.home.host()) && !net::isLoopbackHost(published.url.host())) {
        // The public site does not know a server on this computer; the server itself can show the record.
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("repo"), credential.did);
        query.addQueryItem(QStringLiteral("collection"), QString(blueskyPostCollection));
        query.addQueryItem(QStringLiteral("rkey"), post.recordKey);
        published.url = credential.home;
        published.url.setPath(QStringLiteral("/xrpc/com.atproto.repo.getRecord"));
        published.url.setQuery(query);
        return published;
    }
    const QString who = account.handle.isEmpty() ? credential.did : account.handle;
    published.url.setPath(QStringLiteral("/profile/%1/post/%2").arg(who, post.recordKey));
    return published;
}

} // namespace hatstand::networks
