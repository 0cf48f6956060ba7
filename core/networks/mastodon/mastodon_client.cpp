// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_client.h"

#include "net/http_status.h"
#include "net/json.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// Forty statuses with all that belongs to them.
constexpr qint64 largestAnswer = 4LL * 1024 * 1024;
constexpr net::JsonLimits refusalLimits{64LL * 1024, 20};
constexpr Milliseconds longestPause = std::chrono::hours(24);

/// "X-RateLimit-Reset: 2026-11-29T10:30:00.000000Z", by the server's own clock where it tells it.
std::optional<Milliseconds> pauseUntilReset(const net::HttpResponse &response)
{
    const QDateTime reset = QDateTime::fromString(
        QString::fromLatin1(response.header(QByteArrayLiteral("X-RateLimit-Reset")).trimmed()), Qt::ISODate);
    if (!reset.isValid())
        return std::nullopt;
    const Instant now =
        net::parseHttpDate(response.header(QByteArrayLiteral("Date"))).value_or(response.receivedAt);
    return std::clamp(Instant::fromDateTime(reset) - now, Milliseconds(0), longestPause);
}

bool mentions(const QString &message, const char *word)
{
    return message.contains(QLatin1StringView(word), Qt::CaseInsensitive);
}
} // namespace

QString mastodonName()
{
    return QStringLiteral("Mastodon");
}

bool isPlainMastodonId(const QString &id)
{
    return !id.isEmpty() && std::all_of(id.begin(), id.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
    });
}

Error notMastodon(const net::HttpResponse &response)
{
    Error error{
        ErrorCode::BadAnswer, Words::tr("There was an answer, but not from a Mastodon server."),
        Words::tr("Something on the way answered instead, or the address is that of another site."),
        Words::tr("Check the address of the server. In a hotel or on a train, open a browser first and "
                  "accept the terms of the network."),
        QStringLiteral("HTTP %1").arg(response.status)};
    error.httpStatus = response.status;
    return error;
}

Error mastodonStopped()
{
    Error stopped{ErrorCode::Cancelled, Words::tr("Talking to Mastodon was stopped."), {}, {}, {}};
    stopped.detail = QStringLiteral("unsent");
    return stopped;
}

MastodonCall MastodonCall::get(const QString &path, net::Purpose purpose, QUrlQuery query)
{
    MastodonCall call;
    call.path = path;
    call.query = std::move(query);
    call.purpose = purpose;
    return call;
}

MastodonCall MastodonCall::send(net::HttpMethod method, const QString &path, const QJsonObject &body,
                                net::Purpose purpose)
{
    MastodonCall call;
    call.method = method;
    call.path = path;
    call.json = body;
    call.purpose = purpose;
    return call;
}

bool MastodonAnswer::isSnac() const
{
    return response.header(QByteArrayLiteral("X-Creator")).startsWith("snac/");
}

bool MastodonAnswer::refusesToken() const
{
    if (!speaks)
        return false;
    if (response.status == 401)
        return true;
    // A refused post always has a reason; snac says so, without one, to a token that it does not know.
    if (response.status == 422)
        return message.isEmpty();
    // Suspended, not confirmed, or a token for less than this.
    return wantsMoreScopes() || (response.status == 403 && mentions(message, "your login"));
}

bool MastodonAnswer::wantsMoreScopes() const
{
    return speaks && response.status == 403 &&
           (response.header(QByteArrayLiteral("WWW-Authenticate")).contains("insufficient_scope") ||
            mentions(message, "scope"));
}

bool MastodonAnswer::isGone() const
{
    return speaks && (response.status == 404 || response.status == 410);
}

Result<QJsonObject> MastodonAnswer::object() const
{
    if (!isSuccess())
        return fail(error());
    auto read = net::jsonObject(response, mastodonName());
    if (!read)
        return fail(notMastodon(response));
    return read;
}

Result<QJsonArray> MastodonAnswer::array() const
{
    if (!isSuccess())
        return fail(error());
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (!document.isArray())
        return fail(notMastodon(response));
    return document.array();
}

