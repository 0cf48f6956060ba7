// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/emoji_data.h"

#include <QCoreApplication>

#include <unicode/uchar.h>

#include <array>

namespace hatstand::ui::composer
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::composer)
};

enum Group { Faces, People, Nature, Food, Places, Things, Signs };

struct Range
{
    char32_t first;
    char32_t last;
    Group group;
};
// The blocks of Unicode mix subjects; these runs are those of the code charts of 1F300 to 1FAFF.
constexpr std::array<Range, 24> ranges{{
    {0x1F600, 0x1F64F, Faces},  {0x1F910, 0x1F92F, Faces},  {0x1F970, 0x1F97A, Faces},
    {0x1F440, 0x1F487, People}, {0x1F930, 0x1F93E, People}, {0x1F9B0, 0x1F9DF, People},
    {0x1F300, 0x1F344, Nature}, {0x1F400, 0x1F43F, Nature}, {0x1F980, 0x1F9AE, Nature},
    {0x1FAB0, 0x1FABD, Nature}, {0x1F345, 0x1F37F, Food},   {0x1F950, 0x1F96F, Food},
    {0x1FAD0, 0x1FADB, Food},   {0x1F3E0, 0x1F3F4, Places}, {0x1F680, 0x1F6FC, Places},
    {0x1F380, 0x1F3DF, Things}, {0x1F488, 0x1F52D, Things}, {0x1F940, 0x1F94F, Things},
    {0x1F9E0, 0x1F9FF, Things}, {0x1FA70, 0x1FAAF, Things}, {0x1F52E, 0x1F5FF, Signs},
    {0x2600, 0x2B55, Signs},
}};

QString nameOf(char32_t character)
{
    std::array<char, 128> buffer{};
    UErrorCode status = U_ZERO_ERROR;
    const int length =
        u_charName(UChar32(character), U_UNICODE_CHAR_NAME, buffer.data(), int32_t(buffer.size()), &status);
    return U_SUCCESS(status) ? QString::fromLatin1(buffer.data(), length).toLower() : QString();
}

std::vector<Emoji> collect()
{
    std::vector<Emoji> found;
    for (const Range &range : ranges) {
        for (char32_t character = range.first; character <= range.last; ++character) {
            if (!u_hasBinaryProperty(UChar32(character), UCHAR_EMOJI_PRESENTATION) ||
                u_hasBinaryProperty(UChar32(character), UCHAR_EMOJI_MODIFIER))
                continue;
            const QString name = nameOf(character);
            if (!name.isEmpty())
                found.push_back({QString::fromUcs4(&character, 1), name, range.group});
        }
    }
    return found;
}
} // namespace

QStringList emojiGroups()
{
    return {Words::tr("Faces"),  Words::tr("People"), Words::tr("Nature"), Words::tr("Food"),
            Words::tr("Places"), Words::tr("Things"), Words::tr("Signs")};
}

const std::vector<Emoji> &allEmoji()
{
    static const std::vector<Emoji> all = collect();
    return all;
}

} // namespace hatstand::ui::composer
