// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

class QIODevice;

/// Which way up a picture stands, as EXIF tells it (tag 0x0112): 1 is upright, 2 to 8 turned or mirrored.
namespace hatstand::plan
{

/// From what an EXIF segment or chunk holds, with or without "Exif" and two zeros before it; 1 for what says
/// nothing of it or is damaged. Looks at the first 64 KB only, as chunkOrientation() does: both say the same.
[[nodiscard]] int exifOrientation(QByteArray exif);

/// Whether a segment of a JPEG file is EXIF: others of its kind are XMP.
[[nodiscard]] bool isExifSegment(const QByteArray &content);

/// Of PNG (eXIf) and WebP files (EXIF), for which decoders of Qt tell no turn, and of JPEG files (the first
/// APP1 with EXIF), for which they tell none when XMP stands before the EXIF; 1 for all others. Reads heads
/// of chunks only, and leaves the file at its beginning.
[[nodiscard]] int chunkOrientation(QIODevice &file);

/// Its width is the height of the picture in the file.
[[nodiscard]] inline bool isOnItsSide(int orientation)
{
    return orientation >= 5 && orientation <= 8;
}

/// As it is meant to be seen; nothing is lost.
[[nodiscard]] QImage upright(const QImage &image, int orientation);

} // namespace hatstand::plan
