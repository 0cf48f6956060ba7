// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_posting.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

QString scheduledPath(const QString &id)
{
    return QStringLiteral("/api/v1/scheduled_statuses/") + QString::fromLatin1(QUrl::toPercentEncoding(id));
}

/// Nothing when it is no waiting status.
std::optional<HandedOver> waiting(const QJsonObject &scheduled)
{
    const auto at = timeOf(scheduled, QLatin1StringView("scheduled_at"));
    const QString id = scheduled.value(QLatin1StringView("id")).toString();
    if (!at || id.isEmpty())
        return std::nullopt;
    HandedOver handed;
    handed.at = *at;
    handed.post.remoteId = id;
    // It can only be moved there, not rewritten: its time is what may have changed.
    handed.post.revision = at->toIso();
    return handed;
}

HandedOver published(PublishedPost post, Instant fallback)
{
    HandedOver handed;
    handed.where = HandedOver::Where::Published;
    handed.at = post.at.value_or(fallback);
    handed.post = std::move(post);
    return handed;
}

Error doesNotSchedule()
{
    return {ErrorCode::NotAllowed,
            Words::tr("This server does not hold posts until their time."),
            Words::tr("Nothing was sent to it."),
            Words::tr("Let this computer send the post when it is due."),
            {}};
}

/// Whether the server refused the post or only its time (too soon, too many of one day or in all) stands in
/// words that are in its own language. So it is not given to it; what is wrong with the post itself is told
/// when it is due.
Error asRefusedForLater(Error error)
{
    constexpr int unprocessable = 422;
    if (error.code == ErrorCode::Refused && error.httpStatus == unprocessable) {
        error.code = ErrorCode::NotAllowed;
        error.what = Words::tr("The server does not take this post ahead of its time.");
    }
    return error;
}
} // namespace

QCoro::Task<Result<HandedOver>> MastodonPosting::handOver(AccountIdentity account, OutgoingPost post,
                                                          Instant at, Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    // Where that is not known for certain, the post might come out at once.
    if (!accountLimits(account.options).schedules.value_or(false))
        co_return fail(doesNotSchedule());
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    const auto answers = co_await prepare(*line, account, post, progress, cancel);
    if (!answers)
        co_return fail(answers.error());
    const auto made =
        co_await create(*line, scheduledBody(post, *answers, at), post.recordKey, false, cancel);
    if (!made)
        co_return fail(asRefusedForLater(made.error()));
    if (const auto handed = waiting(*made))
        co_return *handed;
    // It came out at once after all.
    auto status = readStatus(*made);
    if (!status)
        co_return fail(std::move(status.error()));
    co_return published(std::move(*status), m_clock.now());
}

QCoro::Task<Result<std::optional<HandedOver>>> MastodonPosting::stands(LinePointer line, QString remoteId,
                                                                       OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!remoteId.isEmpty()) {
        const MastodonCall look = MastodonCall::get(scheduledPath(remoteId), net::Purpose::LookUpPost);
        const auto answer = co_await m_sessions->call(line, look, cancel);
        if (!answer)
            co_return fail(answer.error());
        if (!answer->isGone()) {
            const auto object = answer->object();
            if (!object)
                co_return fail(object.error());
            if (const auto handed = waiting(*object))
                co_return handed;
            co_return fail(notMastodon(answer->response));
        }
    } else {
        const auto found = co_await m_timeline->findWaiting(line, post, cancel);
        if (!found)
            co_return fail(found.error());
        if (*found) {
            if (const auto handed = waiting(**found))
                co_return handed;
        }
    }
    // Once public it goes by another id.
    auto found = co_await m_timeline->findPublished(line, post, cancel);
    if (!found)
        co_return fail(std::move(found.error()));
    if (!*found)
        co_return std::optional<HandedOver>();
    co_return std::optional(published(std::move(**found), m_clock.now()));
}

QCoro::Task<Result<std::optional<HandedOver>>>
MastodonPosting::standing(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    auto how = co_await stands(*line, remoteId, post, cancel);
    co_return how;
}

QCoro::Task<Result<std::optional<HandedOver>>>
MastodonPosting::takeBack(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    if (remoteId.isEmpty()) {
        auto how = co_await stands(*line, remoteId, post, cancel);
        if (!how || !*how || (*how)->where == HandedOver::Where::Published)
            co_return how;
        remoteId = (*how)->post.remoteId;
    }
    MastodonCall wish;
    wish.method = net::HttpMethod::Delete;
    wish.path = scheduledPath(remoteId);
    wish.purpose = net::Purpose::DeletePost;
    const auto answer = co_await m_sessions->call(*line, wish, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->isSuccess())
        co_return std::optional<HandedOver>();
    if (!answer->isGone())
        co_return fail(answer->error());
    auto how = co_await stands(*line, remoteId, post, cancel);
    if (how && *how && (*how)->where == HandedOver::Where::Waiting)
        co_return fail(ErrorCode::ServerTrouble, Words::tr("The server did not give the post back."), {},
                       Words::tr("Try again later."));
    co_return how;
}

} // namespace hatstand::networks
