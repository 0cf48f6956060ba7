// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_thumb.h"

#include "networks/page_tags.h"

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QImageReader>
#include <QPainter>

namespace hatstand::networks
{

namespace
{
constexpr int longestSide = 2000;
/// More is a trap rather than a picture of a page.
constexpr qint64 mostPixels = 50'000'000;

QImage decoded(const QByteArray &picture)
{
    QBuffer buffer;
    buffer.setData(picture);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize full = reader.size();
    if (full.isEmpty() || qint64(full.width()) * full.height() > mostPixels)
        return {};
    if (full.width() > longestSide || full.height() > longestSide)
        reader.setScaledSize(full.scaled(longestSide, longestSide, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    if (!image.hasAlphaChannel())
        return image;
    // A JPEG has no holes; behind them is paper.
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.drawImage(0, 0, image);
    return paper;
}

QByteArray asJpeg(const QImage &image, int quality)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "JPEG", quality) ? buffer.data() : QByteArray();
}
} // namespace

BlueskyThumb blueskyThumb(const QByteArray &picture)
{
    const QByteArray type = pictureType(picture);
    if (type.isEmpty())
        return {};
    if (picture.size() <= largestBlueskyThumb)
        return {picture, type};
    QImage image = decoded(picture);
    while (!image.isNull()) {
        for (const int quality : {88, 80, 70, 60}) {
            const QByteArray bytes = asJpeg(image, quality);
            if (!bytes.isEmpty() && bytes.size() <= largestBlueskyThumb)
                return {bytes, QByteArrayLiteral("image/jpeg")};
        }
        constexpr int smallest = 200;
        if (image.width() < smallest && image.height() < smallest)
            break;
        image = image.scaled(image.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    return {};
}

} // namespace hatstand::networks
