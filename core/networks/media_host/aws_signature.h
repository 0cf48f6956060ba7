// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "net/http_message.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace hatstand::networks
{

/// Whose signature it is, and for what.
struct AwsKey
{
    QString id;
    QString secret;
    QString region;
    QString service = QStringLiteral("s3");
};

/// Of a request, what is signed.
struct AwsSigned
{
    QByteArray method;
    QUrl url;                       ///< its path is signed as it is sent
    QList<net::HttpHeader> headers; ///< Host and X-Amz-Date among them
    QByteArray payloadHash;         ///< SHA-256 of the body in hexadecimal digits
};

/// "20150830T123600Z": what X-Amz-Date says.
[[nodiscard]] QByteArray awsDate(Instant at);

/// What Authorization says by version 4 of AWS's signatures
/// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html, read 2026-11).
[[nodiscard]] QByteArray awsAuthorization(const AwsSigned &request, const AwsKey &key, Instant at);

} // namespace hatstand::networks
