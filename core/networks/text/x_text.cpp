// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/x_text.h"

#include "base/graphemes.h"
#include "networks/text/characters.h"
#include "networks/text/emoji.h"

#include <algorithm>

namespace hatstand::networks
{

namespace
{
constexpr qint64 scale = 100;
constexpr qint64 defaultWeight = 200;

// The ranges of config/v3.json: Latin, Greek, Cyrillic and other alphabets, spaces and quotation marks.
qint64 weightOf(char16_t unit)
{
    const bool light = unit <= 4351 || (unit >= 8192 && unit <= 8205) || (unit >= 8208 && unit <= 8223) ||
                       (unit >= 8242 && unit <= 8247);
    return light ? scale : defaultWeight;
}

// Emoji of the first plane that X knows only without a variation selector. One behind them, as some keyboards
// write it, counts like any other sign (twitter-text 3.1.0; so in the expression of twemoji-parser 14, too).
bool standsWithoutSelector(char32_t c)
{
    return (c >= 0x23E9 && c <= 0x23EC) || c == 0x23F0 || c == 0x23F3 || c == 0x267E || c == 0x26CE ||
           c == 0x2705 || c == 0x270A || c == 0x270B || c == 0x2728 || c == 0x274C || c == 0x274E ||
           (c >= 0x2753 && c <= 0x2755) || (c >= 0x2795 && c <= 0x2797) || c == 0x27B0 || c == 0x27BF;
}

// Emoji beyond the first plane that are emoji by themselves, and may have the selector all the same.
bool maySelectBeyondFirstPlane(char32_t c)
{
    return c == 0x1F004 || c == 0x1F21A || c == 0x1F22F;
}

qsizetype emojiLengthForX(QStringView text, qsizetype at)
{
    constexpr char16_t selector = 0xFE0F;
    const qsizetype length = emojiLength(text, at);
    const CodePoint first = codePointAt(text, at);
    const qsizetype after = at + first.length;
    if (length == 0 || after >= text.size() || text[after] != QChar(selector))
        return length;
    if (length == first.length + 1 && standsWithoutSelector(first.value))
        return first.length;
    return length == first.length && maySelectBeyondFirstPlane(first.value) ? length + 1 : length;
}

struct Piece
{
    qsizetype length = 1; // UTF-16 units
    qint64 weight = 0;
    char16_t lastUnit = 0;
};

// Cuts a text into links, emoji and single characters and says what each weighs.
class Weigher
{
public:
    Weigher(const QString &text, XConfiguration configuration, qint64 linkLength)
        : m_text(text)
        , m_links(findLinksX(text))
        , m_next(m_links.cbegin())
        , m_emoji(configuration == XConfiguration::Version3)
        , m_linkWeight(linkLength * scale)
    {
    }

    // Offsets must ascend.
    Piece at(qsizetype offset)
    {
        while (m_next != m_links.cend() && m_next->start < offset)
            ++m_next;
        if (m_next != m_links.cend() && m_next->start == offset)
            return piece(offset, m_next->value.size(), m_linkWeight);
        if (const qsizetype emoji = m_emoji ? emojiLengthForX(m_text, offset) : 0; emoji > 0)
            return piece(offset, emoji, defaultWeight);
        const CodePoint point = codePointAt(m_text, offset);
        return piece(offset, point.length,
                     point.length > 1 ? defaultWeight : weightOf(m_text[offset].unicode()));
    }

private:
    [[nodiscard]] Piece piece(qsizetype offset, qsizetype length, qint64 weight) const
    {
        return {length, weight, m_text[offset + length - 1].unicode()};
    }

