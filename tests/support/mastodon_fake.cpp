// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mastodon_fake.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QLocale>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QUuid>

namespace hatstand::test
{

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

MastodonFake::Answer json(int status, const QJsonObject &object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

MastodonFake::Answer refusal(int status, const char *error, const char *description = nullptr)
{
    QJsonObject object{{s("error"), s(error)}};
    if (description)
        object.insert(s("error_description"), s(description));
    return json(status, object);
}

QString random()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

/// "write" allows "write:statuses".
bool allows(const QStringList &scopes, const QString &scope)
{
    return scopes.contains(scope) || scopes.contains(scope.section(u':', 0, 0));
}

/// What a call needs; empty: only a token.
QString scopeOf(const MastodonFake::Request &request)
{
    const bool reads = request.method == "GET";
    if (request.path.startsWith(s("/api/v1/accounts/verify")))
        return s("read:accounts");
    if (request.path.contains(s("/media")))
        return s("write:media");
    if (request.path == s("/api/v2/search"))
        return s("read:search");
    return reads ? s("read:statuses") : s("write:statuses");
}

QByteArray reason(int status)
{
    return status < 300 ? "OK" : status < 400 ? "Found" : status < 500 ? "Refused" : "Trouble";
}
} // namespace

MastodonFake::MastodonFake(const Clock &clock, QObject *parent) : QTcpServer(parent), m_clock(clock)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("The fake has no port.");
}

QUrl MastodonFake::url() const
{
    return QUrl(s("http://127.0.0.1:%1").arg(serverPort()));
}

QString MastodonFake::nextId()
{
    return QString::number(m_lastId += 7);
}

QStringList MastodonFake::calls() const
{
    QStringList all;
    for (const Request &request : m_requests)
        all << QString::fromLatin1(request.method) + u' ' + request.path;
    return all;
}

void MastodonFake::incomingConnection(qintptr handle)
{
    auto *socket = new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    m_buffers.insert(socket, {});
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_buffers.remove(socket);
        socket->deleteLater();
    });
}

