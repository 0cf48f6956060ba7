// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace hatstand::ui::composer
{

/// One emoji with its Unicode name in small letters ("rolling on the floor laughing"), for search and for
/// screen readers.
struct Emoji
{
    QString text;
    QString name;
    int group = 0; ///< index into emojiGroups()
};

/// What the groups are called, by the blocks of Unicode that they are taken from.
[[nodiscard]] QStringList emojiGroups();
/// All that are drawn as emoji by themselves (Unicode's Emoji_Presentation), by ICU's data; made when first
/// asked for.
[[nodiscard]] const std::vector<Emoji> &allEmoji();

} // namespace hatstand::ui::composer
