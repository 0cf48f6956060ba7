// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Picture files with more in them than a picture.
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QColorSpace>
#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QtEndian>

#include <random>

namespace hatstand::tests
{

/// Stands in every kind of metadata that these files have: it may not leave the computer.
inline const QByteArray secret = "SECRET-38.7223N-9.1393W";

/// As a camera sees leaves: hardly two pixels alike.
inline QImage leaves(int width, int height, bool holes = false)
{
    QImage image(width, height, QImage::Format_ARGB32);
    std::minstd_rand random(1);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int grain = int(random() % 64);
            const int alpha = holes && (x / 8) % 2 == 0 ? 0 : 255;
            image.setPixel(x, y, qRgba(x * 190 / width + grain, y * 190 / height + grain, grain * 3, alpha));
        }
    }
    return holes ? image : image.convertToFormat(QImage::Format_RGB32);
}

/// Of a few colours, as a drawn diagram.
inline QImage diagram(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y,
                           (x / 7 + y / 5) % 3 == 0 ? 0xffcc2200
                           : (x * y) % 5 == 0       ? 0xff0044cc
                                                    : 0xffffffff);
    }
    return image;
}

inline QByteArray fileOf(const QImage &image, const char *format, int quality = 90,
                         QImageIOHandler::Transformations turned = QImageIOHandler::TransformationNone)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    writer.setTransformation(turned);
    if (!writer.write(image))
        qFatal("The picture cannot be written.");
    return bytes;
}

inline QByteArray big32(quint32 value)
{
    QByteArray bytes(4, 0);
    qToBigEndian<quint32>(value, bytes.data());
    return bytes;
}
inline QByteArray big16(quint16 value)
{
    return big32(value).mid(2);
}
inline QByteArray little32(quint32 value)
{
    QByteArray bytes(4, 0);
    qToLittleEndian<quint32>(value, bytes.data());
    return bytes;
}

/// EXIF with an orientation, and a text that nobody should read (TIFF 6.0: tags 0x0112 and 0x010E).
inline QByteArray exif(int orientation)
{
    const QByteArray text = secret + '\0';
    QByteArray tiff = QByteArray("MM\0*", 4) + big32(8) + big16(2);
    tiff += big16(0x010E) + big16(2) + big32(quint32(text.size())) + big32(8 + 2 + 24 + 4);
    tiff += big16(0x0112) + big16(3) + big32(1) + big16(quint16(orientation)) + big16(0);
    return tiff + big32(0) + text;
}

inline QByteArray segment(uchar marker, const QByteArray &content)
{
    return QByteArray("\xff") + char(marker) + big16(quint16(content.size() + 2)) + content;
}

/// A photograph as a telephone keeps it: EXIF, XMP, IPTC, a comment, a thumbnail, and a film behind its end.
inline QByteArray photo(const QImage &image, int orientation = 1, int quality = 90)
{
    const QByteArray plain = fileOf(image, "jpeg", quality);
    return plain.left(2) + segment(0xE1, QByteArray("Exif\0\0", 6) + exif(orientation)) +
           segment(0xE1, "http://ns.adobe.com/xap/1.0/" + QByteArray(1, 0) + secret) +
           segment(0xED, "Photoshop 3.0" + QByteArray(1, 0) + secret) + segment(0xFE, secret) +
           segment(0xE0, QByteArray("JFXX\0", 5) + secret) + segment(0xEB, secret) + plain.mid(2) +
           QByteArray("\0\0\0\x18", 4) + "ftypmp42" + secret;
}

