// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/patch.h"

#include <tl/expected.hpp>

#include <functional>

class QIODevice;

namespace hatstand::plan
{

/// The part of privateParts() for MP4 and QuickTime files (ISO/IEC 14496-12, QuickTime File Format). What is
/// not known to be needed for playing is overwritten; patches may lie over one another and name bytes that
/// are as they shall be.
///
/// - Kept of the file: ftyp, styp, moov, moof, mfra, sidx, ssix, wide, and of mdat the samples of tracks of
///   pictures (vide, auxv) and sound (soun), by sample tables and by the runs of fragments. All other boxes
///   become empty "free" ones, all other bytes of mdat zeros, and what stands behind the last box too.
/// - Of samples in H.264 and H.265, what coders and cameras add for themselves goes (seiPatches).
/// - Kept of tracks: what says how they are decoded, in which order and when. Tracks of anything else go:
///   positions (meta, camm, gpmd), the time of day (tmcd), and subtitles, which cameras of drones write
///   positions into and which no network shows from within a film.
/// - Unknown become the times of creation, the names of handlers, of coders and of their makers.
///
/// Fails for files without pictures or sound, whose structure is damaged, or that are too large to be looked
/// through as a whole.
[[nodiscard]] tl::expected<Patches, StripFault> isoPrivateParts(QIODevice &file,
                                                                const std::function<bool()> &isStopped = {});

} // namespace hatstand::plan
