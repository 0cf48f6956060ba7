// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

#include <QDate>

namespace hatstand::ui::calendar
{

/// When something without a time goes out on a day as it is seen in `shownZone`: at ten in the morning by the
/// clocks of `zone`, or when that is past today at their next full hour, or late in the evening at the last
/// quarter of an hour or the next full minute: today, that is never in the past.
[[nodiscard]] Result<plan::PlannedTime> usualTimeOn(QDate seen, const QByteArray &shownZone,
                                                    const QByteArray &zone, Instant now);

} // namespace hatstand::ui::calendar
