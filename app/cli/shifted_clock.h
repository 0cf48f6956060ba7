// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace hatstand::cli
{

/// A clock that was set to another time and goes on from there: what `--now` is. How long a wait takes stays
/// real, so that time-outs end as ever.
class ShiftedClock final : public Clock
{
public:
    /// `real` must outlive this.
    ShiftedClock(const Clock &real, Instant now) : m_real(real), m_shift(now - real.now()) {}
    [[nodiscard]] Instant now() const override { return m_real.now() + m_shift; }
    [[nodiscard]] Milliseconds steady() const override { return m_real.steady(); }

private:
    const Clock &m_real;
    const Milliseconds m_shift;
};

} // namespace hatstand::cli
