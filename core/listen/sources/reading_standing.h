// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/intake/intake.h"
#include "listen/sources/source.h"
#include "listen/sources/source_rhythm.h"

#include <QString>

#include <vector>

/// How a source stands after it has answered. Pure, so that it can be reckoned on any thread.
namespace hatstand::listen
{

/// After a whole answer, with the moments of what was new in it.
[[nodiscard]] SourceStanding standingAfterAnswer(const Source &source, const std::vector<Instant> &news,
                                                 const AskedFor &asked, Instant now);

struct PageEnd
{
    bool isLast = true;   ///< of this turn
    bool hasMore = false; ///< there is more to be read
};
/// After one page of several: what it said is kept, and with it where the next one goes on. `earlier`: what
/// was new in the pages before.
[[nodiscard]] SourceStanding standingAfterPage(const Source &source, const QString &cursor,
                                               const std::vector<Instant> &earlier,
                                               const IntakeReport &report, PageEnd end, Instant now);

/// After the answer that nothing is new (304).
[[nodiscard]] SourceStanding standingUnchanged(const Source &source, const AskedFor &asked, Instant now);

} // namespace hatstand::listen
