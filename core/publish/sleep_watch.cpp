// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sleep_watch.h"

#include <utility>

namespace hatstand::publish
{

SleepWatch::SleepWatch(Sender &sender, Power &power, Timers &timers, QObject *parent)
    : QObject(parent), m_power(power), m_timers(timers)
{
    connect(&power, &Power::woke, &sender, &Sender::lookAtOnce);
    connect(&sender, &Sender::underWayChanged, this, &SleepWatch::follow);
    follow(sender.underWay());
}

void SleepWatch::follow(int underWay)
{
    m_busy = underWay > 0;
    if (!m_busy) {
        m_spent = false;
        letGo();
    } else if (!m_hold && !m_asking && !m_spent) {
        take(this);
    }
}

void SleepWatch::letGo()
{
    m_hold.reset();
    ++m_turn;
}

QCoro::Task<void> SleepWatch::take(QPointer<SleepWatch> self)
{
    self->m_asking = true;
    auto hold = co_await self->m_power.keepAwake(tr("Posts are being sent."));
    if (!self)
        co_return;
    self->m_asking = false;
    if (!self->m_busy)
        co_return; // it has ended meanwhile; the hold goes with this
    self->m_spent = !hold;
    self->m_hold = std::move(hold);
    self->m_timers.callAfter(longest, self.data(), [self, turn = ++self->m_turn] {
        if (self->m_turn != turn)
            return;
        self->m_spent = true;
        self->letGo();
    });
}

} // namespace hatstand::publish
