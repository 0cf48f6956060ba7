// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "net/json.h"
#include "networks/wordpress/wordpress_connector.h"
#include "support/await.h"
#include "support/memory_credentials.h"
#include "support/memory_traffic_log.h"
#include "support/server_process.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUrlQuery>

#include <functional>
#include <memory>

namespace hatstand::test
{

/// So that no test meets the posts of another, or of an earlier run.
inline QString unique(const QString &word)
{
    return word + u' ' + QString::number(QRandomGenerator::system()->generate64(), 36);
}

inline QString explain(const Error &error)
{
    return error.sentence() + u' ' + error.detail;
}
// Its argument is evaluated once.
#define VERIFY_RESULT(...)                                                                                   \
    do {                                                                                                     \
        const auto &verified = (__VA_ARGS__);                                                                \
        QVERIFY2(verified.has_value(), verified ? "" : qPrintable(explain(verified.error())));               \
    } while (false)

/// Lets requests through to a real site, and loses what a test says: the answer, after the site has done what
/// it was asked for, or the request.
class LosingLine final : public net::HttpSender
{
public:
    explicit LosingLine(net::HttpSender &line) : m_line(line) {}
    enum class Loses { Nothing, Answer, Request };
    std::function<Loses(const net::HttpRequest &)> decide;
    int lost = 0;

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel) override
    {
        const Loses loses = decide ? decide(request) : Loses::Nothing;
        lost += loses == Loses::Nothing ? 0 : 1;
        if (loses == Loses::Request)
            co_return fail(ErrorCode::TimedOut, QStringLiteral("No answer came."));
        auto answer = co_await m_line.send(std::move(request), cancel);
        if (loses == Loses::Answer)
            co_return fail(ErrorCode::ConnectionLost, QStringLiteral("The line broke."));
        co_return answer;
    }

private:
    net::HttpSender &m_line;
};

/// One running program with its connector.
struct WordPressProgram
{
    SystemClock clock;
    SystemTimers timers;
    net::RateLimiter limiter{clock};
    MemoryTrafficLog log;
    net::HttpClient http{clock, timers, limiter, &log, nullptr, {QStringLiteral("Hatstand/test"), {}}};
    LosingLine line{http};
    MemoryCredentials credentials;
    networks::WordPressConnector connector{line, credentials};

    networks::AccountIdentity keep(const networks::SignedIn &signedIn)
    {
        credentials.secrets.insert(signedIn.handle, signedIn.credential);
        return {signedIn.handle, signedIn.handle, signedIn.remoteId, signedIn.server, signedIn.facts};
    }
    Result<networks::AccountIdentity> signIn(const QUrl &server, const QString &handle, const QString &secret)
    {
        networks::SignInRequest request;
        request.server = server;
        request.handle = handle;
        request.secret = secret;
        const auto signedIn = await(connector.signIn()->signIn(request, {}));
        if (!signedIn)
            return fail(signedIn.error());
        return keep(*signedIn);
    }
    [[nodiscard]] networks::OutgoingPost post(const QString &text)
    {
        networks::OutgoingPost post;
        post.recordKey = connector.publisher()->chooseRecordKey(clock.now());
        post.createdAt = clock.now();
        post.text = text;
        return post;
    }
    Result<networks::PublishedPost> publish(const networks::AccountIdentity &account,
                                            const networks::OutgoingPost &post)
    {
        return await(connector.publisher()->publish(account, post, {}, {}));
    }
    Result<std::optional<networks::PublishedPost>> find(const networks::AccountIdentity &account,
                                                        const networks::OutgoingPost &post)
    {
        return await(connector.publisher()->find(account, post, {}));
    }
};

