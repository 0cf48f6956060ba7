// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/oauth.h"

#include "net/http_status.h"
#include "net/json.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace hatstand::net
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::net)
};

constexpr qsizetype longestWords = 300;
/// A token is kept in a keychain and sent with every request: what is longer is no token.
constexpr qsizetype longestToken = 16LL * 1024;
constexpr JsonLimits answerLimits{256LL * 1024, 20};

QString base64Url(const QByteArray &bytes)
{
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Error notTheAnswer(const QString &why)
{
    return {ErrorCode::InvalidInput,
            Words::tr("The browser came back with an address that does not belong to this sign-in."),
            why,
            Words::tr("Start the sign-in again."),
            {}};
}

/// RFC 6749, 4.1.2.1.
Error notGranted(const QString &name, const QString &description, const QString &service)
{
    const QString said =
        description.isEmpty() ? QString() : Words::tr("%1 says: \"%2\"").arg(service, description);
    Error error{ErrorCode::Refused, Words::tr("%1 did not let Hatstand in.").arg(service), said, {}, name};
    if (name == QLatin1StringView("access_denied")) {
        error.code = ErrorCode::NotAllowed;
        error.what = Words::tr("You did not agree, or %1 did not let you.").arg(service);
        if (error.why.isEmpty())
            error.why = Words::tr("Nothing was connected.");
        error.remedy = Words::tr("Start again if you want to connect the account.");
    } else if (name == QLatin1StringView("server_error") ||
               name == QLatin1StringView("temporarily_unavailable")) {
        error.code = ErrorCode::ServerTrouble;
        error.what = Words::tr("%1 has trouble of its own.").arg(service);
        error.remedy = Words::tr("Try again later.");
    }
    return error;
}

Result<QString> single(const QUrl &arrived, const QString &name)
{
    const QStringList values = queryValues(arrived, name);
    if (values.size() > 1)
        return fail(notTheAnswer(Words::tr("It says \"%1\" more than once.").arg(name)));
    return values.value(0);
}

bool isToken(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestToken &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c <= u'~'; });
}
} // namespace

QString randomToken()
{
    std::array<quint32, 8> drawn{};
    QRandomGenerator::system()->fillRange(drawn.data(), drawn.size());
    return base64Url(
        QByteArray(reinterpret_cast<const char *>(drawn.data()), qsizetype(drawn.size() * sizeof(quint32))));
}

QString pkceChallenge(const QString &verifier)
{
    return base64Url(QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256));
}

Pkce makePkce()
{
    Pkce pkce;
    pkce.verifier = randomToken();
    pkce.challenge = pkceChallenge(pkce.verifier);
    return pkce;
}

bool sameSecret(const QString &a, const QString &b)
{
    const QByteArray left = a.toUtf8();
    const QByteArray right = b.toUtf8();
    if (left.size() != right.size())
        return false;
    unsigned different = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        different |= unsigned(uchar(left[i])) ^ unsigned(uchar(right[i]));
    return different == 0;
}

QByteArray formBody(const QList<FormField> &fields)
{
    QByteArray body;
    for (const FormField &field : fields) {
        if (!body.isEmpty())
            body += '&';
        body += QUrl::toPercentEncoding(field.name) + '=' + QUrl::toPercentEncoding(field.value);
    }
    return body;
}

QStringList queryValues(const QUrl &address, const QString &name)
{
    QStringList values;
    const QByteArray query = address.query(QUrl::FullyEncoded).toLatin1();
    for (const QByteArray &item : query.split('&')) {
        const qsizetype equals = item.indexOf('=');
        const auto decoded = [](QByteArray text) {
            return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
        };
        if (equals >= 0 && decoded(item.left(equals)) == name)
            values << decoded(item.mid(equals + 1));
    }
    return values;
}

QUrl authorizationAddress(const AuthorizationRequest &request)
{
    QList<FormField> fields{{QStringLiteral("response_type"), QStringLiteral("code")},
                            {QStringLiteral("client_id"), request.clientId},
                            {QStringLiteral("redirect_uri"), request.redirect.toString(QUrl::FullyEncoded)}};
    if (!request.scope.isEmpty())
        fields.append({QStringLiteral("scope"), request.scope});
    fields.append({QStringLiteral("state"), request.state});
    fields.append({QStringLiteral("code_challenge"), request.challenge});
    fields.append({QStringLiteral("code_challenge_method"), QStringLiteral("S256")});
    fields.append(request.more);
    QUrl address = request.endpoint;
    QString query = address.query(QUrl::FullyEncoded);
    if (!query.isEmpty())
        query += u'&';
    address.setQuery(query + QString::fromLatin1(formBody(fields)));
    address.setFragment({});
    return address;
}

