// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sources/reading_standing.h"

#include <algorithm>

namespace hatstand::listen
{

SourceStanding standingAfterAnswer(const Source &source, const std::vector<Instant> &news,
                                   const AskedFor &asked, Instant now)
{
    Source after = source;
    SourceStanding &standing = after.standing;
    standing.gap = gapAfter(source, news, now);
    standing.askedAt = now;
    if (!news.empty()) {
        // What says that it is of tomorrow was heard now.
        const Instant newest = std::min(now, *std::max_element(news.begin(), news.end()));
        standing.heardAt = std::max(standing.heardAt.value_or(newest), newest);
    }
    ++standing.timesAsked;
    standing.failures = 0;
    standing.error = {};
    standing.nextAt = turnAfterAnswer(after, asked, now);
    return standing;
}

SourceStanding standingAfterPage(const Source &source, const QString &cursor,
                                 const std::vector<Instant> &earlier, const IntakeReport &report, PageEnd end,
                                 Instant now)
{
    SourceStanding standing = source.standing;
    if (end.isLast) {
        std::vector<Instant> news = earlier;
        news.insert(news.end(), report.newMoments.begin(), report.newMoments.end());
        standing = standingAfterAnswer(source, news, {}, now);
    }
    standing.cursor = cursor;
    if (end.hasMore)
        standing.nextAt = now;
    return standing;
}

SourceStanding standingUnchanged(const Source &source, const AskedFor &asked, Instant now)
{
    SourceStanding standing = standingAfterAnswer(source, {}, asked, now);
    ++standing.timesUnchanged;
    return standing;
}

} // namespace hatstand::listen
