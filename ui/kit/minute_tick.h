// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timers.h"

#include <QObject>

namespace hatstand::ui
{

/// Tells when another minute has begun, so that "3 h 42 min late" and the now-line stay true. One for the
/// whole window; ticks just after the full minute, and once after a wake from sleep.
class MinuteTick final : public QObject
{
    Q_OBJECT
public:
    MinuteTick(const Clock &clock, Timers &timers, QObject *parent = nullptr)
        : QObject(parent), m_clock(clock), m_timers(timers)
    {
    }
    void start()
    {
        if (!m_started) {
            m_started = true;
            next();
        }
    }

Q_SIGNALS:
    void minutePassed();

private:
    void next()
    {
        constexpr qint64 minute = 60'000;
        const Milliseconds wait(minute - m_clock.now().milliseconds() % minute + 20);
        m_timers.callAfter(wait, this, [this] {
            Q_EMIT minutePassed();
            next();
        });
    }
    const Clock &m_clock;
    Timers &m_timers;
    bool m_started = false;
};

} // namespace hatstand::ui
