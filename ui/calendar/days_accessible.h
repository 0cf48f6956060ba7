// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hatstand::ui::calendar
{

class DaysView;

/// Makes screen readers see a month as a table of days, and a week as one of hours: each cell tells its day
/// or time and how many posts, and then reads them; when the choice moves, the cell or post that is current
/// is read.
void makeAccessible(DaysView *view);

} // namespace hatstand::ui::calendar
