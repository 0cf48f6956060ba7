// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/emoji_data.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <unicode/uchar.h>
#include <unicode/uset.h>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::composer)
};

enum Group { Faces, People, Nature, Food, Places, Things, Signs, Flags };

struct Range
{
    char32_t first;
    char32_t last;
    Group group;
};
// The blocks of Unicode mix subjects; these runs are those of the code charts of 1F300 to 1FAFF. What is in
// none of them is a sign.
constexpr std::array<Range, 38> ranges{{
    {0x1F600, 0x1F64F, Faces},  {0x1F910, 0x1F917, Faces},  {0x1F920, 0x1F925, Faces},
    {0x1F927, 0x1F92F, Faces},  {0x1F970, 0x1F97A, Faces},  {0x1F9D0, 0x1F9D0, Faces},
    {0x1FAE0, 0x1FAE9, Faces},  {0x1F440, 0x1F450, People}, {0x1F464, 0x1F487, People},
    {0x1F574, 0x1F57A, People}, {0x1F590, 0x1F596, People}, {0x1F90C, 0x1F90F, People},
    {0x1F918, 0x1F91F, People}, {0x1F926, 0x1F926, People}, {0x1F930, 0x1F93E, People},
    {0x1F9B0, 0x1F9DF, People}, {0x1FAC3, 0x1FAC5, People}, {0x1FAF0, 0x1FAF8, People},
    {0x261D, 0x261D, People},   {0x270A, 0x270D, People},   {0x1F3C2, 0x1F3C4, People},
    {0x1F3C7, 0x1F3CC, People}, {0x1F300, 0x1F344, Nature}, {0x1F400, 0x1F43F, Nature},
    {0x1F980, 0x1F9AE, Nature}, {0x1FAB0, 0x1FABF, Nature}, {0x1FACE, 0x1FACF, Nature},
    {0x1F345, 0x1F37F, Food},   {0x1F950, 0x1F96F, Food},   {0x1FAD0, 0x1FADB, Food},
    {0x1F3E0, 0x1F3F0, Places}, {0x1F680, 0x1F6FC, Places}, {0x1F380, 0x1F3DF, Things},
    {0x1F451, 0x1F52D, Things}, {0x1F93F, 0x1F94F, Things}, {0x1F97B, 0x1F97F, Things},
    {0x1F9E0, 0x1F9FF, Things}, {0x1FA70, 0x1FAAF, Things},
}};

constexpr char32_t joiner = 0x200D;
constexpr char32_t colourful = 0xFE0F;
constexpr char32_t keycap = 0x20E3;
constexpr char32_t firstTone = 0x1F3FB;
constexpr char32_t lastTone = 0x1F3FF;
constexpr char32_t firstRegional = 0x1F1E6;
constexpr char32_t lastRegional = 0x1F1FF;
constexpr char32_t blackFlag = 0x1F3F4;
constexpr char32_t whiteFlag = 0x1F3F3;
constexpr char32_t firstTag = 0xE0020;
constexpr char32_t lastTag = 0xE007E;

using Characters = QList<uint>;

bool isTone(char32_t character)
{
    return character >= firstTone && character <= lastTone;
}

bool isRegional(char32_t character)
{
    return character >= firstRegional && character <= lastRegional;
}

QString nameOf(char32_t character)
{
    std::array<char, 128> buffer{};
    UErrorCode status = U_ZERO_ERROR;
    const int length =
        u_charName(UChar32(character), U_UNICODE_CHAR_NAME, buffer.data(), int32_t(buffer.size()), &status);
    return U_SUCCESS(status) ? QString::fromLatin1(buffer.data(), length).toLower() : QString();
}

/// "flag, portugal"; of the parts of a country Unicode recommends three.
QString flagName(const Characters &characters)
{
    QString code;
    for (const uint character : characters) {
        if (isRegional(character))
            code += QLatin1Char(char('A' + int(character - firstRegional)));
        else if (character >= firstTag && character <= lastTag)
            code += QLatin1Char(char(character - 0xE0000));
    }
    QString name = code;
    if (code == QLatin1String("gbeng"))
        name = QStringLiteral("England");
    else if (code == QLatin1String("gbsct"))
        name = QStringLiteral("Scotland");
    else if (code == QLatin1String("gbwls"))
        name = QStringLiteral("Wales");
    else if (const auto territory = QLocale::codeToTerritory(code); territory != QLocale::AnyTerritory)
        name = QLocale::territoryToString(territory);
    return QStringLiteral("flag, ") + name.toLower();
}

