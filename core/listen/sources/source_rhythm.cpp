// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sources/source_rhythm.h"

#include <algorithm>
#include <chrono>

namespace hatstand::listen
{

using namespace std::chrono_literals;

RhythmBounds rhythmBounds(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Account:
        return {1min, 30min, 2min};
    case SourceKind::Search:
        return {5min, 6h, 15min};
    case SourceKind::Feed:
    case SourceKind::Import:
        break;
    }
    return {15min, 24h, 1h};
}

Milliseconds gapAfter(const Source &source, std::vector<Instant> news, Instant now)
{
    const RhythmBounds bounds = rhythmBounds(source.kind);
    // Twice the longest pause is as good as for ever.
    const Milliseconds longest = 2 * bounds.latest;
    Milliseconds gap = source.standing.gap;
    const auto learn = [&gap, longest](Milliseconds seen) {
        seen = std::clamp(seen, Milliseconds(0), longest);
        gap = gap.count() == 0 ? seen : (2 * gap + seen) / 3;
    };
    std::sort(news.begin(), news.end());
    // A source that is read for the first time shows its past: the newest twenty tell enough.
    constexpr size_t enough = 20;
    if (news.size() > enough)
        news.erase(news.begin(), news.end() - enough);
    std::optional<Instant> before = source.standing.heardAt;
    if (before && *before > now) // by a clock that was wrong
        before = now;
    for (const Instant moment : news) {
        if (before && *before < moment)
            learn(moment - *before);
        before = before ? std::max(*before, moment) : moment;
    }
    // Of one that has never said anything, the silence counts since it is listened to.
    const Instant silentSince = before.value_or(source.createdAt);
    if (now > silentSince)
        gap = std::max(gap, std::min((now - silentSince) / 2, longest));
    return gap;
}

Instant turnAfterAnswer(const Source &source, const AskedFor &asked, Instant now)
{
    const RhythmBounds bounds = rhythmBounds(source.kind);
    Milliseconds wait = source.standing.gap.count() == 0
                            ? bounds.first
                            : std::clamp(source.standing.gap / 2, bounds.soonest, bounds.latest);
    if (asked.wait)
        wait = std::clamp(*asked.wait, wait, std::max(wait, bounds.latest + Milliseconds(24h)));
    return now + wait;
}

Instant turnAfterFailure(const Source &source, const AskedFor &asked, double chance, Instant now)
{
    constexpr Milliseconds shortest = 1min;
    constexpr Milliseconds longest = 6h;
    const int doublings = std::clamp(source.standing.failures - 1, 0, 12);
    Milliseconds wait = std::min(shortest * (1 << doublings), longest);
    wait += Milliseconds(qint64(double(wait.count()) * 0.25 * std::clamp(chance, 0.0, 1.0)));
    if (asked.wait)
        wait = std::clamp(*asked.wait, wait, std::max(wait, Milliseconds(48h)));
    return now + wait;
}

} // namespace hatstand::listen
