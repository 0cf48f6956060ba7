// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_posting.h"

#include "networks/mastodon/mastodon_server.h"
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

QString statusPath(const QString &id)
{
    return QStringLiteral("/api/v1/statuses/") + id;
}

Error cannotQuote(const QString &why)
{
    return {ErrorCode::InvalidInput,
            Words::tr("This post cannot be quoted there."),
            why,
            Words::tr("Put its link into the text instead."),
            {}};
}

Error noSuchPost()
{
    return {ErrorCode::NotFound,
            Words::tr("The post is not there any more."),
            Words::tr("It was deleted on the server."),
            {},
            {}};
}
} // namespace

MastodonPosting::MastodonPosting(std::shared_ptr<MastodonSessions> sessions, const Clock &clock,
                                 Timers &timers)
    : m_sessions(std::move(sessions))
    , m_uploads(std::make_shared<MastodonUploads>(m_sessions, timers))
    , m_timeline(std::make_shared<MastodonTimeline>(m_sessions))
    , m_clock(clock)
{
}

QCoro::Task<Result<QJsonObject>> MastodonPosting::statusAt(LinePointer line, QString address,
                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrlQuery query = [&address] {
        QUrlQuery built;
        built.setQuery(
            QString::fromLatin1(net::formBody({{QStringLiteral("q"), address},
                                               {QStringLiteral("type"), QStringLiteral("statuses")},
                                               {QStringLiteral("resolve"), QStringLiteral("true")},
                                               {QStringLiteral("limit"), QStringLiteral("1")}})));
        return built;
    }();
    const MastodonCall search =
        MastodonCall::get(QStringLiteral("/api/v2/search"), net::Purpose::ResolveName, query);
    const auto answer = co_await m_sessions->call(line, search, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    co_return object->value(QLatin1StringView("statuses")).toArray().at(0).toObject();
}

QCoro::Task<Result<OutgoingPost>> MastodonPosting::attached(LinePointer line, OutgoingPost post,
                                                            CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!post.answers || !post.answers->parentId.isEmpty())
        co_return post;
    const auto own = co_await m_timeline->idAt(line, post.answers->parentUrl, cancel);
    if (!own)
        co_return fail(own.error());
    QString id = *own;
    if (id.isEmpty()) {
        const QString address = post.answers->parentUrl.toString(QUrl::FullyEncoded);
        const auto found = co_await statusAt(line, address, cancel);
        if (!found)
            co_return fail(found.error());
        const QString author =
            found->value(QLatin1StringView("account")).toObject().value(QLatin1StringView("id")).toString();
        // What someone else wrote is not the part before.
        if (author == line->credential.accountId)
            id = found->value(QLatin1StringView("id")).toString();
    }
    if (!isPlainMastodonId(id)) {
        co_return fail(Error{
            ErrorCode::InvalidInput,
            Words::tr("The part that this one answers was not found."),
            Words::tr("At %1 there is no post of this account.").arg(post.answers->parentUrl.toString()),
            Words::tr("Try again with its link, or post the rest yourself below it and leave it here."),
            {}});
    }
    post.answers->parentId = id;
    co_return post;
}

QCoro::Task<Result<MastodonAnswers>> MastodonPosting::prepare(LinePointer line, AccountIdentity account,
                                                              OutgoingPost post, Progress progress,
                                                              CancelToken cancel)
{
    const auto self = shared_from_this();
    MastodonAnswers answers;
    if (const QString address = quotedAddress(post); !address.isEmpty()) {
        if (account.options.value(fact::apiVersion).toInt() < apiVersionOfQuotes)
            co_return fail(cannotQuote(Words::tr("Your server does not know quotes.")));
        const auto quoted = co_await statusAt(line, address, cancel);
        if (!quoted)
            co_return fail(quoted.error());
        answers.quotedId = quoted->value(QLatin1StringView("id")).toString();
        if (!isPlainMastodonId(answers.quotedId))
            co_return fail(cannotQuote(Words::tr("Your server does not find it.")));
    }
    if (!post.media.empty()) {
        auto ids = co_await m_uploads->uploadAll(line, post.media, progress, cancel);
        if (!ids)
            co_return fail(std::move(ids.error()));
        answers.mediaIds = std::move(*ids);
    }
    if (cancel.isCancelled())
        co_return fail(mastodonStopped());
    co_return answers;
}

