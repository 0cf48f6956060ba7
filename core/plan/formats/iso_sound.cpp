// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/iso_sound.h"

#include <QtEndian>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
quint64 bigEndian(const QByteArray &bytes, qsizetype at, qsizetype count)
{
    quint64 value = 0;
    for (qsizetype i = at; i < at + count && i < bytes.size(); ++i)
        value = value << 8U | uchar(bytes[i]);
    return value;
}

/// Of the description at that place, its head counted in.
SoundPacking packingAt(const QByteArray &stsd, qsizetype at, bool isTableOfVersion1)
{
    const auto version = quint16(bigEndian(stsd, at + 16, 2));
    SoundPacking packing;
    if (version == 2) {
        packing.bytes = bigEndian(stsd, at + 64, 4);
        packing.samples = bigEndian(stsd, at + 68, 4);
    } else if (version == 1 && !isTableOfVersion1) {
        packing.samples = bigEndian(stsd, at + 36, 4);
        packing.bytes = bigEndian(stsd, at + 44, 4);
    }
    if (packing.bytes == 0 || packing.samples == 0) {
        packing.bytes = bigEndian(stsd, at + 24, 2) * bigEndian(stsd, at + 26, 2) / 8; // channels, bits
        packing.samples = 1;
    }
    return packing;
}
} // namespace

SoundPacking soundPacking(const QByteArray &stsd)
{
    SoundPacking most;
    const bool isTableOfVersion1 = !stsd.isEmpty() && stsd[0] == 1;
    for (qsizetype at = 8; at + 36 <= stsd.size();) {
        const SoundPacking one = packingAt(stsd, at, isTableOfVersion1);
        if (one.bytes * most.samples > most.bytes * one.samples)
            most = one;
        at += std::max<qsizetype>(36, qsizetype(bigEndian(stsd, at, 4)));
    }
    return most;
}

qint64 soundEntryLength(quint16 version, bool isTableOfVersion1)
{
    if (version == 2)
        return 64;
    return version == 1 && !isTableOfVersion1 ? 44 : 28;
}

} // namespace hatstand::plan
