// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "net/json.h"
#include "networks/bluesky/bluesky_connector.h"
#include "support/await.h"
#include "support/memory_credentials.h"
#include "support/memory_traffic_log.h"
#include "support/server_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <memory>

namespace hatstand::test
{

/// A real Bluesky network, and a way to look at it that is not the connector's: what is counted, is counted
/// on the server.
class BlueskyNetwork
{
public:
    explicit BlueskyNetwork(const QStringList &environment = {})
        : m_server(QStringLiteral("bluesky"), environment)
    {
    }

    [[nodiscard]] bool start() { return m_server.start(); }
    [[nodiscard]] QString log() const { return m_server.log(); }
    [[nodiscard]] QUrl url() const { return QUrl(m_server.value(QStringLiteral("BLUESKY_URL"))); }
    [[nodiscard]] QString value(const char *key) const
    {
        return m_server.value(QStringLiteral("BLUESKY_") + QString::fromLatin1(key));
    }
    [[nodiscard]] networks::BlueskyOptions options() const
    {
        networks::BlueskyOptions options;
        options.entryway = url();
        options.directory = QUrl(value("PLC_URL"));
        return options;
    }

    /// The answer of a method; an empty object and a warning when it fails.
    QJsonObject ask(const QString &method, const QUrlQuery &query, const QString &token = {})
    {
        QUrl address = url();
        address.setPath(QStringLiteral("/xrpc/") + method);
        address.setQuery(query);
        auto request = net::HttpRequest::get(address, net::Purpose::Other);
        if (!token.isEmpty())
            request.setBearer(token);
        return answerOf(std::move(request));
    }
    QJsonObject tell(const QString &method, const QJsonObject &body, const QString &token = {})
    {
        QUrl address = url();
        address.setPath(QStringLiteral("/xrpc/") + method);
        auto request = net::HttpRequest::postJson(address, body, net::Purpose::Other);
        if (!token.isEmpty())
            request.setBearer(token);
        return answerOf(std::move(request));
    }
    [[nodiscard]] QByteArray blob(const QString &did, const QString &cid)
    {
        QUrl address = url();
        address.setPath(QStringLiteral("/xrpc/com.atproto.sync.getBlob"));
        address.setQuery(QStringLiteral("did=%1&cid=%2").arg(did, cid));
        const auto answer = await(m_client.send(net::HttpRequest::get(address, net::Purpose::Other)));
        return answer && answer->isSuccess() ? answer->body : QByteArray();
    }
    [[nodiscard]] QJsonObject record(const QString &did, const QString &collection, const QString &key)
    {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("repo"), did);
        query.addQueryItem(QStringLiteral("collection"), collection);
        query.addQueryItem(QStringLiteral("rkey"), key);
        return ask(QStringLiteral("com.atproto.repo.getRecord"), query);
    }
    /// The records of a collection, in the order of their keys.
    [[nodiscard]] QJsonArray records(const QString &did, const QString &collection)
    {
        QJsonArray all;
        QString cursor;
        do {
            QUrlQuery query;
            query.addQueryItem(QStringLiteral("repo"), did);
            query.addQueryItem(QStringLiteral("collection"), collection);
            query.addQueryItem(QStringLiteral("limit"), QStringLiteral("100"));
            query.addQueryItem(QStringLiteral("reverse"), QStringLiteral("true"));
            if (!cursor.isEmpty())
                query.addQueryItem(QStringLiteral("cursor"), cursor);
            const QJsonObject page = ask(QStringLiteral("com.atproto.repo.listRecords"), query);
            const QJsonArray some = page[QLatin1StringView("records")].toArray();
            for (const QJsonValue one : some)
                all.append(one);
            cursor = some.isEmpty() ? QString() : page[QLatin1StringView("cursor")].toString();
        } while (!cursor.isEmpty());
        return all;
    }
    /// The texts of all posts that begin so, sorted.
    [[nodiscard]] QStringList postsBeginning(const QString &did, const QString &start)
    {
        QStringList texts;
        const QJsonArray posts = records(did, QStringLiteral("app.bsky.feed.post"));
        for (const QJsonValue post : posts) {
            const QString text = post[QLatin1StringView("value")][QLatin1StringView("text")].toString();
            if (text.startsWith(start))
                texts << text;
        }
        texts.sort();
        return texts;
    }
    /// A token of this network as it is once its time is over: it says the same, signed with the server's own
    /// secret.
    [[nodiscard]] QString runOut(const QString &token) const
    {
        constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        const QByteArrayList parts = token.toLatin1().split('.');
        QJsonObject claims = net::parseJsonObject(QByteArray::fromBase64(parts.value(1), form)).value();
        const qint64 now = m_clock.now().milliseconds() / 1000;
        claims[QLatin1StringView("iat")] = now - qint64{3} * 3600;
        claims[QLatin1StringView("exp")] = now - 3600;
        const QByteArray said =
            parts.value(0) + '.' + QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(form);
        const QByteArray mark =
            QMessageAuthenticationCode::hash(said, value("JWT_SECRET").toUtf8(), QCryptographicHash::Sha256);
        return QString::fromLatin1(said + '.' + mark.toBase64(form));
    }
    /// What the server says of an access token ("ExpiredToken"); empty when it is good.
    [[nodiscard]] QString refusalOf(const QString &access)
    {
        return ask(QStringLiteral("com.atproto.server.getSession"), {}, access)[QLatin1StringView("error")]
            .toString();
    }
    /// The server forgets the session that the refresh token belongs to.
    [[nodiscard]] bool endSession(const QString &refresh)
    {
        QUrl address = url();
        address.setPath(QStringLiteral("/xrpc/com.atproto.server.deleteSession"));
        auto request = net::HttpRequest::get(address, net::Purpose::Other);
        request.method = net::HttpMethod::Post; // and without a body: it wants none
        request.setBearer(refresh);
        const auto answer = await(m_client.send(std::move(request)));
        return answer && answer->isSuccess();
    }
    /// A fresh app password of that name.
    [[nodiscard]] QString newAppPassword(const QString &token, const QString &name)
    {
        return tell(QStringLiteral("com.atproto.server.createAppPassword"), {{QStringLiteral("name"), name}},
                    token)[QLatin1StringView("password")]
            .toString();
    }
    struct Person
    {
        QString handle;
        QString email;
        QString did;
        QString password; ///< the account's own
        QString appPassword;
        QString token; ///< may do everything
    };
    /// Somebody new, so that tests meet neither each other's posts nor those of an earlier run.
    [[nodiscard]] Person newPerson()
    {
        Person person;
        const QString name =
            QStringLiteral("t%1").arg(QRandomGenerator::system()->generate(), 8, 36, QLatin1Char('0'));
        person.handle = name + QStringLiteral(".test");
        person.email = name + QStringLiteral("@example.test");
        person.password = QStringLiteral("main-password");
        const QJsonObject made = tell(QStringLiteral("com.atproto.server.createAccount"),
                                      {{QStringLiteral("handle"), person.handle},
                                       {QStringLiteral("password"), person.password},
                                       {QStringLiteral("email"), person.email}});
        person.did = made[QLatin1StringView("did")].toString();
        person.token = made[QLatin1StringView("accessJwt")].toString();
        person.appPassword = newAppPassword(person.token, QStringLiteral("tests"));
        return person;
    }

private:
    QJsonObject answerOf(net::HttpRequest request)
    {
        const QUrl address = request.url;
        const auto answer = await(m_client.send(std::move(request)));
        if (!answer)
            return {};
        if (!answer->isSuccess())
            qWarning("%s: %d %s", qPrintable(address.path()), answer->status, answer->body.constData());
        if (answer->body.isEmpty())
            return {};
        return net::parseJsonObject(answer->body).value_or(QJsonObject());
    }

