// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Films of one track, with something added at any place.
#pragma once

#include "video_files.h"

namespace hatstand::tests
{

inline const QByteArray pictures = "pictures that may be seen";

inline QByteArray table(const QList<quint32> &numbers)
{
    QByteArray bytes = big32(0);
    for (const quint32 number : numbers)
        bytes += big32(number);
    return bytes;
}

inline QByteArray movieHead()
{
    return isoBox("mvhd", QByteArray(12, 0) + big32(1000) + big32(12'500) + QByteArray(80, 0));
}

/// What is added; each stands at the end of what it is in.
struct FilmParts
{
    QByteArray beforeMedia, behindSamples, behindMovie;
    QByteArray inMovie, inTrack, inMedia, inInformation, inPlaces, inTable, inEdits, inReferences;
    QByteArray handlerName, entryMaker = QByteArray(4, 0), entryName = QByteArray(32, 0), inEntry;
    QByteArray kind = "vide";
    QByteArray entry;   ///< in the place of one of av01
    QByteArray sizes;   ///< a box in the place of "stsz"
    QByteArray offsets; ///< the same for "stco"
    quint32 samplesLength = quint32(pictures.size());
};

inline qsizetype samplesAt(const FilmParts &parts)
{
    return 20 + parts.beforeMedia.size() + 8;
}

inline QByteArray trackOf(const FilmParts &parts)
{
    QByteArray tkhd(84, 0);
    tkhd.replace(12, 4, big32(1));
    tkhd.replace(40, 4, big32(0x10000));
    tkhd.replace(76, 4, big32(640U << 16));
    tkhd.replace(80, 4, big32(480U << 16));
    QByteArray entry = parts.entry;
    if (entry.isEmpty()) {
        entry = QByteArray(7, 0) + '\1' + QByteArray(4, 0) + parts.entryMaker + QByteArray(26, 0) +
                parts.entryName + QByteArray(4, 0) + isoBox("av1C", "set-up of the decoder") + parts.inEntry;
        entry = isoBox("av01", entry);
    }
    const QByteArray sizes =
        parts.sizes.isEmpty() ? isoBox("stsz", table({0, 1, parts.samplesLength})) : parts.sizes;
    const QByteArray offsets =
        parts.offsets.isEmpty() ? isoBox("stco", table({1, quint32(samplesAt(parts))})) : parts.offsets;
    const QByteArray stbl = isoBox("stsd", table({1}) + entry) + isoBox("stts", table({1, 1, 40})) +
                            isoBox("stsc", table({1, 1, 0x7fffffff, 1})) + sizes + offsets + parts.inTable;
    const QByteArray places =
        isoBox("dref", table({1}) + isoBox("alis", QByteArray("\0\0\0\1", 4) + parts.inPlaces));
    const QByteArray information = isoBox("vmhd", QByteArray(12, 0)) + isoBox("dinf", places) +
                                   isoBox("stbl", stbl) + parts.inInformation;
    const QByteArray media = isoBox("mdhd", QByteArray(24, 0)) +
                             isoBox("hdlr", QByteArray("\0\0\0\0mhlr", 8) + parts.kind + QByteArray(12, 0) +
                                                parts.handlerName + '\0') +
                             isoBox("minf", information) + parts.inMedia;
    return isoBox("trak", isoBox("tkhd", tkhd) +
                              isoBox("edts", isoBox("elst", table({1, 40, 0, 0x10000})) + parts.inEdits) +
                              isoBox("tref", parts.inReferences) + isoBox("mdia", media) + parts.inTrack);
}

/// ftyp, mdat, moov.
inline QByteArray filmOf(const FilmParts &parts)
{
    return isoBox("ftyp", QByteArray("qt  \0\0\2\0qt  ", 12)) + parts.beforeMedia +
           isoBox("mdat", pictures + parts.behindSamples) +
           isoBox("moov", movieHead() + trackOf(parts) + parts.inMovie) + parts.behindMovie;
}

} // namespace hatstand::tests
