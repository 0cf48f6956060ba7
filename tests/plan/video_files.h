// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Video files with more in them than pictures and sound. Nothing in them can be played.
#pragma once

#include "picture_files.h"

#include <bit>

namespace hatstand::tests
{

inline QByteArray isoBox(const char *type, const QByteArray &content)
{
    return big32(quint32(content.size() + 8)) + QByteArray(type, 4) + content;
}

inline quint32 isoTrackId(const QByteArray &kind)
{
    return kind == "vide" ? 1 : kind == "soun" ? 2 : 3;
}

/// What tells how the units of H.264 and H.265 are told apart: by lengths of four bytes.
inline QByteArray avcSetup(const QByteArray &sets = QByteArray::fromHex("E000"), char lengthSize = 4)
{
    return QByteArray::fromHex("0142001E") + char(0xFC | (lengthSize - 1)) + sets;
}
inline QByteArray hevcSetup(const QByteArray &arrays = QByteArray(1, 0), char lengthSize = 4)
{
    return '\1' + QByteArray(20, 0) + char(0xFC | (lengthSize - 1)) + arrays;
}
inline QByteArray setupOf(const QByteArray &code)
{
    if (code == "avc1")
        return isoBox("avcC", avcSetup());
    return code == "hvc1" ? isoBox("hvcC", hevcSetup()) : QByteArray();
}

/// "tkhd" and "mdia" of a track whose samples are that long and stand at that place.
inline QByteArray isoTrack(const char *kind, const char *code, quint32 at, quint32 length, QSize pixels = {},
                           const QByteArray &more = {})
{
    QByteArray tkhd(84, 0);
    tkhd.replace(4, 8, QByteArray(8, 'T')); // created, changed
    tkhd.replace(12, 4, big32(isoTrackId(kind)));
    tkhd.replace(40, 4, big32(0x10000));
    tkhd.replace(76, 4, big32(quint32(pixels.width()) << 16));
    tkhd.replace(80, 4, big32(quint32(pixels.height()) << 16));
    const QByteArray hdlr = QByteArray(8, 0) + QByteArray(kind, 4) + QByteArray(13, 0);
    const QByteArray stsd = big32(0) + big32(1) + isoBox(code, QByteArray(78, 0) + setupOf(code));
    const QByteArray stsz = big32(0) + big32(0) + big32(1) + big32(length);
    const QByteArray stsc = big32(0) + big32(1) + big32(1) + big32(1) + big32(1);
    const QByteArray stco = big32(0) + big32(1) + big32(at);
    const QByteArray table = isoBox("stbl", isoBox("stsd", stsd) + isoBox("stsz", stsz) +
                                                isoBox("stsc", stsc) + isoBox("stco", stco));
    const QByteArray mdhd = QByteArray(4, 0) + QByteArray(8, 'T') + QByteArray(12, 0);
    return isoBox("trak",
                  isoBox("tkhd", tkhd) +
                      isoBox("mdia", isoBox("mdhd", mdhd) + isoBox("hdlr", hdlr) + isoBox("minf", table)) +
                      more);
}

/// What a telephone films: places in two kinds of user data, XMP, a track of positions, times.
inline QByteArray filmWithSecrets(const char *pictureCode = "avc1", quint32 milliseconds = 12'500)
{
    const QByteArray head = isoBox("ftyp", QByteArray("isom\0\0\2\0isom", 12));
    const QByteArray positions = secret;
    const QByteArray seen = "pictures that may be seen";
    const QByteArray pictures = big32(quint32(seen.size())) + seen;
    const auto at = quint32(head.size() + 8);
    const QByteArray media = isoBox("mdat", pictures + positions);
    QByteArray mvhd(100, 0);
    mvhd.replace(4, 8, QByteArray(8, 'T'));
    mvhd.replace(12, 4, big32(1000));
    mvhd.replace(16, 4, big32(milliseconds));
    const QByteArray userData = isoBox("udta", isoBox("\xa9xyz", big32(0x001215c7) + secret));
    const QByteArray keys =
        isoBox("meta", isoBox("keys", "com.apple.quicktime.location.ISO6709") + isoBox("ilst", secret));
    const auto length = quint32(pictures.size());
    return head + media +
           isoBox("moov",
                  isoBox("mvhd", mvhd) + isoTrack("vide", pictureCode, at, length, {1920, 1080}, userData) +
                      isoTrack("soun", "mp4a", at, 0) +
                      isoTrack("meta", "mebx", at + length, quint32(positions.size())) + userData + keys) +
           isoBox("uuid", QByteArray::fromHex("be7acfcb97a942e89c71999491e3afac") + secret);
}

inline QByteArray ebmlElement(const char *hexId, const QByteArray &content)
{
    return QByteArray::fromHex(hexId) + char(0x10) + big32(quint32(content.size())).mid(1) + content;
}

/// A film whose first track shows one picture for `length` parts of a second, of which there are `scale`.
inline QByteArray filmShowingOnePictureFor(quint32 length, quint32 scale)
{
    QByteArray film = filmWithSecrets();
    const qsizetype mdhd = film.indexOf("mdhd");
    return film.replace(mdhd + 16, 8, big32(scale) + big32(length));
}

/// A WebM film of 12.5 s and 640 × 360; its cluster of unknown size when asked for, as streamed ones have it.
/// `more` stands in the track of its pictures.
inline QByteArray webmWithSecrets(bool isStreamed = false, const QByteArray &more = {})
{
    QByteArray length(8, 0);
    qToBigEndian<quint64>(std::bit_cast<quint64>(12'500.0), length.data());
    const QByteArray info = ebmlElement(
        "1549A966", ebmlElement("2AD7B1", QByteArray::fromHex("0F4240")) + ebmlElement("4489", length) +
                        ebmlElement("4461", QByteArray(8, 'T')) + ebmlElement("7BA9", secret));
    const QByteArray size =
        ebmlElement("B0", QByteArray::fromHex("0280")) + ebmlElement("BA", QByteArray::fromHex("0168"));
    const QByteArray tracks = ebmlElement(
        "1654AE6B", ebmlElement("AE", ebmlElement("D7", "\1") + ebmlElement("83", "\1") +
                                          ebmlElement("86", "V_VP9") + ebmlElement("E0", size) + more) +
                        ebmlElement("AE", ebmlElement("D7", "\2") + ebmlElement("83", "\2") +
                                              ebmlElement("86", "A_OPUS")));
    const QByteArray block = ebmlElement("A3", QByteArray("\x81\0\0\x80", 4) + "pictures that may be seen");
    const QByteArray cluster =
        isStreamed ? QByteArray::fromHex("1F43B67501FFFFFFFFFFFFFF") + block : ebmlElement("1F43B675", block);
    const QByteArray tags = ebmlElement("1254C367", ebmlElement("7373", secret));
    return ebmlElement("1A45DFA3", ebmlElement("4282", "webm")) +
           ebmlElement("18538067", info + tracks + cluster + tags);
}

} // namespace hatstand::tests
