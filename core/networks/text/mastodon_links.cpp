// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/mastodon_links.h"

#include "networks/text/characters.h"
#include "networks/text/punycode.h"
#include "networks/text/url_scanner.h"

#include <QList>

#include <algorithm>
#include <array>

namespace hatstand::networks
{

namespace
{
constexpr qsizetype longestUrl = 4096;
constexpr qsizetype longestShortLink = 40;

bool isAnyOf(char16_t unit, QStringView units)
{
    return units.contains(QChar(unit));
}

qsizetype schemeLength(QStringView text, qsizetype at)
{
    static constexpr std::array<QStringView, 9> schemes{u"https://", u"http://",   u"dat://",
                                                        u"dweb://",  u"ipfs://",   u"ipns://",
                                                        u"ssb://",   u"gopher://", u"gemini://"};
    const QStringView rest = text.sliced(at, std::min<qsizetype>(9, text.size() - at));
    for (const QStringView scheme : schemes) {
        if (rest.startsWith(scheme, Qt::CaseInsensitive))
            return scheme.size();
    }
    return 0;
}

bool isDomainCharacter(char16_t unit)
{
    if (unit < 0x80)
        return isAsciiAlphanumeric(unit);
    return !isXSpace(unit) && !isInvalidForX(unit) && !isDirectionalMark(unit);
}

bool isPathCharacter(char16_t unit)
{
    return !isWhiteSpace(unit) && !isAnyOf(unit, u"<>()?");
}

bool isPathEnd(char16_t unit)
{
    return !isWhiteSpace(unit) && !isAnyOf(unit, u"()?!*\"'\u300C\u300D<>;:=,.$%[]~&|@");
}

// Letters that an internationalised address may hold as they are (RFC 3987), and halves of pairs.
bool isInternational(char16_t unit)
{
    return unit >= 0xA0 && (unit < 0xFDD0 || unit > 0xFDEF) && unit < 0xFFF0;
}

bool isQueryCharacter(char16_t unit)
{
    return isAsciiAlphanumeric(unit) || isAnyOf(unit, u"!?*'();:&=+$/%#[]-_.,~|@^") || isInternational(unit);
}

bool isQueryEnd(char16_t unit)
{
    return isAsciiAlphanumeric(unit) || isAnyOf(unit, u"_&=#/-") || isInternational(unit);
}

constexpr UrlRule mastodonUrlRule{schemeLength, isDomainCharacter, isPathCharacter,
                                  isPathEnd,    isQueryCharacter,  isQueryEnd};

bool isDomainPossible(QStringView domain, qsizetype urlLength)
{
    qsizetype growth = 0;
    for (const QStringView label : domain.split(u'.')) {
        const qsizetype encoded = dnsLabelLength(label);
        if (encoded > longestDomainLabel)
            return false;
        growth += std::max<qsizetype>(0, encoded - label.size());
    }
    return urlLength + growth <= longestUrl;
}

// Mastodon keeps X's treatment of its own short links: nothing may follow their name. -1: no link at all.
qsizetype withoutShortLinkTail(QStringView text, const UrlMatch &match)
{
    const QStringView rest = text.sliced(match.domainStart, match.end - match.domainStart);
    if (webSchemeLength(text, match.start) == 0 || !rest.startsWith(u"t.co/", Qt::CaseInsensitive))
        return match.end;
    const qsizetype slug = match.domainStart + 5;
    qsizetype end = slug;
    while (end < match.end && isAsciiAlphanumeric(text[end].unicode()))
        ++end;
    if (end == slug)
        return match.end;
    return end - slug > longestShortLink ? -1 : end;
}

// unreserved / pct-encoded / some delimiters, of RFC 3986 as Mastodon narrows it for XMPP.
qsizetype nodeEnd(QStringView text, qsizetype from, QStringView delimiters)
{
    const auto isHex = [&text](qsizetype at) {
        return at < text.size() &&
               (isAsciiDigit(text[at].unicode()) || isAnyOf(text[at].unicode(), u"abcdefABCDEF"));
    };
    while (from < text.size()) {
        const char16_t unit = text[from].unicode();
        if (unit == u'%' && isHex(from + 1) && isHex(from + 2))
            from += 3;
        else if (isAsciiAlphanumeric(unit) || isAnyOf(unit, u"._~-") || (unit >= 0x400 && unit <= 0x52F) ||
                 isAnyOf(unit, delimiters))
            ++from;
        else
            break;
    }
    return from;
}

constexpr QStringView nodeDelimiters = u"!$()*+,;=";
constexpr QStringView resourceDelimiters = u"!$&'()*+,;=";

qsizetype queryEnd(QStringView text, qsizetype from)
{
    qsizetype end = from;
    if (from >= text.size() || text[from] != u'?')
        return end;
    for (qsizetype at = from + 1; at < text.size() && isQueryCharacter(text[at].unicode()); ++at) {
        if (isQueryEnd(text[at].unicode()))
            end = at + 1;
    }
    return end;
}

// "name@" at an offset: where it ends, or the offset itself.
qsizetype afterName(QStringView text, qsizetype from)
{
    const qsizetype end = nodeEnd(text, from, nodeDelimiters);
    return end > from && end < text.size() && text[end] == u'@' ? end + 1 : from;
}

qsizetype xmppEnd(UrlScanner &scanner, QStringView text, qsizetype from)
{
    qsizetype at = from;
    if (text.sliced(at).startsWith(u"//")) {
        const qsizetype host = afterName(text, at + 2);
        const qsizetype end = host > at + 2 ? scanner.domainEnd(host) : -1;
        if (end < 0 || end >= text.size() || text[end] != u'/')
            return -1;
        at = end + 1;
    }
    const qsizetype domainEnd = scanner.domainEnd(afterName(text, at));
    if (domainEnd < 0)
        return -1;
    qsizetype end = domainEnd;
    if (end < text.size() && text[end] == u'/') {
        const qsizetype resource = nodeEnd(text, end + 1, resourceDelimiters);
        end = resource > end + 1 ? resource : end;
    }
    return queryEnd(text, end);
}

bool mayPrecede(char16_t unit)
{
    return !isAsciiAlphanumeric(unit) && !isAtSign(unit) && !isHashSign(unit) && unit != u'$' &&
           !isInvalidForX(unit);
}
} // namespace

TextEntities findWebLinksMastodon(const QString &text)
{
    TextEntities links;
    const QStringView view(text);
    if (!view.contains(u':'))
        return links;
    UrlScanner scanner(view, mastodonUrlRule);
    while (const auto match = scanner.next()) {
        if (match->schemeLength == 0)
            continue;
        const qsizetype end = withoutShortLinkTail(view, *match);
        const QStringView domain = view.sliced(match->domainStart, match->domainEnd - match->domainStart);
        if (end >= 0 && isDomainPossible(domain, end - match->start))
            links.push_back({EntityKind::Link, match->start, end - match->start,
                             text.mid(match->start, end - match->start)});
    }
    return links;
}

TextEntities findExtraLinksMastodon(const QString &text)
{
    TextEntities links;
    const QStringView view(text);
    UrlScanner scanner(view, mastodonUrlRule);
    qsizetype consumed = 0;
    for (qsizetype colon = view.indexOf(u':'); colon >= 0; colon = view.indexOf(u':', colon + 1)) {
        const QStringView before = view.first(colon);
        const bool xmpp = before.endsWith(u"xmpp", Qt::CaseInsensitive);
        const bool magnet = !xmpp && before.endsWith(u"magnet", Qt::CaseInsensitive);
        if (!xmpp && !magnet)
            continue;
        const qsizetype start = colon - (xmpp ? 4 : 6);
        if (start > 0 && (start - 1 < consumed || !mayPrecede(view[start - 1].unicode())))
            continue;
        qsizetype end = xmpp ? xmppEnd(scanner, view, colon + 1) : queryEnd(view, colon + 1);
        if (end <= colon + 1)
            continue;
        links.push_back({EntityKind::Link, start, end - start, text.mid(start, end - start)});
        consumed = end;
        colon = end - 1;
    }
    return links;
}

} // namespace hatstand::networks
