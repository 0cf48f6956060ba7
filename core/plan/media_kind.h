// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

namespace hatstand::plan
{

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
