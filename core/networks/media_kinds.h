// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"
#include "networks/rules.h"

namespace hatstand::networks
{

/// Whether it is a film, by the type that was found from its content.
[[nodiscard]] inline bool isVideo(const OutgoingMedia &media)
{
    return media.mimeType.startsWith(QLatin1StringView("video/"));
}

/// Whether it may move without being a film.
[[nodiscard]] inline bool isAnimation(const OutgoingMedia &media)
{
    return media.mimeType == QLatin1StringView("image/gif");
}

/// What the network says of animations: where it says nothing, they are pictures to it.
[[nodiscard]] inline const MediaKindRules &animationRules(const MediaRules &rules)
{
    return rules.gif.maxCount || !rules.gif.types.isEmpty() ? rules.gif : rules.image;
}

/// What the network says of media of that kind; each kind has limits of its own.
[[nodiscard]] inline const MediaKindRules &rulesOf(const OutgoingMedia &media, const MediaRules &rules)
{
    if (isVideo(media))
        return rules.video;
    return isAnimation(media) ? animationRules(rules) : rules.image;
}

} // namespace hatstand::networks
