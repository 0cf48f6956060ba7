// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_walk.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
constexpr QLatin1StringView markKey("mark");
constexpr QLatin1StringView deepMarkKey("deepMark");
constexpr QLatin1StringView deepAtKey("deepAt");
constexpr QLatin1StringView heardKey("heard");
constexpr QLatin1StringView nextKey("next");
constexpr QLatin1StringView floorKey("floor");
constexpr QLatin1StringView topKey("top");
constexpr QLatin1StringView emptyKey("empty");
constexpr QLatin1StringView isDeepKey("deep");
constexpr QLatin1StringView walkingKey("walking");

constexpr qsizetype mostHeard = 600;
/// A server that shows nothing and always says that there is more.
constexpr int mostEmptyPages = 50;
constexpr qsizetype longestCursor = 4096;

Instant instantOf(const QJsonObject &json, QLatin1StringView key)
{
    // Outside these a time is none; sums of it and an overlap stay in range.
    constexpr qint64 latest = 253'402'300'799'000; // the end of the year 9999
    const qint64 value = json[key].toInteger();
    return Instant::fromMilliseconds(value < 0 || value > latest ? 0 : value);
}

/// 64 bits of the name: enough that no two of some hundreds are taken for the same.
QString shortName(const QString &id)
{
    constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.left(8).toBase64(form));
}
} // namespace

BlueskyWalk BlueskyWalk::fromJson(const QJsonObject &json)
{
    BlueskyWalk walk;
    walk.m_mark = instantOf(json, markKey);
    walk.m_deepMark = instantOf(json, deepMarkKey);
    walk.m_wentDeepAt = instantOf(json, deepAtKey);
    const QJsonArray heard = json[heardKey].toArray();
    for (const QJsonValue one : heard)
        walk.m_heard << one.toString();
    walk.m_isUnderWay = json[walkingKey].toBool();
    if (walk.m_isUnderWay) {
        walk.m_isDeep = json[isDeepKey].toBool();
        walk.m_next = json[nextKey].toString();
        walk.m_floor = instantOf(json, floorKey);
        walk.m_top = instantOf(json, topKey);
        walk.m_emptyPages = json[emptyKey].toInt();
    }
    return walk;
}

QJsonObject BlueskyWalk::toJson() const
{
    QJsonObject json{{markKey, m_mark.milliseconds()},
                     {deepMarkKey, m_deepMark.milliseconds()},
                     {deepAtKey, m_wentDeepAt.milliseconds()}};
    if (!m_heard.isEmpty())
        json[heardKey] = QJsonArray::fromStringList(m_heard);
    if (m_isUnderWay) {
        json[walkingKey] = true;
        json[isDeepKey] = m_isDeep;
        json[nextKey] = m_next;
        json[floorKey] = m_floor.milliseconds();
        json[topKey] = m_top.milliseconds();
        json[emptyKey] = m_emptyPages;
    }
    return json;
}

void BlueskyWalk::begin(Instant now, Instant since)
{
    m_pageHasItems = false;
    m_last.reset();
    m_now = now;
    if (m_isUnderWay)
        return;
    m_isUnderWay = true;
    m_setsOut = true;
    // A clock that was set back says nothing about how long ago that was.
    m_isDeep = m_wentDeepAt > now || now - m_wentDeepAt >= deepEvery;
    const Instant reach = m_isDeep ? m_deepMark - deepOverlap : m_mark - overlap;
    m_floor = std::max({since, reach, Instant()});
    m_top = {};
    m_next.clear();
    m_emptyPages = 0;
}

bool BlueskyWalk::meet(const BlueskyMet &item)
{
    m_pageHasItems = true;
    m_last = item.indexedAt;
    // Only of the first page that shows anything: a later one may be read days afterwards.
    if (m_next.isEmpty() || m_setsOut)
        m_top = std::max(m_top, item.indexedAt);
    if (item.indexedAt < m_floor)
        return false;
    const bool isFresh = item.indexedAt >= m_mark - overlap;
    // Known from the walks before, unless it was dated back to where they did not reach.
    if (!isFresh && !(item.createdAt + overlap < item.indexedAt))
        return false;
    if (m_heard.contains(shortName(item.id)))
        return false;
    m_new.insert(item.id, item.indexedAt);
    return true;
}

void BlueskyWalk::remember(const QString &id)
{
    const auto found = m_new.constFind(id);
    // The next walk reaches below where this one's mark will be, and no further.
    if (found == m_new.constEnd() || *found < std::min(m_top, m_now) - overlap)
        return;
    const QString name = shortName(id);
    if (m_heard.contains(name))
        return;
    m_heard.append(name);
    while (m_heard.size() > mostHeard)
        m_heard.removeFirst();
}

bool BlueskyWalk::turnPage(const QString &serverCursor, Instant now)
{
    m_new.clear();
    m_emptyPages = m_pageHasItems ? 0 : m_emptyPages + 1;
    const bool isOver = serverCursor.isEmpty() || serverCursor == m_next ||
                        serverCursor.size() > longestCursor || (m_last && *m_last < m_floor) ||
                        m_emptyPages >= mostEmptyPages;
    if (isOver) {
        finish(now);
        return false;
    }
    m_next = serverCursor;
    m_setsOut = m_setsOut && !m_pageHasItems;
    m_pageHasItems = false;
    m_last.reset();
    return true;
}

void BlueskyWalk::startOver()
{
    m_next.clear();
    m_emptyPages = 0;
}

void BlueskyWalk::finish(Instant now)
{
    // A server that dates things ahead must not hide what comes until then.
    const Instant reached = std::min(m_top, now);
    m_mark = std::max(m_mark, reached);
    if (m_isDeep) {
        m_deepMark = std::max(m_deepMark, reached);
        m_wentDeepAt = now;
    }
    m_isUnderWay = false;
    m_isDeep = false;
    m_setsOut = false;
    m_next.clear();
    m_top = {};
    m_floor = {};
    m_emptyPages = 0;
}

} // namespace hatstand::networks
