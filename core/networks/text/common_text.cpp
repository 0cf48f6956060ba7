// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/common_text.h"

#include "networks/text/characters.h"
#include "networks/text/url_scanner.h"
#include "networks/text/x_text.h"

namespace hatstand::networks
{

namespace
{
bool isWordCharacter(char32_t c)
{
    return c < 0x80 ? isAsciiWord(c) : isLetterOrMark(c) || isDecimalDigit(c);
}

bool endsAddress(char16_t unit)
{
    return isWhiteSpace(unit) || unit < 0x20 || unit == u'<' || unit == u'>' || unit == u'"';
}

// A closing bracket belongs to the address when an opening one does; a full stop at the end never does.
qsizetype withoutSentenceEnd(QStringView text, qsizetype start, qsizetype end)
{
    qsizetype open = 0;
    qsizetype close = 0;
    for (qsizetype at = start; at < end; ++at) {
        open += text[at] == u'(' ? 1 : 0;
        close += text[at] == u')' ? 1 : 0;
    }
    while (end > start) {
        const QChar last = text[end - 1];
        if (last == u')' && close > open) {
            --close;
        } else if (!QStringView(u".,;:!?'*").contains(last)) {
            break;
        }
        --end;
    }
    return end;
}

// A sign and the word after it.
template <class IsSign, class IsPart>
void findWords(const QString &text, EntityKind kind, IsSign isSign, IsPart isPart, TextEntities &found)
{
    const QStringView view(text);
    for (qsizetype sign = 0; sign < view.size(); ++sign) {
        if (!isSign(view[sign].unicode()))
            continue;
        if (sign > 0) {
            const char32_t before = codePointBefore(view, sign).value;
            if (isWordCharacter(before) || before == U'/' || before == U'&' || isSign(before))
                continue;
        }
        qsizetype end = sign + 1;
        bool hasLetter = false;
        while (end < view.size()) {
            const CodePoint point = codePointAt(view, end);
            if (!isPart(point.value))
                break;
            hasLetter = hasLetter || (isWordCharacter(point.value) && !isDecimalDigit(point.value));
            end += point.length;
        }
        const qsizetype next = end;
        while (end > sign + 1 && view[end - 1] == u'.')
            --end;
        if (hasLetter && end > sign + 1)
            found.push_back({kind, sign, end - sign, text.mid(sign + 1, end - sign - 1)});
        sign = next - 1;
    }
}
} // namespace

TextEntities findLinksCommon(const QString &text)
{
    TextEntities found;
    const QStringView view(text);
    for (qsizetype colon = view.indexOf(u':'); colon >= 0; colon = view.indexOf(u':', colon + 1)) {
        qsizetype start = -1;
        for (const qsizetype scheme : {qsizetype(5), qsizetype(4)}) {
            if (colon >= scheme && webSchemeLength(view, colon - scheme) == scheme + 3)
                start = colon - scheme;
        }
        if (start < 0 || (start > 0 && isWordCharacter(codePointBefore(view, start).value)))
            continue;
        const qsizetype address = colon + 3;
        qsizetype end = address;
        while (end < view.size() && !endsAddress(view[end].unicode()))
            ++end;
        const qsizetype next = end;
        end = withoutSentenceEnd(view, address, end);
        if (end > address)
            found.push_back({EntityKind::Link, start, end - start, text.mid(start, end - start)});
        colon = next - 1;
    }
    return found;
}

TextEntities findEntitiesCommon(const QString &text)
{
    TextEntities found = findLinksCommon(text);
    findWords(
        text, EntityKind::Mention, isAtSign, [](char32_t c) { return isAsciiWord(c) || c == U'.'; }, found);
    findWords(text, EntityKind::Hashtag, isHashSign, isWordCharacter, found);
    dropOverlaps(found);
    return found;
}

} // namespace hatstand::networks
