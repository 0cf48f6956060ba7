// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/iso_patches.h"
#include "plan/formats/iso_samples.h"
#include "plan/formats/nal_units.h"

/// H.264 and H.265 in MP4 and QuickTime files (ISO/IEC 14496-15); parts of iso_strip.h.
namespace hatstand::plan
{

/// How the samples of a track of pictures are to be read; nothing for one that is coded otherwise or
/// encrypted. Refuses one that does not tell, or tells different things of its samples.
[[nodiscard]] std::optional<NalCoding> isoNals(const IsoTrack &track, IsoPatches &patches);

/// Leaves of a decoder's set-up ("avcC", "hvcC", "lhvC") what it needs. Does nothing for other boxes.
void stripSetup(const IsoBox &box, IsoPatches &patches);

} // namespace hatstand::plan
