// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_videos.h"

#include "base/sizes.h"
#include "net/json.h"
#include "net/url_rules.h"
#include "networks/file_hash.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr Milliseconds askEvery{1500};
/// A film of three minutes is ready within one; what takes half an hour never will be.
constexpr int mostQuestions = 1200;
/// The service puts the film onto the account's server when it is ready; until then it needs the pass.
constexpr Milliseconds passLasts = std::chrono::minutes(30);

constexpr QLatin1StringView uploadMethod("app.bsky.video.uploadVideo");
constexpr QLatin1StringView limitsMethod("app.bsky.video.getUploadLimits");
constexpr QLatin1StringView statusMethod("app.bsky.video.getJobStatus");
constexpr QLatin1StringView storeMethod("com.atproto.repo.uploadBlob");

Error noService(const QString &why)
{
    return {ErrorCode::Refused,
            Words::tr("This server takes no films."),
            why,
            Words::tr("Take the film out of the post, or show pictures of it."),
            {}};
}

Error mayNot(const QString &why)
{
    return {ErrorCode::Refused,
            Words::tr("Bluesky takes no film of this account now."),
            why,
            Words::tr("Try again tomorrow, or take the film out of the post."),
            {}};
}

Error failedFilm(const QString &words)
{
    return {ErrorCode::Refused,
            Words::tr("Bluesky could not use the film."),
            words.isEmpty() ? Words::tr("It did not say why.") : Words::tr("It says: \"%1\"").arg(words),
            Words::tr("Save it as MP4 with H.264, three minutes at most, and add it again."),
            {}};
}

Error tooSlow()
{
    return {ErrorCode::TimedOut,
            Words::tr("Bluesky is not done with the film."),
            Words::tr("It has worked on it for half an hour."),
            Words::tr("It is tried again; what was uploaded is not uploaded twice."),
            {}};
}

Error stopped()
{
    Error error{ErrorCode::Cancelled, Words::tr("Sending to Bluesky was stopped."), {}, {}, {}};
    error.detail = QStringLiteral("unsent");
    return error;
}

/// Servers go by names that follow from their addresses (did:web).
QString serviceDid(const QUrl &server)
{
    QString name = server.host();
    if (server.port() >= 0)
        name += QStringLiteral("%3A") + QString::number(server.port());
    return QStringLiteral("did:web:") + name;
}

QString shortened(const QString &words)
{
    constexpr qsizetype longest = 300;
    return words.simplified().left(longest);
}

/// What the service says of the pass is no word about the account's sign-in.
Error ofTheService(const XrpcAnswer &answer, Error error)
{
    if (error.code != ErrorCode::SignInNeeded)
        return error;
    Error refused = noService(
        answer.message.isEmpty() ? QString() : Words::tr("It says: \"%1\"").arg(shortened(answer.message)));
    refused.httpStatus = error.httpStatus;
    refused.detail = error.detail;
    return refused;
}

/// What the jobs of a post are kept under begins so.
QString jobsOf(const QString &did, const QString &recordKey)
{
    return did + u' ' + recordKey + u' ';
}

/// As a value in a query: not what looks encoded already, but each character as it is.
QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}
} // namespace

Result<BlueskyVideos::Job> BlueskyVideos::readJob(const XrpcAnswer &answer)
{
    // What is there already is refused with 409, and told about all the same.
    constexpr net::JsonLimits limits{256LL * 1024, 20};
    constexpr int conflict = 409;
    const auto object = answer.response.status == conflict
                            ? net::parseJsonObject(answer.response.body, limits)
                            : answer.object();
    if (!object)
        return fail(answer.response.status == conflict ? answer.error() : object.error());
    const QJsonValue inside = object->value(QLatin1StringView("jobStatus"));
    const QJsonObject status = inside.isObject() ? inside.toObject() : *object;
    Job job;
    job.id = status[QLatin1StringView("jobId")].toString();
    job.state = status[QLatin1StringView("state")].toString();
    job.percent = std::clamp(status[QLatin1StringView("progress")].toInt(), 0, 100);
    job.blob = status[QLatin1StringView("blob")].toObject();
    job.trouble = shortened(status[QLatin1StringView("message")].toString());
    if (job.trouble.isEmpty())
        job.trouble = shortened(status[QLatin1StringView("error")].toString());
    if (job.id.isEmpty())
        return fail(answer.isSuccess() ? failedFilm(job.trouble) : answer.error());
    return job;
}

/// A pass with which the service may do that one thing for the account. It ends by the server's time: when
/// that is not known yet and ours is wrong, its refusal tells it.
QCoro::Task<Result<QString>> BlueskyVideos::pass(BlueskySessions::LinePointer line, QString audience,
                                                 QLatin1StringView method, CancelToken cancel)
{
    const auto self = shared_from_this();
    constexpr int tries = 2;
    for (int i = 0; i < tries; ++i) {
        const Instant end = m_client->dpop().timeAt(line->credential.home) + passLasts;
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("aud"), encoded(audience));
        query.addQueryItem(QStringLiteral("lxm"), QString(method));
        query.addQueryItem(QStringLiteral("exp"), QString::number(end.milliseconds() / 1000));
        const XrpcCall call = XrpcCall::ask(QLatin1StringView("com.atproto.server.getServiceAuth"), query,
                                            net::Purpose::UploadMedia);
        const auto answer = co_await m_sessions->call(line, call, cancel);
        if (!answer)
            co_return fail(answer.error());
        if (answer->errorName == QLatin1StringView("BadExpiration") && i + 1 < tries)
            continue;
        const auto object = answer->object();
        if (!object)
            co_return fail(object.error());
        co_return net::requireString(*object, QLatin1StringView("token"));
    }
    co_return fail(stopped());
}

