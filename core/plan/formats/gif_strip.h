// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/stripped_picture.h"

#include <optional>

namespace hatstand::plan
{

/// The part of withoutMetadata() for GIF: comments, texts, and all that applications have put in but for how
/// often the animation runs, are dropped.
[[nodiscard]] std::optional<StrippedPicture> strippedGif(const QByteArray &bytes);

} // namespace hatstand::plan
