// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/iso_patches.h"

namespace hatstand::plan
{

/// Leaves of the descriptions ("stsd") of a track of that kind what its decoder needs: the coder's maker and
/// name go, and boxes that are none of a decoder. Part of iso_strip.h.
void stripEntries(const IsoBox &descriptions, const QByteArray &kind, IsoPatches &patches);

} // namespace hatstand::plan
