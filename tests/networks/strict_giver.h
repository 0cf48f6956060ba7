// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/http_client.h"
#include "net/oauth.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUrlQuery>

#include <functional>
#include <vector>

namespace hatstand::test
{

/// A line at whose other end are the servers of one account, as strict as atproto.com/specs/oauth wants them:
/// its own server (pds.example), who gives tokens for it (auth.example), the directory and the entryway. A
/// refresh token that comes twice ends the sign-in, a proof counts once, and each server has a number of its
/// own that must be in it. (That signatures hold is checked by a real server:
/// tests/flows/test_bluesky_oauth.)
class StrictGiver final : public net::HttpSender
{
public:
    static QString s(const char *text) { return QString::fromUtf8(text); }

    QString did = s("did:plc:46kwhifwlkmfizxh2yzg7xgl");
    QString sub = did; ///< whom the tokens are for
    QUrl home = QUrl(s("https://pds.example"));
    QString giverOfHome = s("https://auth.example");
    QJsonObject metadata{
        {s("issuer"), s("https://auth.example")},
        {s("authorization_endpoint"), s("https://auth.example/oauth/authorize")},
        {s("pushed_authorization_request_endpoint"), s("https://auth.example/oauth/par")},
        {s("token_endpoint"), s("https://auth.example/oauth/token")},
        {s("revocation_endpoint"), s("https://auth.example/oauth/revoke")},
        {s("dpop_signing_alg_values_supported"), QJsonArray{s("ES256")}},
        {s("code_challenge_methods_supported"), QJsonArray{s("S256")}},
        {s("scopes_supported"), QJsonArray{s("atproto"), s("transition:generic")}},
    };
    QString tokenType = s("DPoP");
    QString nextRefresh = s("ref-1");
    QString nextAccess = s("acc-1");
    /// The time at the servers; also in "Date" when it is not ours.
    Instant now = FakeClock().now();
    bool tellsTime = false;
    /// Called with each request before it is looked at; an error cuts the line there.
    std::function<std::optional<Error>(const net::HttpRequest &)> before;
    /// The same, when it has been worked on.
    std::function<std::optional<Error>(const net::HttpRequest &)> after;

    QString refresh; ///< the one that is good; empty: the sign-in has ended
    QString access;
    QHash<QString, QString> pushed; ///< of the last question
    QSet<QString> used;             ///< refresh tokens
    QStringList calls;              ///< "POST token"
    QStringList failures;           ///< what a strict server complained of
    int refreshes = 0;

