// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/dpop.h"

#include "net/http_status.h"
#include "net/json.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <array>

namespace hatstand::networks
{

namespace
{
/// Servers take notes that are seconds old (those of Bluesky 10 s, and 3 min for clocks that differ). A clock
/// that is wrong by more than this is left alone, and the server's time used.
constexpr Milliseconds tolerable{60'000};
constexpr qsizetype longestNonce = 512;

QString originOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
}

QByteArray randomName()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return toBase64Url(QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words));
}

QByteArray coded(const QJsonObject &object)
{
    return toBase64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// An authorization server says so in its body, the account's server in a header, too.
bool wantsNonce(const net::HttpResponse &response)
{
    constexpr net::JsonLimits limits{64LL * 1024, 20};
    if (response.status != 400 && response.status != 401)
        return false;
    const auto body = net::parseJsonObject(response.body, limits);
    return (body &&
            body->value(QLatin1StringView("error")).toString() == QLatin1StringView("use_dpop_nonce")) ||
           response.header(QByteArrayLiteral("WWW-Authenticate")).contains("use_dpop_nonce");
}
} // namespace

QByteArray Dpop::proof(const SigningKey &key, net::HttpMethod method, const QUrl &url,
                       const QString &token) const
{
    const Server server = m_servers.value(originOf(url));
    const QJsonObject header{{QStringLiteral("alg"), QStringLiteral("ES256")},
                             {QStringLiteral("jwk"), key.publicJwk()},
                             {QStringLiteral("typ"), QStringLiteral("dpop+jwt")}};
    const qint64 seconds = timeAt(url).milliseconds() / 1000;
    const QString target =
        url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment).toString(QUrl::FullyEncoded);
    QJsonObject claims{{QStringLiteral("htm"), QString::fromLatin1(net::httpMethodName(method))},
                       {QStringLiteral("htu"), target},
                       {QStringLiteral("iat"), seconds},
                       {QStringLiteral("jti"), QString::fromLatin1(randomName())}};
    if (!server.nonce.isEmpty())
        claims[QStringLiteral("nonce")] = QString::fromLatin1(server.nonce);
    if (!token.isEmpty()) {
        claims[QStringLiteral("ath")] = QString::fromLatin1(
            toBase64Url(QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256)));
    }
    const QByteArray said = coded(header) + '.' + coded(claims);
    const QByteArray signature = key.sign(said);
    return signature.isEmpty() ? QByteArray() : said + '.' + toBase64Url(signature);
}

Dpop::Server Dpop::prove(net::HttpRequest &request, const SigningKey &key, const QString &token) const
{
    request.setHeader(QByteArrayLiteral("DPoP"), proof(key, request.method, request.url, token));
    if (!token.isEmpty())
        request.setHeader(QByteArrayLiteral("Authorization"), "DPoP " + token.toUtf8());
    return m_servers.value(originOf(request.url));
}

void Dpop::learn(const QUrl &url, const net::HttpResponse &response)
{
    Server &server = m_servers[originOf(url)];
    const QByteArray nonce = response.header(QByteArrayLiteral("DPoP-Nonce"));
    if (!nonce.isEmpty() && nonce.size() <= longestNonce)
        server.nonce = nonce;
    if (const auto date = net::parseHttpDate(response.header(QByteArrayLiteral("Date")))) {
        const Milliseconds off = *date - m_clock.now();
        server.behind = off > tolerable || off < -tolerable ? off : Milliseconds(0);
    }
}

bool Dpop::wantsRepeat(const QUrl &url, const net::HttpResponse &response, const Server &used) const
{
    const Server known = m_servers.value(originOf(url));
    const bool timeWasWrong = (response.status == 400 || response.status == 401) &&
                              std::chrono::abs(known.behind - used.behind) > tolerable;
    return (wantsNonce(response) && known.nonce != used.nonce && !known.nonce.isEmpty()) || timeWasWrong;
}

Instant Dpop::timeAt(const QUrl &url) const
{
    return m_clock.now() + m_servers.value(originOf(url)).behind;
}

bool Dpop::knows(const QUrl &url) const
{
    return !m_servers.value(originOf(url)).nonce.isEmpty();
}

} // namespace hatstand::networks
