// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/iso_patches.h"
#include "plan/formats/iso_samples.h"

#include <set>

/// Parts of iso_strip.h.
namespace hatstand::plan
{

/// Times of creation and change (of mvhd, tkhd, mdhd) become unknown.
void forgetTimes(const IsoBox &box, IsoPatches &patches);

/// Leaves of a track ("trak") what is needed to play it; of what it refers to, the tracks that are kept.
void stripTrack(const IsoTrack &track, const std::set<quint32> &kept, IsoPatches &patches);

} // namespace hatstand::plan
