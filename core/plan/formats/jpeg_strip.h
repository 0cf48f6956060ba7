// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/stripped_picture.h"

#include <optional>

namespace hatstand::plan
{

/// The part of withoutMetadata() for JPEG: all segments of applications but JFIF (without its thumbnail),
/// Adobe's colour transform and the colour profile are dropped, comments too.
[[nodiscard]] std::optional<StrippedPicture> strippedJpeg(const QByteArray &bytes);

} // namespace hatstand::plan
