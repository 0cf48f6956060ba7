// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/mastodon_text.h"

#include "base/graphemes.h"
#include "networks/text/characters.h"
#include "networks/text/mastodon_links.h"
#include "networks/text/x_text.h"

#include <algorithm>

namespace hatstand::networks
{

namespace
{
constexpr qsizetype longestDomain = 253;

bool isUserCharacter(QChar c)
{
    return isAsciiWord(c.unicode());
}

qsizetype rubyWordEnd(QStringView text, qsizetype from)
{
    while (from < text.size()) {
        const CodePoint point = codePointAt(text, from);
        if (!isRubyWord(point.value))
            break;
        from += point.length;
    }
    return from;
}

// words joined by runs of dots and dashes; `wordEnd` says where a word ends.
template <class WordEnd>
qsizetype joinedWordsEnd(QStringView text, qsizetype from, WordEnd wordEnd)
{
    qsizetype end = wordEnd(text, from);
    if (end == from)
        return from;
    while (true) {
        qsizetype next = end;
        while (next < text.size() && (text[next] == u'.' || text[next] == u'-'))
            ++next;
        const qsizetype wordStart = next;
        next = next > end ? wordEnd(text, wordStart) : wordStart;
        if (next == wordStart)
            return end;
        end = next;
    }
}

qsizetype userWordEnd(QStringView text, qsizetype from)
{
    while (from < text.size() && isUserCharacter(text[from]))
        ++from;
    return from;
}

// Signs that may stand within a hashtag, but not at its ends.
bool isTagSeparator(char32_t c)
{
    return c == U'_' || c == 0xB7 || c == 0x30FB || c == 0x200C;
}

// The end of a hashtag's word that begins at an offset; the offset itself when none does.
qsizetype tagWordEnd(QStringView text, qsizetype from)
{
    // Words and separators; a letter or separator is inside, and it ends with a word character.
    qsizetype lastWordEnd = from;
    bool letterInside = false; // before the last word character, after the first
    bool letterSinceThen = false;
    qsizetype count = 0;
    qsizetype plainEnd = from; // the part without separators other than the underscore
    bool plain = true;
    bool plainLetter = false;
    for (qsizetype at = from; at < text.size();) {
        const CodePoint point = codePointAt(text, at);
        const bool word = isRubyWord(point.value);
        if (!word && !isTagSeparator(point.value))
            break;
        if (count == 0 && !word)
            return from;
        at += point.length;
        plain = plain && word;
        if (plain) {
            plainEnd = at;
            plainLetter = plainLetter || isRubyAlpha(point.value);
        }
        if (word) {
            lastWordEnd = at;
            letterInside = letterInside || letterSinceThen;
        }
        if (count > 0 && (isRubyAlpha(point.value) || isTagSeparator(point.value)))
            letterSinceThen = true;
        ++count;
    }
    if (letterInside)
        return lastWordEnd;
    return plainLetter ? plainEnd : from;
}

// A text in which links and mentions stand as they count, and where each of its pieces came from.
class CountedText
{
public:
    CountedText(const QString &text, const QString &spoiler, qint64 linkLength)
        : m_spoilerLength(spoiler.size())
    {
        m_counted = spoiler;
        const bool blank =
            std::all_of(text.cbegin(), text.cend(), [](QChar c) { return isWhiteSpace(c.unicode()); });
        if (blank)
            return;
        TextEntities entities = findWebLinksMastodon(text);
        for (TextEntity &mention : findMentionsMastodon(text))
            entities.push_back(std::move(mention));
        dropOverlaps(entities);
        m_counted.reserve(spoiler.size() + text.size());
        qsizetype last = 0;
        for (const TextEntity &entity : entities) {
            append(text, last, entity.start);
            const QString shown = entity.kind == EntityKind::Link ? QString(qsizetype(linkLength), u'x')
                                                                  : u'@' + entity.value.section(u'@', 0, 0);
            m_pieces.push_back({m_counted.size(), entity.start, true});
            m_counted += shown;
            last = entity.end();
        }
        append(text, last, text.size());
    }

    [[nodiscard]] const QString &counted() const { return m_counted; }