    const QString &m_text;
    TextEntities m_links;
    TextEntities::const_iterator m_next;
    bool m_emoji;
    qint64 m_linkWeight;
};

// Letters, marks, digits and the signs that a hashtag may hold.
bool isHashtagCharacter(char32_t c)
{
    if (c < 0x80)
        return isAsciiWord(c);
    switch (c) {
    case 0x200C:
    case 0x200D:
    case 0xA67E:
    case 0x05BE:
    case 0x05F3:
    case 0x05F4:
    case 0xFF5E:
    case 0x301C:
    case 0x309B:
    case 0x309C:
    case 0x30A0:
    case 0x30FB:
    case 0x3003:
    case 0x0F0B:
    case 0x0F0C:
    case 0x00B7:
        return true;
    default:
        return isLetterOrMark(c) || isDecimalDigit(c);
    }
}

bool mayPrecedeHashtag(QStringView text, qsizetype hash)
{
    const char32_t before = codePointBefore(text, hash).value;
    if (before == 0xFE0E || before == 0xFE0F)
        return true;
    return before != U'&' && !isSurrogate(before) && !isHashtagCharacter(before);
}

bool startsWithAddress(QStringView text, qsizetype at)
{
    return text.sliced(at, std::min<qsizetype>(3, text.size() - at)) == u"://";
}

TextEntities findAllHashtags(const QString &text)
{
    TextEntities tags;
    const QStringView view(text);
    qsizetype consumed = 0; // what an earlier match took cannot precede the next one
    for (qsizetype hash = 0; hash < view.size(); ++hash) {
        if (!isHashSign(view[hash].unicode()))
            continue;
        if (hash > 0 &&
            (hash - codePointBefore(view, hash).length < consumed || !mayPrecedeHashtag(view, hash)))
            continue;
        const qsizetype start = hash + 1;
        if (start < view.size() && (view[start] == QChar(0xFE0F) || view[start] == QChar(0x20E3)))
            continue;
        qsizetype end = start;
        bool hasLetter = false;
        while (end < view.size()) {
            const CodePoint point = codePointAt(view, end);
            if (!isHashtagCharacter(point.value))
                break;
            hasLetter =
                hasLetter || (point.value < 0x80 ? isAsciiLetter(point.value) : isLetterOrMark(point.value));
            end += point.length;
        }
        if (!hasLetter)
            continue;
        consumed = end;
        const bool refused =
            end < view.size() && (isHashSign(view[end].unicode()) || startsWithAddress(view, end));
        if (!refused)
            tags.push_back({EntityKind::Hashtag, hash, end - hash, text.mid(start, end - start)});
        hash = end - 1;
    }
    return tags;
}

bool isOneOf(char16_t unit, QStringView units)
{
    return units.contains(QChar(unit));
}

bool mayPrecedeMention(QStringView text, qsizetype at, qsizetype consumed)
{
    if (at == 0)
        return true;
    if (at - 1 < consumed)
        return false;
    const char16_t before = text[at - 1].unicode();
    if (!isAsciiWord(before) && !isOneOf(before, u"!#$%&*@\uFF20"))
        return true;
    // "RT@name": an old way to pass a post on.
    if (at < 2 || at - 2 < consumed || !text.sliced(at - 2, 2).startsWith(u"rt", Qt::CaseInsensitive))
        return false;
    if (at == 2)
        return true;
    const char16_t boundary = text[at - 3].unicode();
    return at - 3 >= consumed && !isAsciiWord(boundary) && !isOneOf(boundary, u"+~.-");
}

struct Mention
{
    TextEntity entity;
    bool isList = false;
};

std::vector<Mention> findMentionsAndLists(const QString &text)
{
    constexpr qsizetype longestName = 20;
    constexpr qsizetype longestList = 25;
    std::vector<Mention> mentions;
    const QStringView view(text);
    qsizetype consumed = 0;
    for (qsizetype sign = 0; sign < view.size(); ++sign) {
        if (!isAtSign(view[sign].unicode()) || !mayPrecedeMention(view, sign, consumed))
            continue;
        const auto wordEnd = [&view](qsizetype from, qsizetype longest, bool dashes) {
            qsizetype end = from;
            while (end < view.size() && end - from < longest &&
                   (isAsciiWord(view[end].unicode()) || (dashes && view[end] == u'-')))
                ++end;
            return end;
        };
        const qsizetype nameEnd = wordEnd(sign + 1, longestName, false);
        if (nameEnd == sign + 1)
            continue;
        qsizetype end = nameEnd;
        if (end + 1 < view.size() && view[end] == u'/' && isAsciiLetter(view[end + 1].unicode()))
            end = wordEnd(end + 1, longestList, true);
        consumed = end;
        const bool refused =
            end < view.size() && (isAtSign(view[end].unicode()) || isLatinAccent(view[end].unicode()) ||
                                  startsWithAddress(view, end));
        if (!refused) {
            mentions.push_back(
                {{EntityKind::Mention, sign, end - sign, text.mid(sign + 1, nameEnd - sign - 1)},
                 end > nameEnd});
        }
        sign = end - 1;
    }
    return mentions;
}

bool isCashtagEnd(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return true;
    const char16_t unit = text[at].unicode();
    return isScriptSpace(unit) || isOneOf(unit, u"!'#%&()*+,\\-./:;<=>?@[]^_{|}~$");
}
} // namespace

void dropOverlaps(TextEntities &entities)
{
    std::stable_sort(entities.begin(), entities.end(),
                     [](const TextEntity &a, const TextEntity &b) { return a.start < b.start; });
    qsizetype end = 0;
    std::erase_if(entities, [&end](const TextEntity &entity) {
        if (entity.start < end)
            return true;
        end = entity.end();
        return false;
    });
}

XMeasure measureX(const QString &text, XConfiguration configuration, qint64 limit, qint64 linkLength)
{
    const QString normalized = text.normalized(QString::NormalizationForm_C);
    Weigher weigher(normalized, configuration, linkLength);
    qint64 weight = 0;
    bool validCharacters = true;
    qsizetype lastValid = 0;
    for (qsizetype i = 0; i < normalized.size();) {
        const Piece piece = weigher.at(i);
        weight += piece.weight;
        i += piece.length;
        validCharacters = validCharacters && !isInvalidForX(piece.lastUnit);
        if (validCharacters && weight <= limit * scale)
            lastValid = i - 1;
    }
    XMeasure measure;
    measure.weightedLength = weight / scale;
    measure.valid = validCharacters && weight > 0 && measure.weightedLength <= limit;
    measure.permillage =
        limit > 0 ? int(std::min<qint64>(measure.weightedLength * 1000 / limit, INT_MAX)) : 0;
    measure.validRangeEnd = lastValid + text.size() - normalized.size();
    return measure;
}

qsizetype fittingLengthX(const QString &text, qint64 limit, qint64 linkLength)
{
    const QString normalized = text.normalized(QString::NormalizationForm_C);
    Weigher weigher(normalized, XConfiguration::Version3, linkLength);
    qint64 weight = 0;
    qsizetype fits = 0;
    while (fits < normalized.size()) {
        const Piece piece = weigher.at(fits);
        weight += piece.weight;
        if (weight > limit * scale)
            break;
        fits += piece.length;
    }
    if (fits == normalized.size())
        return text.size();
    if (normalized.size() == text.size() && normalized == text)
        return fits;
    // Composition happens within a cluster, so clusters of the text lead to the place in the normal form.
    qsizetype composed = 0;
    qsizetype start = 0;
    for (const qsizetype end : graphemeEnds(text)) {
        composed += text.mid(start, end - start).normalized(QString::NormalizationForm_C).size();
        if (composed > fits)
            return start;
        start = end;
    }
    return text.size();
}

TextEntities findHashtagsX(const QString &text)
{
    TextEntities entities = findAllHashtags(text);
    if (entities.empty())
        return entities;
    const TextEntities links = findLinksX(text);
    entities.insert(entities.end(), links.cbegin(), links.cend());
    dropOverlaps(entities);
    std::erase_if(entities, [](const TextEntity &entity) { return entity.kind != EntityKind::Hashtag; });
    return entities;
}

TextEntities findMentionsX(const QString &text)
{
    TextEntities found;
    for (Mention &mention : findMentionsAndLists(text)) {
        if (!mention.isList)
            found.push_back(std::move(mention.entity));
    }
    return found;
}

TextEntities findCashtagsX(const QString &text)
{
    TextEntities tags;
    const QStringView view(text);
    qsizetype consumed = 0;
    for (qsizetype sign = 0; sign < view.size(); ++sign) {
        if (view[sign] != u'$')
            continue;
        if (sign > 0 && (sign - 1 < consumed || !isXSpace(view[sign - 1].unicode())))
            continue;
        qsizetype end = sign + 1;
        while (end < view.size() && end - sign <= 6 && isAsciiLetter(view[end].unicode()))
            ++end;
        if (end == sign + 1)
            continue;
        // "$BRK.A": one or two letters of a class of shares, where they end as a cashtag must.
        qsizetype classEnd = end;
        if (end + 1 < view.size() && (view[end] == u'.' || view[end] == u'_')) {
            classEnd = end + 1;
            while (classEnd < view.size() && classEnd - end <= 2 && isAsciiLetter(view[classEnd].unicode()))
                ++classEnd;
        }
        if (classEnd > end + 1 && isCashtagEnd(view, classEnd))
            end = classEnd;
        else if (!isCashtagEnd(view, end))
            continue;
        consumed = end;
        tags.push_back({EntityKind::Cashtag, sign, end - sign, text.mid(sign + 1, end - sign - 1)});
        sign = end - 1;
    }
    return tags;
}

TextEntities findEntitiesX(const QString &text)
{
    TextEntities entities = findLinksX(text);
    for (Mention &mention : findMentionsAndLists(text))
        entities.push_back(std::move(mention.entity));
    for (const TextEntities &more : {findAllHashtags(text), findCashtagsX(text)})
        entities.insert(entities.end(), more.cbegin(), more.cend());
    dropOverlaps(entities);
    return entities;
}

} // namespace hatstand::networks
