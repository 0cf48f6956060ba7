// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

#include <QDate>

namespace hatstand::ui::calendar
{

/// When something without a time goes out on a day as it is seen in `shownZone`: at ten in the morning by the
/// clocks of `zone`, or at their next full hour when that is past today.
[[nodiscard]] Result<plan::PlannedTime> usualTimeOn(QDate seen, const QByteArray &shownZone,
                                                    const QByteArray &zone, Instant now);

} // namespace hatstand::ui::calendar
