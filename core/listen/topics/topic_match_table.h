// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message.h"
#include "listen/topics/topic.h"

#include <QDate>

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// A message in a topic.
struct TopicMatch
{
    qint64 set = 0;
    Instant at;
    qint64 row = 0;
    QDate day; ///< in the topic's zone
    QString network;
    SourceId sourceId;
    Feeling feeling = Feeling::Unknown;
    JudgedBy judgedBy = JudgedBy::Program;
    quint32 voices = 0; ///< a bit for each of the topic's voices that it names
};

/// So many messages alike on one day.
struct TopicDay
{
    QDate day;
    QString network;
    SourceId sourceId;
    Feeling feeling = Feeling::Unknown;
    JudgedBy judgedBy = JudgedBy::Program;
    quint32 voices = 0;
    qint64 count = 0;
};

/// A place in a topic's stream, between two messages.
struct MatchPlace
{
    Instant at;
    qint64 row = 0;
};

/// Which messages are in which topic. What is asked by sets: see Topic::set.
class TopicMatchTable
{
public:
    explicit TopicMatchTable(storage::Database &database) : m_database(database) {}

    /// Nothing happens where it is there already, or the message is gone. Answers how many were added.
    Result<int> insert(const TopicMatch &match);
    Result<int> remove(qint64 set, Instant at, qint64 row);
    /// Deletes at most so many of sets that no topic has. Answers how many.
    Result<int> sweep(int most);

    [[nodiscard]] Result<qint64> count(qint64 set) const;
    [[nodiscard]] Result<std::optional<Instant>> firstAt(qint64 set) const;
    /// Of a set, the days from first to last, each kind of message counted; by day.
    [[nodiscard]] Result<std::vector<TopicDay>> days(qint64 set, QDate first, QDate last) const;
    /// The same, only how many a day.
    struct DayCount
    {
        QDate day;
        qint64 count = 0;
    };
    [[nodiscard]] Result<std::vector<DayCount>> dayCounts(qint64 set, QDate first, QDate last) const;
    /// When, and how it sounds, in [from, to).
    struct Moment
    {
        Instant at;
        Feeling feeling = Feeling::Unknown;
    };
    [[nodiscard]] Result<std::vector<Moment>> moments(qint64 set, Instant from, Instant to) const;
    /// Ids of messages, the newest first, from before that place (unset: the newest of all) and not before
    /// `from`.
    struct Said
    {
        MessageId id;
        MatchPlace place;
    };
    [[nodiscard]] Result<std::vector<Said>> stream(qint64 set, Instant from,
                                                   const std::optional<MatchPlace> &before, int limit) const;
    /// The followers of those who spoke in [from, to), each once, as far as they are known; at most so many.
    [[nodiscard]] Result<std::vector<qint64>> followers(qint64 set, Instant from, Instant to,
                                                        int limit) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
