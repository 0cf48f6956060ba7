// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/s3_host.h"

#include "net/url_rules.h"
#include "networks/media_host/host_address.h"
#include "networks/media_host/host_errors.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QXmlStreamReader>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// What such a service writes into the body of a refusal.
struct S3Refusal
{
    QString code;
    QString message;
    QString region;
};

S3Refusal readRefusal(const QByteArray &body)
{
    constexpr qsizetype longestWords = 300;
    S3Refusal refusal;
    QXmlStreamReader xml(body);
    if (!xml.readNextStartElement() || xml.name() != QLatin1StringView("Error"))
        return refusal;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        const QString text =
            xml.readElementText(QXmlStreamReader::SkipChildElements).simplified().left(longestWords);
        if (name == QLatin1StringView("Code"))
            refusal.code = text;
        else if (name == QLatin1StringView("Message"))
            refusal.message = text;
        else if (name == QLatin1StringView("Region"))
            refusal.region = text;
    }
    return refusal;
}

Error keyRefused(const QString &host)
{
    return {ErrorCode::SignInNeeded,
            Words::tr("%1 does not accept the access key.").arg(host),
            Words::tr("Its id or the secret key is wrong, or was withdrawn."),
            Words::tr("Type both again, as the host shows them."),
            {}};
}

Error otherRegion(const QString &host, const QString &region)
{
    return {ErrorCode::InvalidInput,
            Words::tr("The bucket is in another region."),
            region.isEmpty() ? QString() : Words::tr("%1 says that it is in %2.").arg(host, region),
            Words::tr("Enter the region that the host shows for the bucket, and the address for it."),
            {}};
}
} // namespace

QUrl S3Host::addressOf(const QString &name) const
{
    QStringList path = m_place.folder + QStringList{name};
    QUrl base = m_place.service;
    if (m_place.bucketInHost)
        base.setHost(m_place.bucket + u'.' + base.host());
    else
        path.prepend(m_place.bucket);
    return addressBelow(base, path);
}

net::HttpRequest S3Host::request(net::HttpMethod method, const QString &name, const QByteArray &payloadHash,
                                 net::Purpose purpose) const
{
    const Instant now = m_clock.now();
    net::HttpRequest request = net::HttpRequest::get(addressOf(name), purpose);
    request.method = method;
    request.redirects = net::Redirects::Never; // signed for this host and no other
    // As it is written in the request: that of IPv6 in brackets.
    QByteArray host = request.url.host(QUrl::EncodeUnicode).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    if (request.url.port() >= 0)
        host += ':' + QByteArray::number(request.url.port());
    const QList<net::HttpHeader> headers{{QByteArrayLiteral("x-amz-content-sha256"), payloadHash},
                                         {QByteArrayLiteral("x-amz-date"), awsDate(now)}};
    AwsSigned toSign{net::httpMethodName(method), request.url, headers, payloadHash};
    toSign.headers.append({QByteArrayLiteral("host"), host});
    for (const net::HttpHeader &header : headers)
        request.setHeader(header.name, header.value);
    request.setHeader(QByteArrayLiteral("Authorization"), awsAuthorization(toSign, m_place.key, now));
    request.setHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    return request;
}

Error S3Host::errorOf(const net::HttpResponse &response) const
{
    const S3Refusal refusal = readRefusal(response.body);
    const QString host = net::hostLabel(response.finalUrl);
    const auto is = [&refusal](const char *code) { return refusal.code == QLatin1StringView(code); };
    Error error;
    if (is("SignatureDoesNotMatch") || is("InvalidAccessKeyId") || is("InvalidToken")) {
        error = keyRefused(host);
    } else if (is("RequestTimeTooSkewed")) {
        error = {ErrorCode::NotAllowed,
                 Words::tr("The clock of this computer is wrong."),
                 Words::tr("%1 takes only what was signed within a quarter of an hour.").arg(host),
                 Words::tr("Set the clock, then try again."),
                 {}};
    } else if (is("PermanentRedirect") || is("AuthorizationHeaderMalformed") || is("TemporaryRedirect") ||
               is("IllegalLocationConstraintException")) {
        const QString region = refusal.region.isEmpty()
                                   ? QString::fromLatin1(response.header("x-amz-bucket-region"))
                                   : refusal.region;
        error = otherRegion(host, region);
    } else if (is("NoSuchBucket")) {
        error = {ErrorCode::NotFound,
                 Words::tr("There is no bucket \"%1\".").arg(m_place.bucket),
                 {},
                 Words::tr("Check its name, the address and the region."),
                 {}};
    } else if (is("XAmzContentSHA256Mismatch") || is("BadDigest")) {
        error = changedMeanwhile();
    } else if (is("SlowDown") || is("RequestLimitExceeded")) {
        error = {ErrorCode::RateLimited, Words::tr("%1 asks to wait.").arg(host), {}, {}, {}};
    } else {
        return hostError(response, refusal.message);
    }
    error.httpStatus = response.status;
    error.detail = QStringLiteral("HTTP %1 %2").arg(response.status).arg(refusal.code);
    return error;
}

QCoro::Task<Result<HostedMedia>> S3Host::put(HostedFile file, Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    HostedMedia hosted;
    hosted.id = file.name;
    hosted.address = m_place.publicAddress.isEmpty() ? addressOf(file.name)
                                                     : addressBelow(m_place.publicAddress, {file.name});
    const QByteArray nothing = QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex();
    net::HttpRequest look = request(net::HttpMethod::Head, file.name, nothing, net::Purpose::UploadMedia);
    const auto before = co_await m_line->send(std::move(look), cancel);
    if (!before)
        co_return fail(before.error());
    // Whatever else is answered says nothing for certain: who may not list a bucket is refused what is not
    // there, and an answer to HEAD has no room for a reason.
    const bool isThere =
        before->isSuccess() &&
        before->header(QByteArrayLiteral("Content-Length")).trimmed() == QByteArray::number(file.byteCount);
    if (isThere) {
        hosted.wasThere = true;
        if (progress)
            progress(file.byteCount, file.byteCount);
        co_return hosted;
    }
    // The hash is signed too, so that the service itself refuses a file that has changed meanwhile.
    net::HttpRequest put =
        request(net::HttpMethod::Put, file.name, file.sha256.toHex(), net::Purpose::UploadMedia);
    put.body = net::RequestBody::fromFile(file.path);
    put.contentType = file.mimeType.toLatin1();
    put.onUploadProgress = progress;
    allowLongUpload(put);
    const auto sent = co_await m_line->send(std::move(put), cancel);
    if (!sent)
        co_return fail(sent.error());
    if (!sent->isSuccess())
        co_return fail(errorOf(*sent));
    // Every such service answers with the mark of what it keeps; a hotel's page does not.
    if (sent->header(QByteArrayLiteral("ETag")).isEmpty())
        co_return fail(notKept(m_place.service));
    co_return hosted;
}

QCoro::Task<Result<void>> S3Host::remove(QString id, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QByteArray nothing = QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex();
    net::HttpRequest erase = request(net::HttpMethod::Delete, id, nothing, net::Purpose::RemoveMedia);
    const auto answer = co_await m_line->send(std::move(erase), cancel);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess() && answer->status != 404)
        co_return fail(errorOf(*answer));
    co_return Result<void>();
}

} // namespace hatstand::networks
