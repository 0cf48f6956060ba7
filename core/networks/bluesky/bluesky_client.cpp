// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_client.h"

#include "net/http_status.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

QString service()
{
    return QStringLiteral("Bluesky");
}

bool isAccountState(const QString &name)
{
    return name == QLatin1StringView("AccountTakedown") || name == QLatin1StringView("AccountSuspended") ||
           name == QLatin1StringView("AccountDeactivated") || name == QLatin1StringView("RepoTakendown") ||
           name == QLatin1StringView("RepoSuspended") || name == QLatin1StringView("RepoDeactivated");
}

Error accountStateError(const XrpcAnswer &answer)
{
    Error error;
    error.code = ErrorCode::SignInNeeded;
    error.httpStatus = answer.response.status;
    if (answer.errorName.endsWith(QLatin1StringView("Deactivated"))) {
        error.what = Words::tr("This account is deactivated.");
        error.why = Words::tr("Nobody can post to it until it is active again.");
        error.remedy = Words::tr("Sign in on the network's own page and activate it, then sign in here.");
    } else {
        error.what = Words::tr("Bluesky has closed this account, or has closed it for a while.");
        error.why = answer.message.isEmpty() ? QString() : Words::tr("It says: \"%1\"").arg(answer.message);
        error.remedy = Words::tr("Look for its message to you, and answer it there.");
    }
    return error;
}

/// What is wrong with the token of a sign-in by the browser: "invalid_token". Empty for other challenges.
QString challengeName(const net::HttpResponse &response)
{
    static const QRegularExpression form(QStringLiteral("\\berror=\"([A-Za-z_]{1,100})\""));
    const QString challenge =
        QString::fromLatin1(response.header(QByteArrayLiteral("WWW-Authenticate")).left(1000));
    if (response.status != 401 || !challenge.startsWith(QLatin1StringView("DPoP"), Qt::CaseInsensitive))
        return {};
    return form.match(challenge).captured(1);
}

net::HttpRequest requestOf(QUrl server, const XrpcCall &call, bool isSignedIn)
{
    server.setPath(QStringLiteral("/xrpc/") + call.method);
    server.setQuery(call.query);
    net::HttpRequest request = net::HttpRequest::get(server, call.purpose);
    if (call.isProcedure) {
        request.method = net::HttpMethod::Post;
        request.body = call.body;
        request.contentType = call.contentType;
    }
    // Limits of signed-in calls and of signing in count by account, all others by address.
    request.limitIsHosts = !isSignedIn && !call.isProcedure;
    request.redirects = net::Redirects::Never;
    request.maxResponseBytes = call.largestAnswer;
    if (!call.forwardTo.isEmpty())
        request.setHeader(QByteArrayLiteral("atproto-proxy"), call.forwardTo);
    request.onUploadProgress = call.onProgress;
    request.row = call.row;
    if (call.isUpload) {
        request.timeouts.answer = request.timeouts.total;
        request.timeouts.total = Milliseconds(0);
    }
    return request;
}
} // namespace

Error strangeAnswer(const net::HttpResponse &response)
{
    Error error{ErrorCode::BadAnswer,
                Words::tr("There was an answer, but not from a Bluesky server."),
                Words::tr("Something on the way answered instead, or the server is broken."),
                Words::tr("Check the address of the server, and whether the Internet works here."),
                {}};
    error.httpStatus = response.status;
    return error;
}

XrpcCall XrpcCall::ask(QLatin1StringView method, const QUrlQuery &query, net::Purpose purpose)
{
    XrpcCall call;
    call.method = method;
    call.query = query;
    call.purpose = purpose;
    return call;
}

XrpcCall XrpcCall::tell(QLatin1StringView method, const QJsonObject &body, net::Purpose purpose)
{
    XrpcCall call;
    call.method = method;
    call.isProcedure = true;
    call.purpose = purpose;
    if (!body.isEmpty()) {
        call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        call.contentType = QByteArrayLiteral("application/json");
    }
    return call;
}

bool XrpcAnswer::refusesToken() const
{
    // The token may be good: it is the proof beside it that the server does not take.
    if (errorName == QLatin1StringView("use_dpop_nonce"))
        return false;
    // A PDS says 400 to a token that is old or wrong, and 401 to none.
    return !isAccountState(errorName) && !errorName.isEmpty() &&
           (response.status == 401 || errorName == QLatin1StringView("ExpiredToken") ||
            errorName == QLatin1StringView("InvalidToken"));
}

