// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace hatstand::networks
{

/// What was met in a list that begins with the newest.
struct BlueskyMet
{
    QString id;        ///< what never changes of it
    Instant indexedAt; ///< when the server took it: its own word, nobody else can set it
    Instant createdAt; ///< as its writer says; equal to indexedAt where that is unknown or nonsense
};

/// The way through a list that begins with the newest and is read page by page, over and over: from the top
/// down to where the last finished walk began. Pure: a value that is kept as JSON between two pages, so that
/// the program may end there.
///
/// What arrives during a walk is found by the next one, because the mark is taken from the walk's own top.
/// Walks reach an hour below the mark: the list is sorted by the earlier of two times, one of which a writer
/// chooses, and servers show things late. Once a day a walk reaches a week below it, for what was dated back.
class BlueskyWalk
{
public:
    static constexpr Milliseconds overlap = std::chrono::hours(1);
    static constexpr Milliseconds deepOverlap = std::chrono::hours(24 * 7);
    static constexpr Milliseconds deepEvery = std::chrono::hours(24);

    /// From what `toJson` gave; anything else is a walk that never was.
    [[nodiscard]] static BlueskyWalk fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;

    /// Before a page is asked for: sets out, unless it is under way.
    void begin(Instant now, Instant since);
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }
    /// The server's cursor of the next page; empty: the first.
    [[nodiscard]] const QString &serverCursor() const { return m_next; }
    /// Nothing older need be read.
    [[nodiscard]] Instant floor() const { return m_floor; }
    /// What is older than this has been told by the walks before.
    [[nodiscard]] Instant freshFrom() const { return std::max(m_floor, m_mark - overlap); }
    /// One item of the page. True when it is to be told: it is new, or may be.
    [[nodiscard]] bool meet(const BlueskyMet &item);
    /// That item of the page was told: further walks, which meet it again, pass over it. One that could not
    /// be read stays new.
    void remember(const QString &id);
    /// After the page whose items were met, with the cursor that the server gave. True when the walk goes on.
    bool turnPage(const QString &serverCursor, Instant now);
    /// The server does not know its cursor any more: begin again at the top. Nothing is lost by it.
    void startOver();

private:
    void finish(Instant now);

    Instant m_mark;       ///< the newest of all finished walks
    Instant m_deepMark;   ///< the same of those that reached deep
    Instant m_wentDeepAt; ///< by our clock
    QStringList m_heard;  ///< short names of what was told and lies in the overlap, oldest first
    bool m_isUnderWay = false;
    bool m_isDeep = false;
    QString m_next;
    Instant m_floor;
    Instant m_top;
    int m_emptyPages = 0;
    // Not kept: what of it holds within one call.
    bool m_setsOut = false;
    Instant m_now;
    bool m_pageHasItems = false;
    QHash<QString, Instant> m_new; ///< by id, when it was indexed
    std::optional<Instant> m_last;
};

} // namespace hatstand::networks