    [[nodiscard]] qsizetype count(const QString &call) const { return calls.count(call); }
    /// Where the browser comes back to when the person has agreed.
    [[nodiscard]] QUrl agreed() const
    {
        QUrl back(pushed[s("redirect_uri")]);
        QUrlQuery query;
        query.addQueryItem(s("iss"), metadata[s("issuer")].toString());
        query.addQueryItem(s("state"), pushed[s("state")]);
        query.addQueryItem(s("code"), s("cod-1"));
        back.setQuery(query);
        return back;
    }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken) override
    {
        calls << QString::fromLatin1(net::httpMethodName(request.method)) + u' ' +
                     request.url.path().section(u'/', -1).section(u'.', -1);
        if (before) {
            if (auto cut = before(request))
                co_return fail(std::move(*cut));
        }
        net::HttpResponse response = answer(request);
        if (tellsTime)
            response.headers.append(
                {"Date", now.toUtc().toString(s("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1()});
        if (after) {
            if (auto cut = after(request))
                co_return fail(std::move(*cut));
        }
        co_return response;
    }

private:
    static net::HttpResponse json(int status, const QJsonObject &body)
    {
        net::HttpResponse response;
        response.status = status;
        response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        response.headers = {{"Content-Type", "application/json"}};
        return response;
    }
    net::HttpResponse refuse(int status, const char *name)
    {
        failures << s(name);
        return json(status, {{s("error"), s(name)}, {s("error_description"), s("No")}});
    }
    static QByteArray header(const net::HttpRequest &request, const QByteArray &name)
    {
        for (const net::HttpHeader &one : request.headers) {
            if (one.name.compare(name, Qt::CaseInsensitive) == 0)
                return one.value;
        }
        return {};
    }
    static QJsonObject part(const QByteArray &token, int index)
    {
        return QJsonDocument::fromJson(
                   QByteArray::fromBase64(token.split('.').value(index), QByteArray::Base64UrlEncoding))
            .object();
    }
    static QHash<QString, QString> form(const net::HttpRequest &request)
    {
        QUrl reading;
        reading.setQuery(QString::fromLatin1(request.body.pieces().value(0).bytes));
        QHash<QString, QString> fields;
        for (const char *name : {"client_id", "redirect_uri", "scope", "state", "code_challenge",
                                 "code_verifier", "code_challenge_method", "response_type", "login_hint",
                                 "grant_type", "code", "refresh_token", "token"})
            fields[s(name)] = net::queryValues(reading, s(name)).value(0);
        return fields;
    }

    /// What is wrong with the proof of a request; nothing when it holds.
    std::optional<net::HttpResponse> refuseProof(const net::HttpRequest &request, const QString &token)
    {
        const QByteArray proof = header(request, "DPoP");
        const QJsonObject head = part(proof, 0);
        const QJsonObject claims = part(proof, 1);
        const QByteArray signature =
            QByteArray::fromBase64(proof.split('.').value(2), QByteArray::Base64UrlEncoding);
        const QString id = claims[s("jti")].toString();
        const QUrl target = request.url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
        const qint64 off = now.milliseconds() / 1000 - claims[s("iat")].toInteger();
        const QString key = QString::fromUtf8(QJsonDocument(head[s("jwk")].toObject()).toJson());
        if (m_key.isEmpty() || request.url.path().endsWith(s("/par")))
            m_key = key; // a new sign-in
        const QByteArray hash = QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256)
                                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        if (head[s("typ")].toString() != s("dpop+jwt") || head[s("alg")].toString() != s("ES256") ||
            signature.size() != 64 || id.isEmpty() || m_proofs.contains(id) || key != m_key ||
            head[s("jwk")].toObject().contains(s("d")) ||
            claims[s("htm")].toString().toLatin1() != net::httpMethodName(request.method) ||
            claims[s("htu")].toString() != target.toString() || off > 190 || off < -180 ||
            (token.isEmpty() ? claims.contains(s("ath")) : claims[s("ath")].toString().toLatin1() != hash)) {
            auto refusal = refuse(token.isEmpty() ? 400 : 401, "invalid_dpop_proof");
            addNonce(refusal, request);
            return refusal;
        }
        m_proofs.insert(id);
        if (claims[s("nonce")].toString() != nonceOf(request)) {
            auto refusal = refuse(token.isEmpty() ? 400 : 401, "use_dpop_nonce");
            addNonce(refusal, request);
            return refusal;
        }
        return std::nullopt;
    }
    static QString nonceOf(const net::HttpRequest &request) { return s("number-of-") + request.url.host(); }
    static void addNonce(net::HttpResponse &response, const net::HttpRequest &request)
    {
        response.headers.append({"DPoP-Nonce", nonceOf(request).toLatin1()});
    }

    net::HttpResponse tokens()
    {
        refresh = nextRefresh;
        access = nextAccess;
        return json(200, {{s("access_token"), access},
                          {s("refresh_token"), refresh},
                          {s("token_type"), tokenType},
                          {s("scope"), s("atproto transition:generic")},
                          {s("expires_in"), 3600},
                          {s("sub"), sub}});
    }

    net::HttpResponse token(const net::HttpRequest &request)
    {
        const auto fields = form(request);
        if (fields[s("client_id")] != pushed.value(s("client_id"), fields[s("client_id")]))
            return refuse(400, "invalid_client");
        if (fields[s("grant_type")] == s("refresh_token")) {
            ++refreshes;
            const QString given = fields[s("refresh_token")];
            if (refresh.isEmpty() || given != refresh) {
                refresh.clear(); // whoever has it, has it twice
                access.clear();
                return refuse(400, "invalid_grant");
            }
            used.insert(given);
            nextRefresh = s("ref-%1").arg(refreshes + 1);
            nextAccess = s("acc-%1").arg(refreshes + 1);
            return tokens();
        }
        if (fields[s("code")] != s("cod-1") || fields[s("redirect_uri")] != pushed[s("redirect_uri")] ||
            net::pkceChallenge(fields[s("code_verifier")]) != pushed[s("code_challenge")])
            return refuse(400, "invalid_grant");
        return tokens();
    }

    net::HttpResponse answer(const net::HttpRequest &request)
    {
        const QString host = request.url.host();
        const QString path = request.url.path();
        if (host == s("plc.directory")) {
            return json(200,
                        {{s("id"), path.mid(1)},
                         {s("alsoKnownAs"), QJsonArray{s("at://alice.test")}},
                         {s("service"), QJsonArray{QJsonObject{{s("id"), s("#atproto_pds")},
                                                               {s("serviceEndpoint"), home.toString()}}}}});
        }
        if (path.endsWith(s("resolveHandle")))
            return json(200, {{s("did"), did}});
        if (path.endsWith(s("oauth-protected-resource"))) {
            if (host != home.host())
                return json(404, {});
            return json(200, {{s("resource"), home.toString()},
                              {s("authorization_servers"), QJsonArray{giverOfHome}}});
        }
        if (path.endsWith(s("oauth-authorization-server")))
            return json(200, metadata);
        if (host == s("auth.example"))
            return atGiver(request);
        if (path.endsWith(s("com.atproto.repo.getRecord")))
            return json(400, {{s("error"), s("RecordNotFound")}});
        return atHome(request);
    }

    net::HttpResponse atGiver(const net::HttpRequest &request)
    {
        if (auto refusal = refuseProof(request, {}))
            return *refusal;
        net::HttpResponse response;
        if (request.url.path().endsWith(s("/par"))) {
            pushed = form(request);
            response = json(201, {{s("request_uri"), s("urn:ietf:params:oauth:request_uri:req-1")},
                                  {s("expires_in"), 300}});
        } else if (request.url.path().endsWith(s("/token"))) {
            response = token(request);
        } else {
            if (form(request)[s("token")] == refresh) {
                refresh.clear();
                access.clear();
            }
            response = json(200, {});
        }
        addNonce(response, request);
        return response;
    }

    net::HttpResponse atHome(const net::HttpRequest &request)
    {
        const QByteArray authorization = header(request, "Authorization");
        const QString given = QString::fromLatin1(authorization.mid(5));
        if (!authorization.startsWith("DPoP ") || given != access || access.isEmpty()) {
            auto refusal = refuse(401, "invalid_token");
            addNonce(refusal, request);
            return refusal;
        }
        if (auto refusal = refuseProof(request, given))
            return *refusal;
        net::HttpResponse response;
        if (request.url.path().endsWith(s("applyWrites"))) {
            const QJsonObject body = QJsonDocument::fromJson(request.body.pieces().value(0).bytes).object();
            const QJsonObject write = body[s("writes")][0].toObject();
            response = json(
                200, {{s("results"),
                       QJsonArray{QJsonObject{{s("uri"), s("at://%1/app.bsky.feed.post/%2")
                                                             .arg(did, write[s("rkey")].toString())}}}}});
        } else {
            response = json(200, {{s("did"), did}, {s("handle"), s("alice.test")}, {s("active"), true}});
        }
        addNonce(response, request);
        return response;
    }

    QString m_key;
    QSet<QString> m_proofs;
};

} // namespace hatstand::test