Result<QJsonObject> XrpcAnswer::object(net::JsonLimits limits) const
{
    if (!isSuccess())
        return fail(error());
    return net::jsonObject(response, service(), limits);
}

Error XrpcAnswer::error() const
{
    if (isAccountState(errorName))
        return accountStateError(*this);
    Error error = net::errorFromStatus(response, service(), message);
    switch (error.code) {
    case ErrorCode::RateLimited:
    case ErrorCode::TooLarge:
    case ErrorCode::ServerTrouble:
    case ErrorCode::BadAnswer:
    case ErrorCode::TimedOut:
        return error;
    default:
        break;
    }
    if (errorName.isEmpty())
        return strangeAnswer(response);
    if (refusesToken())
        error.code = ErrorCode::SignInNeeded;
    else if (errorName == QLatin1StringView("use_dpop_nonce"))
        error.code = ErrorCode::ServerTrouble;
    else if (errorName == QLatin1StringView("BlobTooLarge"))
        error.code = ErrorCode::TooLarge;
    else if (error.code != ErrorCode::SignInNeeded)
        error.code = ErrorCode::Refused;
    error.detail += u' ' + errorName;
    return error;
}

XrpcAnswer readXrpcAnswer(net::HttpResponse response)
{
    XrpcAnswer answer;
    answer.response = std::move(response);
    if (answer.isSuccess())
        return answer;
    constexpr net::JsonLimits limits{64LL * 1024, 20};
    if (const auto body = net::parseJsonObject(answer.response.body, limits)) {
        constexpr qsizetype longestName = 100;
        answer.errorName = body->value(QLatin1StringView("error")).toString().left(longestName);
        answer.message = net::serverWords(answer.response);
    }
    // A 401 may come without a body; what matters stands in the header, too (RFC 9449, 7.1).
    if (answer.errorName.isEmpty())
        answer.errorName = challengeName(answer.response);
    return answer;
}

QCoro::Task<Result<net::HttpResponse>> BlueskyClient::send(net::HttpRequest request, CancelToken cancel)
{
    if (!m_http || cancel.isCancelled()) {
        Error stopped{ErrorCode::Cancelled, Words::tr("Talking to Bluesky was stopped."), {}, {}, {}};
        stopped.detail = QStringLiteral("unsent");
        co_return fail(std::move(stopped));
    }
    auto answered = co_await m_http->send(std::move(request), cancel);
    if (!answered && answered.error().code == ErrorCode::TooLarge)
        answered.error().code = ErrorCode::BadAnswer;
    co_return answered;
}

QCoro::Task<Result<XrpcAnswer>> BlueskyClient::call(QUrl server, QString token, XrpcCall call,
                                                    CancelToken cancel)
{
    const auto self = shared_from_this();
    net::HttpRequest request = requestOf(server, call, !token.isEmpty());
    if (!token.isEmpty())
        request.setBearer(token);
    auto answered = co_await send(std::move(request), cancel);
    if (!answered)
        co_return fail(std::move(answered.error()));
    m_dpop.learn(server, *answered); // its time
    co_return readXrpcAnswer(std::move(*answered));
}

QCoro::Task<Result<net::HttpResponse>> BlueskyClient::sendProven(net::HttpRequest request, QString token,
                                                                 SigningKey key, CancelToken cancel)
{
    const auto self = shared_from_this();
    const Dpop::Server used = m_dpop.prove(request, key, token);
    auto answered = co_await send(request, cancel);
    if (!answered)
        co_return answered;
    m_dpop.learn(request.url, *answered);
    if (!m_dpop.wantsRepeat(request.url, *answered, used))
        co_return answered;
    (void)m_dpop.prove(request, key, token);
    auto again = co_await send(request, cancel);
    if (again)
        m_dpop.learn(request.url, *again);
    co_return again;
}

QCoro::Task<Result<XrpcAnswer>> BlueskyClient::callProven(QUrl server, QString token, SigningKey key,
                                                          XrpcCall call, CancelToken cancel)
{
    const auto self = shared_from_this();
    const net::HttpRequest request = requestOf(server, call, true);
    auto answered = co_await sendProven(request, token, key, cancel);
    if (!answered)
        co_return fail(std::move(answered.error()));
    co_return readXrpcAnswer(std::move(*answered));
}

} // namespace hatstand::networks