bool answersState(const QUrl &arrived, const QString &state)
{
    const QStringList states = queryValues(arrived, QStringLiteral("state"));
    return !state.isEmpty() && states.size() == 1 && sameSecret(states.first(), state);
}

Result<QString> authorizationCode(const QUrl &arrived, const ExpectedArrival &expected,
                                  const QString &service)
{
    if (!answersState(arrived, expected.state)) {
        return fail(notTheAnswer(Words::tr("It answers another question, or somebody else has sent it.")));
    }
    const auto issuer = single(arrived, QStringLiteral("iss"));
    if (!issuer)
        return fail(issuer.error());
    if (!expected.issuer.isEmpty() && (expected.issuerRequired || !issuer->isEmpty()) &&
        *issuer != expected.issuer) {
        return fail(notTheAnswer(Words::tr("It comes from another server than the one that was asked.")));
    }
    const auto refusal = single(arrived, QStringLiteral("error"));
    if (!refusal)
        return fail(refusal.error());
    if (!refusal->isEmpty()) {
        const QString description = queryValues(arrived, QStringLiteral("error_description"))
                                        .value(0)
                                        .simplified()
                                        .left(longestWords);
        return fail(notGranted(refusal->left(longestWords), description, service));
    }
    auto code = single(arrived, QStringLiteral("code"));
    if (!code)
        return code;
    if (!isToken(*code))
        return fail(notTheAnswer(Words::tr("The code is missing in it.")));
    return code;
}

QList<FormField> codeForm(const QString &code, const QString &verifier, const QUrl &redirect,
                          const QString &clientId)
{
    return {{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
            {QStringLiteral("code"), code},
            {QStringLiteral("redirect_uri"), redirect.toString(QUrl::FullyEncoded)},
            {QStringLiteral("client_id"), clientId},
            {QStringLiteral("code_verifier"), verifier}};
}

QList<FormField> refreshForm(const QString &refreshToken, const QString &clientId)
{
    return {{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
            {QStringLiteral("refresh_token"), refreshToken},
            {QStringLiteral("client_id"), clientId}};
}

HttpRequest tokenRequest(const QUrl &endpoint, const QList<FormField> &form, Purpose purpose)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = endpoint;
    request.body = formBody(form);
    request.contentType = QByteArrayLiteral("application/x-www-form-urlencoded");
    request.purpose = purpose;
    request.redirects = Redirects::Never;
    request.setHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    return request;
}

QString oauthErrorName(const HttpResponse &response)
{
    if (response.isSuccess())
        return {};
    const auto body = parseJsonObject(response.body, answerLimits);
    return body ? body->value(QLatin1StringView("error")).toString().left(longestWords) : QString();
}

Result<OAuthTokens> readTokens(const HttpResponse &response, const QString &service)
{
    if (!response.isSuccess()) {
        const QString name = oauthErrorName(response);
        Error error = errorFromStatus(response, service, serverWords(response));
        if (name == QLatin1StringView("invalid_grant") || name == QLatin1StringView("invalid_client") ||
            name == QLatin1StringView("unauthorized_client")) {
            error.code = ErrorCode::SignInNeeded;
            error.what = Words::tr("%1 wants you to sign in again.").arg(service);
            error.remedy = Words::tr("Sign in again.");
        }
        if (!name.isEmpty())
            error.detail += u' ' + name;
        return fail(std::move(error));
    }
    const auto object = jsonObject(response, service, answerLimits);
    if (!object)
        return fail(object.error());
    OAuthTokens tokens;
    tokens.all = *object;
    tokens.access = object->value(QLatin1StringView("access_token")).toString();
    tokens.refresh = object->value(QLatin1StringView("refresh_token")).toString();
    tokens.type = object->value(QLatin1StringView("token_type")).toString();
    tokens.scopes = object->value(QLatin1StringView("scope")).toString().split(u' ', Qt::SkipEmptyParts);
    if (!isToken(tokens.access) || (!tokens.refresh.isEmpty() && !isToken(tokens.refresh))) {
        return fail(ErrorCode::BadAnswer, Words::tr("%1 gave no key for the account.").arg(service), {},
                    Words::tr("Try again, and check the address of the server."));
    }
    // Some write the number as text.
    const QJsonValue lasts = object->value(QLatin1StringView("expires_in"));
    const double seconds = lasts.isString() ? lasts.toString().toDouble() : lasts.toDouble();
    constexpr double tenYears = 10.0 * 366 * 24 * 3600;
    if (seconds >= 1 && seconds < tenYears)
        tokens.endsAt = response.receivedAt + std::chrono::seconds(qint64(seconds));
    return tokens;
}

} // namespace hatstand::net
