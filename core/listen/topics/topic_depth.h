// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/topics/top_people.h"
#include "listen/topics/top_words.h"
#include "listen/topics/topic_view.h"

#include <atomic>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// What of a topic in a period cannot be counted beforehand: its texts are read.
struct TopicDepth
{
    std::vector<TopWord> words;
    std::vector<TopicSpeaker> people;
    qint64 read = 0;   ///< messages that were read: the newest, at most depthMessages
    bool isAll = true; ///< those are all of the period
    /// What the spikes of the view were about, in their order: a headline of a feed, or the words that were
    /// said most; empty where neither is known.
    std::vector<QString> spikeReasons;
};

inline constexpr int depthMessages = 4'000;
inline constexpr size_t depthWords = 12;
inline constexpr size_t depthPeople = 8;

/// Takes a second or less; Cancelled as soon as `isCancelled` says so.
[[nodiscard]] Result<TopicDepth> readDepth(storage::Database &database, const TopicView &view,
                                           const std::atomic<bool> &isCancelled);

} // namespace hatstand::listen
