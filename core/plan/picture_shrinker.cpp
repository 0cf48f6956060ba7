// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/picture_shrinker.h"

#include "plan/media_probe.h"

#include <QBuffer>
#include <QColorSpace>
#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

struct Coding
{
    const char *mimeType;
    const char *format;
    const char *suffix;
    bool hasAlpha;
    bool hasQuality;
};
constexpr Coding jpeg{"image/jpeg", "jpeg", "jpg", false, true};
constexpr Coding webp{"image/webp", "webp", "webp", true, true};
constexpr Coding png{"image/png", "png", "png", true, false};

/// Below 70 the squares of JPEG begin to be seen; then fewer pixels look better than less of each.
constexpr std::array qualities{90, 80, 70};
/// A picture with a shorter side is worth nothing to anybody.
constexpr int shortestSide = 64;

tl::unexpected<Error> notReadable(const QString &name, const QString &detail)
{
    return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" cannot be shrunk.").arg(name),
                Words::tr("It is damaged, or of a kind that is not known here."),
                Words::tr("Make it smaller in another program and add it again."), detail);
}

QSize sizeWithin(QSize size, QSize limit)
{
    const QSize bound(limit.width() > 0 ? limit.width() : size.width(),
                      limit.height() > 0 ? limit.height() : size.height());
    return size.scaled(bound.boundedTo(size), Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

Result<QImage> decoded(const QString &path, const QString &name, QSize within)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::StorageMissing, Words::tr("\"%1\" is not in the media folder.").arg(name),
                    file.errorString());
    }
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize full = reader.size();
    if (full.isEmpty() || qint64(full.width()) * full.height() > maxPicturePixels)
        return notReadable(name, reader.errorString());
    // Sizes are those of the file, before it is turned.
    if (reader.transformation() & QImageIOHandler::TransformationRotate90)
        within.transpose();
    if (const QSize scaled = sizeWithin(full, within); scaled != full)
        reader.setScaledSize(scaled);
    QImage image;
    if (!reader.read(&image))
        return notReadable(name, reader.errorString());
    return image;
}

bool shinesThrough(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    const QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < pixels.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(pixels.constScanLine(y));
        if (std::any_of(line, line + pixels.width(), [](QRgb pixel) { return qAlpha(pixel) < 255; }))
            return true;
    }
    return false;
}

QImage onWhite(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image.convertToFormat(QImage::Format_RGB32);
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    QPainter painter(&flat);
    painter.drawImage(0, 0, image);
    painter.end();
    flat.setColorSpace(image.colorSpace());
    return flat;
}

/// What may be tried, best first; never none.
std::vector<Coding> codingsFor(bool alpha, const QStringList &types)
{
    std::vector<Coding> all = alpha ? std::vector<Coding>{png, webp} : std::vector<Coding>{jpeg, webp, png};
    static const bool canWebp = QImageWriter::supportedImageFormats().contains("webp");
    std::erase_if(all, [&types](const Coding &coding) {
        const bool isTaken = types.isEmpty() || types.contains(QLatin1StringView(coding.mimeType));
        return !isTaken || (qstrcmp(coding.format, "webp") == 0 && !canWebp);
    });
    if (all.empty())
        return {jpeg};
    if (!alpha)
        return {all.front()};
    return all;
}

QByteArray coded(const QImage &image, const Coding &coding, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, coding.format);
    if (coding.hasQuality)
        writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray();
}
} // namespace

Result<ShrunkPicture> shrunkPicture(const QString &path, const QString &shownName,
                                    const PictureLimits &limits)
{
    auto read = decoded(path, shownName, limits.within);
    if (!read)
        return fail(std::move(read.error()));
    const bool alpha = shinesThrough(*read);
    const auto codings = codingsFor(alpha, limits.types);
    const QImage whole = alpha && codings.front().hasAlpha ? *read : onWhite(*read);
    QImage image = whole;
    while (std::min(image.width(), image.height()) >=
           std::min(shortestSide, std::min(whole.width(), whole.height()))) {
        qint64 least = 0;
        for (const Coding &coding : codings) {
            for (const int quality : qualities) {
                QByteArray bytes = coded(image, coding, quality);
                if (bytes.isEmpty())
                    return notReadable(shownName, QString::fromLatin1(coding.format));
                if (limits.maxBytes <= 0 || bytes.size() <= limits.maxBytes)
                    return ShrunkPicture{std::move(bytes), QString::fromLatin1(coding.suffix)};
                least = least == 0 ? bytes.size() : std::min<qint64>(least, bytes.size());
                if (!coding.hasQuality)
                    break;
            }
        }
        // Bytes go with the number of pixels, and a little slower; never in one leap below what is needed.
        const double share = std::sqrt(double(limits.maxBytes) / double(least)) * 0.95;
        const QSizeF smaller = QSizeF(image.size()) * std::clamp(share, 0.4, 0.85);
        const QSize next = smaller.toSize();
        if (next.isEmpty() || next == image.size())
            break;
        image = whole.scaled(next, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    return fail(ErrorCode::TooLarge, Words::tr("\"%1\" cannot be made small enough.").arg(shownName), {},
                Words::tr("Choose another picture for this network."));
}

} // namespace hatstand::plan
