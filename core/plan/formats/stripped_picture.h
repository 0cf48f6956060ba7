// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace hatstand::plan
{

/// A picture file without what it tells beside the picture.
struct StrippedPicture
{
    QByteArray bytes;
    bool isAnimated = false;
    bool isCmyk = false;
    /// Which way up it stood by its EXIF, which is gone (see orientation.h).
    int orientation = 1;
    /// The colour profile (ICC) that the picture named, which is gone: see coloursOf() and withProfile().
    /// Empty when it named none.
    QByteArray profile;
    /// The picture names its colours in another way that is not sRGB, or its profile is too large to look at.
    bool hasOtherColours = false;
    /// It names colours by numbers that nothing here converts (see CodedColours); they are still in it.
    bool hasForeignColours = false;
};

} // namespace hatstand::plan
