// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/zones.h"

#include <QString>

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// Which of the first two numbers of "03/04/2026" is the day.
enum class DayOrder {
    DayFirst,
    MonthFirst,
};

/// A date as somebody wrote it.
struct WrittenDate
{
    std::optional<Instant> instant;     ///< it names one: with an offset, or as seconds since 1970
    std::optional<WallTime> wall;       ///< else what the clock showed there
    std::optional<WallTime> monthFirst; ///< the other reading of two numbers, where that is a day
    bool hasOrder = false;              ///< the day and the month are two numbers, parted by "/" or "-"
};

/// Reads ISO 8601, seconds or milliseconds since 1970, two numbers and a year in either order ("." only with
/// the day first, as it is written), and what feeds write (Thu, 19 Nov 2026 11:42:00 +0100), times with 12
/// and 24 hours. Where the order of day and month matters, `wall` has the day first. Empty: no date.
[[nodiscard]] std::optional<WrittenDate> readWrittenDate(const QString &text);

/// In which order the dates of a file have day and month: what all of them allow. Unset: both are possible
/// for every one of them, and they differ. Conflict: some allow only the one, some only the other.
[[nodiscard]] Result<std::optional<DayOrder>> dayOrderOf(const std::vector<WrittenDate> &dates);

/// The instant that is meant, with the clocks of that zone. Unset: there is no such day in that order.
[[nodiscard]] std::optional<Instant> instantOf(const WrittenDate &date, DayOrder order,
                                               const QByteArray &zone);

} // namespace hatstand::listen
