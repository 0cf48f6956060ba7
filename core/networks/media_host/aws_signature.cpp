// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/aws_signature.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QUrlQuery>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
const QByteArray algorithm = QByteArrayLiteral("AWS4-HMAC-SHA256");
const QByteArray lastPart = QByteArrayLiteral("aws4_request");

QByteArray keyed(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QByteArray canonicalQuery(const QUrl &url)
{
    QList<QPair<QByteArray, QByteArray>> pairs;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        pairs.append({QUrl::toPercentEncoding(name), QUrl::toPercentEncoding(value)});
    std::sort(pairs.begin(), pairs.end());
    QByteArrayList written;
    for (const auto &[name, value] : pairs)
        written << name + '=' + value;
    return written.join('&');
}

QList<net::HttpHeader> canonicalHeaders(QList<net::HttpHeader> headers)
{
    for (net::HttpHeader &header : headers)
        header = {header.name.toLower(), header.value.simplified()};
    std::sort(headers.begin(), headers.end(),
              [](const net::HttpHeader &a, const net::HttpHeader &b) { return a.name < b.name; });
    return headers;
}
} // namespace

QByteArray awsDate(Instant at)
{
    return at.toUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

QByteArray awsAuthorization(const AwsSigned &request, const AwsKey &key, Instant at)
{
    QByteArray headers;
    QByteArrayList names;
    const auto canonical = canonicalHeaders(request.headers);
    for (const net::HttpHeader &header : canonical) {
        headers += header.name + ':' + header.value + '\n';
        names << header.name;
    }
    const QByteArray signedNames = names.join(';');
    const QByteArray path = request.url.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray canonicalRequest = request.method + '\n' + (path.isEmpty() ? "/" : path) + '\n' +
                                        canonicalQuery(request.url) + '\n' + headers + '\n' + signedNames +
                                        '\n' + request.payloadHash;
    const QByteArray moment = awsDate(at);
    const QByteArray day = moment.left(8);
    const QByteArray region = key.region.toUtf8();
    const QByteArray service = key.service.toUtf8();
    const QByteArray scope = day + '/' + region + '/' + service + '/' + lastPart;
    const QByteArray toSign = algorithm + '\n' + moment + '\n' + scope + '\n' +
                              QCryptographicHash::hash(canonicalRequest, QCryptographicHash::Sha256).toHex();
    const QByteArray ofDay = keyed("AWS4" + key.secret.toUtf8(), day);
    const QByteArray signingKey = keyed(keyed(keyed(ofDay, region), service), lastPart);
    return algorithm + " Credential=" + key.id.toUtf8() + '/' + scope + ", SignedHeaders=" + signedNames +
           ", Signature=" + keyed(signingKey, toSign).toHex();
}

} // namespace hatstand::networks
