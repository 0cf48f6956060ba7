// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/formats/video_probe.h"

#include <optional>

namespace hatstand::plan
{

/// What a look into all of a file finds out beside what its first bytes say; the same for every network.
struct MediaFinding
{
    VideoProbe video; ///< of a video; what is empty there was not found out
    bool isAnimated = false;
    bool hasForeignColours = false; ///< see MediaItem
    /// Why no network can have it: it is damaged, or what it tells of people cannot be taken out.
    std::optional<Error> refusal;
};

} // namespace hatstand::plan
