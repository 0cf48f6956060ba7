// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/topics/alert_table.h"

#include <vector>

namespace hatstand::listen
{

/// Something that happened in a topic, with what is known of it.
struct TopicEvent
{
    AlertEvent event;
    QJsonObject facts;
    std::optional<qint64> messageRow;
};

/// Decides what is told of what happened (alert_rules.h) and writes it down. Belongs to one connection.
class AlertTeller
{
public:
    /// Both must outlive this.
    AlertTeller(storage::Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// Answers what a person is to be told now. In the caller's transaction, if there is one.
    Result<std::vector<AlertId>> tell(const Topic &topic, const std::vector<TopicEvent> &events);

private:
    storage::Database &m_database;
    const Clock &m_clock;
};

} // namespace hatstand::listen