bool isCountry(const Characters &characters)
{
    return isRegional(characters.first()) || std::any_of(characters.begin(), characters.end(), [](uint c) {
               return c >= firstTag && c <= lastTag;
           });
}

/// "woman, personal computer"
QString nameOf(const Characters &characters)
{
    if (isCountry(characters))
        return flagName(characters);
    QStringList names;
    for (const uint character : characters) {
        if (character == joiner || character == colourful || isTone(character))
            continue;
        names.append(character == keycap ? QStringLiteral("keycap") : nameOf(char32_t(character)));
    }
    return names.join(QStringLiteral(", "));
}

Group groupOf(const Characters &characters)
{
    const char32_t first = characters.first();
    if (isCountry(characters) || first == blackFlag || first == whiteFlag)
        return Flags;
    const auto found = std::find_if(ranges.begin(), ranges.end(), [first](const Range &range) {
        return first >= range.first && first <= range.last;
    });
    return found == ranges.end() ? Signs : found->group;
}

/// All of Unicode's RGI_Emoji.
QStringList recommended()
{
    QStringList found;
    UErrorCode status = U_ZERO_ERROR;
    const USet *set = u_getBinaryPropertySet(UCHAR_RGI_EMOJI, &status);
    if (U_FAILURE(status))
        return found;
    const int32_t items = uset_getItemCount(set);
    for (int32_t i = 0; i < items; ++i) {
        UChar32 first = 0;
        UChar32 last = 0;
        std::array<UChar, 64> buffer{};
        status = U_ZERO_ERROR;
        const int32_t length =
            uset_getItem(set, i, &first, &last, buffer.data(), int32_t(buffer.size()), &status);
        if (U_FAILURE(status))
            continue;
        if (length >= 2) {
            found.append(QString::fromUtf16(buffer.data(), length));
            continue;
        }
        for (UChar32 character = first; character <= last; ++character) {
            const auto one = char32_t(character);
            found.append(QString::fromUcs4(&one, 1));
        }
    }
    return found;
}

std::vector<Emoji> collect()
{
    std::vector<Emoji> found;
    QHash<QString, size_t> plain; // by the characters without what only makes it colourful
    QList<Characters> toned;
    const QStringList all = recommended();
    for (const QString &text : all) {
        const Characters characters = text.toUcs4();
        if (std::any_of(characters.begin(), characters.end(), isTone)) {
            if (characters.size() > 1)
                toned.append(characters);
            continue;
        }
        const QString name = nameOf(characters);
        if (name.isEmpty())
            continue;
        plain.insert(QString(text).remove(QChar(colourful)), found.size());
        found.push_back({text, name, groupOf(characters), {}});
    }
    for (const Characters &characters : std::as_const(toned)) {
        QString base;
        char32_t tone = 0;
        bool mixed = false;
        for (const uint each : characters) {
            const auto character = char32_t(each);
            if (isTone(character)) {
                mixed = mixed || (tone != 0 && tone != character);
                tone = character;
            } else if (character != colourful) {
                base += QString::fromUcs4(&character, 1);
            }
        }
        const auto known = plain.constFind(base);
        if (!mixed && known != plain.constEnd())
            found[*known].toned[tone - firstTone] = QString::fromUcs4(
                reinterpret_cast<const char32_t *>(characters.constData()), characters.size());
    }
    std::stable_sort(found.begin(), found.end(), [](const Emoji &a, const Emoji &b) {
        return a.group < b.group || (a.group == b.group && a.group == Flags && a.name < b.name);
    });
    return found;
}
} // namespace

QStringList emojiGroups()
{
    return {Words::tr("Faces"),  Words::tr("People"), Words::tr("Nature"), Words::tr("Food"),
            Words::tr("Places"), Words::tr("Things"), Words::tr("Signs"),  Words::tr("Flags")};
}

const std::vector<Emoji> &allEmoji()
{
    static const std::vector<Emoji> all = collect();
    return all;
}

} // namespace hatstand::ui::composer
