// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timers.h"

#include <QTimer>

#include <algorithm>

namespace hatstand
{

void SystemTimers::callAfter(Milliseconds delay, QObject *context, std::function<void()> callback)
{
    // A child of the context, so that nothing of it is left when the context goes early.
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    timer->setTimerType(delay < Milliseconds(1000) ? Qt::PreciseTimer : Qt::CoarseTimer);
    QObject::connect(timer, &QTimer::timeout, context, [timer, call = std::move(callback)] {
        timer->deleteLater();
        call();
    });
    timer->start(std::max(delay, Milliseconds(0)));
}

void FakeTimers::callAfter(Milliseconds delay, QObject *context, std::function<void()> callback)
{
    m_calls.emplace(m_clock.steady() + std::max(delay, Milliseconds(0)), Call{context, std::move(callback)});
}

void FakeTimers::advance(Milliseconds by)
{
    const Milliseconds end = m_clock.steady() + by;
    while (!m_calls.empty() && m_calls.begin()->first <= end) {
        auto node = m_calls.extract(m_calls.begin());
        if (node.key() > m_clock.steady())
            m_clock.advance(node.key() - m_clock.steady());
        if (node.mapped().context)
            node.mapped().callback();
    }
    if (end > m_clock.steady())
        m_clock.advance(end - m_clock.steady());
}

int FakeTimers::pending() const
{
    return static_cast<int>(std::count_if(m_calls.begin(), m_calls.end(),
                                          [](const auto &entry) { return !entry.second.context.isNull(); }));
}

} // namespace hatstand
