// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <array>
#include <optional>
#include <string_view>

namespace hatstand::listen
{

/// The instant that a date of a feed means: RFC 822 with what people make of it (no weekday, no seconds,
/// names of months in full or swapped with the day, two digits for the year, zones by name), RFC 3339 and the
/// other forms of ISO 8601 that name a day, what SQL Server, C (asctime), Perforce, OnBlog, Nate, Greek and
/// Hungarian servers write. Without a zone it is UTC. Nothing where no form fits, or where there is no such
/// day.
[[nodiscard]] std::optional<Instant> parseFeedDate(std::string_view text);

/// Year, month, day, hour, minute, second, weekday (Monday is 0), day of the year (from 1), 0: in UTC.
[[nodiscard]] std::array<int, 9> brokenDownUtc(Instant instant);

} // namespace hatstand::listen
