// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/url_scanner.h"

#include "networks/text/characters.h"
#include "networks/text/top_level_domains.h"

#include <algorithm>

namespace hatstand::networks
{

namespace
{
// What may stand before an address.
bool mayPrecede(char16_t unit)
{
    return !isAsciiAlphanumeric(unit) && !isAtSign(unit) && !isHashSign(unit) && unit != u'$' &&
           !isInvalidForX(unit);
}
} // namespace

qsizetype webSchemeLength(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at, std::min<qsizetype>(8, text.size() - at));
    if (rest.startsWith(u"http://", Qt::CaseInsensitive))
        return 7;
    return rest.startsWith(u"https://", Qt::CaseInsensitive) ? 8 : 0;
}

UrlScanner::UrlScanner(QStringView text, const UrlRule &rule)
    : m_text(text), m_rule(rule), m_hasDots(text.contains(u'.'))
{
}

std::optional<UrlMatch> UrlScanner::next()
{
    if (!m_hasDots)
        return std::nullopt;
    for (; m_position < m_text.size(); ++m_position) {
        // At the very beginning nothing needs to precede; a character that may do so is tried as such first.
        if (mayPrecede(m_text[m_position].unicode())) {
            if (const auto match = matchAt(m_position + 1)) {
                m_position = match->end;
                return match;
            }
        }
        if (m_position == 0) {
            if (const auto match = matchAt(0)) {
                m_position = match->end;
                return match;
            }
        }
    }
    return std::nullopt;
}

std::optional<UrlMatch> UrlScanner::matchAt(qsizetype start)
{
    if (start >= m_text.size() || !m_rule.isDomainCharacter(m_text[start].unicode()))
        return std::nullopt;
    const qsizetype schemeLength = m_rule.schemeLength(m_text, start);
    if (schemeLength > 0) {
        const qsizetype end = domainEnd(start + schemeLength);
        if (end >= 0)
            return complete(start, schemeLength, end);
    }
    const qsizetype end = domainEnd(start);
    if (end < 0)
        return std::nullopt;
    return complete(start, 0, end);
}

UrlMatch UrlScanner::complete(qsizetype start, qsizetype schemeLength, qsizetype domainEnd) const
{
    const qsizetype size = m_text.size();
    const auto unitAt = [this](qsizetype at) { return m_text[at].unicode(); };

    UrlMatch match;
    match.start = start;
    match.schemeLength = schemeLength;
    match.domainStart = start + schemeLength;
    match.domainEnd = domainEnd;
    qsizetype end = domainEnd;

    if (end + 1 < size && unitAt(end) == u':' && isAsciiDigit(unitAt(end + 1))) {
        ++end;
        while (end < size && isAsciiDigit(unitAt(end)))
            ++end;
    }

    if (end < size && unitAt(end) == u'/') {
        match.hasPath = true;
        qsizetype at = ++end;
        while (at < size) {
            if (m_rule.isPathCharacter(unitAt(at))) {
                ++at;
                if (m_rule.isPathEnd(unitAt(at - 1)))
                    end = at;
                continue;
            }
            const qsizetype closed = unitAt(at) == u'(' ? bracketsEnd(at) : -1;
            if (closed < 0)
                break;
            if (m_rule.bracketsEndAnywhere || at == end)
                end = closed;
            at = closed;
        }
    }

    if (end < size && unitAt(end) == u'?') {
        for (qsizetype at = end + 1; at < size && m_rule.isQueryCharacter(unitAt(at)); ++at) {
            if (m_rule.isQueryEnd(unitAt(at)))
                end = at + 1;
        }
    }
    match.end = end;
    return match;
}

qsizetype UrlScanner::pathCharactersEnd(qsizetype from) const
{
    while (from < m_text.size() && m_rule.isPathCharacter(m_text[from].unicode()))
        ++from;
    return from;
}

// "(…)" or "(…(…)…)": one level of brackets within brackets, as in /Album_(Version_(Edited)).
qsizetype UrlScanner::bracketsEnd(qsizetype open) const
{
    const auto is = [this](qsizetype at, char16_t unit) {
        return at < m_text.size() && m_text[at].unicode() == unit;
    };
    const qsizetype first = pathCharactersEnd(open + 1);
    if (is(first, u')'))
        return first > open + 1 ? first + 1 : -1;
    if (!is(first, u'('))
        return -1;
    const qsizetype inner = pathCharactersEnd(first + 1);
    if (inner == first + 1 || !is(inner, u')'))
        return -1;
    const qsizetype last = pathCharactersEnd(inner + 1);
    return is(last, u')') ? last + 1 : -1;
}

bool UrlScanner::isRegionUnit(qsizetype at) const
{
    const char16_t unit = m_text[at].unicode();
    return unit == u'.' || unit == u'-' || unit == u'_' || m_rule.isDomainCharacter(unit);
}

// A label, or what is left of it from `start` on, begins and ends with a domain character.
bool UrlScanner::endsWell(const Label &label, qsizetype start) const
{
    return start < label.end && m_rule.isDomainCharacter(m_text[start].unicode()) &&
           m_rule.isDomainCharacter(m_text[label.end - 1].unicode());
}

void UrlScanner::readRegion(qsizetype start)
{
    m_labels.clear();
    m_regionStart = start;
    m_regionEnd = start;
    size_t dots = 0;
    for (; m_regionEnd < m_text.size() && isRegionUnit(m_regionEnd); ++m_regionEnd)
        dots += m_text[m_regionEnd] == u'.' ? 1 : 0;
    m_labels.reserve(dots + 1);
    Label label;
    label.start = start;
    for (qsizetype at = start; at < m_regionEnd; ++at) {
        const char16_t unit = m_text[at].unicode();
        if (unit == u'_')
            label.lastUnderscore = at;
        if (unit != u'.')
            continue;
        label.end = at;
        m_labels.push_back(label);
        label = Label();
        label.start = at + 1;
    }
    label.end = m_regionEnd;
    m_labels.push_back(label);

    // From right to left: how far a chain of labels gets when it passes through each of them.
    const auto count = int(m_labels.size());
    for (int i = count - 1; i > 0; --i) {
        Label &current = m_labels[size_t(i)];
        current.topLevelEnd = topLevelDomainEndForX(m_text, current.start);
        if (i == count - 1 || !endsWell(current, current.start))
            continue;
        const Label &next = m_labels[size_t(i) + 1];
        current.reach = next.reach;
        if (current.reach < 0 && next.topLevelEnd >= 0 && current.lastUnderscore < 0)
            current.reach = i + 1;
    }
}

qsizetype UrlScanner::domainEnd(qsizetype start)
{
    if (start >= m_text.size() || !m_rule.isDomainCharacter(m_text[start].unicode()))
        return -1;
    if (start < m_regionStart || start >= m_regionEnd)
        readRegion(start);
    if (m_labels.size() < 2)
        return -1;
    const auto after = std::upper_bound(m_labels.cbegin(), m_labels.cend(), start,
                                        [](qsizetype at, const Label &label) { return at < label.start; });
    if (after == m_labels.cend())
        return -1;
    const Label &first = *std::prev(after);
    if (!endsWell(first, start))
        return -1;
    if (after->reach >= 0)
        return m_labels[size_t(after->reach)].topLevelEnd;
    // The label before the top-level domain holds no underscore.
    return first.lastUnderscore < start ? after->topLevelEnd : -1;
}

} // namespace hatstand::networks
