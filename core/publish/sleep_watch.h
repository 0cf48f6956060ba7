// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "publish/power.h"
#include "publish/sender.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace hatstand::publish
{

/// A sender and the computer's sleep: while something is under way the computer stays awake, so that it ends;
/// and after a wake the sender looks at once for what came due meanwhile. All that it is given outlives it.
class SleepWatch final : public QObject
{
    Q_OBJECT

public:
    /// So long at a time: what takes longer must not empty a battery.
    static constexpr Milliseconds longest{std::chrono::minutes(5)};

    SleepWatch(Sender &sender, Power &power, Timers &timers, QObject *parent = nullptr);
    /// Whether the computer is kept awake just now.
    [[nodiscard]] bool isHolding() const { return m_hold != nullptr; }

private:
    void follow(int underWay);
    static QCoro::Task<void> take(QPointer<SleepWatch> self);
    void letGo();

    Power &m_power;
    Timers &m_timers;
    std::unique_ptr<Power::Hold> m_hold;
    bool m_busy = false;   ///< something is under way
    bool m_asking = false; ///< the answer is still to come
    bool m_spent = false;  ///< not again before nothing is under way
    quint64 m_turn = 0;    ///< tells the holds apart for their timers
};

} // namespace hatstand::publish
