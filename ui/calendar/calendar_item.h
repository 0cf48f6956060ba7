// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/theme.h"
#include "plan/post_query.h"

#include <QColor>
#include <QDate>
#include <QString>
#include <QStringList>

namespace hatstand::ui::calendar
{

/// A post with a time as the calendar shows it: in the zone of the person who looks.
struct CalendarItem
{
    plan::PostRow row;
    QDate date; ///< in the shown zone
    QTime time;
    Status status = Status::Draft;
    bool movable = false;
    QString clientName;
    QString clientInitials;
    QColor clientColour;
    QByteArray clientZone;
    QStringList networkKeys;
    QStringList networkNames;
};

/// "Thursday 19 November, 14:30, Cargo bike demo day, Northwheel Cycles, Instagram and Bluesky, scheduled":
/// what a screen reader says of a chip.
[[nodiscard]] QString spokenItem(const CalendarItem &item);
/// The same for the tooltip, with the client's own time where its zone shows another one.
[[nodiscard]] QString itemToolTip(const CalendarItem &item, const QByteArray &shownZone);
/// Whose it is, where `withClient`, and where it goes: "Northwheel Cycles · Instagram and Bluesky".
[[nodiscard]] QString factsOfItem(const CalendarItem &item, bool withClient);
/// Why a post of that status stays where it is; empty when it may be moved. `takesBack`: what waits on a
/// network is taken back first.
[[nodiscard]] QString lockedReason(plan::PostStatus status, bool takesBack = false);

} // namespace hatstand::ui::calendar
