// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"
#include "net/http_message.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

// OAuth 2 by authorization code (RFC 6749, 4.1) for a program on somebody's own computer (RFC 8252), with
// proof of possession of the code (PKCE, RFC 7636) and the issuer's name in the answer (RFC 9207). Pure
// functions: who calls sends, waits and keeps.

namespace hatstand::net
{

/// What proves that whoever redeems a code is who asked for it. Used once.
struct Pkce
{
    QString verifier;  ///< stays here until the code is redeemed
    QString challenge; ///< goes along with the question; method S256
};

[[nodiscard]] Pkce makePkce();
/// BASE64URL(SHA-256(verifier)), RFC 7636, 4.2.
[[nodiscard]] QString pkceChallenge(const QString &verifier);
/// 256 bits from the system, in letters that need no escape: for a state, a nonce, a verifier.
[[nodiscard]] QString randomToken();
/// Compares in a time that tells nothing about where they differ.
[[nodiscard]] bool sameSecret(const QString &a, const QString &b);

/// One name and its value in a form or a query; written in this order.
struct FormField
{
    QString name;
    QString value;
};
/// application/x-www-form-urlencoded.
[[nodiscard]] QByteArray formBody(const QList<FormField> &fields);
/// Values of that name in the query of an address, with "+" read as a space.
[[nodiscard]] QStringList queryValues(const QUrl &address, const QString &name);

/// Where the person agrees.
struct AuthorizationRequest
{
    QUrl endpoint; ///< its own query stays
    QString clientId;
    QUrl redirect;
    QString scope; ///< words with spaces between; left out when empty
    QString state;
    QString challenge;
    QList<FormField> more = {}; ///< "prompt", "login_hint" …
};
[[nodiscard]] QUrl authorizationAddress(const AuthorizationRequest &request);

/// What the address at which the browser arrived must say.
struct ExpectedArrival
{
    QString state;
    QString issuer = {};         ///< checked against "iss"; empty: not checked
    bool issuerRequired = false; ///< the server's own metadata promise that it is there
};
/// Whether the address answers the question with that state: others say nothing about this sign-in.
[[nodiscard]] bool answersState(const QUrl &arrived, const QString &state);
/// The code with which tokens are fetched. NotAllowed: the person did not agree; Refused, ServerTrouble: the
/// server did not; InvalidInput: the address is not the answer to this question.
[[nodiscard]] Result<QString> authorizationCode(const QUrl &arrived, const ExpectedArrival &expected,
                                                const QString &service);

struct OAuthTokens
{
    QString access;
    QString refresh;               ///< empty: there is none
    QString type;                  ///< as the server writes it: "Bearer", "DPoP"
    QStringList scopes;            ///< empty: as they were asked for
    std::optional<Instant> endsAt; ///< of `access`; absent: the server names no end
    QJsonObject all;               ///< the whole answer ("sub", "created_at" …)
};

[[nodiscard]] QList<FormField> codeForm(const QString &code, const QString &verifier, const QUrl &redirect,
                                        const QString &clientId);
[[nodiscard]] QList<FormField> refreshForm(const QString &refreshToken, const QString &clientId);
/// `body` with the form; what is answered has no business in a log, and redirects are never followed.
[[nodiscard]] HttpRequest tokenRequest(const QUrl &endpoint, const QList<FormField> &form, Purpose purpose);

/// The tokens of an answer, or what its refusal means (RFC 6749, 5.2): SignInNeeded when this grant or this
/// program is of no use any more, else as in errorFromStatus.
[[nodiscard]] Result<OAuthTokens> readTokens(const HttpResponse &response, const QString &service);
/// The word for machines of a refusal: "invalid_grant"; empty where it has none.
[[nodiscard]] QString oauthErrorName(const HttpResponse &response);

} // namespace hatstand::net
