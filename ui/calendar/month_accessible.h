// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hatstand::ui::calendar
{

class MonthView;

/// Makes screen readers see months as tables of days: each cell tells its day and how many posts, and then
/// reads them; when the choice moves in this one, the day or post that is current is read.
void makeAccessible(MonthView *view);

} // namespace hatstand::ui::calendar
