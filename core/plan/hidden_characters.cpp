// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/hidden_characters.h"

#include <algorithm>
#include <optional>

namespace hatstand::plan
{

namespace
{
bool isStrongHidden(char16_t c)
{
    const bool isControl = (c < 0x20 && c != u'\t' && c != u'\n' && c != u'\r') || (c >= 0x7f && c < 0xa0);
    return isControl || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200b ||
           c == 0x2060 || c == 0xfeff;
}

bool isDirectionMark(char16_t c)
{
    return c == 0x200e || c == 0x200f || c == 0x061c;
}

bool hasRightToLeftLetters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return !isDirectionMark(c.unicode()) &&
               (c.direction() == QChar::DirR || c.direction() == QChar::DirAL);
    });
}

void append(std::vector<TextRange> &ranges, qsizetype at)
{
    if (!ranges.empty() && ranges.back().start + ranges.back().length == at)
        ++ranges.back().length;
    else
        ranges.push_back({at, 1});
}

QString without(const QString &text, const std::vector<TextRange> &ranges)
{
    QString kept;
    kept.reserve(text.size());
    qsizetype from = 0;
    for (const TextRange &range : ranges) {
        kept += QStringView(text).mid(from, range.start - from);
        from = range.start + range.length;
    }
    kept += QStringView(text).mid(from);
    return kept;
}
} // namespace

std::vector<TextRange> hiddenCharacters(const QString &text)
{
    std::vector<TextRange> ranges;
    std::optional<bool> marksAreUseful;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        bool hidden = isStrongHidden(c);
        if (!hidden && isDirectionMark(c)) {
            if (!marksAreUseful)
                marksAreUseful = hasRightToLeftLetters(text);
            hidden = !*marksAreUseful;
        }
        if (hidden)
            append(ranges, i);
    }
    return ranges;
}

QString withoutHiddenCharacters(const QString &text)
{
    return without(text, hiddenCharacters(text));
}

std::vector<TextRange> brokenCharacters(const QString &text)
{
    std::vector<TextRange> ranges;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else
            append(ranges, i);
    }
    return ranges;
}

QString withoutBrokenCharacters(const QString &text)
{
    return without(text, brokenCharacters(text));
}

} // namespace hatstand::plan
