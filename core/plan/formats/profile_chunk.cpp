// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/profile_chunk.h"

#include <QByteArrayView>
#include <QtEndian>

#include <zlib.h>

namespace hatstand::plan
{

namespace
{
template <class Number>
QByteArray bigEndian(Number value)
{
    QByteArray bytes(sizeof value, 0);
    qToBigEndian<Number>(value, bytes.data());
    return bytes;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes(4, 0);
    qToLittleEndian<quint32>(value, bytes.data());
    return bytes;
}

/// The checksum of a PNG chunk (ISO 3309).
quint32 checksum(const QByteArray &bytes)
{
    return quint32(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.constData()), size_t(bytes.size())));
}

/// Behind the header: W3C PNG, 3rd edition, 11.3.2.3.
QByteArray pngWith(const QByteArray &bytes, const QByteArray &profile)
{
    constexpr qsizetype behindHeader = 8 + 25;
    if (bytes.size() < behindHeader)
        return bytes;
    const QByteArray body = QByteArray("iCCPRGB\0\0", 9) + qCompress(profile, 9).mid(4);
    return bytes.left(behindHeader) + bigEndian(quint32(body.size() - 4)) + body + bigEndian(checksum(body)) +
           bytes.mid(behindHeader);
}

/// Behind the extended header, which says that there is one: RFC 9649, 2.7.
QByteArray webpWith(QByteArray bytes, const QByteArray &profile)
{
    constexpr qsizetype behindHeader = 12 + 8 + 10;
    constexpr uchar hasProfile = 0x20;
    if (bytes.size() < behindHeader || bytes.mid(12, 4) != "VP8X")
        return bytes;
    bytes[20] = char(uchar(bytes[20]) | hasProfile);
    QByteArray chunk = "ICCP" + littleEndian(quint32(profile.size())) + profile;
    chunk.append(profile.size() % 2, '\0');
    bytes.insert(behindHeader, chunk);
    return bytes.replace(4, 4, littleEndian(quint32(bytes.size() - 8)));
}

/// In parts, behind the JFIF segment, which comes first: ICC.1:2022, B.4.
QByteArray jpegWith(const QByteArray &bytes, const QByteArray &profile)
{
    constexpr qsizetype mostInPart = 65'519;
    const qsizetype parts = (profile.size() + mostInPart - 1) / mostInPart;
    qsizetype at = 2;
    if (bytes.size() > 6 && bytes.mid(2, 2) == "\xff\xe0")
        at += 2 + qFromBigEndian<quint16>(bytes.constData() + 4);
    if (parts > 255 || at > bytes.size())
        return bytes;
    QByteArray segments;
    for (qsizetype i = 0; i < parts; ++i) {
        const QByteArray part = profile.mid(i * mostInPart, mostInPart);
        segments += QByteArrayView("\xff\xe2", 2);
        segments += bigEndian(quint16(part.size() + 16)) + QByteArray("ICC_PROFILE\0", 12) + char(i + 1) +
                    char(parts) + part;
    }
    return bytes.left(at) + segments + bytes.mid(at);
}
} // namespace

QByteArray withProfile(const QByteArray &bytes, const QByteArray &profile)
{
    if (bytes.startsWith("\x89PNG"))
        return pngWith(bytes, profile);
    if (bytes.startsWith("RIFF"))
        return webpWith(bytes, profile);
    if (bytes.startsWith("\xff\xd8"))
        return jpegWith(bytes, profile);
    return bytes;
}

} // namespace hatstand::plan
