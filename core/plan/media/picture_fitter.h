// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QRect>
#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>

namespace hatstand::plan
{

/// What a picture may be at most.
struct PictureLimits
{
    qint64 maxBytes = 0; ///< 0: any number
    QSize within;        ///< pixels; 0 on a side: any number
    QStringList types;   ///< MIME types that are taken; empty: any
};

struct FittedPicture
{
    QByteArray bytes;
    QString mimeType;
    QString suffix; ///< of its type, without the point
    QSize pixels;
};

/// What is to become of a picture.
struct PictureOrder
{
    PictureLimits limits;
    QRect crop; ///< of the upright picture, in pixels; empty: all of it
    QSize
        least; ///< it may not get smaller than this for the sake of bytes; 0 on a side: 64 on the shorter one
    /// Asked between two steps, from the thread that works.
    std::function<bool()> isStopped;
};

/// The picture written anew so that it keeps the limits: as it is seen (a turned photograph is upright), cut,
/// its colours in sRGB (what names no profile is sRGB; profiles of grey and CMYK are left aside, as their
/// pixels have been made RGB by then), and with nothing beside the picture: no EXIF, place, comment, profile.
///
/// Coded at the best quality that keeps the number of bytes, and when that would begin to be seen, with fewer
/// pixels; with fewer pixels, too, when no type can have that many in a row. PNG stays PNG where it is taken
/// and fits, and so does what is drawn (few colours) or shines through; else JPEG; WebP where neither is
/// taken. What shines through and cannot stays so over white. The same picture and order give the same bytes.
///
/// Fails with StorageMissing, InvalidInput for what cannot be decoded or when none of the types can be
/// written, TooLarge when nothing worth seeing would be left or it has more than maxPicturePixels, Cancelled.
/// Blocks; for a worker thread.
[[nodiscard]] Result<FittedPicture> fittedPicture(const QString &path, const QString &shownName,
                                                  const PictureOrder &order);

/// Whether it can be decoded, all of it; fails as fittedPicture does. Takes the memory of the picture, and
/// blocks.
[[nodiscard]] Result<void> canBeRead(const QString &path, const QString &shownName);

/// Whether pictures of one of these types (none: any) can be written on this computer.
[[nodiscard]] bool canWrite(const QStringList &types);

} // namespace hatstand::plan
