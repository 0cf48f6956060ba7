// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_media.h"

#include "base/sizes.h"
#include "net/json.h"
#include "networks/media_kinds.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error tooLarge(const OutgoingMedia &media, qint64 bytes, qint64 most)
{
    QString what = Words::tr("Bluesky would refuse the picture: %1, limit %2.");
    QString remedy = Words::tr("Shrink it and send again.");
    if (isVideo(media)) {
        what = Words::tr("Bluesky would refuse the video: %1, limit %2.");
        remedy = Words::tr("Choose a smaller or shorter one and send again.");
    } else if (isAnimation(media)) {
        what = Words::tr("Bluesky would refuse the animation: %1, limit %2.");
        remedy = Words::tr("Choose a smaller or shorter one and send again.");
    }
    return {ErrorCode::TooLarge, what.arg(sizeOverWords(bytes, most), sizeWords(most)), {}, remedy, {}};
}

std::optional<Error> oneProblem(const OutgoingMedia &media, const MediaKindRules &rules)
{
    const QFileInfo file(media.filePath);
    if (!file.isFile()) {
        return Error{ErrorCode::StorageMissing,
                     Words::tr("A picture of this post cannot be found."),
                     Words::tr("Its file is not in the media folder any more."),
                     Words::tr("Add the picture again."),
                     {}};
    }
    if (!rules.types.isEmpty() && !rules.types.contains(media.mimeType)) {
        return Error{ErrorCode::InvalidInput,
                     Words::tr("Bluesky does not take files of the kind %1.").arg(media.mimeType),
                     {},
                     Words::tr("Replace it by a JPEG or PNG picture."),
                     {}};
    }
    if (rules.maxBytes && file.size() > rules.maxBytes->value)
        return tooLarge(media, file.size(), rules.maxBytes->value);
    return std::nullopt;
}
} // namespace

std::optional<Error> mediaProblem(const std::vector<OutgoingMedia> &media, const NetworkRules &rules)
{
    const auto videos = std::count_if(media.begin(), media.end(), isVideo);
    if (videos > 0 && media.size() > 1) {
        return Error{ErrorCode::InvalidInput,
                     Words::tr("Bluesky takes one video, or pictures."),
                     Words::tr("There is more than that in this post."),
                     Words::tr("Take something out."),
                     {}};
    }
    const Limit &most = rules.media.maxTotal;
    if (most && static_cast<qint64>(media.size()) > most->value) {
        return Error{
            ErrorCode::InvalidInput,
            Words::tr("There are too many pictures for Bluesky."),
            Words::tr("There is room for %n picture(s) only.", nullptr, static_cast<int>(most->value)),
            Words::tr("Take some out."),
            {}};
    }
    for (const OutgoingMedia &one : media) {
        if (auto problem = oneProblem(one, rulesOf(one, rules.media)))
            return problem;
    }
    return std::nullopt;
}

QCoro::Task<Result<QJsonObject>> BlueskyUploads::upload(BlueskySessions::LinePointer line,
                                                        net::RequestBody body, QByteArray mimeType,
                                                        std::function<void(qint64, qint64)> onProgress,
                                                        CancelToken cancel)
{
    const auto self = shared_from_this();
    XrpcCall call =
        XrpcCall::tell(QLatin1StringView("com.atproto.repo.uploadBlob"), {}, net::Purpose::UploadMedia);
    call.body = std::move(body);
    call.contentType = std::move(mimeType);
    call.isUpload = true;
    call.onProgress = std::move(onProgress);
    const auto answer = co_await m_sessions->call(line, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    const auto blob = net::requireObject(*object, QLatin1StringView("blob"));
    if (!blob)
        co_return fail(blob.error());
    for (const auto field : {QLatin1StringView("$type"), QLatin1StringView("mimeType")}) {
        if (const auto found = net::requireString(*blob, field); !found)
            co_return fail(found.error());
    }
    if (const auto size = net::requireInteger(*blob, QLatin1StringView("size")); !size)
        co_return fail(size.error());
    if (const auto ref = net::requireObject(*blob, QLatin1StringView("ref")); !ref)
        co_return fail(ref.error());
    co_return *blob;
}

QCoro::Task<Result<std::vector<QJsonObject>>> BlueskyUploads::uploadAll(BlueskySessions::LinePointer line,
                                                                        QString recordKey,
                                                                        std::vector<OutgoingMedia> media,
                                                                        Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    qint64 total = 0;
    qint64 ofVideos = 0;
    for (const OutgoingMedia &one : media) {
        total += one.byteCount;
        ofVideos += isVideo(one) ? one.byteCount : 0;
    }
    if (std::any_of(media.begin(), media.end(), isVideo)) {
        if (const auto allowed = co_await m_videos->mayUpload(line, ofVideos, cancel); !allowed)
            co_return fail(allowed.error());
    }
    std::vector<QJsonObject> blobs;
    qint64 before = 0;
    for (const OutgoingMedia &one : media) {
        std::function<void(qint64, qint64)> onProgress;
        if (progress) {
            onProgress = [progress, before, total](qint64 sent, qint64) {
                progress(std::min(before + sent, total), total);
            };
        }
        if (isVideo(one)) {
            auto film = co_await m_videos->upload(line, recordKey, one, onProgress, cancel);
            if (!film)
                co_return fail(std::move(film.error()));
            blobs.push_back(std::move(*film));
        } else {
            const net::RequestBody body = net::RequestBody::fromFile(one.filePath);
            const QByteArray mimeType = one.mimeType.toLatin1();
            auto blob = co_await upload(line, body, mimeType, onProgress, cancel);
            if (!blob)
                co_return fail(std::move(blob.error()));
            blobs.push_back(std::move(*blob));
        }
        before += one.byteCount;
    }
    co_return blobs;
}

} // namespace hatstand::networks
