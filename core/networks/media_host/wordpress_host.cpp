// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/wordpress_host.h"

#include "net/json.h"
#include "networks/wordpress/wordpress_media.h"

#include <QRandomGenerator>

namespace hatstand::networks
{

namespace
{
const QString library = QStringLiteral("wp/v2/media");
const QString fields = QStringLiteral("id,source_url,media_details.original_image");

/// Where the file itself stands: of large pictures, and of those that had to be turned, WordPress shows a
/// copy of its own making at `source_url`, and keeps what it was given beside it under that name (5.3 and
/// later).
QUrl addressOfOriginal(const QUrl &shown, const QJsonObject &record)
{
    const QString name =
        record[QLatin1StringView("media_details")].toObject()[QLatin1StringView("original_image")].toString();
    if (name.isEmpty() || name.contains(u'/') || name.startsWith(u'.'))
        return shown;
    QUrl address = shown.adjusted(QUrl::RemoveFilename | QUrl::RemoveQuery | QUrl::RemoveFragment);
    address.setPath(address.path(QUrl::FullyDecoded) + name, QUrl::DecodedMode);
    return address;
}

Result<HostedMedia> hostedOf(const QJsonObject &record)
{
    const auto id = net::requireInteger(record, QLatin1StringView("id"));
    if (!id)
        return fail(id.error());
    const auto address = net::requireString(record, QLatin1StringView("source_url"));
    if (!address)
        return fail(address.error());
    HostedMedia hosted;
    hosted.id = QString::number(*id);
    hosted.address = addressOfOriginal(QUrl(*address), record);
    return hosted;
}
} // namespace

QCoro::Task<Result<std::vector<QJsonObject>>> WordPressHost::standing(WordPressCredential credential,
                                                                      QString slug, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("slug"), slug);
    query.addQueryItem(QStringLiteral("_fields"), fields);
    const WordPressCall call = WordPressCall::ask(library, query, net::Purpose::UploadMedia);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    co_return answer->list();
}

QCoro::Task<Result<HostedMedia>> WordPressHost::put(HostedFile file, Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto credential = co_await m_client->open(m_account);
    if (!credential)
        co_return fail(credential.error());
    const QString slug = QStringLiteral("hatstand-") + file.name.section(u'.', 0, 0);
    const auto there = co_await standing(*credential, slug, cancel);
    if (!there)
        co_return fail(there.error());
    if (!there->empty()) {
        auto hosted = hostedOf(there->front());
        if (hosted) {
            hosted->wasThere = true;
            if (progress)
                progress(file.byteCount, file.byteCount);
        }
        co_return hosted;
    }
    OutgoingMedia media;
    media.filePath = file.path;
    media.mimeType = file.mimeType;
    media.byteCount = file.byteCount;
    const QByteArray boundary = "hatstand" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    WordPressCall call;
    call.method = net::HttpMethod::Post;
    call.route = library;
    call.query.addQueryItem(QStringLiteral("_fields"), fields);
    call.body = mediaForm(boundary, media, file.name.toLatin1(), slug);
    call.contentType = "multipart/form-data; boundary=" + boundary;
    call.purpose = net::Purpose::UploadMedia;
    call.isUpload = true;
    call.onProgress = progress;
    const auto answer = co_await m_client->call(*credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto record = answer->object();
    if (!record)
        co_return fail(record.error());
    co_return hostedOf(*record);
}

QCoro::Task<Result<void>> WordPressHost::remove(QString id, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto credential = co_await m_client->open(m_account);
    if (!credential)
        co_return fail(credential.error());
    const WordPressCall call = WordPressCall::erase(library + u'/' + id, net::Purpose::RemoveMedia);
    const auto answer = co_await m_client->call(*credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const bool isGone =
        answer->response.status == 410 ||
        (answer->response.status == 404 && answer->code == QLatin1StringView("rest_post_invalid_id"));
    if (!answer->isSuccess() && !isGone)
        co_return fail(answer->error());
    co_return Result<void>();
}

} // namespace hatstand::networks
