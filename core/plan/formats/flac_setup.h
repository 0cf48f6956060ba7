// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/patch.h"

#include <optional>

namespace hatstand::plan
{

/// What goes of the blocks before the first frame of FLAC (RFC 9639, 8), from where "fLaC" stands: all but
/// how the sound is coded and where what is becomes padding of zeros. Nothing for what is not whole.
[[nodiscard]] std::optional<Patches> flacPatches(const QByteArray &setup);

} // namespace hatstand::plan
