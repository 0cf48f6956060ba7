// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "base/instant.h"

#include <QByteArray>
#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QString>

#include <algorithm>
#include <cmath>
#include <optional>

namespace hatstand::plan
{

struct MediaItem;
using MediaId = Id<MediaItem>;

/// A file in the media folder, known by its content.
struct MediaItem
{
    MediaId id;
    QByteArray sha256;
    QString fileName; ///< as the person's file was called
    QString mimeType; ///< found from the content, not the name
    qint64 byteCount = 0;
    QSize pixels; ///< orientation applied; empty for what is no picture or video
    qint64 durationMilliseconds = 0;
    /// Of a video, as far as MediaStore finds out from its headers; not stored. See codecName().
    QString pictureCodec, soundCodec;
    double framesPerSecond = 0; ///< of a video, found out in the same way; 0: unknown
    /// A picture that moves without being a GIF (see plan/formats/animation.h); found out and not stored, as
    /// those.
    bool isAnimated = false;
    /// A look into all of the file found colours that nothing here converts (see Colours::Foreign) …
    bool hasForeignColours = false;
    /// … or why no network can have it; not stored either. See MediaStore::lookInto.
    std::optional<Error> refusal;
    Instant createdAt;
};

/// A picture or video of a post, in its place.
struct PostMedia
{
    MediaId mediaId;
    QString altText;
    /// What of the picture goes out: 0 … 1 of its upright width and height. Absent: all of it.
    std::optional<QRectF> crop = {};
    /// What must stay visible, 0 … 1 of all of the picture. Absent: the middle.
    std::optional<QPointF> focus = {};
    int part = 0; ///< of a thread: with which part it goes, from 0
    friend bool operator==(const PostMedia &, const PostMedia &) = default;
};

/// Frames a second as servers compare them: 29.97 is 29, and what runs a touch faster than it should still
/// fits.
[[nodiscard]] inline qint64 wholeFrames(double framesPerSecond)
{
    constexpr double most = 1e9;
    return qint64(std::floor(std::min(framesPerSecond, most)));
}

enum class MediaKind {
    Picture,
    Gif, ///< a GIF counts as an animation
    Video,
    Other,
};

/// By the type that was found from the content.
[[nodiscard]] inline MediaKind kindOf(const MediaItem &item)
{
    if (item.mimeType == QLatin1StringView("image/gif"))
        return MediaKind::Gif;
    if (item.mimeType.startsWith(QLatin1StringView("image/")))
        return MediaKind::Picture;
    if (item.mimeType.startsWith(QLatin1StringView("video/")))
        return MediaKind::Video;
    return MediaKind::Other;
}

/// Whether it may be cut, shrunk and written anew: what moves would stand still then.
[[nodiscard]] inline bool isStill(const MediaItem &item)
{
    return kindOf(item) == MediaKind::Picture && !item.isAnimated;
}

} // namespace hatstand::plan
