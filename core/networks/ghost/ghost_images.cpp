// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/ghost/ghost_images.h"

#include "net/json.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error missingFile()
{
    return {ErrorCode::StorageMissing,
            Words::tr("A picture of this post cannot be found."),
            Words::tr("Its file is not in the media folder any more."),
            Words::tr("Add the picture again."),
            {}};
}

/// Ghost goes by the ending.
QString endingOf(const QString &mimeType)
{
    const QString kind = mimeType.section(u'/', 1);
    return kind == QLatin1StringView("jpeg") ? QStringLiteral("jpg") : kind;
}

QByteArray field(const QByteArray &boundary, const QByteArray &name, const QByteArray &value)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
           "\r\n";
}
} // namespace

QString ghostImageName(const OutgoingMedia &media)
{
    QFile file(media.filePath);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    constexpr qsizetype enough = 20;
    return QString::fromLatin1(hash.result().toHex().left(enough)) + u'.' + endingOf(media.mimeType);
}

QUrl shownAddress(const QString &html, const QString &name)
{
    // Ghost adds a number where a file of that name is there.
    const QString stem = QRegularExpression::escape(name.section(u'.', 0, 0));
    const QRegularExpression source(QStringLiteral("src=\"([^\"]*/%1[^\"/]*)\"").arg(stem));
    const auto match = source.match(html);
    return match.hasMatch()
               ? QUrl(match.captured(1).replace(QLatin1StringView("&amp;"), QLatin1StringView("&")),
                      QUrl::StrictMode)
               : QUrl();
}

QCoro::Task<Result<QUrl>> GhostImages::upload(GhostCredential who, OutgoingMedia media, QString name,
                                              Progress onProgress, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QByteArray boundary =
        "hatstand-" + QByteArray::number(QRandomGenerator::global()->generate64(), 36);
    GhostCall call = GhostCall::tell(net::HttpMethod::Post, QStringLiteral("images/upload/"), {},
                                     net::Purpose::UploadMedia);
    net::RequestBody body(field(boundary, "purpose", "image") + field(boundary, "ref", name.toUtf8()) + "--" +
                          boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" +
                          name.toUtf8() + "\"\r\nContent-Type: " + media.mimeType.toLatin1() + "\r\n\r\n");
    body.appendFile(media.filePath);
    body.append("\r\n--" + boundary + "--\r\n");
    call.body = std::move(body);
    call.contentType = "multipart/form-data; boundary=" + boundary;
    call.isUpload = true;
    call.onProgress = std::move(onProgress);
    const auto answer = co_await m_client->call(who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const QJsonObject image = (*answer)[QLatin1StringView("images")].toArray().first().toObject();
    const auto url = net::requireString(image, QLatin1StringView("url"));
    if (!url)
        co_return fail(url.error());
    co_return QUrl(*url, QUrl::StrictMode);
}

QCoro::Task<Result<std::vector<ArticleMedia>>> GhostImages::uploadAll(GhostCredential who,
                                                                      std::vector<OutgoingMedia> media,
                                                                      QString html, Progress progress,
                                                                      CancelToken cancel)
{
    const auto self = shared_from_this();
    qint64 total = 0;
    for (const OutgoingMedia &one : media)
        total += one.byteCount;
    std::vector<ArticleMedia> uploaded;
    qint64 before = 0;
    for (const OutgoingMedia &one : media) {
        const QString name = ghostImageName(one);
        if (name.isEmpty())
            co_return fail(missingFile());
        QUrl url = shownAddress(html, name);
        if (url.isEmpty()) {
            Progress onProgress;
            if (progress) {
                onProgress = [progress, before, total](qint64 sent, qint64) {
                    progress(std::min(before + sent, total), total);
                };
            }
            const auto made = co_await upload(who, one, name, onProgress, cancel);
            if (!made)
                co_return fail(made.error());
            url = *made;
        }
        before += one.byteCount;
        uploaded.push_back({0, url, one.altText, one.pixels, false});
    }
    co_return uploaded;
}

} // namespace hatstand::networks
