// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

namespace hatstand
{

/// The only source of "now". Passed in by reference; tests move a FakeClock instead of sleeping.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// Wall-clock time. May jump (the person, NTP, or a wake from sleep can set it).
    [[nodiscard]] virtual Instant now() const = 0;
    /// Never jumps back and does not count time asleep: for measuring waits. Milliseconds from some start.
    [[nodiscard]] virtual Milliseconds steady() const = 0;
};

/// The computer's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Milliseconds steady() const override;
};

/// A clock that stands still until it is moved. Used by tests, and where a past is made up: by the
/// generated sample history.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(Instant now = Instant::fromMilliseconds(1'795'088'520'000)) // 2026-11-19T11:42:00Z
        : m_now(now)
    {
    }
    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] Milliseconds steady() const override { return m_steady; }
    /// Time passes: both the wall clock and the steady clock move.
    void advance(Milliseconds by)
    {
        m_now = m_now + by;
        m_steady += by;
    }
    /// Someone sets the clock: only the wall clock jumps.
    void setNow(Instant now) { m_now = now; }

private:
    Instant m_now;
    Milliseconds m_steady{0};
};

} // namespace hatstand
