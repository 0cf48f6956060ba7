// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QHash>
#include <QString>

namespace hatstand::net
{

/// Keeps to each host's pace: a least distance between requests with a small allowance for bursts, and the
/// waits that hosts ask for (Retry-After). Computes waits only; who sends does the waiting.
class RateLimiter
{
public:
    struct Rule
    {
        Milliseconds interval{0}; ///< between requests in the long run; 0: no pace of our own
        int burst = 1;            ///< how many may go at once after a rest; at least 1
    };

    /// `clock` must outlive this.
    explicit RateLimiter(const Clock &clock) : m_clock(clock) {}

    /// For one host ("bsky.social"; case does not matter), or for all others but this computer itself.
    void setRule(const QString &host, Rule rule);
    void setDefaultRule(Rule rule) { m_defaultRule = rule; }

    /// How long one would have to wait now: for the pace and for what the host asked.
    [[nodiscard]] Milliseconds waitFor(const QString &host) const;
    /// Takes the next place in the line and returns how long to wait for it.
    Milliseconds reserve(const QString &host);
    /// Gives the last place back, if it was not used after all.
    void giveBack(const QString &host);

    /// The host asked for a pause from now on. A shorter one never shortens a longer one.
    void block(const QString &host, Milliseconds pause);
    /// What is left of the host's pause. It ends by the steady clock or by the wall clock, whichever is
    /// first: only the wall clock counts while the computer sleeps, and only the steady one is safe from
    /// being set.
    [[nodiscard]] Milliseconds blockedFor(const QString &host) const;

private:
    struct State
    {
        Milliseconds next{0}; ///< steady time at which the pace is fully rested again
        Milliseconds blockedUntilSteady{0};
        Instant blockedUntilWall;
    };
    [[nodiscard]] Rule ruleOf(const QString &host) const;
    [[nodiscard]] Milliseconds paceWait(const QString &host) const;

    const Clock &m_clock;
    Rule m_defaultRule;
    QHash<QString, Rule> m_rules;
    QHash<QString, State> m_states;
};

/// For hosts of which nothing is known: one post with its pictures, or a round of accounts, goes at once; in
/// the long run four requests a second, well below what networks take from one address (Bluesky 3000 in five
/// minutes: docs.bsky.app/docs/advanced-guides/rate-limits; Mastodon 7500:
/// docs.joinmastodon.org/api/rate-limits).
inline constexpr RateLimiter::Rule gentlePace{Milliseconds(250), 60};

} // namespace hatstand::net
