// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QSize>
#include <QString>
#include <QStringList>

namespace hatstand::plan
{

/// Pictures with more pixels than this are refused before any of them is decoded: 150 million pixels are
/// 600 MB in memory.
inline constexpr qint64 maxPicturePixels = 150'000'000;
/// Pictures over this many bytes are refused.
inline constexpr qint64 maxPictureBytes = 100'000'000;
/// Videos over this many bytes are refused: no network takes more.
inline constexpr qint64 maxVideoBytes = 10'000'000'000;

/// What a file is, by its content.
struct MediaProbe
{
    QString mimeType;
    QString suffix; ///< the usual one of that type, without the point
    QSize pixels;   ///< orientation applied; empty for videos whose header does not say
    qint64 durationMilliseconds = 0;
};

/// The type that the first bytes of a file show ("image/png"); empty when they show no picture or video that
/// can be posted.
[[nodiscard]] QString mediaTypeOf(const QByteArray &beginning);

/// How a file of that type is usually called, without the point; empty for types that cannot be posted. The
/// same on every computer, other than what the database of types prefers.
[[nodiscard]] QString usualSuffix(const QString &mimeType);

/// Lets pictures of up to maxPicturePixels be decoded: decoders of Qt refuse what takes more than 256 MB in
/// memory until they are told. For the whole program, any number of times, from any thread.
void allowLargePictures();

/// Of the files that can be added on this computer, without the points: which pictures it can read depends on
/// what is installed.
[[nodiscard]] QStringList readableSuffixes();

/// Looks into a file without decoding its picture. Fails with InvalidInput for what is no picture or video
/// (and names what it is when its name says otherwise), TooLarge over the limits above. `shownName` is used
/// in sentences. Needs no event loop; may be called on any thread.
[[nodiscard]] Result<MediaProbe> probeMedia(const QString &path, const QString &shownName);

} // namespace hatstand::plan
