// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QByteArray>
#include <QTime>

namespace hatstand::listen
{

/// When nobody wants to be disturbed, by the clocks of a zone.
struct QuietHours
{
    bool isOn = false;
    QTime from = QTime(22, 0); ///< belongs to them
    QTime upTo = QTime(8, 0);  ///< does not; not later than `from`: on the next day. The same: all day
    QByteArray zone = {};      ///< UTC where it is not known
    /// On Saturday and Sunday it is quiet all day.
    bool isWeekendQuiet = false;
    friend bool operator==(const QuietHours &, const QuietHours &) = default;
};

[[nodiscard]] bool isQuiet(const QuietHours &hours, Instant at);

/// When the quiet that `at` lies in is over; `at` itself where it is not quiet. A time that the clocks jump
/// over is the moment of the jump, one that they show twice is over at the first (resolveWallTime). All quiet
/// for ever: seven days later.
[[nodiscard]] Instant endOfQuiet(const QuietHours &hours, Instant at);

} // namespace hatstand::listen
