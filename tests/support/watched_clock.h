// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace hatstand::test
{

/// Another clock, that tells how often its steady time was asked for: an HTTP client does so whenever bytes
/// arrive.
class WatchedClock final : public Clock
{
public:
    /// `clock` must outlive this.
    explicit WatchedClock(const Clock &clock) : m_clock(clock) {}
    [[nodiscard]] Instant now() const override { return m_clock.now(); }
    [[nodiscard]] Milliseconds steady() const override
    {
        ++m_asked;
        return m_clock.steady();
    }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    const Clock &m_clock;
    mutable int m_asked = 0;
};

} // namespace hatstand::test