QCoro::Task<Result<void>> BlueskyVideos::mayUpload(BlueskySessions::LinePointer line, qint64 bytes,
                                                   CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrl service = m_client->options().videoService;
    const QUrl home = line->credential.home;
    if (service.isEmpty() || (net::isLoopbackHost(home.host()) && !net::isLoopbackHost(service.host())))
        co_return fail(noService(Words::tr("No service can reach it that makes films ready to be shown.")));
    const auto token = co_await pass(line, serviceDid(service), limitsMethod, cancel);
    if (!token)
        co_return fail(token.error());
    const QUrlQuery noQuery;
    const XrpcCall call = XrpcCall::ask(limitsMethod, noQuery, net::Purpose::UploadMedia);
    const auto answer = co_await m_client->call(service, *token, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    constexpr int notFound = 404;
    constexpr int notImplemented = 501;
    if (answer->response.status == notFound || answer->response.status == notImplemented)
        co_return fail(noService(Words::tr("It says that it cannot do that.")));
    const auto limits = answer->object();
    if (!limits)
        co_return fail(ofTheService(*answer, limits.error()));
    const QString words = shortened(limits->value(QLatin1StringView("message")).toString());
    if (!limits->value(QLatin1StringView("canUpload")).toBool())
        co_return fail(mayNot(words.isEmpty() ? QString() : Words::tr("It says: \"%1\"").arg(words)));
    const qint64 room = limits->value(QLatin1StringView("remainingDailyBytes")).toInteger(bytes);
    if (room < bytes)
        co_return fail(mayNot(Words::tr("There is room for %1 more today.").arg(sizeWords(room))));
    co_return Result<void>();
}

QCoro::Task<Result<BlueskyVideos::Job>> BlueskyVideos::send(BlueskySessions::LinePointer line,
                                                            OutgoingMedia film, Progress progress,
                                                            CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrl service = m_client->options().videoService;
    const auto token = co_await pass(line, serviceDid(line->credential.home), storeMethod, cancel);
    if (!token)
        co_return fail(token.error());
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("did"), line->credential.did);
    query.addQueryItem(QStringLiteral("name"),
                       encoded(QFileInfo(film.filePath).completeBaseName() + QStringLiteral(".mp4")));
    XrpcCall call = XrpcCall::tell(uploadMethod, {}, net::Purpose::UploadMedia);
    call.query = query;
    call.body = net::RequestBody::fromFile(film.filePath);
    call.contentType = film.mimeType.toLatin1();
    call.isUpload = true;
    if (progress)
        call.onProgress = [progress, film](qint64 sent, qint64) { progress(sent / 2, film.byteCount); };
    const auto answer = co_await m_client->call(service, *token, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    auto job = readJob(*answer);
    if (!job)
        co_return fail(ofTheService(*answer, std::move(job.error())));
    co_return job;
}

QCoro::Task<Result<BlueskyVideos::Job>> BlueskyVideos::statusOf(QString id, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("jobId"), encoded(id));
    const XrpcCall call = XrpcCall::ask(statusMethod, query, net::Purpose::UploadMedia);
    const QString noToken;
    const auto answer = co_await m_client->call(m_client->options().videoService, noToken, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    auto job = readJob(*answer);
    if (!job)
        co_return fail(ofTheService(*answer, std::move(job.error())));
    co_return job;
}

QCoro::Task<Result<QJsonObject>> BlueskyVideos::upload(BlueskySessions::LinePointer line, QString recordKey,
                                                       OutgoingMedia film, Progress progress,
                                                       CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto content = co_await fileHash(film.filePath, cancel);
    if (cancel.isCancelled())
        co_return fail(stopped());
    if (!content)
        co_return fail(content.error());
    const QString name = jobsOf(line->credential.did, recordKey) + QString::fromLatin1(content->toHex());
    Job job;
    job.id = m_jobs.value(name);
    if (job.id.isEmpty()) {
        const auto sent = co_await send(line, film, progress, cancel);
        if (!sent)
            co_return fail(sent.error());
        job = *sent;
        m_jobs.insert(name, job.id);
    }
    int silent = 0; // questions in a row without an answer
    for (int i = 0; i < mostQuestions; ++i) {
        if (!job.blob.isEmpty())
            co_return job.blob;
        if (job.state == QLatin1StringView("JOB_STATE_FAILED")) {
            m_jobs.remove(name); // the next attempt sends it anew
            co_return fail(failedFilm(job.trouble));
        }
        // One that was there already may be told about without it.
        if (job.state == QLatin1StringView("JOB_STATE_COMPLETED") && i > 0) {
            m_jobs.remove(name);
            co_return fail(failedFilm(Words::tr("It is done, but it cannot be found.")));
        }
        if (i > 0) {
            const bool goesOn = co_await m_pauses->wait(askEvery, cancel);
            if (!goesOn)
                co_return fail(stopped());
        }
        const auto asked = co_await statusOf(job.id, cancel);
        constexpr int mostSilent = 5;
        if (!asked && asked.error().isTransient() && ++silent < mostSilent)
            continue;
        if (!asked) {
            // Of one that was stopped meanwhile nothing new is known.
            if (!asked.error().isTransient() && asked.error().code != ErrorCode::Cancelled)
                m_jobs.remove(name);
            co_return fail(asked.error());
        }
        silent = 0;
        job = *asked;
        if (progress)
            progress(film.byteCount / 2 + film.byteCount * job.percent / 200, film.byteCount);
    }
    co_return fail(tooSlow());
}

void BlueskyVideos::forget(const QString &did, const QString &recordKey)
{
    const QString begin = jobsOf(did, recordKey);
    erase_if(m_jobs, [&begin](QHash<QString, QString>::iterator job) { return job.key().startsWith(begin); });
}

} // namespace hatstand::networks
