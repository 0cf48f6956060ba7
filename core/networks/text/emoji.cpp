// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/emoji.h"

#include "networks/text/characters.h"

#include <array>

namespace hatstand::networks
{

namespace
{
constexpr char32_t joiner = 0x200D;
constexpr char32_t textSelector = 0xFE0E;
constexpr char32_t emojiSelector = 0xFE0F;
constexpr char32_t keycap = 0x20E3;
// A kiss of two people with skin tones has ten code points; nothing that Unicode recommends has more.
constexpr size_t longestSequence = 10;

bool isKeycapBase(char32_t c)
{
    return isAsciiDigit(c) || c == U'#' || c == U'*';
}

// Ranges without any emoji that most texts consist of, so that Unicode's tables are rarely asked.
bool cannotBegin(char32_t c)
{
    return c < 0xA9 || (c > 0xAE && c < 0x203C) || (c > 0x3299 && c < 0x1F004);
}

bool canContinue(char32_t c)
{
    return c == joiner || c == emojiSelector || c == keycap || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           (c >= 0xE0020 && c <= 0xE007F) || (c >= 0x1F1E6 && c <= 0x1F1FF);
}

// ©, ®, ™ and the chess pawn are letters and signs in most texts.
bool isTextUnlessSelected(char32_t c)
{
    return c == 0xA9 || c == 0xAE || c == 0x2122 || c == 0x265F;
}

qsizetype keycapLength(QStringView text, qsizetype at)
{
    qsizetype end = at + 1;
    if (end < text.size() && text[end].unicode() == emojiSelector)
        ++end;
    return end < text.size() && text[end].unicode() == keycap ? end + 1 - at : 0;
}
} // namespace

qsizetype emojiLength(QStringView text, qsizetype at)
{
    const CodePoint first = codePointAt(text, at);
    if (isKeycapBase(first.value))
        return keycapLength(text, at);
    if (cannotBegin(first.value) || !u_hasBinaryProperty(UChar32(first.value), UCHAR_EMOJI))
        return 0;

    // All that could belong to the sequence, with the offsets at which it could end.
    std::array<qsizetype, longestSequence> ends{};
    size_t count = 0;
    qsizetype end = at + first.length;
    ends[count++] = end;
    bool joined = false;
    while (count < longestSequence && end < text.size()) {
        const CodePoint point = codePointAt(text, end);
        if (!joined && !canContinue(point.value))
            break;
        joined = point.value == joiner;
        end += point.length;
        ends[count++] = end;
    }
    const auto *units = reinterpret_cast<const UChar *>(text.utf16()) + at;
    for (; count > 1; --count) {
        const qsizetype length = ends[count - 1] - at;
        if (u_stringHasBinaryProperty(units, int32_t(length), UCHAR_RGI_EMOJI))
            return length;
    }

    const qsizetype after = at + first.length;
    const char32_t selector = after < text.size() ? text[after].unicode() : 0;
    if (isTextUnlessSelected(first.value) || selector == textSelector)
        return 0;
    // A selector after what is an emoji anyway belongs to it.
    return first.value < 0x10000 && selector == emojiSelector ? first.length + 1 : first.length;
}

} // namespace hatstand::networks
