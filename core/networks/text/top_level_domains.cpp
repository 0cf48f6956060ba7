// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/top_level_domains.h"

#include "networks/text/characters.h"
#include "networks/text/top_level_domain_names.h"

#include <QSet>

#include <array>

namespace hatstand::networks
{

namespace
{
using Names = QSet<QStringView>; // views into the constants: nothing is copied

Names namesOf(const std::array<QStringView, 2> &lists)
{
    Names names;
    names.reserve(1700);
    for (const QStringView list : lists) {
        for (const QStringView name : list.split(u' '))
            names.insert(name);
    }
    return names;
}

bool isNameForX(QStringView name)
{
    static const Names names =
        namesOf({QStringView(sharedTopLevelDomains), QStringView(topLevelDomainsOnlyForX)});
    return names.contains(name);
}

// What may follow a top-level domain.
bool mayFollow(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return true;
    const char16_t unit = text[at].unicode();
    return !isAsciiAlphanumeric(unit) && unit != u'@' && unit != u'+' && unit != u'-';
}

// Small letters without leaving the alphabet: the Kelvin sign is no k here.
char16_t folded(QChar unit)
{
    const QChar lower = unit.toLower();
    return unit.unicode() >= 0x80 && lower.unicode() < 0x80 ? unit.unicode() : lower.unicode();
}
} // namespace

bool isTopLevelDomain(QStringView name)
{
    static const Names names =
        namesOf({QStringView(sharedTopLevelDomains), QStringView(topLevelDomainsUnknownToX)});
    return names.contains(name);
}

qsizetype topLevelDomainEndForX(QStringView text, qsizetype start)
{
    std::array<char16_t, size_t(longestTopLevelDomain)> lower{};
    qsizetype length = 0;
    while (length < longestTopLevelDomain && start + length < text.size() && text[start + length] != u'.') {
        lower[size_t(length)] = folded(text[start + length]);
        ++length;
    }
    for (; length > 1; --length) { // none has one letter
        if (mayFollow(text, start + length) && isNameForX(QStringView(lower.data(), length)))
            return start + length;
    }
    const bool mayBeEncoded = start < text.size() && (text[start] == u'x' || text[start] == u'X');
    if (!mayBeEncoded || !text.sliced(start).startsWith(u"xn--", Qt::CaseInsensitive))
        return -1;
    qsizetype end = start + 4;
    while (end < text.size() && (isAsciiAlphanumeric(text[end].unicode()) || text[end] == u'-'))
        ++end;
    return end > start + 4 ? end : -1;
}

} // namespace hatstand::networks