Error MastodonAnswer::error() const
{
    Error error = net::errorFromStatus(response, mastodonName(), message);
    if (response.status == 429) {
        error.retryAfter = error.retryAfter ? error.retryAfter : pauseUntilReset(response);
        return error;
    }
    switch (error.code) {
    case ErrorCode::RateLimited:
    case ErrorCode::ServerTrouble:
    case ErrorCode::BadAnswer:
    case ErrorCode::TimedOut:
        return error;
    default:
        break;
    }
    // Of a proxy before it, of a hotel's network, of quite another site: it says nothing of the account.
    if (!speaks && error.code != ErrorCode::TooLarge)
        return notMastodon(response);
    if (refusesToken()) {
        error.code = ErrorCode::SignInNeeded;
        error.what = Words::tr("%1 wants you to sign in again.").arg(mastodonName());
        if (message.isEmpty())
            error.why = Words::tr("The sign-in has run out or was withdrawn.");
        error.remedy = Words::tr("Sign in again.");
    } else if (error.code == ErrorCode::SignInNeeded || error.code == ErrorCode::Conflict) {
        error.code = ErrorCode::Refused;
    }
    return error;
}

std::optional<Milliseconds> MastodonAnswer::clockAhead() const
{
    const auto date = net::parseHttpDate(response.header(QByteArrayLiteral("Date")));
    if (!date)
        return std::nullopt;
    return *date - response.receivedAt;
}

MastodonAnswer readMastodonAnswer(net::HttpResponse response)
{
    MastodonAnswer answer;
    answer.response = std::move(response);
    if (answer.isSuccess()) {
        answer.speaks = !net::looksLikeHtml(answer.response);
        return answer;
    }
    const auto body = net::parseJsonObject(answer.response.body, refusalLimits);
    // snac answers some refusals without a word in them.
    answer.speaks = (body && body->contains(QLatin1StringView("error"))) || answer.isSnac();
    if (body) {
        // "error" holds the sentence; "error_description" explains the word that OAuth puts there.
        const QString description =
            body->value(QLatin1StringView("error_description")).toString().simplified();
        answer.message = description.isEmpty() ? net::serverWords(answer.response) : description.left(300);
    }
    return answer;
}

QCoro::Task<Result<net::HttpResponse>> MastodonClient::send(net::HttpRequest request, CancelToken cancel)
{
    if (!m_http || cancel.isCancelled())
        co_return fail(mastodonStopped());
    auto answered = co_await m_http->send(std::move(request), cancel);
    if (!answered && answered.error().code == ErrorCode::TooLarge)
        answered.error().code = ErrorCode::BadAnswer;
    co_return answered;
}

QCoro::Task<Result<MastodonAnswer>> MastodonClient::call(QUrl server, QString token, MastodonCall call,
                                                         CancelToken cancel)
{
    const auto self = shared_from_this();
    server.setPath(call.path);
    if (!call.query.isEmpty())
        server.setQuery(call.query);
    net::HttpRequest request = net::HttpRequest::get(server, call.purpose);
    request.method = call.method;
    if (call.json) {
        request.body = QJsonDocument(*call.json).toJson(QJsonDocument::Compact);
        request.contentType = QByteArrayLiteral("application/json");
    } else if (!call.body.isEmpty()) {
        request.body = call.body;
        request.contentType = call.contentType;
    }
    if (!call.idempotencyKey.isEmpty())
        request.setHeader(QByteArrayLiteral("Idempotency-Key"), call.idempotencyKey);
    if (!call.knownTag.isEmpty())
        request.setHeader(QByteArrayLiteral("If-None-Match"), call.knownTag);
    if (!token.isEmpty())
        request.setBearer(token);
    // Limits count by account (docs.joinmastodon.org/api/rate-limits); the other accounts there go on.
    request.limitIsHosts = token.isEmpty();
    request.redirects = net::Redirects::SameHost;
    request.maxResponseBytes = largestAnswer;
    request.onUploadProgress = call.onProgress;
    if (call.isUpload) {
        request.timeouts.answer = request.timeouts.total;
        request.timeouts.total = Milliseconds(0);
    }
    auto answered = co_await send(std::move(request), cancel);
    if (!answered)
        co_return fail(std::move(answered.error()));
    co_return readMastodonAnswer(std::move(*answered));
}

} // namespace hatstand::networks
