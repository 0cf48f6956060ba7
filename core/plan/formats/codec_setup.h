// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/nal_units.h"

namespace hatstand::plan
{

/// Whether a codec of Matroska ("V_VP9") tells decoders something before the first frame (CodecPrivate).
enum class SetupKind {
    Unknown, ///< the codec is none that is known here
    None,    ///< what is there is not needed
    Some,
    Needed, ///< frames cannot be looked into without it
};
[[nodiscard]] SetupKind setupKind(const QByteArray &codec);

struct CodecSetup
{
    Patches patches; ///< what goes of it, from where it begins
    std::optional<NalCoding> nals;
};
/// What of a CodecPrivate is none of a decoder's business: comments and pictures in that of FLAC and Vorbis,
/// the coder in that of H.264 and H.265, and what stands behind the end of any of them. Nothing for what is
/// not as the codec has it (matroska.org, "Codec Mappings"), and for codecs without one.
[[nodiscard]] std::optional<CodecSetup> codecSetup(const QByteArray &codec, const QByteArray &setup);

} // namespace hatstand::plan
