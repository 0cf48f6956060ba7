// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/orientation.h"

#include <QIODevice>
#include <QTransform>
#include <QtEndian>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
/// Numbers of a TIFF, in the order of bytes that it says.
class Tiff
{
public:
    explicit Tiff(QByteArray bytes) : m_bytes(std::move(bytes)), m_isLittle(m_bytes.startsWith("II")) {}

    [[nodiscard]] bool isOne() const
    {
        return (m_isLittle || m_bytes.startsWith("MM")) && number(2, 2) == 42;
    }
    /// 0 behind the end.
    [[nodiscard]] quint32 number(quint64 at, quint64 length) const
    {
        quint32 value = 0;
        for (quint64 i = 0; i < length && at + length <= quint64(m_bytes.size()); ++i) {
            const quint64 next = m_isLittle ? length - 1 - i : i;
            value = value << 8U | uchar(m_bytes[qsizetype(at + next)]);
        }
        return value;
    }

private:
    const QByteArray m_bytes;
    const bool m_isLittle;
};

/// EXIF of JPEG has no room for more, and which way up a picture stands is said at the beginning.
constexpr qint64 mostExif = 65'536;
/// A picture of 100 MB in the smallest parts that are usual has a tenth of that.
constexpr int mostChunks = 200'000;

QByteArray contentAt(QIODevice &file, qint64 at, qint64 length)
{
    return file.seek(at) ? file.read(std::min(length, mostExif)) : QByteArray();
}

int pngOrientation(QIODevice &file)
{
    qint64 at = 8;
    for (int count = 0; count < mostChunks && file.seek(at); ++count) {
        const QByteArray head = file.read(8);
        if (head.size() < 8 || head.endsWith("IEND"))
            return 1;
        const qint64 length = qFromBigEndian<quint32>(head.constData());
        if (head.endsWith("eXIf"))
            return exifOrientation(contentAt(file, at + 8, length));
        at += length + 12;
    }
    return 1;
}

/// ITU-T T.81, B.1: what tells of the picture stands before its first scan.
int jpegOrientation(QIODevice &file)
{
    constexpr uchar app1 = 0xE1;
    constexpr uchar startOfScan = 0xDA;
    constexpr uchar endOfImage = 0xD9;
    qint64 at = 2;
    for (int count = 0; count < mostChunks && file.seek(at); ++count) {
        const QByteArray head = file.read(4);
        if (head.size() < 4 || uchar(head[0]) != 0xFF)
            return 1;
        const auto marker = uchar(head[1]);
        if (marker == 0xFF) { // bytes may fill the space before a marker
            ++at;
            continue;
        }
        const qint64 length = qFromBigEndian<quint16>(head.constData() + 2);
        if (marker == startOfScan || marker == endOfImage || length < 2)
            return 1;
        if (marker == app1) {
            const QByteArray content = contentAt(file, at + 4, length - 2);
            if (isExifSegment(content))
                return exifOrientation(content);
        }
        at += length + 2;
    }
    return 1;
}

int webpOrientation(QIODevice &file)
{
    qint64 at = 12;
    for (int count = 0; count < mostChunks && file.seek(at); ++count) {
        const QByteArray head = file.read(8);
        if (head.size() < 8)
            return 1;
        const qint64 length = qFromLittleEndian<quint32>(head.constData() + 4);
        if (head.startsWith("EXIF"))
            return exifOrientation(contentAt(file, at + 8, length));
        at += 8 + length + length % 2;
    }
    return 1;
}
} // namespace

bool isExifSegment(const QByteArray &content)
{
    return content.startsWith(QByteArrayView("Exif\0\0", 6));
}

int exifOrientation(QByteArray exif)
{
    exif.truncate(mostExif);
    if (isExifSegment(exif))
        exif.remove(0, 6);
    const Tiff tiff(std::move(exif));
    if (!tiff.isOne())
        return 1;
    const quint64 directory = tiff.number(4, 4);
    const quint32 entries = tiff.number(directory, 2);
    constexpr quint32 orientationTag = 0x0112;
    constexpr quint32 isShort = 3;
    for (quint32 i = 0; i < entries; ++i) {
        const quint64 at = directory + 2 + quint64(i) * 12;
        if (tiff.number(at, 2) != orientationTag || tiff.number(at + 2, 2) != isShort)
            continue;
        const quint32 value = tiff.number(at + 8, 2);
        return value >= 1 && value <= 8 ? int(value) : 1;
    }
    return 1;
}

int chunkOrientation(QIODevice &file)
{
    file.seek(0);
    const QByteArray beginning = file.read(12);
    int orientation = 1;
    if (beginning.startsWith("\x89PNG\r\n\x1a\n"))
        orientation = pngOrientation(file);
    else if (beginning.startsWith("RIFF") && beginning.endsWith("WEBP"))
        orientation = webpOrientation(file);
    else if (beginning.startsWith("\xff\xd8\xff"))
        orientation = jpegOrientation(file);
    file.seek(0);
    return orientation;
}

QImage upright(const QImage &image, int orientation)
{
    const QTransform quarter = QTransform().rotate(90);
    switch (orientation) {
    case 2:
        return image.mirrored(true, false);
    case 3:
        return image.mirrored(true, true);
    case 4:
        return image.mirrored(false, true);
    case 5:
        return image.mirrored(false, true).transformed(quarter);
    case 6:
        return image.transformed(quarter);
    case 7:
        return image.mirrored(true, false).transformed(quarter);
    case 8:
        return image.mirrored(true, true).transformed(quarter);
    default:
        return image;
    }
}

} // namespace hatstand::plan
