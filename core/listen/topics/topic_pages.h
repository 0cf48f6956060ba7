// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/message.h"
#include "listen/inbox/speaker.h"
#include "listen/topics/topic_match_table.h"
#include "listen/topics/topic_view.h"

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// A message in a topic's stream.
struct StreamItem
{
    Message message;
    MatchPlace place;
    QString sourceName;
    std::optional<StoredSpeaker> speaker;
};

/// Reads what a page of topics shows, from what is counted already: at once, however many messages it is.
class TopicPages
{
public:
    /// Both must outlive this.
    TopicPages(storage::Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// So many days of the client, up to today.
    [[nodiscard]] Result<TopicPeriod> period(const clients::ClientId &client, int days) const;
    [[nodiscard]] Result<std::vector<TopicRow>> list(const clients::ClientId &client, int days) const;
    [[nodiscard]] Result<TopicView> view(const TopicId &id, int days) const;
    /// The newest first, from before that place.
    [[nodiscard]] Result<std::vector<StreamItem>>
    stream(const TopicId &id, int days, const std::optional<MatchPlace> &before, int limit) const;

private:
    [[nodiscard]] TopicPeriod periodIn(const QByteArray &zone, int days) const;
    Result<void> addUsual(TopicView &view, const std::vector<TopicDay> &counted, QDate since) const;
    Result<void> nameSources(TopicView &view, const QHash<SourceId, qint64> &counts) const;

    storage::Database &m_database;
    const Clock &m_clock;
};

} // namespace hatstand::listen
