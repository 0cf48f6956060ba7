// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/media_probe.h"

#include "base/sizes.h"
#include "plan/formats/orientation.h"
#include "plan/formats/video_probe.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QLocale>
#include <QMimeDatabase>

#include <array>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

struct Type
{
    const char16_t *mimeType;
    const char16_t *suffix;
    const char *format; ///< of QImageReader; null for videos
};
constexpr std::array types{
    Type{u"image/png", u"png", "png"},     Type{u"image/jpeg", u"jpg", "jpeg"},
    Type{u"image/gif", u"gif", "gif"},     Type{u"image/webp", u"webp", "webp"},
    Type{u"video/mp4", u"mp4", nullptr},   Type{u"video/quicktime", u"mov", nullptr},
    Type{u"video/webm", u"webm", nullptr}, Type{u"video/x-matroska", u"mkv", nullptr},
    Type{u"image/bmp", u"bmp", "bmp"},     Type{u"image/tiff", u"tif", "tiff"},
    Type{u"image/heic", u"heic", "heic"},  Type{u"image/avif", u"avif", "avif"},
};

const Type *typeNamed(const QString &mimeType)
{
    for (const Type &type : types) {
        if (QStringView(type.mimeType) == mimeType)
            return &type;
    }
    return nullptr;
}

/// By the brand of an ISO base media file (ISO/IEC 14496-12, "ftyp").
QString isoMediaType(const QByteArray &beginning)
{
    const QByteArray brand = beginning.mid(8, 4);
    if (brand == "qt  ")
        return QStringLiteral("video/quicktime");
    if (brand == "avif" || brand == "avis")
        return QStringLiteral("image/avif");
    if (brand == "heic" || brand == "heix" || brand == "mif1" || brand == "msf1" || brand == "hevc")
        return QStringLiteral("image/heic");
    if (brand.startsWith("M4A") || brand.startsWith("M4B"))
        return {};
    return QStringLiteral("video/mp4");
}

QString tooManyPixels(const QSize &size)
{
    const QLocale locale;
    return Words::tr("It has %1 by %2 pixels, %3 million in all; the limit is %4 million.")
        .arg(locale.toString(size.width()), locale.toString(size.height()),
             locale.toString(qint64(size.width()) * size.height() / 1'000'000),
             locale.toString(maxPicturePixels / 1'000'000));
}

bool isShown(const QMimeType &type)
{
    return type.name().startsWith(QLatin1StringView("image/")) ||
           type.name().startsWith(QLatin1StringView("video/"));
}

/// Why a file is refused that begins like nothing which can be posted.
Error notForPosts(const QByteArray &beginning, const QString &shownName)
{
    const QMimeDatabase database;
    const QMimeType found = database.mimeTypeForData(beginning);
    const QMimeType claimed = database.mimeTypeForFile(shownName, QMimeDatabase::MatchExtension);
    // Behind an XML head, or with a script in it, the database takes a drawing for something else.
    const bool isDrawing = claimed.name() == QLatin1StringView("image/svg+xml") && beginning.contains("<svg");
    // Data that shows nothing at all contradicts no name, but for those types whose first bytes are known.
    const bool isHonest =
        isDrawing || (!typeNamed(claimed.name()) && (found.isDefault() || found.inherits(claimed.name()) ||
                                                     claimed.inherits(found.name())));
    QString what;
    if (isShown(claimed) && !isHonest)
        what = Words::tr("\"%1\" is not what its name says.").arg(shownName);
    else if (isShown(claimed) || isShown(found))
        what = Words::tr("\"%1\" is of a kind of picture or video that cannot be posted.").arg(shownName);
    else
        what = Words::tr("\"%1\" is no picture or video.").arg(shownName);
    const QString kind = (isHonest && isShown(claimed) ? claimed : found).comment();
    return {ErrorCode::InvalidInput,
            what,
            Words::tr("It holds: %1.").arg(kind),
            Words::tr("Choose a picture (PNG, JPEG, GIF, WebP) or a video."),
            {}};
}

