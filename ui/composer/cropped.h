// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

#include <QImage>

namespace hatstand::ui::composer
{

/// What of the picture goes out; `picture` may be a smaller one of the same shape.
[[nodiscard]] QImage cropped(const QImage &picture, const plan::PostMedia &media);

} // namespace hatstand::ui::composer
