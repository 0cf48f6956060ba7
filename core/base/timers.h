// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QPointer>

#include <functional>
#include <map>

class QObject;

namespace hatstand
{

/// The only way to wait. Passed in by reference like Clock, so that tests let time pass instead of sleeping.
class Timers
{
public:
    Timers() = default;
    Timers(const Timers &) = delete;
    Timers &operator=(const Timers &) = delete;
    virtual ~Timers() = default;

    /// Calls back once after the delay (at least one turn of the event loop later), unless `context` is gone.
    virtual void callAfter(Milliseconds delay, QObject *context, std::function<void()> callback) = 0;
};

/// Timers of the event loop.
class SystemTimers final : public Timers
{
public:
    void callAfter(Milliseconds delay, QObject *context, std::function<void()> callback) override;
};

/// Timers that fire when a test lets time pass.
class FakeTimers final : public Timers
{
public:
    /// `clock` must outlive this.
    explicit FakeTimers(FakeClock &clock) : m_clock(clock) {}
    void callAfter(Milliseconds delay, QObject *context, std::function<void()> callback) override;
    /// Moves the clock from due time to due time and calls back in order; what is asked for meanwhile and
    /// falls due within `by` fires too.
    void advance(Milliseconds by);
    /// How many wait (their context is alive).
    [[nodiscard]] int pending() const;

private:
    struct Call
    {
        QPointer<QObject> context;
        std::function<void()> callback;
    };
    FakeClock &m_clock;
    std::multimap<Milliseconds, Call> m_calls; // by FakeClock::steady()
};

} // namespace hatstand
