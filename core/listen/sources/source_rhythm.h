// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "listen/sources/source.h"

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// How often a place of one kind may be asked.
struct RhythmBounds
{
    Milliseconds soonest;
    Milliseconds latest;
    Milliseconds first; ///< until something is known of it
};

/// Accounts between one minute and thirty, by how much is said to them; feeds between fifteen minutes and a
/// day (what readers are asked to keep to: rssboard.org/rss-specification `ttl`, and the complaints about
/// readers that ask more often); searches between five minutes and six hours.
[[nodiscard]] RhythmBounds rhythmBounds(SourceKind kind);

/// What an answer says about how often to ask, beside what was new in it.
struct AskedFor
{
    /// At least so long, says the source: `Cache-Control: max-age`, `ttl`, `sy:updatePeriod`, Retry-After.
    std::optional<Milliseconds> wait = {};
};

/// The gap between two things that a source says, from the moments of those that were new just now and what
/// was known before: a moving mean in which the newest counts a third. Nothing new tells too: the gap is at
/// least half of the silence. 0: nothing is known yet.
[[nodiscard]] Milliseconds gapAfter(const Source &source, std::vector<Instant> news, Instant now);

/// When to ask again after an answer: half the gap later, so that most of what is said is heard within the
/// time that passes between two things said anyway; within the bounds, and not sooner than asked for (but at
/// most a day later than the bounds say: nobody is put off for good by one wrong number).
[[nodiscard]] Instant turnAfterAnswer(const Source &source, const AskedFor &asked, Instant now);

/// When to ask again after a failure: twice as long after each one in a row, from a minute to six hours, and
/// a little off by `chance` (0 … 1), so that those which failed together do not return together; not sooner
/// than asked for.
[[nodiscard]] Instant turnAfterFailure(const Source &source, const AskedFor &asked, double chance,
                                       Instant now);

} // namespace hatstand::listen
