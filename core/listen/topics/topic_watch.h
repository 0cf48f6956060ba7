// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/timers.h"
#include "listen/topics/alert.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <qcorotask.h>

#include <vector>

namespace hatstand::listen
{

class TopicLine;

/// Keeps topics up to date: tries what has come in when it is told so, and looks for spikes and turns each
/// time that an hour is over.
class TopicWatch final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    TopicWatch(TopicLine &line, const Clock &clock, Timers &timers, QObject *parent = nullptr);

    /// From here on, until `stop`. What is under way ends by itself (some milliseconds).
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Messages have come in or changed, or topics have.
    void wake();
    /// Nothing is left to do.
    [[nodiscard]] bool isIdle() const { return !m_isBusy && !m_isWoken; }

Q_SIGNALS:
    /// Those have other matches than before.
    void matched(const QSet<hatstand::listen::TopicId> &topics);
    void told(const std::vector<hatstand::listen::AlertId> &alerts);
    /// Nothing is left to do.
    void idle();
    /// It is tried again later.
    void troubled(const hatstand::Error &error);

private:
    [[nodiscard]] static QCoro::Task<void> run(QPointer<TopicWatch> self);
    void armHour();

    TopicLine &m_line;
    const Clock &m_clock;
    Timers &m_timers;
    bool m_isRunning = false;
    bool m_isBusy = false;
    bool m_isWoken = false;
    bool m_looksAgain = false;
    quint64 m_timer = 0; ///< the newest one counts
};

} // namespace hatstand::listen
