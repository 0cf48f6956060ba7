// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/patch.h"

#include <tl/expected.hpp>

#include <functional>

class QIODevice;

namespace hatstand::plan
{

/// The part of privateParts() for WebM and Matroska files (RFC 8794, RFC 9559). What is not known to be
/// needed for playing is overwritten; patches may name bytes that are as they shall be.
///
/// - Kept of the file: the EBML header and one Segment; of that, SeekHead, Info, Tracks, Cues and the
///   Clusters. All other elements become empty "Void" ones (RFC 8794, 11.3.2): tags, attachments, chapters,
///   checksums, and what stands behind the Segment.
/// - Kept of tracks of pictures and sound: what says how they are decoded and when, and their blocks. Tracks
/// of
///   anything else go, with their blocks and what points to them: subtitles, which cameras of drones write
///   positions into, buttons and metadata.
/// - Kept of what decoders are set up with (CodecPrivate): see codecSetup().
/// - Unknown become the programs that wrote it, the title, the date, names, languages and identifiers.
///
/// Fails for files without pictures or sound; with a codec that is not known here, or with coding on top of
/// it other than header stripping; whose elements do not fill what they are in; that have a second Segment,
/// or Clusters before their Tracks; and for those that are too large to be looked through as a whole.
[[nodiscard]] tl::expected<Patches, StripFault>
matroskaPrivateParts(QIODevice &file, const std::function<bool()> &isStopped = {});

} // namespace hatstand::plan
