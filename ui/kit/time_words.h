// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zones.h"

#include <QLocale>
#include <QString>

/// Times as people say them, in the locale's own way (12 or 24 hours).
namespace hatstand::ui
{

/// "14:30" or "2:30 PM".
[[nodiscard]] QString clockWords(QTime time, const QLocale &locale = {});
/// "today", "tomorrow", "yesterday", "Friday" (within the next six days), else "Fri 28 Nov", with the year
/// when it is another one.
[[nodiscard]] QString dayWords(QDate day, QDate today, const QLocale &locale = {});
/// "today 14:30", "Friday 08:00", "Fri 28 Nov, 08:00".
[[nodiscard]] QString dayAndTimeWords(const WallTime &wall, QDate today, const QLocale &locale = {});
/// The same two where they stand alone, in cells and headings: "Today", "Today 14:30".
[[nodiscard]] QString dayTitle(QDate day, QDate today, const QLocale &locale = {});
[[nodiscard]] QString dayAndTimeTitle(const WallTime &wall, QDate today, const QLocale &locale = {});
/// As within a sentence, of a time by the clocks of `zone`, with its city where they differ from one's own:
/// "Friday 08:00 in Los Angeles".
[[nodiscard]] QString plannedWords(const WallTime &wall, const QByteArray &zone, Instant now,
                                   const QByteArray &own = systemZone(), const QLocale &locale = {});
/// "Thursday 19 November".
[[nodiscard]] QString longDayWords(QDate day, const QLocale &locale = {});
/// How long: "under a minute", "5 min", "3 h 42 min", "2 days". Negative counts as none.
[[nodiscard]] QString durationWords(Milliseconds duration);
/// How long ago, as short as a list has it: "now", "58 min", "6 h", "3 d".
[[nodiscard]] QString ageWords(Instant at, Instant now);
/// "Mastodon, Bluesky and X" in the locale's way.
[[nodiscard]] QString listWords(const QStringList &items, const QLocale &locale = {});

/// Facts about one thing one after the other, without an "and": "Missed, Box office opens at noon, 2 h late".
/// Empty ones are left out.
[[nodiscard]] QString factWords(const QStringList &facts);

} // namespace hatstand::ui
