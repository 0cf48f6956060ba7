// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace hatstand::plan
{

/// How many bytes samples of sound take that are all alike. QuickTime often tells a size of one byte for
/// them in the sample table; what they really take is in the description.
struct SoundPacking
{
    quint64 bytes = 0;   ///< of a packet; 0: the sample table has to be believed
    quint64 samples = 1; ///< in a packet
    [[nodiscard]] quint64 bytesOf(quint64 count) const { return (count + samples - 1) / samples * bytes; }
};

/// From what an "stsd" box of a sound track holds; of several descriptions the one that takes most.
/// (QuickTime File Format, sound sample descriptions of version 0, 1 and 2.)
[[nodiscard]] SoundPacking soundPacking(const QByteArray &stsd);

/// How long the fixed part of a sound description is, from behind its head (ISO 14496-12, 12.2.3).
[[nodiscard]] qint64 soundEntryLength(quint16 version, bool isTableOfVersion1);

} // namespace hatstand::plan
