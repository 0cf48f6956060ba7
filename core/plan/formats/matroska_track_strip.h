// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/matroska_tracks.h"

namespace hatstand::plan
{

/// Leaves of the tracks those that are kept, and of them what is needed to play them. Part of
/// matroska_strip.h.
void stripTracks(const EbmlElement &tracks, const MatroskaTracks &kept, EbmlPatches &patches);

} // namespace hatstand::plan
