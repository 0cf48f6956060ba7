// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/picture_fitter.h"

#include "plan/formats/coded_colours.h"
#include "plan/formats/icc_profile.h"
#include "plan/formats/media_probe.h"
#include "plan/formats/orientation.h"
#include "plan/media/picture_coding.h"

#include <QColorSpace>
#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QImageReader>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

/// What is written says 72 dots an inch: a new image has the density of the screen, if there is one, and the
/// same picture must be the same bytes on every computer.
constexpr int dotsPerMeter = 2835;

/// A picture with a shorter side is worth nothing to anybody.
constexpr int shortestSide = 64;

tl::unexpected<Error> notReadable(const QString &name, const QString &detail)
{
    return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" cannot be shrunk.").arg(name),
                Words::tr("It is damaged, or of a kind that is not known here."),
                Words::tr("Make it smaller in another program and add it again."), detail);
}

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, Words::tr("Stopped."));
}

/// Of all of it in memory, as the decoder holds it. Of PNG it is told by its header (W3C PNG, 3rd edition,
/// 11.2.2), since Qt names the format of eight bits for those of sixteen, too.
qint64 decodedBytes(QImageReader &reader, QIODevice &file, QSize size)
{
    const QImage::Format format = reader.imageFormat();
    qint64 bits = format == QImage::Format_Invalid ? 32 : QImage::toPixelFormat(format).bitsPerPixel();
    if (reader.format() == "png") {
        const qint64 before = file.pos();
        file.seek(24);
        const QByteArray header = file.read(2); // bits of a channel, kind of colours
        file.seek(before);
        if (header.size() == 2 && header[0] == 16)
            bits = header[1] == 0 ? 16 : 64;
    }
    return qint64(size.width()) * size.height() * bits / 8;
}

/// Decoders refuse to take more memory than they are allowed, in words that mean damage.
std::optional<Error> tooLargeToRead(QImageReader &reader, QIODevice &file, QSize size, const QString &name)
{
    const qint64 allowed = qint64(QImageReader::allocationLimit()) << 20;
    if (allowed <= 0 || decodedBytes(reader, file, size) <= allowed)
        return std::nullopt;
    return Error{
        ErrorCode::TooLarge,
        Words::tr("\"%1\" is too large to be read.").arg(name),
        Words::tr("It has many pixels, and more shades of each colour than are seen."),
        Words::tr("Save it with 8 bits for each colour, or smaller, in another program and add it again."),
        {}};
}

QSize sizeWithin(QSize size, QSize limit)
{
    const QSize bound(limit.width() > 0 ? limit.width() : size.width(),
                      limit.height() > 0 ? limit.height() : size.height());
    if (size.boundedTo(bound) == size)
        return size;
    return size.scaled(bound.boundedTo(size), Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

struct Decoded
{
    QImage image;
    bool isPng = false;
};

/// Upright, cut and within the limits of pixels; its colours are still its own.
Result<Decoded> decoded(const QString &path, const QString &name, const PictureOrder &order)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::StorageMissing, Words::tr("\"%1\" is not in the media folder.").arg(name),
                    file.errorString());
    }
    const int told = chunkOrientation(file);
    const CodedColours colours = codedColours(file);
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    QSize upright = reader.size();
    if (upright.isEmpty())
        return notReadable(name, reader.errorString());
    if (qint64(upright.width()) * upright.height() > maxPicturePixels) {
        return fail(ErrorCode::TooLarge, Words::tr("\"%1\" has too many pixels.").arg(name), {},
                    Words::tr("Make it smaller in another program and add it again."));
    }
    if (auto large = tooLargeToRead(reader, file, upright, name))
        return fail(std::move(*large));
    // Sizes are those of the file, before it is turned.
    const auto turned = reader.transformation();
    const int orientation = turned == QImageIOHandler::TransformationNone ? told : 1;
    const bool isTurned = turned & QImageIOHandler::TransformationRotate90 || isOnItsSide(orientation);
    if (isTurned)
        upright.transpose();
    const QRect whole(QPoint(0, 0), upright);
    const QRect crop = order.crop.isEmpty() ? whole : order.crop & whole;
    if (crop.isEmpty())
        return notReadable(name, QStringLiteral("an empty crop"));
    const QSize wanted = sizeWithin(crop.size(), order.limits.within);
    if (crop == whole && wanted != upright)
        reader.setScaledSize(isTurned ? wanted.transposed() : wanted);
    Decoded result;
    result.isPng = reader.format() == "png";
    if (!reader.read(&result.image))
        return notReadable(name, reader.errorString());
    if (colours == CodedColours::DisplayP3)
        result.image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    else if (colours == CodedColours::Srgb)
        result.image.setColorSpace(QColorSpace(QColorSpace::SRgb));
    result.image = plan::upright(result.image, orientation);
    if (crop != whole)
        result.image = result.image.copy(crop);
    if (result.image.size() != wanted)
        result.image = result.image.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (result.image.isNull())
        return notReadable(name, QStringLiteral("not enough memory"));
    return result;
}

/// Copies nothing where it is so already.
QImage withUsualDensity(QImage image)
{
    if (image.dotsPerMeterX() != dotsPerMeter)
        image.setDotsPerMeterX(dotsPerMeter);
    if (image.dotsPerMeterY() != dotsPerMeter)
        image.setDotsPerMeterY(dotsPerMeter);
    return image;
}

