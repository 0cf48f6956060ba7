// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/shaarli/shaarli_client.h"

#include "net/http_status.h"
#include "net/json.h"
#include "networks/jwt.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrlQuery>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// All bookmarks of one site may be many.
constexpr qint64 largestAnswer = 32LL * 1024 * 1024;
/// A token holds for nine minutes from the second that it names, which must not lie ahead of the server's
/// clock (ApiUtils::validateJwtToken of 0.12.1).
constexpr Milliseconds tokenAge = std::chrono::seconds(30);
const QString infoPath = QStringLiteral("/api/v1/info");

QString service()
{
    return QStringLiteral("Shaarli");
}

QByteArray token(const QString &secret, Instant serverNow)
{
    const qint64 issued = (serverNow - tokenAge).milliseconds() / 1000;
    return jwt(JwtAlgorithm::Hs512, secret.toUtf8(), {{QStringLiteral("iat"), issued}});
}

/// Whatever JSON it is: Shaarli also answers with lists and single words. Undefined: it is none.
QJsonValue jsonOf(const net::HttpResponse &response)
{
    if (net::looksLikeHtml(response))
        return QJsonValue::Undefined;
    const QString field = QStringLiteral("answer");
    const auto object = net::parseJsonObject("{\"answer\":" + response.body + '}', {largestAnswer + 64, 20});
    return object ? object->value(field) : QJsonValue(QJsonValue::Undefined);
}

Error strangeAnswer(const net::HttpResponse &response)
{
    Error error{ErrorCode::BadAnswer, Words::tr("There was an answer, but not from a Shaarli."),
                Words::tr("Something on the way answered instead, or the server is broken."),
                Words::tr("Check the address of the server, and whether the Internet works here."),
                QStringLiteral("HTTP %1").arg(response.status)};
    error.httpStatus = response.status;
    return error;
}

Error notAShaarli(const QUrl &server)
{
    return {ErrorCode::NotFound,
            Words::tr("There is no Shaarli at %1.").arg(server.toDisplayString()),
            Words::tr("There is something else, or its interface for programs cannot be reached."),
            Words::tr("Type the address of its first page."),
            {}};
}

Error refusedSecret(const QString &clockTrouble)
{
    Error error{
        ErrorCode::SignInNeeded, Words::tr("Shaarli does not accept this API secret."),
        Words::tr("The secret was changed there, or its interface for programs is turned off."),
        Words::tr("Copy the API secret from its page Tools, Configure your Shaarli, and sign in again."),
        QStringLiteral("HTTP 401")};
    error.httpStatus = 401;
    if (!clockTrouble.isEmpty())
        error.why = clockTrouble + u' ' + error.why;
    return error;
}

Error errorOf(const net::HttpResponse &response, const QJsonValue &body, const QString &clockTrouble)
{
    if (response.status == 401 && body.isString())
        return refusedSecret(clockTrouble);
    Error error = net::errorFromStatus(response, service(), body.toString().simplified().left(300));
    switch (error.code) {
    case ErrorCode::RateLimited:
    case ErrorCode::ServerTrouble:
    case ErrorCode::TimedOut:
    case ErrorCode::TooLarge:
        return error;
    default:
        break;
    }
    if (body.isUndefined() || response.status < 400)
        return strangeAnswer(response);
    error.code = ErrorCode::Refused;
    return error;
}
} // namespace

QCoro::Task<Result<net::HttpResponse>> ShaarliClient::send(net::HttpRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!m_http || cancel.isCancelled()) {
        Error stopped{ErrorCode::Cancelled, Words::tr("Talking to Shaarli was stopped."), {}, {}, {}};
        stopped.detail = QStringLiteral("unsent");
        co_return fail(std::move(stopped));
    }
    auto answered = co_await m_http->send(std::move(request), cancel);
    // What is too large there is an answer, so that what it answers may have been done.
    if (!answered && answered.error().code == ErrorCode::TooLarge)
        answered.error().code = ErrorCode::BadAnswer;
    co_return answered;
}

net::HttpRequest ShaarliClient::prepared(const ShaarliCredential &who, const ShaarliCall &call) const
{
    QUrl address = who.server;
    address.setPath(who.server.path() + QStringLiteral("/api/v1/") + call.path);
    if (!call.search.isEmpty()) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("limit"), QStringLiteral("all"));
        query.addQueryItem(QStringLiteral("searchterm"),
                           QString::fromLatin1(QUrl::toPercentEncoding(call.search)));
        address.setQuery(query);
    }
    net::HttpRequest request = net::HttpRequest::get(address, call.purpose);
    request.method = call.method;
    if (!call.body.isEmpty()) {
        request.body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
        request.contentType = QByteArrayLiteral("application/json");
    }
    request.redirects = net::Redirects::Never;
    request.maxResponseBytes = largestAnswer;
    request.setBearer(QString::fromLatin1(token(who.secret, m_clock.now(who.server))));
    return request;
}

QCoro::Task<Result<ShaarliAnswer>> ShaarliClient::call(ShaarliCredential who, ShaarliCall call,
                                                       CancelToken cancel)
{
    const auto self = shared_from_this();
    const Instant told = m_clock.now(who.server);
    auto answered = co_await send(prepared(who, call), cancel);
    if (!answered)
        co_return fail(std::move(answered.error()));
    m_clock.note(*answered);
    // Refused because our clock is wrong, perhaps: now the server's is known. Nothing was done.
    if (answered->status == 401 && m_clock.isFarFrom(told, who.server)) {
        answered = co_await send(prepared(who, call), cancel);
        if (!answered)
            co_return fail(std::move(answered.error()));
    }
    ShaarliAnswer answer{answered->status, jsonOf(*answered)};
    const bool isGone = answer.status == 404 && answer.body.isString();
    const bool isThere = answer.status == 409 && answer.body.isObject();
    const bool isDone = answer.status == 204 && answered->body.trimmed().isEmpty();
    if (isGone || isThere || isDone)
        co_return answer;
    if (!answered->isSuccess())
        co_return fail(errorOf(*answered, answer.body, m_clock.trouble(who.server)));
    if (!answer.body.isObject() && !answer.body.isArray())
        co_return fail(strangeAnswer(*answered));
    co_return answer;
}

QCoro::Task<Result<QUrl>> ShaarliClient::locate(QUrl server, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrl address = server;
    address.setPath(server.path() + infoPath);
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::ReadServerInfo);
    // It may live at "www." or moved to another folder; only the question goes along, no secret.
    request.redirects = net::Redirects::AnyHost;
    const auto answered = co_await send(std::move(request), cancel);
    if (!answered)
        co_return fail(answered.error());
    m_clock.note(*answered);
    if (answered->status >= 500 || answered->status == 429)
        co_return fail(net::errorFromStatus(*answered, service()));
    const QString path = answered->finalUrl.path();
    // Without a token it says so, in one word of JSON.
    if (answered->status != 401 || !jsonOf(*answered).isString() || !path.endsWith(infoPath))
        co_return fail(notAShaarli(server));
    QUrl found = answered->finalUrl.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    found.setPath(path.chopped(infoPath.size()));
    co_return found;
}

} // namespace hatstand::networks
