// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_media.h"

#include "net/json.h"
#include "networks/file_endings.h"
#include "networks/media_kinds.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QHash>
#include <QRandomGenerator>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

const QString library = QStringLiteral("wp/v2/media");
const QString mediaFields = QStringLiteral("id,slug,source_url,alt_text");

QByteArray formField(const QByteArray &boundary, const QByteArray &name, const QByteArray &value)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name +
           "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + value + "\r\n";
}

Error fileMissing()
{
    return {ErrorCode::StorageMissing,
            Words::tr("A picture of this post cannot be found."),
            Words::tr("Its file is not in the media folder any more."),
            Words::tr("Add the picture again."),
            {}};
}
} // namespace

QString mediaSlug(const QString &recordKey, const OutgoingMedia &media)
{
    const QByteArray file =
        QFileInfo(media.filePath).fileName().toUtf8() + ' ' + QByteArray::number(media.byteCount);
    constexpr qsizetype digits = 12;
    const QByteArray mark = QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex().left(digits);
    return QStringLiteral("hatstand-%1-%2").arg(recordKey, QString::fromLatin1(mark));
}

QByteArray mediaFileName(const QString &title, int number, const QString &mimeType)
{
    constexpr qsizetype longest = 50;
    QByteArray name;
    const QString plain = title.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : plain) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain)
            name += c.toLatin1();
        else if (!c.isMark() && !name.isEmpty() && !name.endsWith('-'))
            name += '-';
        if (name.size() >= longest)
            break;
    }
    while (name.endsWith('-'))
        name.chop(1);
    if (name.isEmpty())
        name = "media";
    return name + '-' + QByteArray::number(number) + '.' + fileEndingOf(mimeType);
}

net::RequestBody mediaForm(const QByteArray &boundary, const OutgoingMedia &media, const QByteArray &fileName,
                           const QString &slug)
{
    net::RequestBody body(formField(boundary, "slug", slug.toUtf8()) +
                          formField(boundary, "alt_text", media.altText.toUtf8()) + "--" + boundary +
                          "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName +
                          "\"\r\nContent-Type: " + media.mimeType.toLatin1() + "\r\n\r\n");
    body.appendFile(media.filePath);
    body.append("\r\n--" + boundary + "--\r\n");
    return body;
}

QCoro::Task<Result<std::vector<QJsonObject>>> WordPressMedia::standing(WordPressCredential credential,
                                                                       QStringList slugs, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("slug"), slugs.join(u','));
    query.addQueryItem(QStringLiteral("per_page"), QStringLiteral("100"));
    query.addQueryItem(QStringLiteral("context"), QStringLiteral("edit"));
    query.addQueryItem(QStringLiteral("_fields"), mediaFields);
    const WordPressCall call = WordPressCall::ask(library, query, net::Purpose::LookUpPost);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    co_return answer->list();
}

QCoro::Task<Result<QJsonObject>> WordPressMedia::upload(WordPressCredential credential, OutgoingMedia media,
                                                        QByteArray fileName, QString slug,
                                                        std::function<void(qint64, qint64)> onProgress,
                                                        CancelToken cancel)
{
    const auto self = shared_from_this();
    const QByteArray boundary = "hatstand" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    WordPressCall call;
    call.method = net::HttpMethod::Post;
    call.route = library;
    call.query.addQueryItem(QStringLiteral("_fields"), mediaFields);
    call.body = mediaForm(boundary, media, fileName, slug);
    call.contentType = "multipart/form-data; boundary=" + boundary;
    call.purpose = net::Purpose::UploadMedia;
    call.isUpload = true;
    call.onProgress = std::move(onProgress);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    co_return answer->object();
}

QCoro::Task<Result<void>> WordPressMedia::describe(WordPressCredential credential, qint64 id, QString altText,
                                                   CancelToken cancel)
{
    const auto self = shared_from_this();
    const WordPressCall call =
        WordPressCall::tell(library + u'/' + QString::number(id), {{QStringLiteral("alt_text"), altText}},
                            net::Purpose::UploadMedia);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess())
        co_return fail(answer->error());
    co_return Result<void>();
}

QCoro::Task<Result<std::vector<ArticleMedia>>> WordPressMedia::uploadAll(WordPressCredential credential,
                                                                         OutgoingPost post, QString title,
                                                                         Progress progress,
                                                                         CancelToken cancel)
{
    const auto self = shared_from_this();
    std::vector<ArticleMedia> uploaded;
    if (post.media.empty())
        co_return uploaded;
    QStringList slugs;
    qint64 total = 0;
    for (const OutgoingMedia &one : post.media) {
        if (!QFileInfo(one.filePath).isFile())
            co_return fail(fileMissing());
        slugs << mediaSlug(post.recordKey, one);
        total += one.byteCount;
    }
    const auto there = co_await standing(credential, slugs, cancel);
    if (!there)
        co_return fail(there.error());
    QHash<QString, QJsonObject> known;
    for (const QJsonObject &one : *there)
        known.insert(one[QLatin1StringView("slug")].toString(), one);
    qint64 before = 0;
    for (qsizetype index = 0; index < slugs.size(); ++index) {
        const OutgoingMedia media = post.media[static_cast<size_t>(index)];
        QJsonObject record = known.value(slugs[index]);
        const bool isThere = !record.isEmpty();
        if (!isThere) {
            std::function<void(qint64, qint64)> onProgress;
            if (progress) {
                onProgress = [progress, before, total](qint64 sent, qint64) {
                    progress(std::min(before + sent, total), total);
                };
            }
            const QByteArray fileName = mediaFileName(title, static_cast<int>(index) + 1, media.mimeType);
            const QString slug = slugs[index];
            auto made = co_await upload(credential, media, fileName, slug, onProgress, cancel);
            if (!made)
                co_return fail(std::move(made.error()));
            record = *made;
            known.insert(slug, record);
        }
        before += media.byteCount;
        if (progress)
            progress(std::min(before, total), total);
        const auto id = net::requireInteger(record, QLatin1StringView("id"));
        if (!id)
            co_return fail(id.error());
        const auto address = net::requireString(record, QLatin1StringView("source_url"));
        if (!address)
            co_return fail(address.error());
        const QString altText = media.altText;
        if (isThere && record[QLatin1StringView("alt_text")].toString() != altText) {
            const auto described = co_await describe(credential, *id, altText, cancel);
            if (!described)
                co_return fail(described.error());
        }
        uploaded.push_back({*id, QUrl(*address), altText, media.pixels, isVideo(media)});
    }
    co_return uploaded;
}

} // namespace hatstand::networks
