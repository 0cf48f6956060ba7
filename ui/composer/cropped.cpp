// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/cropped.h"

#include "plan/media/crop.h"

namespace hatstand::ui::composer
{

QImage cropped(const QImage &picture, const plan::PostMedia &media)
{
    if (picture.isNull() || !media.crop)
        return picture;
    plan::Crop crop;
    crop.byHand = *media.crop;
    QImage part = picture.copy(plan::cropRect(crop, picture.size()));
    part.setDevicePixelRatio(picture.devicePixelRatio());
    return part;
}

} // namespace hatstand::ui::composer
