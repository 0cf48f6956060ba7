// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/likeness.h"

#include <algorithm>
#include <array>

namespace hatstand::people
{

namespace
{
using namespace Qt::StringLiterals;

/// Places where everybody's page has the same host.
bool isCrowded(const QString &host)
{
    static constexpr std::array crowded{
        "facebook.com"_L1, "instagram.com"_L1, "x.com"_L1,          "twitter.com"_L1,     "youtube.com"_L1,
        "linkedin.com"_L1, "tiktok.com"_L1,    "threads.net"_L1,    "bsky.app"_L1,        "google.com"_L1,
        "reddit.com"_L1,   "pinterest.com"_L1, "wordpress.com"_L1,  "mastodon.social"_L1, "medium.com"_L1,
        "gravatar.com"_L1, "linktr.ee"_L1,     "mastodon.online"_L1};
    return std::any_of(crowded.begin(), crowded.end(),
                       [&host](QLatin1StringView one) { return host == one; });
}

/// Names that say what somebody does there, not who they are.
bool saysNothing(const QString &stem)
{
    static constexpr std::array common{"admin"_L1, "info"_L1, "shop"_L1,      "user"_L1,    "guest"_L1,
                                       "me"_L1,    "team"_L1, "anonymous"_L1, "contact"_L1, "hello"_L1};
    return stem.size() < 3 ||
           std::any_of(common.begin(), common.end(), [&stem](QLatin1StringView one) { return stem == one; });
}

QString withoutFigures(QString stem)
{
    while (!stem.isEmpty() && stem.back().isDigit())
        stem.chop(1);
    return stem;
}

/// One letter more, less or otherwise.
bool differsByOne(const QString &a, const QString &b)
{
    const QString &shorter = a.size() <= b.size() ? a : b;
    const QString &longer = a.size() <= b.size() ? b : a;
    if (longer.size() - shorter.size() > 1)
        return false;
    qsizetype same = 0;
    while (same < shorter.size() && shorter[same] == longer[same])
        ++same;
    return QStringView(shorter).mid(shorter.size() == longer.size() ? same + 1 : same) ==
           QStringView(longer).mid(same + 1);
}

bool isSimilar(const QString &a, const QString &b)
{
    constexpr qsizetype tellingLength = 5;
    const QString &shorter = a.size() <= b.size() ? a : b;
    const QString &longer = a.size() <= b.size() ? b : a;
    if (shorter.size() >= tellingLength && longer.startsWith(shorter))
        return true;
    const QString plain = withoutFigures(a);
    if (plain.size() >= tellingLength && plain == withoutFigures(b))
        return true;
    return shorter.size() > tellingLength && differsByOne(a, b);
}

/// The host of a page that is all theirs, without "www.".
QString ownHost(const QUrl &page)
{
    QString host = page.host().toLower();
    if (host.startsWith("www."_L1))
        host = host.mid(4);
    const bool isFront = page.path().isEmpty() || page.path() == u'/';
    return isFront && !isCrowded(host) ? host : QString();
}

QString bareHandle(const Handle &handle)
{
    QString bare = handle.handle.toLower();
    if (bare.startsWith(u'@'))
        bare = bare.mid(1);
    return bare;
}

bool names(const Handle &one, const Handle &other)
{
    const QString called = bareHandle(other);
    if (called.isEmpty())
        return false;
    if (called.contains(u'.') && ownHost(one.page) == called)
        return true;
    return bridgedHandles(one).contains(called);
}
} // namespace

int points(LikenessReason reason)
{
    switch (reason) {
    case LikenessReason::SamePage:
    case LikenessReason::NamesOther:
        return 60;
    case LikenessReason::SameFullName:
    case LikenessReason::SameHandle:
        return 30;
    case LikenessReason::SameName:
    case LikenessReason::SimilarHandle:
        return 15;
    }
    return 0;
}

QString foldedName(const QString &name)
{
    QString folded;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.isLetterOrNumber())
            folded += c;
        else if (c.isSpace() || c.isPunct())
            folded += u' ';
    }
    return folded.simplified();
}

QString handleStem(const QString &handle)
{
    QString name = handle.trimmed();
    if (name.startsWith(u'@'))
        name = name.mid(1);
    const bool hasServer = name.contains(u'@');
    name = name.section(u'@', 0, 0);
    // Without a server a dot makes it a domain, as on Bluesky: at least "name.tld".
    if (!hasServer && name.contains(u'.')) {
        const QStringList labels = name.split(u'.');
        name = labels[0] == "www"_L1 && labels.size() > 2 ? labels[1] : labels[0];
    }
    return foldedName(name).remove(u' ');
}

QString foldedPage(const QUrl &page)
{
    QString host = page.host().toLower();
    if (host.startsWith("www."_L1))
        host = host.mid(4);
    QString path = page.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (host.isEmpty() || (path.isEmpty() && isCrowded(host)))
        return {};
    return host + path;
}

QStringList bridgedHandles(const Handle &handle)
{
    const QString bare = bareHandle(handle);
    if (bare.isEmpty())
        return {};
    static const QString intoFediverse = u"@bsky.brid.gy"_s;
    static const QString intoBluesky = u".ap.brid.gy"_s;
    QStringList known;
    if (bare.endsWith(intoFediverse))
        known << bare.chopped(intoFediverse.size());
    else if (bare.contains(u'@'))
        known << QString(bare).replace(u'@', u'.') + intoBluesky;
    else if (bare.contains(u'.') && !bare.endsWith(intoBluesky))
        known << bare + intoFediverse;
    else if (!bare.contains(u'.') && handle.place.contains(u'.'))
        known << bare + u'.' + handle.place.toLower() + intoBluesky;
    return known;
}

Likeness likeness(const Handle &one, const Handle &other)
{
    Likeness found;
    const auto count = [&found](LikenessReason reason) {
        found.reasons.push_back(reason);
        found.score = std::min(100, found.score + points(reason));
    };
    if (one.clientId != other.clientId || one.id == other.id)
        return found;
    const QString page = foldedPage(one.page);
    if (!page.isEmpty() && page == foldedPage(other.page))
        count(LikenessReason::SamePage);
    if (names(one, other) || names(other, one))
        count(LikenessReason::NamesOther);
    if (one.network == other.network && one.place == other.place)
        return found;
    const QString name = foldedName(one.displayName);
    if (name.size() > 2 && name == foldedName(other.displayName))
        count(name.contains(u' ') ? LikenessReason::SameFullName : LikenessReason::SameName);
    const QString stem = handleStem(one.handle);
    const QString stemOfOther = handleStem(other.handle);
    if (!saysNothing(stem) && !saysNothing(stemOfOther)) {
        if (stem == stemOfOther)
            count(LikenessReason::SameHandle);
        else if (isSimilar(stem, stemOfOther))
            count(LikenessReason::SimilarHandle);
    }
    return found;
}

} // namespace hatstand::people
