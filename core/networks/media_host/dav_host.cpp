// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/dav_host.h"

#include "networks/media_host/host_address.h"
#include "networks/media_host/host_errors.h"

namespace hatstand::networks
{

namespace
{
bool isGone(int status)
{
    return status == 404 || status == 410;
}

/// A server that has no answer to HEAD, or gives none to who may only write, or points to where it stores
/// files. A wrong address answers so to the upload, too, and is named then.
bool tellsNothing(int status)
{
    return (status >= 300 && status < 400) || status == 403 || status == 405 || status == 501;
}

/// RFC 4918, 9.7.1, speaks of 409; some servers answer 404.
bool isWithoutFolder(int status)
{
    return status == 409 || status == 404;
}

/// "405 Method Not Allowed" is said where the folder stands already (RFC 4918, 9.3.1), a redirect by those
/// that know it without the slash. Whether a stranger's folder may be made is for the upload to find out.
bool isThereNow(int status)
{
    return (status >= 200 && status < 300) || status == 405 || status == 301 || status == 403;
}
} // namespace

QUrl DavHost::addressOf(const QString &name) const
{
    return addressBelow(m_place.address, m_place.folder + QStringList{name});
}

net::HttpRequest DavHost::request(net::HttpMethod method, const QUrl &url, net::Purpose purpose) const
{
    net::HttpRequest request = net::HttpRequest::get(url, purpose);
    request.method = method;
    const QByteArray pair = m_place.name.toUtf8() + ':' + m_place.password.toUtf8();
    request.setHeader(QByteArrayLiteral("Authorization"), QByteArrayLiteral("Basic ") + pair.toBase64());
    // A packed answer would have another length than the file.
    request.setHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    request.redirects = net::Redirects::Never; // a password goes nowhere but to where it belongs
    return request;
}

QCoro::Task<Result<DavHost::Standing>> DavHost::standing(HostedFile file, CancelToken cancel)
{
    const auto self = shared_from_this();
    net::HttpRequest look = request(net::HttpMethod::Head, addressOf(file.name), net::Purpose::UploadMedia);
    const auto answer = co_await m_line->send(std::move(look), cancel);
    if (!answer)
        co_return fail(answer.error());
    if (isGone(answer->status) || answer->status == 409)
        co_return Standing::Absent;
    if (tellsNothing(answer->status))
        co_return Standing::Unknown;
    if (!answer->isSuccess())
        co_return fail(hostError(*answer));
    bool isTold = false;
    const qint64 length = answer->header(QByteArrayLiteral("Content-Length")).toLongLong(&isTold);
    if (!isTold)
        co_return Standing::Unknown;
    // Half of it may stand there since a line broke.
    co_return length == file.byteCount ? Standing::Whole : Standing::Absent;
}

QCoro::Task<Result<net::HttpResponse>> DavHost::upload(HostedFile file, Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    net::HttpRequest put = request(net::HttpMethod::Put, addressOf(file.name), net::Purpose::UploadMedia);
    put.body = net::RequestBody::fromFile(file.path);
    put.contentType = file.mimeType.toLatin1();
    put.onUploadProgress = progress;
    allowLongUpload(put);
    auto answer = co_await m_line->send(std::move(put), cancel);
    co_return answer;
}

QCoro::Task<Result<void>> DavHost::makeFolders(CancelToken cancel)
{
    const auto self = shared_from_this();
    for (qsizetype depth = 1; depth <= m_place.folder.size(); ++depth) {
        QUrl folder = addressBelow(m_place.address, m_place.folder.mid(0, depth));
        folder.setPath(folder.path(QUrl::FullyEncoded) + u'/', QUrl::TolerantMode);
        net::HttpRequest make = request(net::HttpMethod::MakeCollection, folder, net::Purpose::UploadMedia);
        const auto made = co_await m_line->send(std::move(make), cancel);
        if (!made)
            co_return fail(made.error());
        if (isThereNow(made->status))
            continue;
        net::HttpResponse refusal = *made;
        if (refusal.status == 409)
            refusal.status = 404; // what lies above is missing: the address itself
        co_return fail(hostError(refusal));
    }
    co_return Result<void>();
}

QCoro::Task<Result<HostedMedia>> DavHost::put(HostedFile file, Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    HostedMedia hosted;
    hosted.id = file.name;
    hosted.address = m_place.publicAddress.isEmpty() ? addressOf(file.name)
                                                     : addressBelow(m_place.publicAddress, {file.name});
    const auto before = co_await standing(file, cancel);
    if (!before)
        co_return fail(before.error());
    if (*before == Standing::Whole) {
        hosted.wasThere = true;
        if (progress)
            progress(file.byteCount, file.byteCount);
        co_return hosted;
    }
    auto sent = co_await upload(file, progress, cancel);
    if (sent && isWithoutFolder(sent->status) && !m_place.folder.isEmpty()) {
        const auto made = co_await makeFolders(cancel);
        if (!made)
            co_return fail(made.error());
        sent = co_await upload(file, progress, cancel);
    }
    if (!sent)
        co_return fail(sent.error());
    if (!sent->isSuccess()) {
        net::HttpResponse refusal = *sent;
        if (refusal.status == 409)
            refusal.status = 404;
        co_return fail(hostError(refusal));
    }
    // Hotels answer everything with success.
    const auto after = co_await standing(file, cancel);
    if (!after)
        co_return fail(after.error());
    if (*after == Standing::Absent) {
        const CancelToken toItsEnd;
        (void)co_await remove(file.name, toItsEnd); // half of it, perhaps
        co_return fail(notKept(m_place.address));
    }
    co_return hosted;
}

QCoro::Task<Result<void>> DavHost::remove(QString id, CancelToken cancel)
{
    const auto self = shared_from_this();
    net::HttpRequest erase = request(net::HttpMethod::Delete, addressOf(id), net::Purpose::RemoveMedia);
    const auto answer = co_await m_line->send(std::move(erase), cancel);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess() && !isGone(answer->status))
        co_return fail(hostError(*answer));
    co_return Result<void>();
}

} // namespace hatstand::networks
