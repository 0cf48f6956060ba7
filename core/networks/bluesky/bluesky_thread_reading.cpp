// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_thread_reading.h"

#include "networks/bluesky/bluesky_post_address.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr int depth = 60;
constexpr int above = 80;
/// Of a thread of thousands. Each level of answers is two of JSON, and a post has some of its own.
constexpr qint64 largestThread = 8LL * 1024 * 1024;
constexpr int deepestJson = 250;
/// How often deep or long threads are asked further for.
constexpr int mostFurtherCalls = 10;

Error gone()
{
    return {ErrorCode::NotFound,
            Words::tr("This post is not on Bluesky any more."),
            Words::tr("It was deleted, or it may not be seen from this account."),
            {},
            {}};
}
} // namespace

QCoro::Task<Result<Heard>> BlueskyThreadReading::read(AccountIdentity account, QString remoteId,
                                                      CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto opened = co_await m_sessions->open(account);
    if (!opened)
        co_return fail(opened.error());
    const QString conversation = blueskyConversationOf(remoteId);
    if (!conversation.isEmpty()) {
        auto exchange = co_await m_chat->readOne(*opened, conversation, cancel);
        co_return exchange;
    }
    if (!blueskyPostName(remoteId))
        co_return fail(gone());
    auto thread = co_await readPosts(*opened, remoteId, cancel);
    co_return thread;
}

QCoro::Task<Result<Heard>> BlueskyThreadReading::readPosts(LinePointer line, QString remoteId,
                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    BlueskyThread thread({line->credential.did, m_client->options().site});
    const auto around = co_await ask(line, remoteId, above, cancel);
    if (!around)
        co_return fail(around.error());
    if (!thread.add(*around))
        co_return fail(gone());
    // The branches beside it hang on what the thread began with.
    QStringList wanted;
    if (const QString root = thread.rootOf(remoteId); !root.isEmpty() && root != remoteId)
        wanted << root;
    wanted << thread.takeUnread();
    for (int call = 0; call < mostFurtherCalls && !wanted.isEmpty(); ++call) {
        const QString uri = wanted.takeFirst();
        const auto further = co_await ask(line, uri, 0, cancel);
        // What is known already is a thread, too, when a part of it is gone or not shown to us.
        if (!further && further.error().code != ErrorCode::NotFound &&
            further.error().code != ErrorCode::Refused)
            co_return fail(further.error());
        if (further)
            thread.add(*further);
        wanted << thread.takeUnread();
    }
    Heard heard;
    heard.messages = thread.messages();
    const QStringList goneIds = thread.goneIds();
    heard.goneIds.assign(goneIds.begin(), goneIds.end());
    co_return heard;
}

QCoro::Task<Result<QJsonObject>> BlueskyThreadReading::ask(LinePointer line, QString uri, int aboveIt,
                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("uri"), encoded(uri));
    query.addQueryItem(QStringLiteral("depth"), QString::number(depth));
    query.addQueryItem(QStringLiteral("parentHeight"), QString::number(aboveIt));
    XrpcCall call =
        XrpcCall::ask(QLatin1StringView("app.bsky.feed.getPostThread"), query, net::Purpose::ReadPosts);
    call.largestAnswer = largestThread;
    const auto answer = co_await m_sessions->call(line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->errorName == QLatin1StringView("NotFound"))
        co_return fail(gone());
    co_return answer->object({largestThread, deepestJson});
}

} // namespace hatstand::networks
