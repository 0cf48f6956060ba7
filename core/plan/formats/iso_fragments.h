// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/iso_samples.h"

#include <map>
#include <optional>
#include <vector>

namespace hatstand::plan
{

/// Where some samples of a fragment stand that follow each other.
struct TrackRun
{
    quint32 track = 0;
    SampleRange range;
    /// Its place follows from where the data of the part before it end: those may not go.
    bool isRelative = false;
};

/// The sizes of samples that "trex" boxes tell, by track.
using UsualSizes = std::map<quint32, quint32>;

/// The track that a "traf" box belongs to; 0 when it does not say.
[[nodiscard]] quint32 trackOf(QIODevice &file, const IsoBox &traf);

/// All runs of samples that a "moof" box tells of (tfhd, trun; ISO 14496-12, 8.8). Nothing for what is too
/// large or contradicts itself.
[[nodiscard]] std::optional<std::vector<TrackRun>> fragmentRuns(QIODevice &file, const IsoBox &moof,
                                                                const UsualSizes &usual);

} // namespace hatstand::plan