QCoro::Task<Result<QJsonObject>> MastodonPosting::create(LinePointer line, QJsonObject body, QString key,
                                                         bool isReply, CancelToken cancel)
{
    const auto self = shared_from_this();
    MastodonCall send = MastodonCall::send(net::HttpMethod::Post, QStringLiteral("/api/v1/statuses"), body,
                                           isReply ? net::Purpose::SendReply : net::Purpose::SendPost);
    send.idempotencyKey = key.toLatin1();
    const auto answer = co_await m_sessions->call(line, send, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess()) {
        Error error = answer->error();
        // "Not found" of a post that is only now to be made: what it answers is not there.
        if (error.code == ErrorCode::NotFound) {
            error.code = ErrorCode::Refused;
            if (isReply) {
                error.what = Words::tr("The post that this one answers is not there any more.");
                error.remedy = Words::tr("Look there, then send this one on its own or leave it.");
            }
        }
        co_return fail(std::move(error));
    }
    auto object = answer->object();
    co_return object;
}

QCoro::Task<Result<PublishedPost>> MastodonPosting::publish(AccountIdentity account, OutgoingPost post,
                                                            Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    const auto complete = co_await attached(*line, std::move(post), cancel);
    if (!complete)
        co_return fail(complete.error());
    const auto answers = co_await prepare(*line, account, *complete, progress, cancel);
    if (!answers)
        co_return fail(answers.error());
    const auto status = co_await create(*line, statusBody(*complete, *answers), complete->recordKey,
                                        complete->answers.has_value(), cancel);
    if (!status)
        co_return fail(status.error());
    co_return readStatus(*status);
}

QCoro::Task<Result<std::optional<PublishedPost>>> MastodonPosting::find(AccountIdentity account,
                                                                        OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    const auto complete = co_await attached(*line, std::move(post), cancel);
    if (!complete)
        co_return fail(complete.error());
    auto found = co_await m_timeline->findPublished(*line, *complete, cancel);
    co_return found;
}

QCoro::Task<Result<PublishedPost>> MastodonPosting::edit(AccountIdentity account, QString remoteId,
                                                         OutgoingPost post, Progress progress,
                                                         CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    if (!isPlainMastodonId(remoteId))
        co_return fail(noSuchPost());
    const auto before = co_await m_timeline->status(*line, remoteId, cancel);
    if (!before)
        co_return fail(before.error());
    if (!*before)
        co_return fail(noSuchPost());
    const Instant serverNow = m_clock.now() + (*before)->clockAhead;
    if (auto problem = editProblem(post, (*before)->status, serverNow))
        co_return fail(std::move(*problem));
    post.options.remove(option::quote); // it cannot be changed
    const auto answers = co_await prepare(*line, account, post, progress, cancel);
    if (!answers)
        co_return fail(answers.error());
    const QJsonObject body = editBody(post, *answers, (*before)->status, serverNow);
    const MastodonCall change =
        MastodonCall::send(net::HttpMethod::Put, statusPath(remoteId), body, net::Purpose::EditPost);
    const auto answer = co_await m_sessions->call(*line, change, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    co_return readStatus(*object);
}

QCoro::Task<Result<void>> MastodonPosting::remove(AccountIdentity account, QString remoteId,
                                                  CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    if (!isPlainMastodonId(remoteId))
        co_return Result<void>();
    MastodonCall wish;
    wish.method = net::HttpMethod::Delete;
    wish.path = statusPath(remoteId);
    wish.purpose = net::Purpose::DeletePost;
    const auto answer = co_await m_sessions->call(*line, wish, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->isSuccess())
        co_return Result<void>();
    if (!answer->isGone())
        co_return fail(answer->error());
    // "Not found" of a server that knows no deletion says nothing about the post.
    const auto there = co_await m_timeline->status(*line, remoteId, cancel);
    if (!there)
        co_return fail(there.error());
    if (*there) {
        co_return fail(ErrorCode::Refused, Words::tr("The server does not delete posts for programs."), {},
                       Words::tr("Delete it on the server's own page."));
    }
    co_return Result<void>();
}

} // namespace hatstand::networks
