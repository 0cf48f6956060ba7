// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hatstand::ui::calendar
{

class MonthView;

/// Makes screen readers see the month as a table of days: each cell tells its day and how many posts, and
/// then reads them. Safe to call often.
void installMonthAccessibility();
/// The choice moved: the day or post that is current now is read.
void announceMonthFocus(MonthView *view);

} // namespace hatstand::ui::calendar
