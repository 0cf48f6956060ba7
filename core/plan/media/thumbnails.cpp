// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/thumbnails.h"

#include "plan/formats/media_probe.h"
#include "plan/formats/orientation.h"
#include "plan/media/worker.h"

#include <QFile>
#include <QImageReader>
#include <QPointer>
#include <qcorofuture.h>

#include <algorithm>
#include <atomic>
#include <memory>

namespace hatstand::plan
{

namespace
{
QByteArray keyOf(const MediaItem &item, QSize size, qreal ratio)
{
    const QSize pixels = size * ratio;
    return item.sha256 + QByteArray::number(pixels.width()) + 'x' + QByteArray::number(pixels.height());
}

/// Blocks; for a worker thread. `pixels` are device pixels.
Result<QImage> decode(const QString &path, const QString &name, QSize pixels)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::StorageMissing, Thumbnails::tr("\"%1\" is not in the media folder.").arg(name),
                    file.errorString());
    }
    const auto notReadable = [&name](const QString &detail) {
        return fail(ErrorCode::InvalidInput, Thumbnails::tr("\"%1\" cannot be shown.").arg(name), {}, {},
                    detail);
    };
    if (!mediaTypeOf(file.peek(4096)).startsWith(QLatin1StringView("image/")))
        return notReadable(QStringLiteral("no picture"));
    const int told = chunkOrientation(file);
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize full = reader.size();
    if (full.isEmpty() || qint64(full.width()) * full.height() > maxPicturePixels)
        return notReadable(reader.errorString());
    // The scaled size is that of the file, before it is turned.
    const auto turned = reader.transformation();
    const int orientation = turned == QImageIOHandler::TransformationNone ? told : 1;
    if (turned & QImageIOHandler::TransformationRotate90 || isOnItsSide(orientation))
        pixels.transpose();
    const QSize scaled = full.scaled(pixels, Qt::KeepAspectRatio).boundedTo(full).expandedTo(QSize(1, 1));
    if (scaled != full)
        reader.setScaledSize(scaled);
    QImage image;
    if (!reader.read(&image))
        return notReadable(reader.errorString());
    image = upright(image, orientation);
    // What every painter draws without converting.
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                                         : QImage::Format_RGB32);
}
} // namespace

Thumbnails::Thumbnails(PathOf pathOf, qint64 maxBytes, QObject *parent)
    : QObject(parent), m_pathOf(std::move(pathOf)), m_cache(int(maxBytes / 1024))
{
    m_pool.setMaxThreadCount(2);
    m_pool.setExpiryTimeout(5000);
    allowLargePictures();
}

Thumbnails::~Thumbnails()
{
    // What waits for a thread ends at once, with an answer for whoever awaits it; the pool, the last member,
    // waits for what is being decoded.
    *m_closing = true;
}

QImage Thumbnails::cached(const MediaItem &item, QSize size, qreal devicePixelRatio) const
{
    const QImage *image = m_cache.object(keyOf(item, size, devicePixelRatio));
    return image ? *image : QImage();
}

QCoro::Task<Result<QImage>> Thumbnails::thumbnail(MediaItem item, QSize size, qreal devicePixelRatio,
                                                  CancelToken cancel)
{
    const QByteArray key = keyOf(item, size, devicePixelRatio);
    if (const QImage *image = m_cache.object(key))
        co_return *image;
    const QPointer<Thumbnails> self(this);
    // A thread that has not begun yet looks here first; one that decodes already finishes unseen.
    auto cancelled = std::make_shared<std::atomic_bool>(cancel.isCancelled());
    const auto subscription = cancel.onCancel([cancelled] { *cancelled = true; });
    const QSize pixels = size * devicePixelRatio;
    auto future = runOn(m_pool,
                        [path = m_pathOf(item), name = item.fileName, pixels, cancelled,
                         closing = m_closing]() -> Result<QImage> {
                            if (*cancelled || *closing)
                                return fail(ErrorCode::Cancelled, Thumbnails::tr("Stopped."));
                            return decode(path, name, pixels);
                        });
    Result<QImage> decoded = co_await future;
    if (!self || cancel.isCancelled())
        co_return fail(ErrorCode::Cancelled, tr("Stopped."));
    if (!decoded)
        co_return decoded;
    decoded->setDevicePixelRatio(devicePixelRatio);
    m_cache.insert(key, new QImage(*decoded), int(decoded->sizeInBytes() / 1024) + 1);
    co_return decoded;
}

} // namespace hatstand::plan
