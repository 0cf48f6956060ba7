// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/bluesky_text.h"

#include "base/graphemes.h"
#include "networks/text/characters.h"
#include "networks/text/top_level_domains.h"
#include "networks/text/url_scanner.h"
#include "networks/text/x_text.h"

#include <algorithm>

namespace hatstand::networks
{

namespace
{
// Of the lexicon app.bsky.richtext.facet: a record with a longer one is refused as a whole.
constexpr qsizetype longestTag = 64; // graphemes
constexpr qsizetype mostTagBytes = 640;
constexpr qsizetype longestTicker = 5;

bool endsWithTopLevelDomain(QStringView name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot >= 0 && isTopLevelDomain(name.sliced(dot + 1));
}

qsizetype spaceFreeEnd(QStringView text, qsizetype from)
{
    while (from < text.size() && !isScriptSpace(text[from].unicode()))
        ++from;
    return from;
}

bool followsSpace(QStringView text, qsizetype at)
{
    return at == 0 || isScriptSpace(text[at - 1].unicode());
}

bool followsSpaceOrBracket(QStringView text, qsizetype at)
{
    return followsSpace(text, at) || text[at - 1] == u'(';
}

void findMentions(const QString &text, TextEntities &found)
{
    const QStringView view(text);
    const auto isWordAt = [&view](qsizetype at) {
        return at < view.size() && isAsciiWord(view[at].unicode());
    };
    for (qsizetype sign = view.indexOf(u'@'); sign >= 0; sign = view.indexOf(u'@', sign + 1)) {
        if (!followsSpaceOrBracket(view, sign))
            continue;
        const qsizetype start = sign + 1;
        qsizetype end = start;
        while (end < view.size() &&
               (isAsciiAlphanumeric(view[end].unicode()) || view[end] == u'.' || view[end] == u'-'))
            ++end;
        // Back to where a word begins or ends: a full stop after a handle is not part of it.
        while (end > start && isWordAt(end - 1) == isWordAt(end))
            --end;
        if (end == start)
            continue;
        const QStringView handle = view.sliced(start, end - start);
        if (endsWithTopLevelDomain(handle) || handle.endsWith(u".test"))
            found.push_back({EntityKind::Mention, sign, end - sign, handle.toString()});
        sign = end - 1;
    }
}

// "example.com": a letter, letters and digits, and at least one dot with letters or digits after it.
qsizetype bareDomainEnd(QStringView text, qsizetype from)
{
    const auto alphanumericEnd = [&text](qsizetype at) {
        while (at < text.size() && isAsciiAlphanumeric(text[at].unicode()))
            ++at;
        return at;
    };
    if (!isAsciiLetter(text[from].unicode()))
        return from;
    qsizetype end = alphanumericEnd(from);
    bool dotted = false;
    while (end < text.size() && text[end] == u'.') {
        const qsizetype next = alphanumericEnd(end + 1);
        if (next == end + 1)
            break;
        end = next;
        dotted = true;
    }
    return dotted ? end : from;
}

void findLinks(const QString &text, TextEntities &found)
{
    const QStringView view(text);
    for (qsizetype start = 0; start < view.size(); ++start) {
        if (isScriptSpace(view[start].unicode()) || !followsSpaceOrBracket(view, start))
            continue;
        const QStringView rest = view.sliced(start);
        const qsizetype scheme = webSchemeLength(view, start);
        QString prefix;
        if (scheme > 0 && scheme < rest.size() && !isScriptSpace(rest[scheme].unicode())) {
            // A whole address; in capitals it is none, nor is anything in it.
            if (!rest.startsWith(u"http")) {
                start = spaceFreeEnd(view, start) - 1;
                continue;
            }
        } else {
            const qsizetype domainEnd = bareDomainEnd(view, start);
            if (domainEnd == start)
                continue;
            // The original forgets the scheme of names that begin with "http"; servers refuse such links.
            if (!endsWithTopLevelDomain(view.sliced(start, domainEnd - start))) {
                start = spaceFreeEnd(view, start) - 1;
                continue;
            }
            prefix = QStringLiteral("https://");
        }
        const qsizetype wordEnd = spaceFreeEnd(view, start);
        QStringView address = view.sliced(start, wordEnd - start);
        if (QStringView(u".,;:!?").contains(address.back()))
            address.chop(1);
        if (address.endsWith(u')') && !address.contains(u'('))
            address.chop(1);
        found.push_back({EntityKind::Link, start, address.size(), prefix + address.toString()});
        start = wordEnd - 1;
    }
}

// Characters that nobody sees end a tag, as does a space.
bool endsTag(char32_t c)
{
    return isScriptSpace(c) || c == 0xAD || c == 0x2060 || (c >= 0x200A && c <= 0x200D) || c == 0x20E2;
}

void findTags(const QString &text, TextEntities &found)
{
    const QStringView view(text);
    for (qsizetype hash = 0; hash < view.size(); ++hash) {
        if (!isHashSign(view[hash].unicode()) || !followsSpace(view, hash))
            continue;
        const qsizetype start = hash + 1;
        if (start < view.size() && view[start] == QChar(0xFE0F))
            continue; // the emoji of the sign itself
        qsizetype runEnd = start;
        qsizetype end = start; // without punctuation at the end
        bool hasContent = false;
        while (runEnd < view.size()) {
            const CodePoint point = codePointAt(view, runEnd);
            if (endsTag(point.value))
                break;
            runEnd += point.length;
            if (isPunctuation(point.value))
                continue;
            end = runEnd;
            hasContent = hasContent || !isAsciiDigit(point.value);
        }
        if (!hasContent)
            continue;
        const QStringView tag = view.sliced(start, end - start);
        // The original looks at the graphemes only.
        const bool fits = tag.size() <= longestTag || graphemeCount(tag) <= longestTag;
        if (fits && utf8Length(tag) <= mostTagBytes)
            found.push_back({EntityKind::Hashtag, hash, end - hash, tag.toString()});
        hash = runEnd - 1;
    }
}

void findCashtags(const QString &text, TextEntities &found)
{
    const QStringView view(text);
    for (qsizetype sign = view.indexOf(u'$'); sign >= 0; sign = view.indexOf(u'$', sign + 1)) {
        if (!followsSpaceOrBracket(view, sign))
            continue;
        const qsizetype start = sign + 1;
        if (start >= view.size() || !isAsciiLetter(view[start].unicode()))
            continue;
        qsizetype end = start;
        while (end < view.size() && isAsciiAlphanumeric(view[end].unicode()))
            ++end;
        const bool ends = end == view.size() || isScriptSpace(view[end].unicode()) ||
                          QStringView(u".,;:!?)\"'\u2019").contains(view[end]);
        if (ends && end - start <= longestTicker)
            found.push_back({EntityKind::Cashtag, sign, end - sign, text.mid(sign, end - sign).toUpper()});
        sign = end - 1;
    }
}

TextEntities findAll(const QString &text)
{
    TextEntities found;
    findMentions(text, found);
    findLinks(text, found);
    findTags(text, found);
    findCashtags(text, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const TextEntity &a, const TextEntity &b) { return a.start < b.start; });
    return found;
}

// Turns ascending UTF-16 offsets into offsets of UTF-8.
class ByteCounter
{
public:
    explicit ByteCounter(QStringView text) : m_text(text) {}
    qint64 at(qsizetype offset)
    {
        if (offset < m_offset) {
            m_bytes -= utf8Length(m_text.sliced(offset, m_offset - offset));
        } else {
            m_bytes += utf8Length(m_text.sliced(m_offset, offset - m_offset));
        }
        m_offset = offset;
        return m_bytes;
    }

private:
    QStringView m_text;
    qsizetype m_offset = 0;
    qint64 m_bytes = 0;
};
} // namespace

std::vector<BlueskyFacet> findFacets(const QString &text)
{
    std::vector<BlueskyFacet> facets;
    ByteCounter counter(text);
    for (TextEntity &entity : findAll(text)) {
        BlueskyFacet facet;
        facet.kind = entity.kind;
        facet.byteStart = counter.at(entity.start);
        facet.byteEnd = facet.byteStart + utf8Length(QStringView(text).sliced(entity.start, entity.length));
        facet.value = std::move(entity.value);
        facet.start = entity.start;
        facet.length = entity.length;
        facets.push_back(std::move(facet));
    }
    return facets;
}

TextEntities findEntitiesBluesky(const QString &text)
{
    TextEntities entities = findAll(text);
    dropOverlaps(entities);
    return entities;
}

} // namespace hatstand::networks
