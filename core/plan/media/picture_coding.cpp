// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/picture_coding.h"

#include <QBuffer>
#include <QHash>
#include <QImageWriter>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
// The longest sides are those of libjpeg (JPEG_MAX_DIMENSION), of VP8 (RFC 6386, 9.1: 14 bits) and of libpng
// (PNG_USER_WIDTH_MAX).
constexpr PictureCoding jpeg{"image/jpeg", "jpeg", "jpg", false, true, 65'500};
constexpr PictureCoding webp{"image/webp", "webp", "webp", true, true, 16'383};
constexpr PictureCoding png{"image/png", "png", "png", true, false, 1'000'000};

/// Below 70 the squares of JPEG begin to be seen; then fewer pixels look better than less of each. Above 93
/// the bytes grow fast and nobody sees a difference.
constexpr int leastQuality = 70;
constexpr int bestQuality = 93;

bool isFew(const QHash<QRgb, uchar> &colours)
{
    return colours.size() <= 256;
}

/// The colours of a picture in the order of being met; more than 256 when there are more.
QHash<QRgb, uchar> coloursOf(const QImage &image)
{
    QHash<QRgb, uchar> colours;
    for (int y = 0; y < image.height() && isFew(colours); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width() && isFew(colours); ++x) {
            if (x > 0 && line[x] == line[x - 1])
                continue;
            if (!colours.contains(line[x]))
                colours.insert(line[x], uchar(colours.size()));
        }
    }
    return colours;
}

QByteArray codedAt(const QImage &image, const PictureCoding &coding, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, coding.format);
    if (coding.hasQuality) {
        writer.setQuality(quality);
        writer.setOptimizedWrite(true);
        writer.setProgressiveScanWrite(true);
    }
    return writer.write(image) ? bytes : QByteArray();
}
} // namespace

PictureNature natureOf(const QImage &image)
{
    PictureNature nature;
    nature.isDrawn = isFew(coloursOf(image));
    for (int y = 0; y < image.height() && image.hasAlphaChannel() && !nature.shinesThrough; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        nature.shinesThrough =
            std::any_of(line, line + image.width(), [](QRgb pixel) { return qAlpha(pixel) < 255; });
    }
    return nature;
}

std::vector<PictureCoding> codingsFor(const PictureNature &nature, const QStringList &types)
{
    static const bool canWebp = QImageWriter::supportedImageFormats().contains("webp");
    const auto isTaken = [&types](const PictureCoding &coding) {
        const bool isNamed = types.isEmpty() || types.contains(QLatin1StringView(coding.mimeType));
        return isNamed && (qstrcmp(coding.format, "webp") != 0 || canWebp);
    };
    std::vector<PictureCoding> all;
    if (nature.shinesThrough)
        all = {png, webp};
    else if (nature.isDrawn)
        all = {png, jpeg, webp};
    else
        all = nature.isPng ? std::vector{png, jpeg, webp} : std::vector{jpeg, webp, png};
    std::erase_if(all, [&](const PictureCoding &coding) { return !isTaken(coding); });
    if (nature.shinesThrough)
        return all.empty() && isTaken(jpeg) ? std::vector{jpeg} : all;
    // Of those that lose detail one is enough.
    const bool hasJpeg = std::any_of(all.begin(), all.end(),
                                     [](const PictureCoding &one) { return one.format == jpeg.format; });
    std::erase_if(all, [hasJpeg](const PictureCoding &one) { return hasJpeg && one.format == webp.format; });
    if (!nature.isPng && !nature.isDrawn && !all.empty())
        all.resize(1, jpeg);
    return all;
}

std::optional<Coded> coded(const QImage &image, const PictureCoding &coding, qint64 maxBytes,
                           const std::function<bool()> &isStopped)
{
    const auto at = [&](int quality) {
        return isStopped && isStopped() ? QByteArray() : codedAt(image, coding, quality);
    };
    const auto fits = [maxBytes](const QByteArray &bytes) {
        return maxBytes <= 0 || bytes.size() <= maxBytes;
    };
    QByteArray best = at(bestQuality);
    if (best.isEmpty())
        return std::nullopt;
    if (fits(best))
        return Coded{best, best.size()};
    if (!coding.hasQuality)
        return Coded{{}, best.size()};
    best = at(leastQuality);
    if (best.isEmpty())
        return std::nullopt;
    if (!fits(best))
        return Coded{{}, best.size()};
    int low = leastQuality; // fits
    int high = bestQuality; // does not
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        QByteArray bytes = at(middle);
        if (bytes.isEmpty())
            return std::nullopt;
        if (fits(bytes)) {
            low = middle;
            best = std::move(bytes);
        } else {
            high = middle;
        }
    }
    return Coded{best, best.size()};
}

QImage withFewColours(const QImage &image)
{
    const QHash<QRgb, uchar> colours = coloursOf(image);
    if (!isFew(colours))
        return image;
    QImage few(image.size(), QImage::Format_Indexed8);
    if (few.isNull())
        return image;
    QList<QRgb> table(colours.size());
    for (auto one = colours.begin(); one != colours.end(); ++one)
        table[one.value()] = one.key();
    few.setColorTable(table);
    for (int y = 0; y < image.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        uchar *to = few.scanLine(y);
        for (int x = 0; x < image.width(); ++x)
            to[x] = x > 0 && from[x] == from[x - 1] ? to[x - 1] : colours.value(from[x]);
    }
    return few;
}

} // namespace hatstand::plan
