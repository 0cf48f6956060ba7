// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_client.h"

#include "net/http_status.h"
#include "net/json.h"
#include "net/url_rules.h"
#include "networks/wordpress/wordpress_errors.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <utility>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qint64 largestAnswer = 8LL * 1024 * 1024;
constexpr QLatin1StringView rootField("root");
constexpr QLatin1StringView userField("user");
constexpr QLatin1StringView passwordField("password");
constexpr QLatin1StringView routeField("rest_route");

Error strangeAnswer(const QString &why)
{
    return {ErrorCode::BadAnswer,
            Words::tr("The site answered something else than expected."),
            why,
            Words::tr("Try again later. If it stays, something on the site changes its answers."),
            {}};
}
} // namespace

QString toText(const WordPressCredential &credential)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{rootField, credential.root.toString(QUrl::FullyEncoded)},
                                  {userField, credential.user},
                                  {passwordField, credential.password}})
            .toJson(QJsonDocument::Compact));
}

Result<WordPressCredential> wordPressCredential(const QString &text)
{
    const auto object = net::parseJsonObject(text.toUtf8());
    WordPressCredential credential;
    if (object) {
        credential.root = QUrl(object->value(rootField).toString());
        credential.user = object->value(userField).toString();
        credential.password = object->value(passwordField).toString();
    }
    if (!object || net::addressProblem(credential.root) || credential.user.isEmpty() ||
        credential.password.isEmpty()) {
        return fail(ErrorCode::SignInNeeded, Words::tr("What is kept of the sign-in cannot be read."), {},
                    Words::tr("Sign in again."));
    }
    return credential;
}

WordPressCall WordPressCall::ask(const QString &route, const QUrlQuery &query, net::Purpose purpose)
{
    WordPressCall call;
    call.route = route;
    call.query = query;
    call.purpose = purpose;
    return call;
}

WordPressCall WordPressCall::tell(const QString &route, const QJsonObject &body, net::Purpose purpose)
{
    WordPressCall call;
    call.method = net::HttpMethod::Post;
    call.route = route;
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.contentType = QByteArrayLiteral("application/json");
    call.purpose = purpose;
    return call;
}

WordPressCall WordPressCall::erase(const QString &route, net::Purpose purpose)
{
    WordPressCall call;
    call.method = net::HttpMethod::Delete;
    call.route = route;
    call.query.addQueryItem(QStringLiteral("force"), QStringLiteral("true"));
    call.purpose = purpose;
    return call;
}

Result<QJsonObject> WordPressAnswer::object() const
{
    if (!isSuccess())
        return fail(error());
    return net::jsonObject(response, wordPressName());
}

Result<std::vector<QJsonObject>> WordPressAnswer::list() const
{
    if (!isSuccess())
        return fail(error());
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (!document.isArray())
        return fail(strangeAnswer(Words::tr("A list was expected.")));
    std::vector<QJsonObject> objects;
    const QJsonArray array = document.array();
    for (const QJsonValue one : array) {
        if (!one.isObject())
            return fail(strangeAnswer(Words::tr("A list was expected.")));
        objects.push_back(one.toObject());
    }
    return objects;
}

Error WordPressAnswer::error() const
{
    return wordPressError(response, code, message);
}

WordPressAnswer readWordPressAnswer(net::HttpResponse response)
{
    WordPressAnswer answer;
    answer.response = std::move(response);
    if (answer.isSuccess())
        return answer;
    constexpr net::JsonLimits limits{64LL * 1024, 20};
    if (const auto body = net::parseJsonObject(answer.response.body, limits)) {
        constexpr qsizetype longestCode = 100;
        answer.code = body->value(QLatin1StringView("code")).toString().left(longestCode);
        answer.data = body->value(QLatin1StringView("data")).toObject();
        answer.message = plainServerWords(net::serverWords(answer.response));
    }
    return answer;
}

QUrl routeAddress(const QUrl &root, const QString &route, const QUrlQuery &query)
{
    QUrl address = root;
    QUrlQuery all(root);
    if (all.hasQueryItem(routeField)) {
        all.removeAllQueryItems(routeField);
        all.addQueryItem(routeField, u'/' + route);
    } else {
        QString path = address.path();
        if (!path.endsWith(u'/'))
            path += u'/';
        address.setPath(path + route);
    }
    for (const auto &[name, value] : query.queryItems(QUrl::FullyEncoded))
        all.addQueryItem(name, value);
    address.setQuery(all);
    return address;
}

QCoro::Task<Result<WordPressCredential>> WordPressClient::open(AccountIdentity account)
{
    const auto self = shared_from_this();
    if (!m_credentials)
        co_return fail(stoppedTalking());
    const auto text = co_await m_credentials->read(account.accountKey);
    if (!text)
        co_return fail(text.error());
    co_return wordPressCredential(*text);
}

QCoro::Task<Result<net::HttpResponse>> WordPressClient::send(net::HttpRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!m_http || cancel.isCancelled())
        co_return fail(stoppedTalking());
    auto answered = co_await m_http->send(std::move(request), cancel);
    if (!answered && answered.error().code == ErrorCode::TooLarge)
        answered.error().code = ErrorCode::BadAnswer;
    co_return answered;
}

QCoro::Task<Result<WordPressAnswer>> WordPressClient::call(WordPressCredential credential, WordPressCall call,
                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    net::HttpRequest request =
        net::HttpRequest::get(routeAddress(credential.root, call.route, call.query), call.purpose);
    request.method = call.method;
    request.body = call.body;
    request.contentType = call.contentType;
    const QByteArray pair = credential.user.toUtf8() + ':' + credential.password.toUtf8();
    request.setHeader(QByteArrayLiteral("Authorization"), QByteArrayLiteral("Basic ") + pair.toBase64());
    request.setHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    request.redirects = net::Redirects::Never;
    request.maxResponseBytes = largestAnswer;
    request.onUploadProgress = call.onProgress;
    if (call.isUpload) {
        request.timeouts.answer = request.timeouts.total;
        request.timeouts.total = Milliseconds(0);
    }
    auto answered = co_await send(std::move(request), cancel);
    if (!answered)
        co_return fail(std::move(answered.error()));
    co_return readWordPressAnswer(std::move(*answered));
}

} // namespace hatstand::networks
