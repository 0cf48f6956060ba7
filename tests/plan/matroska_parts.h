// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Matroska films of one track, with something added at any place.
#pragma once

#include "film_parts.h"

namespace hatstand::tests
{

/// What is added; each stands at the end of what it is in, where nothing else is said.
struct MatroskaParts
{
    QByteArray inHeader, beforeSegment, beforeInfo, beforeTracks, beforeCues, behindCues, behindSegment;
    QByteArray inSeekHead, inInfo, inTracks, inTrack, inVideo, inColour, inEncoding, compression, inCluster,
        inGroup;
    QByteArray inCues, inCuePoint, inCuePositions;
    QByteArray docType = "webm";
    QByteArray codec = "V_VP9";
    QByteArray setup;            ///< CodecPrivate; none when empty
    QByteArray frame = pictures; ///< of the first block
    bool isClusterOpen = false;  ///< of unknown size
    bool isSegmentOpen = false;
};

inline QByteArray openElement(const char *hexId, const QByteArray &content)
{
    return QByteArray::fromHex(hexId) + QByteArray::fromHex("01FFFFFFFFFFFFFF") + content;
}

/// Of a track of a number below 127: SimpleBlock (A3) or Block (A1).
inline QByteArray matroskaBlock(const char *hexId, int track, const QByteArray &frame, char flags = 0)
{
    return ebmlElement(hexId, char(0x80 | track) + QByteArray(2, 0) + flags + frame);
}

inline QByteArray cuePoint(int track, const QByteArray &inPositions = {}, const QByteArray &inPoint = {})
{
    return ebmlElement("BB", ebmlElement("B3", QByteArray(1, 0)) +
                                 ebmlElement("B7", ebmlElement("F7", QByteArray(1, char(track))) +
                                                       ebmlElement("F1", QByteArray(1, 9)) + inPositions) +
                                 inPoint);
}

inline QByteArray matroskaTrack(int number, int kind, const QByteArray &codec, const QByteArray &more)
{
    return ebmlElement("AE", ebmlElement("D7", QByteArray(1, char(number))) +
                                 ebmlElement("83", QByteArray(1, char(kind))) + ebmlElement("86", codec) +
                                 more);
}

inline QByteArray matroskaOf(const MatroskaParts &parts)
{
    QByteArray length(8, 0);
    qToBigEndian<quint64>(std::bit_cast<quint64>(12'500.0), length.data());
    const QByteArray seekHead =
        ebmlElement("114D9B74", ebmlElement("4DBB", ebmlElement("53AB", QByteArray::fromHex("1549A966")) +
                                                        ebmlElement("53AC", QByteArray(1, 50))) +
                                    parts.inSeekHead);
    const QByteArray info = ebmlElement("1549A966", ebmlElement("2AD7B1", QByteArray::fromHex("0F4240")) +
                                                        ebmlElement("4489", length) + parts.inInfo);
    const QByteArray video = ebmlElement("B0", QByteArray::fromHex("0280")) +
                             ebmlElement("BA", QByteArray::fromHex("01E0")) +
                             ebmlElement("55B0", ebmlElement("55B1", "\1") + parts.inColour) + parts.inVideo;
    const QByteArray encoding =
        ebmlElement("5034", ebmlElement("4254", "\3") + parts.compression) + parts.inEncoding;
    const QByteArray setup = parts.setup.isEmpty() ? QByteArray() : ebmlElement("63A2", parts.setup);
    const QByteArray tracks = ebmlElement(
        "1654AE6B", matroskaTrack(1, 1, parts.codec,
                                  setup + ebmlElement("E0", video) +
                                      ebmlElement("6D80", ebmlElement("6240", encoding)) + parts.inTrack) +
                        parts.inTracks);
    const QByteArray blocks =
        ebmlElement("E7", QByteArray(1, 0)) + matroskaBlock("A3", 1, parts.frame) +
        ebmlElement("A0", matroskaBlock("A1", 1, parts.frame) + ebmlElement("9B", "\1") + parts.inGroup) +
        parts.inCluster;
    const QByteArray cluster =
        parts.isClusterOpen ? openElement("1F43B675", blocks) : ebmlElement("1F43B675", blocks);
    const QByteArray cues =
        ebmlElement("1C53BB6B", cuePoint(1, parts.inCuePositions, parts.inCuePoint) + parts.inCues);
    const QByteArray segment = seekHead + parts.beforeInfo + info + parts.beforeTracks + tracks + cluster +
                               parts.beforeCues + cues + parts.behindCues;
    return ebmlElement("1A45DFA3", ebmlElement("4282", parts.docType) + parts.inHeader) +
           parts.beforeSegment +
           (parts.isSegmentOpen ? openElement("18538067", segment) : ebmlElement("18538067", segment)) +
           parts.behindSegment;
}

} // namespace hatstand::tests
