// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QTime>

namespace hatstand
{

/// What a person reads off a clock on the wall: a date and a time, without a zone.
struct WallTime
{
    QDate date;
    QTime time;
    friend bool operator==(const WallTime &, const WallTime &) = default;
    friend bool operator<(const WallTime &a, const WallTime &b)
    {
        return a.date != b.date ? a.date < b.date : a.time < b.time;
    }
    [[nodiscard]] bool isValid() const { return date.isValid() && time.isValid(); }
};

/// How a wall time falls on the zone's line of instants.
enum class WallKind {
    Normal,  ///< exactly one instant
    Gap,     ///< the clocks jump over it
    Overlap, ///< it happens twice
};

struct ResolvedTime
{
    WallKind kind = WallKind::Normal;
    Instant instant;
    /// The wall time that this instant really shows: differs from what was asked for only in a gap.
    WallTime shown;
    int offsetSeconds = 0; ///< the zone's offset from UTC at that instant
};

/// The rule of the house (RFC 5545, 3.3.5): in a gap the offset before the jump is used, so 02:30 of a
/// spring night becomes 03:30; in an overlap the first occurrence is meant. Computed from the zone's own
/// transitions, because QDateTime(date, time, zone) of Qt 6.4 gets both wrong. Fails when the zone is unknown
/// or the wall time is not valid.
[[nodiscard]] Result<ResolvedTime> resolveWallTime(const WallTime &wall, const QByteArray &zone);

/// The first instant of a day in a zone: what a gap at midnight leaves of it. Fails as above.
[[nodiscard]] Result<Instant> startOfDay(QDate date, const QByteArray &zone);

/// The wall time that a zone's clocks show at an instant. Falls back to UTC when the zone is unknown.
[[nodiscard]] WallTime wallTimeAt(Instant instant, const QByteArray &zone);
[[nodiscard]] int offsetSecondsAt(Instant instant, const QByteArray &zone);
/// Whether this computer's zone data has the zone ("Europe/Lisbon", also an older name such as
/// "Europe/Kiev").
[[nodiscard]] bool isKnownZone(const QByteArray &zone);
/// The zone of this computer.
[[nodiscard]] QByteArray systemZone();
/// The city of a zone as people say it: "Europe/Lisbon" → "Lisbon", "America/Argentina/Buenos_Aires" →
/// "Buenos Aires".
[[nodiscard]] QString zoneCity(const QByteArray &zone);
/// The zones that a person can mean by these words: the one of that name, however its letters are written, or
/// those of that city ("tokyo" → "Asia/Tokyo"). Empty where there is none.
[[nodiscard]] QList<QByteArray> zonesCalled(const QString &words);

} // namespace hatstand