    // Where in the text an offset of the counted text came from: the beginning, within a link or mention.
    [[nodiscard]] qsizetype sourceOf(qsizetype offset) const
    {
        if (offset < m_spoilerLength || m_pieces.empty())
            return 0;
        const auto after =
            std::upper_bound(m_pieces.cbegin(), m_pieces.cend(), offset,
                             [](qsizetype at, const Piece &piece) { return at < piece.counted; });
        if (after == m_pieces.cbegin())
            return 0;
        const Piece &piece = *std::prev(after);
        return piece.replaced ? piece.source : piece.source + offset - piece.counted;
    }

private:
    struct Piece
    {
        qsizetype counted = 0;
        qsizetype source = 0;
        bool replaced = false;
    };

    void append(const QString &text, qsizetype start, qsizetype end)
    {
        if (start == end)
            return;
        m_pieces.push_back({m_counted.size(), start, false});
        m_counted += QStringView(text).sliced(start, end - start);
    }

    QString m_counted;
    qsizetype m_spoilerLength;
    std::vector<Piece> m_pieces;
};
} // namespace

qint64 measureMastodon(const QString &text, const QString &spoiler, qint64 linkLength)
{
    return graphemeCount(CountedText(text, spoiler, linkLength).counted());
}

qsizetype fittingLengthMastodon(const QString &text, const QString &spoiler, qint64 limit, qint64 linkLength)
{
    const CountedText counted(text, spoiler, linkLength);
    const qsizetype fits = firstGraphemes(counted.counted(), qsizetype(limit)).size();
    return fits == counted.counted().size() ? text.size() : counted.sourceOf(fits);
}

TextEntities findLinksMastodon(const QString &text)
{
    TextEntities links = findWebLinksMastodon(text);
    for (TextEntity &link : findExtraLinksMastodon(text))
        links.push_back(std::move(link));
    dropOverlaps(links);
    return links;
}

TextEntities findMentionsMastodon(const QString &text)
{
    TextEntities mentions;
    const QStringView view(text);
    for (qsizetype sign = view.indexOf(u'@'); sign >= 0; sign = view.indexOf(u'@', sign + 1)) {
        if (sign > 0) {
            const char32_t before = codePointBefore(view, sign).value;
            if (before == U'=' || before == U'/' || isRubyWord(before))
                continue;
        }
        const qsizetype userEnd = joinedWordsEnd(view, sign + 1, userWordEnd);
        if (userEnd == sign + 1)
            continue;
        qsizetype end = userEnd;
        qsizetype domainLength = 0;
        if (userEnd < view.size() && view[userEnd] == u'@') {
            const qsizetype domainEnd = joinedWordsEnd(view, userEnd + 1, rubyWordEnd);
            if (domainEnd > userEnd + 1) {
                end = domainEnd;
                domainLength = domainEnd - userEnd - 1;
            }
        }
        const bool refused =
            end < view.size() && (isAtSign(view[end].unicode()) || isLatinAccent(view[end].unicode()) ||
                                  view.sliced(end).startsWith(u"://"));
        if (!refused && domainLength <= longestDomain)
            mentions.push_back({EntityKind::Mention, sign, end - sign, text.mid(sign + 1, end - sign - 1)});
        sign = end - 1;
    }
    return mentions;
}

TextEntities findHashtagsMastodon(const QString &text)
{
    TextEntities tags;
    const QStringView view(text);
    for (qsizetype hash = 0; hash < view.size(); ++hash) {
        if (!isHashSign(view[hash].unicode()) || (hash > 0 && !isWhiteSpace(view[hash - 1].unicode())))
            continue;
        qsizetype end = tagWordEnd(view, hash + 1);
        if (end == hash + 1)
            continue;
        const qsizetype matched = end;
        // "#wordhttp://…": what looks like a tag goes over into an address.
        if (view.sliced(end).startsWith(u"://")) {
            const QStringView word = view.sliced(hash + 1, end - hash - 1);
            const qsizetype scheme = word.endsWith(u"https") ? 5 : word.endsWith(u"http") ? 4 : 0;
            if (scheme > 0 && word.size() > scheme)
                end -= scheme;
        }
        tags.push_back({EntityKind::Hashtag, hash, end - hash, text.mid(hash + 1, end - hash - 1)});
        hash = matched - 1;
    }
    return tags;
}

TextEntities findEntitiesMastodon(const QString &text)
{
    TextEntities entities = findWebLinksMastodon(text);
    for (TextEntities more :
         {findHashtagsMastodon(text), findMentionsMastodon(text), findExtraLinksMastodon(text)}) {
        for (TextEntity &entity : more)
            entities.push_back(std::move(entity));
    }
    dropOverlaps(entities);
    return entities;
}

} // namespace hatstand::networks
