// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/jwt.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

namespace hatstand::networks
{

namespace
{
QByteArray encoded(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}
} // namespace

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray jwtSignature(JwtAlgorithm algorithm, const QByteArray &key, const QByteArray &signingInput)
{
    const auto hash =
        algorithm == JwtAlgorithm::Hs512 ? QCryptographicHash::Sha512 : QCryptographicHash::Sha256;
    return base64Url(QMessageAuthenticationCode::hash(signingInput, key, hash));
}

QByteArray jwt(JwtAlgorithm algorithm, const QByteArray &key, const QJsonObject &claims,
               const QJsonObject &moreHeader)
{
    QJsonObject header = moreHeader;
    header.insert(QLatin1StringView("alg"),
                  algorithm == JwtAlgorithm::Hs512 ? QStringLiteral("HS512") : QStringLiteral("HS256"));
    header.insert(QLatin1StringView("typ"), QStringLiteral("JWT"));
    const QByteArray input = encoded(header) + '.' + encoded(claims);
    return input + '.' + jwtSignature(algorithm, key, input);
}

} // namespace hatstand::networks
