// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

#include <functional>
#include <vector>

class QMenu;
class QWidget;

namespace hatstand::ui
{

/// A time that "Next time…" offers for a post which missed its own.
struct LaterTime
{
    QString text; ///< "Today 14:00", as a menu says it; with the city where it is not one's own time
    plan::PlannedTime planned;
};

/// A full hour that leaves time to think again, the same time today if it is still to come, tomorrow, and in
/// a week: in the client's zone, only what lies after `now`, soonest first, none twice.
[[nodiscard]] std::vector<LaterTime> laterTimes(Instant now, Instant due, const QByteArray &zone);

/// The menu of those times below `anchor`, with "Another time…" at its end. Deletes itself when it closes.
QMenu *offerLaterTimes(QWidget *anchor, const std::vector<LaterTime> &times,
                       const std::function<void(const LaterTime &)> &chosen, std::function<void()> another);

} // namespace hatstand::ui
