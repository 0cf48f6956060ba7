// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

/// How pictures are written; parts of picture_fitter.h.
namespace hatstand::plan
{

struct PictureCoding
{
    const char *mimeType;
    const char *format; ///< of QImageWriter
    const char *suffix;
    bool hasAlpha;
    bool hasQuality;
    int longestSide; ///< more pixels in a row, or rows, cannot be written
};

/// Of what kind a picture is, as far as it decides how it is best written.
struct PictureNature
{
    bool shinesThrough = false;
    bool isDrawn = false; ///< at most 256 colours
    bool isPng = false;   ///< was one
};
[[nodiscard]] PictureNature natureOf(const QImage &image);

/// What may be tried, best first; none when nothing of `types` (none: any) can be written.
[[nodiscard]] std::vector<PictureCoding> codingsFor(const PictureNature &nature, const QStringList &types);

/// The bytes at the best quality that keeps the limit (0: no limit), between 70 and 93; or how many they are
/// at the least. Nothing at all when it cannot be written or was stopped.
struct Coded
{
    QByteArray bytes;
    qint64 least = 0;
};
[[nodiscard]] std::optional<Coded> coded(const QImage &image, const PictureCoding &coding, qint64 maxBytes,
                                         const std::function<bool()> &isStopped);

/// In 256 colours, exactly, where it has no more; else as it is.
[[nodiscard]] QImage withFewColours(const QImage &image);

} // namespace hatstand::plan
