// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/strip_patches.h"

/// What H.264 and H.265 pictures are made of ("NAL units"; ISO/IEC 14496-15), read from hostile files too.
namespace hatstand::plan
{

/// How the units of a track are told apart.
struct NalCoding
{
    bool isHevc = false;
    int lengthSize = 4; ///< the bytes before each that tell its length
    friend bool operator==(const NalCoding &, const NalCoding &) = default;
};

struct NalSetup
{
    NalCoding coding;
    Patches patches; ///< what goes of it, from where it begins
};
/// What an "avcC" box or the CodecPrivate of V_MPEG4/ISO/AVC holds (ISO/IEC 14496-15, 5.3.3.1); nothing for
/// what is not whole, or has other units than it may.
[[nodiscard]] std::optional<NalSetup> avcSetup(const QByteArray &setup);
/// The same for "hvcC" and V_MPEGH/ISO/HEVC (8.3.3.1).
[[nodiscard]] std::optional<NalSetup> hevcSetup(const QByteArray &setup);
/// The same for "lhvC": that of the second eye, which leaves out what both have in common (9.6.3).
[[nodiscard]] std::optional<NalSetup> layeredHevcSetup(const QByteArray &setup);

/// What goes of a unit, from where it begins: of SEI, what only the program or the camera that wrote it can
/// read (see seiPatches()).
[[nodiscard]] Patches nalPatches(const QByteArray &unit, bool isHevc);

struct NalRange
{
    qint64 at = 0;
    qint64 end = 0;
    bool isCut = false; ///< the file may end before it does
};
/// The same for all units of a frame, or of several that follow each other. `head` stands before it and not
/// in the file. Refuses a frame whose units do not fill it, if it is not cut.
void stripNals(const NalRange &frame, const NalCoding &coding, const QByteArray &head, StripPatches &patches);

} // namespace hatstand::plan