Result<MediaProbe> probePicture(QFile &file, const Type &type, const QString &shownName)
{
    MediaProbe probe{QString::fromUtf16(type.mimeType), QString::fromUtf16(type.suffix), {}, 0};
    const int orientation = chunkOrientation(file);
    // The format is given by the content that was seen, so that no other decoder is tried.
    QImageReader reader(&file, type.format);
    reader.setAutoDetectImageFormat(false);
    if (!QImageReader::supportedImageFormats().contains(type.format)) {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" cannot be read on this computer.").arg(shownName),
                    Words::tr("Pictures of the type %1 need a part of the system that is not installed.")
                        .arg(probe.mimeType),
                    Words::tr("Save it as PNG or JPEG and add it again."));
    }
    QSize size = reader.size();
    if (!size.isValid() || size.isEmpty()) {
        return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" cannot be read as a picture.").arg(shownName),
                    Words::tr("It is damaged, or of a kind that is not known here."),
                    Words::tr("Save it as PNG or JPEG and add it again."), reader.errorString());
    }
    const auto turned = reader.transformation();
    if (turned & QImageIOHandler::TransformationRotate90 || (turned == 0 && isOnItsSide(orientation)))
        size.transpose();
    probe.pixels = size;
    if (qint64(size.width()) * size.height() > maxPicturePixels) {
        return fail(ErrorCode::TooLarge, Words::tr("\"%1\" has too many pixels.").arg(shownName),
                    tooManyPixels(size), Words::tr("Make it smaller and add it again."));
    }
    return probe;
}
} // namespace

void allowLargePictures()
{
    // Decoders take more memory than the picture itself; the figure is in MB.
    static const bool isAllowed = [] {
        QImageReader::setAllocationLimit(640);
        return true;
    }();
    Q_UNUSED(isAllowed)
}

QString usualSuffix(const QString &mimeType)
{
    const Type *type = typeNamed(mimeType);
    return type ? QString::fromUtf16(type->suffix) : QString();
}

QStringList readableSuffixes()
{
    const QList<QByteArray> formats = QImageReader::supportedImageFormats();
    QStringList suffixes;
    for (const Type &type : types) {
        if (!type.format || formats.contains(type.format))
            suffixes.append(QString::fromUtf16(type.suffix));
        if (type.format && qstrcmp(type.format, "jpeg") == 0)
            suffixes.append(QStringLiteral("jpeg"));
    }
    return suffixes;
}

QString mediaTypeOf(const QByteArray &beginning)
{
    const auto has = [&beginning](const char *bytes, qsizetype length, qsizetype at = 0) {
        return beginning.mid(at, length) == QByteArray::fromRawData(bytes, length);
    };
    if (has("\x89PNG\r\n\x1a\n", 8))
        return QStringLiteral("image/png");
    if (has("\xff\xd8\xff", 3))
        return QStringLiteral("image/jpeg");
    if (has("GIF87a", 6) || has("GIF89a", 6))
        return QStringLiteral("image/gif");
    if (has("RIFF", 4) && has("WEBP", 4, 8))
        return QStringLiteral("image/webp");
    if (has("ftyp", 4, 4))
        return isoMediaType(beginning);
    if (has("\x1a\x45\xdf\xa3", 4))
        return beginning.contains("webm") ? QStringLiteral("video/webm") : QStringLiteral("video/x-matroska");
    constexpr std::array<char, 4> reserved{};
    constexpr std::array<char, 4> littleEndianTiff{'I', 'I', '*', 0};
    constexpr std::array<char, 4> bigEndianTiff{'M', 'M', 0, '*'};
    if (has("BM", 2) && has(reserved.data(), 4, 6))
        return QStringLiteral("image/bmp");
    if (has(littleEndianTiff.data(), 4) || has(bigEndianTiff.data(), 4))
        return QStringLiteral("image/tiff");
    return {};
}

Result<MediaProbe> probeMedia(const QString &path, const QString &shownName)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(file.exists() ? ErrorCode::StorageFailed : ErrorCode::StorageMissing,
                    Words::tr("\"%1\" cannot be opened.").arg(shownName), file.errorString());
    }
    const QByteArray beginning = file.read(4096);
    if (beginning.isEmpty())
        return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" is empty.").arg(shownName));
    const QString mimeType = mediaTypeOf(beginning);
    const Type *type = typeNamed(mimeType);
    if (!type)
        return fail(notForPosts(beginning, shownName));
    const bool isVideo = !type->format;
    const qint64 limit = isVideo ? maxVideoBytes : maxPictureBytes;
    if (file.size() > limit) {
        return fail(
            ErrorCode::TooLarge, Words::tr("\"%1\" is too large.").arg(shownName),
            Words::tr("It is %1; the limit is %2.").arg(sizeOverWords(file.size(), limit), sizeWords(limit)));
    }
    if (!isVideo)
        return probePicture(file, *type, shownName);
    const VideoProbe video = probeVideo(file);
    return MediaProbe{mimeType, QString::fromUtf16(type->suffix), video.pixels, video.durationMilliseconds};
}

} // namespace hatstand::plan
