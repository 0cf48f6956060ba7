// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/stripped_picture.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hatstand::plan
{

/// The same picture without EXIF, XMP, IPTC, GPS, comments, thumbnails, times, and whatever stands behind
/// its end (the film of a "live" photograph), nothing decoded and nothing lost: JPEG, PNG, WebP, GIF. Kept
/// are the picture, its transparency, colours, density and animation; what is not known is dropped. So is its
/// colour profile, which names a device and a day: what is needed of it is put in again (withProfile).
///
/// Empty for other types, and for files that are damaged or unusual, which have to be decoded and written
/// anew. Safe for hostile bytes; takes time and memory in proportion to them. Which way up a picture
/// stands is told by its EXIF and lost with it: see StrippedPicture::orientation.
///
/// Sources: ITU-T T.81 (JPEG) and T.871 (JFIF); W3C PNG, 3rd edition; RFC 9649 (WebP); GIF89a.
[[nodiscard]] std::optional<StrippedPicture> withoutMetadata(const QByteArray &bytes,
                                                             const QString &mimeType);

} // namespace hatstand::plan