/// Looks at a site as its owner does, and not by the connector.
class WordPressSiteView
{
public:
    WordPressSiteView(QUrl site, QString user, QString password)
        : m_site(std::move(site)), m_user(std::move(user)), m_password(std::move(password))
    {
    }
    [[nodiscard]] QJsonDocument call(const QByteArray &verb, const QString &route,
                                     const QUrlQuery &query = {}, const QJsonObject &body = {})
    {
        QUrl url = m_site;
        url.setPath(QStringLiteral("/wp-json/wp/v2/") + route);
        url.setQuery(query);
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Basic " + (m_user + u':' + m_password).toUtf8().toBase64());
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        QNetworkReply *reply =
            m_manager.sendCustomRequest(request, verb, QJsonDocument(body).toJson(QJsonDocument::Compact));
        return QJsonDocument::fromJson(finish(reply));
    }
    [[nodiscard]] QJsonArray all(const QString &route, const QString &search)
    {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("search"), search);
        query.addQueryItem(QStringLiteral("context"), QStringLiteral("edit"));
        query.addQueryItem(QStringLiteral("per_page"), QStringLiteral("100"));
        if (route == QLatin1StringView("posts"))
            query.addQueryItem(QStringLiteral("status"), QStringLiteral("any"));
        return call("GET", route, query).array();
    }
    [[nodiscard]] QJsonObject one(const QString &route)
    {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("context"), QStringLiteral("edit"));
        return call("GET", route, query).object();
    }
    /// As a reader sees it: the source of the page.
    [[nodiscard]] QString page(const QUrl &url)
    {
        return QString::fromUtf8(finish(m_manager.get(QNetworkRequest(url))));
    }

private:
    static QByteArray finish(QNetworkReply *reply)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        reply->deleteLater();
        return reply->readAll();
    }
    QUrl m_site;
    QString m_user;
    QString m_password;
    QNetworkAccessManager m_manager;
};

/// A person at the site's page for letting programs in: signs in, and agrees or declines.
class WordPressBrowser
{
public:
    /// The address to which the site sends the browser at the end; empty when it did not come so far.
    QUrl walk(const QUrl &page, const QString &user, const QString &password, bool agrees)
    {
        QUrl login = page;
        login.setPath(QStringLiteral("/wp-login.php"));
        login.setQuery(QString());
        get(login);
        post(login, {{QStringLiteral("log"), user},
                     {QStringLiteral("pwd"), password},
                     {QStringLiteral("testcookie"), QStringLiteral("1")}});
        const QString form = QString::fromUtf8(get(page));
        QList<QPair<QString, QString>> fields;
        static const QRegularExpression hidden(
            QStringLiteral("<input type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\""));
        auto inputs = hidden.globalMatch(form);
        while (inputs.hasNext()) {
            const auto input = inputs.next();
            QString value = input.captured(2);
            value.replace(QLatin1StringView("&#038;"), QLatin1StringView("&"));
            value.replace(QLatin1StringView("&amp;"), QLatin1StringView("&"));
            fields << qMakePair(input.captured(1), value);
        }
        fields << qMakePair(QStringLiteral("app_name"), QStringLiteral("Hatstand"));
        fields << qMakePair(agrees ? QStringLiteral("approve") : QStringLiteral("reject"),
                            QStringLiteral("1"));
        QUrl target = page;
        target.setQuery(QString());
        post(target, fields);
        return m_location;
    }
    void visit(const QUrl &url) { get(url); }

private:
    QByteArray get(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        return finish(m_manager.get(request));
    }
    QByteArray post(const QUrl &url, const QList<QPair<QString, QString>> &fields)
    {
        QByteArray body;
        for (const auto &[name, value] : fields)
            body += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value) + '&';
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArrayLiteral("application/x-www-form-urlencoded"));
        return finish(m_manager.post(request, body));
    }
    QByteArray finish(QNetworkReply *reply)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        m_location = reply->url().resolved(QUrl(QString::fromUtf8(reply->rawHeader("Location"))));
        if (reply->rawHeader("Location").isEmpty())
            m_location = QUrl();
        reply->deleteLater();
        return reply->readAll();
    }
    QNetworkAccessManager m_manager;
    QUrl m_location;
};

} // namespace hatstand::test
