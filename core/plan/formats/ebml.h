// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

/// The elements that WebM and Matroska files are made of (RFC 8794, RFC 9559), read from hostile files too.
namespace hatstand::plan
{

struct EbmlElement
{
    quint32 id = 0; ///< with its length marker; 0: there is no whole element here
    qint64 at = 0;
    qint64 content = 0;
    qint64 end = 0;
    bool isOpen = false; ///< its size is not told; `end` is that of its parent
};

[[nodiscard]] EbmlElement readEbmlElement(QIODevice &file, qint64 at, qint64 parentEnd);
/// What it holds, at most 4 kB.
[[nodiscard]] QByteArray contentOf(QIODevice &file, const EbmlElement &element);
/// The number that begins there as sizes and the numbers of tracks are written (RFC 8794, 4); `length`
/// becomes the bytes it takes, 0 when there is none.
[[nodiscard]] quint64 vintAt(const QByteArray &bytes, qsizetype at, int &length);
/// As an unsigned integer of up to eight bytes.
[[nodiscard]] quint64 unsignedOf(const QByteArray &content);
/// As a text, up to the zero that may end it (RFC 8794, 7.4).
[[nodiscard]] QByteArray textOf(const QByteArray &content);
/// As a floating-point number of four or eight bytes; 0 for others.
[[nodiscard]] double floatOf(const QByteArray &content);

namespace ebml
{
constexpr quint32 header = 0x1A45DFA3;
constexpr quint32 docType = 0x4282;
constexpr quint32 empty = 0xEC; ///< "Void": to be skipped
constexpr quint32 segment = 0x18538067;
constexpr quint32 seekHead = 0x114D9B74;
constexpr quint32 seek = 0x4DBB;
constexpr quint32 seekId = 0x53AB;
constexpr quint32 seekPosition = 0x53AC;
constexpr quint32 info = 0x1549A966;
constexpr quint32 timestampScale = 0x2AD7B1;
constexpr quint32 duration = 0x4489;
constexpr quint32 muxingApp = 0x4D80;
constexpr quint32 writingApp = 0x5741;
constexpr quint32 tracks = 0x1654AE6B;
constexpr quint32 track = 0xAE;
constexpr quint32 trackNumber = 0xD7;
constexpr quint32 trackUid = 0x73C5;
constexpr quint32 trackType = 0x83;
constexpr quint32 defaultDuration = 0x23E383;
constexpr quint32 language = 0x22B59C;
constexpr quint32 codecId = 0x86;
constexpr quint32 codecPrivate = 0x63A2;
constexpr quint32 video = 0xE0;
constexpr quint32 pixelWidth = 0xB0;
constexpr quint32 pixelHeight = 0xBA;
constexpr quint32 alphaMode = 0x53C0;
constexpr quint32 colour = 0x55B0;
constexpr quint32 masteringMetadata = 0x55D0;
constexpr quint32 projection = 0x7670;
constexpr quint32 projectionPrivate = 0x7672;
constexpr quint32 audio = 0xE1;
constexpr quint32 contentEncodings = 0x6D80;
constexpr quint32 contentEncoding = 0x6240;
constexpr quint32 contentEncodingOrder = 0x5031;
constexpr quint32 contentEncodingScope = 0x5032;
constexpr quint32 contentEncodingType = 0x5033;
constexpr quint32 contentCompression = 0x5034;
constexpr quint32 contentCompAlgo = 0x4254;
constexpr quint32 contentCompSettings = 0x4255;
constexpr quint32 cluster = 0x1F43B675;
constexpr quint32 simpleBlock = 0xA3;
constexpr quint32 blockGroup = 0xA0;
constexpr quint32 block = 0xA1;
constexpr quint32 blockAdditions = 0x75A1;
constexpr quint32 blockMore = 0xA6;
constexpr quint32 blockAddId = 0xEE;
constexpr quint32 blockAdditional = 0xA5;
constexpr quint32 cues = 0x1C53BB6B;
constexpr quint32 cuePoint = 0xBB;
constexpr quint32 cueTime = 0xB3;
constexpr quint32 cueTrackPositions = 0xB7;
constexpr quint32 cueTrack = 0xF7;
constexpr quint32 tags = 0x1254C367;
constexpr quint32 attachments = 0x1941A469;
constexpr quint32 chapters = 0x1043A770;
} // namespace ebml

/// Visits the elements between two places, in order, as far as there are whole ones: 1,000 at most, for
/// readers who need not know all of them.
template <class Visit>
void forEachEbmlElement(QIODevice &file, qint64 from, qint64 end, Visit visit)
{
    for (int count = 0; count < 1000; ++count) {
        const EbmlElement element = readEbmlElement(file, from, end);
        if (element.id == 0)
            return;
        visit(element);
        from = element.end;
    }
}

} // namespace hatstand::plan
