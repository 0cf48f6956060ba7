// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/characters.h"
#include "networks/text/punycode.h"
#include "networks/text/top_level_domains.h"
#include "networks/text/url_scanner.h"
#include "networks/text/x_text.h"

#include <algorithm>

namespace hatstand::networks
{

namespace
{
constexpr qsizetype longestUrl = 4096;
constexpr qsizetype longestShortLink = 40; // the part after t.co/

bool isDomainCharacter(char16_t unit)
{
    if (unit < 0x80) {
        return isAsciiAlphanumeric(unit) || unit == u'"' || unit == u'`' || unit == 0x7F ||
               (unit < 0x20 && !isXSpace(unit));
    }
    return !isXSpace(unit) && !isInvalidForX(unit) && !isDirectionalMark(unit);
}

bool isCyrillic(char16_t unit)
{
    return unit >= 0x400 && unit <= 0x4FF;
}

bool isPathCharacter(char16_t unit)
{
    if (unit < 0x80)
        return isAsciiAlphanumeric(unit) || QStringView(u"!*';:=+,.$/%#[]-_~@|&").contains(QChar(unit));
    return unit == 0x2013 || isCyrillic(unit) || isLatinAccent(unit);
}

bool isPathEnd(char16_t unit)
{
    if (unit < 0x80)
        return isAsciiAlphanumeric(unit) || QStringView(u"+-=_#/").contains(QChar(unit));
    return isCyrillic(unit) || isLatinAccent(unit);
}

bool isQueryCharacter(char16_t unit)
{
    return unit < 0x80 &&
           (isAsciiAlphanumeric(unit) || QStringView(u"!?*'@();:&=+$/%#[]-_.,~|").contains(QChar(unit)));
}

bool isQueryEnd(char16_t unit)
{
    return unit < 0x80 && (isAsciiAlphanumeric(unit) || QStringView(u"-_&=#/").contains(QChar(unit)));
}

constexpr UrlRule xUrlRule{
    webSchemeLength, isDomainCharacter, isPathCharacter, isPathEnd, isQueryCharacter, isQueryEnd, false};

// A label of a name that is recognised without a scheme.
bool isPlainDomainUnit(QChar unit)
{
    return isAsciiAlphanumeric(unit.unicode()) || unit == u'-' || isLatinAccent(unit.unicode());
}

struct Span
{
    qsizetype start = 0;
    qsizetype end = 0;
};

// The names within a domain that are written in Latin letters: what X links when there is no scheme, so that
// "見てexample.com" links only the Latin part. Domains are short here: 4096 units at most.
std::vector<Span> plainDomains(QStringView domain)
{
    std::vector<Span> found;
    qsizetype start = 0;
    while (start < domain.size()) {
        if (!isPlainDomainUnit(domain[start])) {
            ++start;
            continue;
        }
        // A chain of labels and dots as long as it goes; the last top-level domain in it ends the name.
        qsizetype best = -1;
        qsizetype at = start;
        qsizetype firstLabelEnd = -1;
        while (true) {
            const qsizetype label = at;
            while (at < domain.size() && isPlainDomainUnit(domain[at]))
                ++at;
            if (firstLabelEnd < 0)
                firstLabelEnd = at;
            if (at == label || at >= domain.size() || domain[at] != u'.')
                break;
            ++at;
            const qsizetype end = topLevelDomainEndForX(domain, at);
            if (end >= 0)
                best = end;
        }
        if (best >= 0)
            found.push_back({start, best});
        start = best >= 0 ? best : std::max(firstLabelEnd, start + 1);
    }
    return found;
}

bool isDomainPossible(QStringView domain)
{
    // What says that it is encoded already must be a name in Latin letters.
    if (domain.startsWith(u"xn--") && plainDomains(domain).empty())
        return false;
    const auto labels = domain.split(u'.');
    return std::all_of(labels.cbegin(), labels.cend(), [](QStringView label) {
        return !label.isEmpty() && dnsLabelLength(label) <= longestDomainLabel;
    });
}

void appendLink(TextEntities &links, qsizetype start, qsizetype end, const QString &value)
{
    links.push_back({EntityKind::Link, start, end - start, value});
}

// t.co is X's own: nothing may follow the short name but a query.
std::optional<qsizetype> shortLinkEnd(QStringView text, const UrlMatch &match)
{
    const QStringView rest = text.sliced(match.domainStart, match.end - match.domainStart);
    if (!rest.startsWith(u"t.co/", Qt::CaseInsensitive))
        return std::nullopt;
    const qsizetype slug = match.domainStart + 5;
    qsizetype end = slug;
    while (end < match.end && isAsciiAlphanumeric(text[end].unicode()))
        ++end;
    if (end == slug)
        return std::nullopt;
    if (end - slug > longestShortLink)
        return -1;
    if (end < match.end && text[end] == u'?') {
        for (qsizetype at = end + 1; at < match.end && isQueryCharacter(text[at].unicode()); ++at) {
            if (isQueryEnd(text[at].unicode()))
                end = at + 1;
        }
    }
    return end;
}

void appendPlainLinks(TextEntities &links, QStringView text, const UrlMatch &match)
{
    if (match.start > 0 && QStringView(u"-_./").contains(text[match.start - 1]))
        return;
    const QStringView domain = text.sliced(match.domainStart, match.domainEnd - match.domainStart);
    const std::vector<Span> spans = plainDomains(domain);
    for (size_t i = 0; i < spans.size(); ++i) {
        const qsizetype start = match.start + spans[i].start;
        QString value = domain.sliced(spans[i].start, spans[i].end - spans[i].start).toString();
        if (i + 1 == spans.size() && match.hasPath) {
            value += text.sliced(match.domainEnd, match.end - match.domainEnd);
            appendLink(links, start, match.end, value);
        } else {
            appendLink(links, start, match.start + spans[i].end, value);
        }
    }
}
} // namespace

TextEntities findLinksX(const QString &text)
{
    TextEntities links;
    const QStringView view(text);
    UrlScanner scanner(view, xUrlRule);
    while (const auto match = scanner.next()) {
        const qsizetype scheme = match->schemeLength > 0 ? match->schemeLength : qsizetype(8);
        if (scheme + match->end - match->start > longestUrl ||
            !isDomainPossible(view.sliced(match->domainStart, match->domainEnd - match->domainStart)))
            continue;
        if (match->schemeLength == 0) {
            appendPlainLinks(links, view, *match);
            continue;
        }
        const qsizetype end = shortLinkEnd(view, *match).value_or(match->end);
        if (end >= 0)
            appendLink(links, match->start, end, text.mid(match->start, end - match->start));
    }
    return links;
}

} // namespace hatstand::networks
