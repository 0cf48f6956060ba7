// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/ebml_patches.h"
#include "plan/formats/nal_units.h"

#include <map>

namespace hatstand::plan
{

/// A track of pictures or sound, as far as it says how its blocks are to be read.
struct MatroskaTrack
{
    qint64 at = 0;         ///< its TrackEntry
    QByteArray codec;      ///< "V_VP9"
    bool hasAlpha = false; ///< its blocks have additions with what can be seen through
    /// What every frame begins with and does not hold itself (header stripping: ContentCompAlgo 3; RFC
    /// 9559, 5.1.4).
    QByteArray frameHead;
    bool hasSetup = false;
    Patches setup;                 ///< what goes of its CodecPrivate, from where that begins
    std::optional<NalCoding> nals; ///< its frames are of these
};
using MatroskaTracks = std::map<quint64, MatroskaTrack>;

/// The tracks of pictures and sound among all, by their numbers. Refuses those that contradict themselves,
/// that are coded in a way not known here, or whose blocks could be taken for those of others. Part of
/// matroska_strip.h.
[[nodiscard]] MatroskaTracks matroskaTracks(const EbmlElement &tracks, EbmlPatches &patches);

} // namespace hatstand::plan
