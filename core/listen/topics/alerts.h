// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/timers.h"
#include "listen/topics/alert_table.h"
#include "listen/topics/quiet_hours.h"

#include <QObject>

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// A notification of the system about one topic.
struct TopicNotification
{
    TopicId topicId;
    clients::ClientId clientId;
    QString title; ///< the topic's name
    QString text;  ///< what happened, or how much
};

/// What was told about topics, and whether a person has seen it.
class Alerts final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    Alerts(storage::Database &database, const Clock &clock, Timers &timers, QObject *parent = nullptr);

    /// Those that nobody has seen, of one client or (unset) of all, the newest first.
    [[nodiscard]] Result<std::vector<Alert>> unseen(const std::optional<clients::ClientId> &client) const;
    /// Of one topic, seen or not, the newest first.
    [[nodiscard]] Result<std::vector<Alert>> ofTopic(const TopicId &topic, int limit) const;
    [[nodiscard]] Result<Alert> alert(const AlertId &id) const;

    Result<void> markSeen(const std::vector<AlertId> &ids);
    /// Takes that back.
    Result<void> markUnseen(const std::vector<AlertId> &ids);

    [[nodiscard]] Result<QuietHours> quietHours(const clients::ClientId &client) const;
    Result<void> setQuietHours(const clients::ClientId &client, const QuietHours &hours);

    /// From here on `notify` tells what is due, also what waited for the end of quiet hours. Only where
    /// somebody shows it: each is told once, whoever shows it.
    void startNotifying();
    /// Something was told, by whoever's work.
    void noteTold(const std::vector<AlertId> &ids);
    void announceAll();

Q_SIGNALS:
    /// Alerts are there, seen, or not seen otherwise than before.
    void changed();
    void told(const std::vector<hatstand::listen::AlertId> &ids);
    void notify(const hatstand::listen::TopicNotification &notification);

private:
    void notifyDue();
    void armTimer();
    Result<void> mark(const std::vector<AlertId> &ids, std::optional<Instant> at);

    storage::Database &m_database;
    const Clock &m_clock;
    Timers &m_timers;
    AlertTable m_table;
    bool m_notifies = false;
    quint64 m_timer = 0; ///< the newest one counts
};

} // namespace hatstand::listen
