// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/topics/alert.h"
#include "listen/topics/ready_topic.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <vector>

namespace hatstand::listen
{

/// What a piece of work has come to.
struct MatchStep
{
    QSet<TopicId> changed;     ///< topics that have other matches than before
    std::vector<AlertId> told; ///< what a person is to be told
    bool isMore = false;       ///< something is left to do
};

/// Tries every stored message on every topic of its client, once: what comes in in its order, and what was
/// there before a topic (or its query) from the newest to the oldest. Works in short pieces, each in a
/// transaction of its own, so that it can be stopped between any two and goes on where it was. Belongs to one
/// connection.
class TopicMatching
{
public:
    /// Both must outlive this.
    TopicMatching(storage::Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// The next piece of all that is to be done: what has come in first.
    Result<MatchStep> doSome();
    /// All of it. For who has nobody running.
    Result<MatchStep> doAll();
    /// Looks whether volume and feelings call for an alert, whatever has come in: for when an hour is over.
    void lookAgain();

    /// How many messages a piece tries at most: some milliseconds of work.
    static constexpr int atOnce = 400;
    /// How many rows are looked through at once for a query that the index cannot narrow down.
    static constexpr qint64 rowsAtOnce = 2'000;

private:
    using Ready = std::vector<std::shared_ptr<const ReadyTopic>>;
    [[nodiscard]] Result<Ready> readyTopics();
    /// Topics whose client's days are others by now begin anew.
    Result<bool> followZones(const std::vector<Topic> &topics);
    Result<MatchStep> tryChanged(const Ready &topics);
    Result<MatchStep> tryNew(const Ready &topics);
    Result<MatchStep> tryOld(const ReadyTopic &topic);
    Result<MatchStep> lookAt(const ReadyTopic &topic);
    Result<void> prepare(AskedMessage &asked, const Ready &topics) const;
    Result<qint64> thresholdOf(const ReadyTopic &topic);

    storage::Database &m_database;
    const Clock &m_clock;
    QHash<QByteArray, std::shared_ptr<const ReadyTopic>> m_ready; ///< by what they say
    QSet<TopicId> m_toLookAt;                                     ///< whose volume and feelings have changed
    bool m_hasSwept = false;
};

/// Gives a topic a new set, whose matches are all still to be found. In the caller's transaction.
Result<void> beginSet(storage::Database &database, Topic &topic);

} // namespace hatstand::listen