/// Eight bits a channel, in sRGB, with nothing of what else an image carries (texts, profile, density).
QImage plainPixels(QImage image)
{
    const QColorSpace space = image.colorSpace();
    const bool isConverted = space.isValid() && space != QColorSpace(QColorSpace::SRgb) &&
                             (space.iccProfile().isEmpty() || isRgbProfile(space.iccProfile()));
    const bool hasAlpha = image.hasAlphaChannel();
    if (isConverted) {
        // Deep colours are converted before they are made shallow; grey ones have to be RGB for it.
        image.convertTo(image.depth() > 32 ? (hasAlpha ? QImage::Format_RGBA64 : QImage::Format_RGBX64)
                                           : (hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32));
        image.setColorSpace(space);
        image.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    }
    image.convertTo(hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    QImage plain(image.size(), image.format());
    for (int y = 0; y < plain.height(); ++y)
        std::memcpy(plain.scanLine(y), image.constScanLine(y), size_t(image.width()) * sizeof(QRgb));
    return withUsualDensity(std::move(plain));
}

/// By hand: a painter draws nothing beyond 32,767 pixels.
QImage onWhite(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage flat(image.size(), QImage::Format_RGB32);
    if (flat.isNull())
        return flat;
    for (int y = 0; y < image.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        auto *to = reinterpret_cast<QRgb *>(flat.scanLine(y));
        std::transform(from, from + image.width(), to, [](QRgb pixel) {
            const int alpha = qAlpha(pixel);
            const auto mixed = [alpha](int part) { return (part * alpha + 255 * (255 - alpha) + 127) / 255; };
            return qRgb(mixed(qRed(pixel)), mixed(qGreen(pixel)), mixed(qBlue(pixel)));
        });
    }
    return withUsualDensity(std::move(flat));
}

bool isTooSmall(QSize size, QSize whole, QSize least)
{
    const int bound = std::min(shortestSide, std::min(whole.width(), whole.height()));
    return std::min(size.width(), size.height()) < bound ||
           size.width() < std::min(least.width(), whole.width()) ||
           size.height() < std::min(least.height(), whole.height());
}

class Fitter
{
public:
    Fitter(const PictureOrder &order, QString name) : m_order(order), m_name(std::move(name)) {}

    Result<FittedPicture> fit(const QImage &whole, PictureNature nature)
    {
        auto codings = codingsFor(nature, m_order.limits.types);
        if (codings.empty())
            return notWritable();
        QImage image = whole;
        while (!isTooSmall(image.size(), whole.size(), m_order.least)) {
            qint64 least = 0;
            double longest = 0; // how much smaller it is within the longest side of what was passed over
            const int side = std::max(image.width(), image.height());
            for (const PictureCoding &coding : codings) {
                if (side > coding.longestSide) {
                    longest = std::max(longest, double(coding.longestSide) / side);
                    continue;
                }
                const auto result = tried(image, nature, coding);
                if (!result && m_order.isStopped && m_order.isStopped())
                    return stopped();
                if (!result)
                    return notReadable(m_name, QString::fromLatin1(coding.format));
                if (!result->bytes.isEmpty())
                    return fitted(*result, coding, image.size());
                least = least == 0 ? result->least : std::min(least, result->least);
            }
            // A photograph that was kept as PNG is one only as long as it fits as it is.
            if (codings.size() > 1 && !nature.isDrawn && !nature.shinesThrough)
                codings.erase(codings.begin());
            // Bytes go with the number of pixels, and a little slower; never in one leap below what is
            // needed.
            double share = 0;
            if (least > 0) {
                share = std::sqrt(double(m_order.limits.maxBytes) / double(least)) * 0.97;
                share = std::clamp(share, 0.4, 0.9);
            }
            const QSizeF smaller = QSizeF(image.size()) * std::max(share, longest);
            const QSize next = smaller.toSize();
            if (next.isEmpty() || next == image.size())
                break;
            image = whole.scaled(next, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        }
        return fail(ErrorCode::TooLarge, Words::tr("\"%1\" cannot be made small enough.").arg(m_name), {},
                    Words::tr("Choose another picture for this network."));
    }

private:
    std::optional<Coded> tried(const QImage &image, const PictureNature &nature,
                               const PictureCoding &coding) const
    {
        const QImage seen = coding.hasAlpha && nature.shinesThrough ? image : onWhite(image);
        const bool isPng = qstrcmp(coding.format, "png") == 0;
        return coded(withUsualDensity(isPng ? withFewColours(seen) : seen), coding, m_order.limits.maxBytes,
                     m_order.isStopped);
    }

    static FittedPicture fitted(const Coded &result, const PictureCoding &coding, QSize pixels)
    {
        return {result.bytes, QString::fromLatin1(coding.mimeType), QString::fromLatin1(coding.suffix),
                pixels};
    }

    [[nodiscard]] tl::unexpected<Error> notWritable() const
    {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" cannot be made what the network takes.").arg(m_name),
                    Words::tr("Pictures of the type %1 cannot be written here.")
                        .arg(m_order.limits.types.join(QStringLiteral(", "))),
                    Words::tr("Choose another picture for this network."));
    }

    const PictureOrder &m_order;
    const QString m_name;
};
} // namespace

Result<FittedPicture> fittedPicture(const QString &path, const QString &shownName, const PictureOrder &order)
{
    allowLargePictures();
    auto read = decoded(path, shownName, order);
    if (!read)
        return fail(std::move(read.error()));
    if (order.isStopped && order.isStopped())
        return stopped();
    const QImage image = plainPixels(std::move(read->image));
    if (image.isNull())
        return notReadable(shownName, QStringLiteral("not enough memory"));
    PictureNature nature = natureOf(image);
    nature.isPng = read->isPng;
    return Fitter(order, shownName).fit(image, nature);
}

Result<void> canBeRead(const QString &path, const QString &shownName)
{
    allowLargePictures();
    if (auto read = decoded(path, shownName, {}); !read)
        return fail(std::move(read.error()));
    return {};
}

bool canWrite(const QStringList &types)
{
    return !codingsFor({}, types).empty();
}

} // namespace hatstand::plan