void MastodonFake::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Request request;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.front().trimmed().split(' ');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        request.headers.insert(lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return;
    request.method = first.value(0);
    request.url = url().resolved(QUrl::fromEncoded(first.value(1)));
    request.path = request.url.path();
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    if (request.headers.value("content-type").startsWith("application/json"))
        request.json = QJsonDocument::fromJson(request.body).object();
    m_requests.append(request);
    const auto other = instead ? instead(request) : std::nullopt;
    const Answer answered = other ? *other : answer(request);
    if (const QString name = QString::fromLatin1(request.method) + u' ' + request.path;
        !loseAnswerOf.isEmpty() && name == loseAnswerOf) {
        loseAnswerOf.clear();
        socket->abort();
        return;
    }
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answered.status) + ' ' + reason(answered.status) +
                       "\r\nContent-Type: " + answered.type +
                       "\r\nContent-Length: " + QByteArray::number(answered.body.size()) + "\r\nDate: " +
                       QLocale::c().toString(now().toUtc(), s("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() +
                       " GMT\r\n";
    for (const auto &[name, value] : answered.headers)
        bytes += name + ": " + value + "\r\n";
    socket->write(bytes + "\r\n" + answered.body);
}

MastodonFake::Answer MastodonFake::answer(const Request &request)
{
    publishDue();
    if (requestsLeft == 0) {
        Answer wait = refusal(429, "Too many requests");
        wait.headers = {{"X-RateLimit-Limit", "300"},
                        {"X-RateLimit-Remaining", "0"},
                        {"X-RateLimit-Reset", (now() + resetAfter).toIso().toLatin1()}};
        return wait;
    }
    if (requestsLeft > 0)
        --requestsLeft;
    if (const auto public_ = open(request))
        return *public_;
    const QByteArray authorization = request.headers.value("authorization");
    const auto token = m_tokens.constFind(QString::fromLatin1(authorization.mid(7)));
    if (!authorization.startsWith("Bearer ") || token == m_tokens.constEnd())
        return refusal(401, "The access token is invalid");
    if (!allows(*token, scopeOf(request))) {
        Answer refused = refusal(403, "This action is outside the authorized scopes");
        refused.headers = {{"WWW-Authenticate", "Bearer realm=\"Doorkeeper\", error=\"insufficient_scope\""}};
        return refused;
    }
    return signedIn(request, token->join(u' '));
}

std::optional<MastodonFake::Answer> MastodonFake::open(const Request &request)
{
    const QByteArray &method = request.method;
    const bool isKnown = knows(QString::fromLatin1(request.headers.value("authorization").mid(7)));
    if (isClosed && !isKnown && request.path.endsWith(s("/instance")))
        return refusal(401, "This method requires an authenticated user");
    if (method == "GET" && request.path == s("/api/v2/instance") && hasSecondVersion)
        return instance(2);
    if (method == "GET" && request.path == s("/api/v1/instance"))
        return instance(1);
    if (method == "POST" && request.path == s("/api/v1/apps"))
        return makeApp(request);
    if (method == "POST" && request.path == s("/oauth/token"))
        return makeToken(request);
    if (method == "POST" && request.path == s("/oauth/revoke"))
        return revoke(request);
    if (!request.path.startsWith(s("/api/")) || request.path == s("/api/v2/instance"))
        return Answer{404, "<!doctype html><html><title>404</title></html>", "text/html; charset=utf-8"};
    return std::nullopt;
}

MastodonFake::Answer MastodonFake::instance(int version) const
{
    const QJsonObject configuration{
        {s("statuses"), QJsonObject{{s("max_characters"), maxCharacters},
                                    {s("max_media_attachments"), maxMedia},
                                    {s("characters_reserved_per_url"), 23}}},
        {s("media_attachments"), QJsonObject{{s("supported_mime_types"), QJsonArray::fromStringList(types)},
                                             {s("description_limit"), 1500},
                                             {s("image_size_limit"), imageBytes},
                                             {s("image_matrix_limit"), 33177600},
                                             {s("video_size_limit"), 40000000},
                                             {s("video_frame_rate_limit"), 120},
                                             {s("video_matrix_limit"), 8294400}}},
        {s("polls"), QJsonObject{{s("max_options"), 4},
                                 {s("max_characters_per_option"), 50},
                                 {s("min_expiration"), 300},
                                 {s("max_expiration"), 2629746}}}};
    QJsonObject object{{s("title"), s("A server of our own")},
                       {s("version"), s("4.5.0")},
                       {s("configuration"), configuration}};
    const QString domain = s("127.0.0.1:%1").arg(serverPort());
    object.insert(version == 2 ? s("domain") : s("uri"), domain);
    if (version == 2 && apiVersion > 0)
        object.insert(s("api_versions"), QJsonObject{{s("mastodon"), apiVersion}});
    return json(200, object);
}

MastodonFake::Answer MastodonFake::makeApp(const Request &request)
{
    const QJsonValue given = request.json.value(s("redirect_uris"));
    App app;
    if (given.isArray() && takesLists) {
        const QJsonArray addresses = given.toArray();
        for (const QJsonValue address : addresses)
            app.redirects << address.toString();
    } else if (given.isString()) {
        app.redirects = given.toString().split(u'\n');
    }
    if (app.redirects.isEmpty() || request.json.value(s("client_name")).toString().isEmpty())
        return refusal(422, "Validation failed: Redirect URI can't be blank");
    app.secret = random();
    app.scopes = words(request.json.value(s("scopes")).toString(s("read")));
    const QString id = random();
    m_apps.insert(id, app);
    return json(200, {{s("id"), nextId()},
                      {s("name"), request.json.value(s("client_name"))},
                      {s("client_id"), id},
                      {s("client_secret"), app.secret},
                      {s("redirect_uris"), QJsonArray::fromStringList(app.redirects)}});
}

QUrl MastodonFake::approve(const QUrl &page, bool agrees)
{
    const QUrlQuery query(page);
    const auto value = [&query](const char *name) {
        return query.queryItemValue(s(name), QUrl::FullyDecoded);
    };
    const auto app = m_apps.constFind(value("client_id"));
    const QString redirect = value("redirect_uri");
    const QStringList scopes = words(value("scope"));
    bool scopesFit = !scopes.isEmpty();
    for (const QString &scope : scopes)
        scopesFit = scopesFit && app != m_apps.constEnd() && allows(app->scopes, scope);
    if (page.path() != s("/oauth/authorize") || app == m_apps.constEnd() ||
        !app->redirects.contains(redirect) || value("response_type") != s("code") || !scopesFit ||
        value("code_challenge_method") != s("S256") || value("code_challenge").size() != 43)
        return {};
    QUrl arrived(redirect);
    QUrlQuery back;
    if (agrees) {
        const QString code = random();
        m_codes.insert(code, {app.key(), redirect, value("code_challenge"), scopes, now()});
        back.addQueryItem(s("code"), code);
    } else {
        back.addQueryItem(s("error"), s("access_denied"));
        back.addQueryItem(s("error_description"),
                          s("The resource owner or authorization server denied the request."));
    }
    back.addQueryItem(s("state"), value("state"));
    arrived.setQuery(back);
    return arrived;
}

QString MastodonFake::issueToken(const QString &scopes)
{
    const QString token = random();
    m_tokens.insert(token, words(scopes));
    return token;
}

MastodonFake::Answer MastodonFake::makeToken(const Request &request)
{
    const auto value = [&request](const char *name) { return request.json.value(s(name)).toString(); };
    const auto app = m_apps.constFind(value("client_id"));
    if (app == m_apps.constEnd() || app->secret != value("client_secret"))
        return refusal(401, "invalid_client", "Client authentication failed due to unknown client.");
    const auto invalid = [] {
        return refusal(400, "invalid_grant",
                       "The provided authorization grant is invalid, expired, revoked, or was issued to "
                       "another client.");
    };
    QStringList scopes;
    if (value("grant_type") == s("refresh_token")) {
        if (!app->redirects.contains(value("redirect_uri")) ||
            m_refreshes.take(value("refresh_token")) != app.key())
            return invalid();
        scopes = app->scopes;
    } else if (value("grant_type") == s("authorization_code")) {
        const auto found = m_codes.constFind(value("code"));
        if (found == m_codes.constEnd() || m_usedCodes.contains(value("code")))
            return invalid();
        const Code code = *found;
        m_usedCodes.insert(value("code"));
        const QString proof = QString::fromLatin1(
            QCryptographicHash::hash(value("code_verifier").toLatin1(), QCryptographicHash::Sha256)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        if (code.clientId != app.key() || code.redirect != value("redirect_uri") || code.challenge != proof ||
            now() - code.at > std::chrono::minutes(10))
            return invalid();
        scopes = code.scopes;
    } else {
        return refusal(400, "unsupported_grant_type");
    }
    QJsonObject object{{s("access_token"), issueToken(scopes.join(u' '))},
                       {s("token_type"), s("Bearer")},
                       {s("scope"), scopes.join(u' ')},
                       {s("created_at"), now().milliseconds() / 1000}};
    if (tokensEnd) {
        const QString refresh = random();
        m_refreshes.insert(refresh, app.key());
        object.insert(s("refresh_token"), refresh);
        object.insert(s("expires_in"), 3600);
    }
    return json(200, object);
}

MastodonFake::Answer MastodonFake::revoke(const Request &request)
{
    const auto app = m_apps.constFind(request.json.value(s("client_id")).toString());
    if (app == m_apps.constEnd() || app->secret != request.json.value(s("client_secret")).toString())
        return refusal(403, "unauthorized_client", "You are not authorized to revoke this token");
    m_tokens.remove(request.json.value(s("token")).toString());
    return json(200, {});
}

MastodonFake::Answer MastodonFake::signedIn(const Request &request, const QString &)
{
    if (request.path == s("/api/v1/accounts/verify_credentials")) {
        return json(200, {{s("id"), accountId},
                          {s("username"), s("alice")},
                          {s("acct"), s("alice")},
                          {s("display_name"), s("Alice of the test")},
                          {s("url"), url().toString() + s("/@alice")}});
    }
    if (request.path.contains(s("/media")))
        return takeMedia(request);
    if (request.method == "POST" && request.path == s("/api/v1/statuses"))
        return makeStatus(request);
    if (request.path == s("/api/v2/search"))
        return search(request);
    if (request.path == s("/api/v1/scheduled_statuses") ||
        request.path == s("/api/v1/accounts/%1/statuses").arg(accountId))
        return list(request);
    if (request.path.startsWith(s("/api/v1/scheduled_statuses/")))
        return oneScheduled(request);
    if (request.path.startsWith(s("/api/v1/statuses/")))
        return oneStatus(request);
    return refusal(404, "Record not found");
}

} // namespace hatstand::test
