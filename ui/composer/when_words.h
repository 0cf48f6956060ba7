// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zones.h"
#include "plan/post.h"

#include <QDate>
#include <QString>

/// What is said beside the time of a post; pure, so that every zone and night can be tried.
namespace hatstand::ui::composer
{

/// "Same in London." or "18:30 in Rotterdam.", with the day where it is another one: what the clocks of
/// `other` show then. Empty when it is the zone that was chosen.
[[nodiscard]] QString zoneRemark(const plan::PlannedTime &planned, const QByteArray &other);
/// That the clocks jump over the time that was chosen, or that it comes twice; empty on all other days.
[[nodiscard]] QString jumpRemark(const plan::PlannedTime &planned);
/// "18:30" today, "Fri 18:30" within the next six days, else "28 Nov 18:30": on the clocks of the zone that
/// was chosen.
[[nodiscard]] QString shortTimeWords(const plan::PlannedTime &planned, Instant now);
/// The city of the zone that was chosen, where its clocks then differ from one's own: a time is not clear
/// without it. Else empty.
[[nodiscard]] QString otherCity(const plan::PlannedTime &planned, const QByteArray &own = systemZone());
/// A time to begin with: the next full hour at least half an hour away, and not at night (8 to 20).
[[nodiscard]] plan::PlannedTime suggestedTime(Instant now, const QByteArray &zone);

} // namespace hatstand::ui::composer
