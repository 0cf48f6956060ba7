// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/patch.h"

namespace hatstand::plan
{

/// What goes of a unit of supplemental information (SEI) of H.264 or H.265, whose head takes that many bytes,
/// from where the unit begins: what is "user data unregistered" (ITU-T H.264 and H.265, annex D). Cameras in
/// cars and drones write there where they are, for every picture; coders, what they are. No decoder reads it.
///
/// Sizes stay, those of messages and that of the unit: of what is overwritten as many bytes are guarded
/// ("emulation prevention"; H.264, 7.4.1) as before.
[[nodiscard]] Patches seiPatches(const QByteArray &unit, qsizetype headSize);

} // namespace hatstand::plan
