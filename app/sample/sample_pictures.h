// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace hatstand::sample
{

/// Plain drawings for the sample's posts, so that no picture has to be shipped: "loaf", "starter", "buns",
/// "shop", "bicycle", "chain", "workshop", "frame", "stage", "curtain", "lantern". `variant` changes colours
/// and places a little, always the same way. 1600 × 1200; a null image for an unknown name.
[[nodiscard]] QImage samplePicture(const QString &name, int variant);

} // namespace hatstand::sample