/// The checksum of a PNG chunk (ISO 3309).
inline quint32 crc32(const QByteArray &bytes)
{
    quint32 sum = 0xffffffffU;
    for (const char byte : bytes) {
        sum ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return ~sum;
}

inline QByteArray pngChunk(const char *type, const QByteArray &content)
{
    const QByteArray body = QByteArray(type, 4) + content;
    return big32(quint32(content.size())) + body + big32(crc32(body));
}

inline QByteArray pngWithSecrets(const QImage &image)
{
    const QByteArray plain = fileOf(image, "png");
    constexpr qsizetype behindHeader = 8 + 25;
    return plain.left(behindHeader) + pngChunk("tEXt", "Comment" + QByteArray(1, 0) + secret) +
           pngChunk("iTXt", "XML:com.adobe.xmp" + QByteArray(5, 0) + secret) + pngChunk("eXIf", exif(6)) +
           pngChunk("tIME", QByteArray("\x07\xea\x01\x01\x01\x01\x01", 7)) + pngChunk("prVt", secret) +
           plain.mid(behindHeader) + secret;
}

inline QByteArray riffChunk(const char *type, const QByteArray &content)
{
    QByteArray bytes = QByteArray(type, 4) + little32(quint32(content.size())) + content;
    return content.size() % 2 != 0 ? bytes + '\0' : bytes;
}

inline QByteArray webpWithSecrets(const QImage &image)
{
    const QByteArray picture = fileOf(image, "webp").mid(12); // its "VP8 " chunk
    QByteArray extended(10, 0);
    extended[0] = 0x0C; // there are EXIF and XMP
    const QByteArray width = little32(quint32(image.width() - 1)).left(3);
    const QByteArray height = little32(quint32(image.height() - 1)).left(3);
    extended.replace(4, 6, width + height);
    return riffChunk("RIFF", "WEBP" + riffChunk("VP8X", extended) + picture + riffChunk("EXIF", exif(1)) +
                                 riffChunk("XMP ", secret) + riffChunk("prvt", secret));
}

/// An animation of two pictures (APNG); the second is the first once more.
inline QByteArray movingPng(const QImage &image, const QByteArray &extra = {})
{
    const QByteArray plain = fileOf(image, "png");
    constexpr qsizetype behindHeader = 8 + 25;
    const auto control = [&image](quint32 number) {
        return pngChunk("fcTL", big32(number) + big32(quint32(image.width())) +
                                    big32(quint32(image.height())) + big32(0) + big32(0) + big16(1) +
                                    big16(10) + QByteArray(2, 0));
    };
    const qsizetype at = plain.indexOf("IDAT") - 4;
    const auto length = qsizetype(qFromBigEndian<quint32>(plain.constData() + at));
    const QByteArray packed = plain.mid(at + 8, length);
    return plain.left(behindHeader) + extra + pngChunk("acTL", big32(2) + big32(0)) +
           plain.mid(behindHeader, at - behindHeader) + control(0) + pngChunk("IDAT", packed) + control(1) +
           pngChunk("fdAT", big32(2) + packed) + pngChunk("IEND", {});
}

/// An animation of one picture (WebP).
inline QByteArray movingWebp(const QImage &image)
{
    const QByteArray width = little32(quint32(image.width() - 1)).left(3);
    const QByteArray height = little32(quint32(image.height() - 1)).left(3);
    QByteArray extended(10, 0);
    extended[0] = 2;
    extended.replace(4, 6, width + height);
    QByteArray frame(16, 0);
    frame.replace(6, 6, width + height);
    return riffChunk("RIFF", "WEBP" + riffChunk("VP8X", extended) + riffChunk("ANIM", QByteArray(6, 0)) +
                                 riffChunk("ANMF", frame + fileOf(image, "webp").mid(12)));
}

/// An animation of two pictures of one pixel, which runs for ever; a third when asked for.
inline QByteArray gifWithSecrets(int images = 2)
{
    const QByteArray control = QByteArray("\x21\xf9\x04\0\x0a\0\0\0", 8);
    const QByteArray picture = QByteArray("\x2c\0\0\0\0\1\0\1\0\0\2\2D\1\0", 15);
    const QByteArray packed = char(secret.size()) + secret + '\0';
    QByteArray bytes = QByteArray("GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0", 19);
    bytes += QByteArray("\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", 19);
    bytes += QByteArray("\x21\xfe", 2) + packed;
    bytes += QByteArray("\x21\xff\x0bXMP DataXMP", 14) + packed;
    for (int i = 0; i < images; ++i)
        bytes += control + picture;
    return bytes + '\x3b' + secret;
}

inline QString writeTo(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return path;
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace hatstand::tests
