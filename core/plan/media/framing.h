// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/media/media_item.h"

#include <QJsonObject>

namespace hatstand::plan
{

/// What of a picture goes out, as it is kept: {"crop": [x, y, width, height], "focus": [x, y]}. What is not
/// set is left out.
[[nodiscard]] QJsonObject framingOf(const PostMedia &media);
/// The same as text; empty when nothing is set.
[[nodiscard]] QString framingText(const PostMedia &media);
/// Takes what is understood, brought within 0 … 1; a crop of nothing, or of all, is none.
void setFraming(PostMedia &media, const QJsonObject &framing);

} // namespace hatstand::plan
