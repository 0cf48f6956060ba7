// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_watch.h"

#include "listen/topics/topic_line.h"

#include <utility>

namespace hatstand::listen
{

namespace
{
constexpr qint64 hour = 3'600'000;
/// Behind the full hour, so that what was said in its last minute has come in.
constexpr qint64 afterTheHour = 120'000;
constexpr Milliseconds afterTrouble{60'000};
} // namespace

TopicWatch::TopicWatch(TopicLine &line, const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent), m_line(line), m_clock(clock), m_timers(timers)
{
}

void TopicWatch::start()
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_looksAgain = true;
    armHour();
    wake();
}

void TopicWatch::stop()
{
    m_isRunning = false;
    m_isWoken = false;
    ++m_timer;
}

void TopicWatch::wake()
{
    if (!m_isRunning)
        return;
    m_isWoken = true;
    if (!m_isBusy)
        static_cast<void>(run(this));
}

void TopicWatch::armHour()
{
    const qint64 now = m_clock.now().milliseconds();
    const qint64 next = (now - afterTheHour) / hour * hour + hour + afterTheHour;
    m_timers.callAfter(Milliseconds(next - now), this, [this, timer = ++m_timer] {
        if (timer != m_timer || !m_isRunning)
            return;
        m_looksAgain = true;
        armHour();
        wake();
    });
}

QCoro::Task<void> TopicWatch::run(QPointer<TopicWatch> self)
{
    self->m_isBusy = true;
    while (self && self->m_isRunning && std::exchange(self->m_isWoken, false)) {
        TopicLine &line = self->m_line;
        const auto step = co_await line.work(std::exchange(self->m_looksAgain, false));
        if (!self)
            co_return;
        if (!step) {
            Q_EMIT self->troubled(step.error());
            if (self && self->m_isRunning)
                self->m_timers.callAfter(afterTrouble, self, [self] { self->wake(); });
            break;
        }
        self->m_isWoken = self->m_isWoken || (step->isMore && self->m_isRunning);
        if (!step->changed.isEmpty())
            Q_EMIT self->matched(step->changed);
        if (self && !step->told.empty())
            Q_EMIT self->told(step->told);
    }
    if (!self)
        co_return;
    self->m_isBusy = false;
    if (!self->m_isWoken)
        Q_EMIT self->idle();
}

} // namespace hatstand::listen
