// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace hatstand::ui::composer
{

/// How many tones of skin there are beside the plain one.
inline constexpr int skinTones = 5;

/// One emoji with its Unicode name in small letters ("rolling on the floor laughing"), for search and for
/// screen readers. It may be several characters: a flag, a person with a profession, a sign made colourful.
struct Emoji
{
    QString text;
    QString name;
    int group = 0; ///< index into emojiGroups()
    /// The same in each tone, from the lightest; empty strings where there are none.
    std::array<QString, skinTones> toned;

    /// 0: the plain one. Where it has no tones it is always plain.
    [[nodiscard]] const QString &inTone(int tone) const
    {
        return tone < 1 || tone > skinTones || toned[size_t(tone) - 1].isEmpty() ? text
                                                                                 : toned[size_t(tone) - 1];
    }
};

/// What the groups are called, by the blocks of Unicode that they are taken from.
[[nodiscard]] QStringList emojiGroups();
/// All that Unicode recommends for interchange (RGI_Emoji), by ICU's data; made when first asked for.
[[nodiscard]] const std::vector<Emoji> &allEmoji();

} // namespace hatstand::ui::composer