    SystemClock m_clock;
    SystemTimers m_timers;
    net::RateLimiter m_limiter{m_clock};
    net::HttpClient m_client{m_clock, m_timers, m_limiter,
                             nullptr, nullptr,  {QStringLiteral("Hatstand/test"), {}}};
    TestServer m_server;
};

/// A connector of its own: client, credentials and all, as one running program has them.
struct BlueskyProgram
{
    explicit BlueskyProgram(networks::BlueskyOptions options)
        : connector(http, credentials, rules, clock, timers, std::move(options))
    {
    }

    SystemClock clock;
    SystemTimers timers;
    net::RateLimiter limiter{clock};
    MemoryTrafficLog log;
    net::HttpClient http{clock, timers, limiter, &log, nullptr, {QStringLiteral("Hatstand/test"), {}}};
    MemoryCredentials credentials;
    networks::RulesCatalogue rules;
    networks::BlueskyConnector connector;

    /// Signs in and keeps the credential, as the accounts' service does.
    Result<networks::AccountIdentity> signIn(const QUrl &server, const QString &handle, const QString &secret)
    {
        networks::SignInRequest request;
        request.server = server;
        request.handle = handle;
        request.secret = secret;
        const auto signedIn = await(connector.signIn()->signIn(request, {}));
        if (!signedIn)
            return fail(signedIn.error());
        credentials.secrets.insert(handle, signedIn->credential);
        return networks::AccountIdentity{handle, signedIn->handle, signedIn->remoteId, signedIn->server};
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

} // namespace hatstand::test
