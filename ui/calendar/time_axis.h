// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zones.h"

#include <optional>
#include <vector>

namespace hatstand::ui::calendar
{

/// The hours that some days in a row share, one below the other, in minutes from the top. Usually 24 of them.
/// In a night in which the clocks go back, the hours that come twice stand there twice; the other days have a
/// hole beside the second ones. In a night in which the clocks go forward, that day has a hole where hours
/// are skipped. So every instant of a day has one place, and every place is an instant or a hole: nothing is
/// drawn at a time at which it is not. Pure.
class TimeAxis
{
public:
    static constexpr int minutesOfDay = 24 * 60;
    static constexpr int minutesOfHour = 60;

    TimeAxis() = default;
    /// `days` days from `first` on, as the clocks of `zone` tell them.
    TimeAxis(QDate first, int days, const QByteArray &zone);

    [[nodiscard]] int dayCount() const { return static_cast<int>(m_days.size()); }
    /// In minutes: 1440, and more where hours come twice.
    [[nodiscard]] int length() const;

    // A day outside of the axis has no time.
    /// Where an instant stands on its day; one of another day is put at the nearer end.
    [[nodiscard]] double placeOf(int day, Instant instant) const;
    /// What stands there; nothing in a hole, and outside of the axis.
    [[nodiscard]] std::optional<Instant> instantAt(int day, double place) const;
    /// The nearest place that is no hole, onwards if there is one in that direction, else backwards; nothing
    /// for a day without any time (an island that crossed the date line).
    [[nodiscard]] std::optional<int> nearestPlace(int day, int place, int direction) const;

    /// A line of the ruler.
    struct Hour
    {
        int place = 0;
        QTime time;
        bool again = false; ///< the second time
        friend bool operator==(const Hour &, const Hour &) = default;
    };
    /// Every full hour, from the top.
    [[nodiscard]] std::vector<Hour> hours() const;
    /// What the clocks show there, and whether for the second time; also in a hole.
    [[nodiscard]] Hour clockAt(int place) const;

    /// Where the clocks show that; the second time only where there is one on the axis.
    [[nodiscard]] int placeOf(QTime time, bool again) const;

    enum class HoleKind {
        Skipped, ///< the day does not have these hours
        NotAgain ///< another day has them twice
    };
    struct Stretch
    {
        int from = 0;
        int until = 0;
        HoleKind kind = HoleKind::Skipped;
        friend bool operator==(const Stretch &, const Stretch &) = default;
    };
    /// What the day does not have, from the top.
    [[nodiscard]] std::vector<Stretch> holes(int day) const;
    /// What the day has twice: the places of the second time.
    [[nodiscard]] std::vector<Stretch> repeats(int day) const;

private:
    /// A part of a day in which clocks go on without a jump.
    struct Piece
    {
        Instant start;
        int wall = 0;    ///< minutes since midnight that the clocks show at the start
        int minutes = 0; ///< how long it is
        [[nodiscard]] int wallEnd() const { return wall + minutes; }
    };
    using Day = std::vector<Piece>;
    /// Hours that stand there a second time.
    struct Insert
    {
        int from = 0; ///< minutes since midnight
        int until = 0;
        int place = 0;
        [[nodiscard]] int length() const { return until - from; }
        friend bool operator==(const Insert &, const Insert &) = default;
    };

    [[nodiscard]] static Day piecesOf(QDate date, const QByteArray &zone);
    [[nodiscard]] const Day &piecesAt(int day) const;
    void noteRepeats(const Day &day);
    /// Of the first time that the clocks show it.
    [[nodiscard]] double placeOfWall(double wall) const;
    [[nodiscard]] const Insert *insertAt(double place) const;
    /// What the second piece of the day has again; nothing for most days.
    [[nodiscard]] static std::optional<Insert> repeatOf(const Day &day);
    [[nodiscard]] const Insert *insertOf(const Day &day) const;

    std::vector<Day> m_days;
    std::vector<Insert> m_inserts; ///< by place
};

} // namespace hatstand::ui::calendar
