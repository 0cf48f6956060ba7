// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rate_limiter.h"

#include "net/url_rules.h"

#include <algorithm>

namespace hatstand::net
{

namespace
{
/// Of a host with or without a port, as hostLabel() writes it.
bool isThisComputer(const QString &host)
{
    return isLoopbackHost(host) || isLoopbackHost(host.left(host.lastIndexOf(u':')));
}
} // namespace

void RateLimiter::setRule(const QString &host, Rule rule)
{
    m_rules.insert(host.toLower(), rule);
}

RateLimiter::Rule RateLimiter::ruleOf(const QString &host) const
{
    Rule rule = m_rules.value(host, isThisComputer(host) ? Rule() : m_defaultRule);
    rule.burst = std::max(rule.burst, 1);
    return rule;
}

/// The generic cell rate algorithm: `next` is when all allowance is back; each request moves it by one
/// interval, and one may go while it lies less than `burst` intervals ahead.
Milliseconds RateLimiter::paceWait(const QString &host) const
{
    const Rule rule = ruleOf(host);
    if (rule.interval <= Milliseconds(0))
        return Milliseconds(0);
    const Milliseconds now = m_clock.steady();
    const Milliseconds next = std::max(m_states.value(host).next, now);
    return std::max(next - now - rule.interval * (rule.burst - 1), Milliseconds(0));
}

Milliseconds RateLimiter::waitFor(const QString &host) const
{
    const QString key = host.toLower();
    return std::max(paceWait(key), blockedFor(key));
}

Milliseconds RateLimiter::reserve(const QString &host)
{
    const QString key = host.toLower();
    const Milliseconds wait = waitFor(key);
    const Rule rule = ruleOf(key);
    if (rule.interval > Milliseconds(0)) {
        State &state = m_states[key];
        state.next = std::max(state.next, m_clock.steady()) + rule.interval;
    }
    return wait;
}

void RateLimiter::giveBack(const QString &host)
{
    const QString key = host.toLower();
    const auto state = m_states.find(key);
    if (state != m_states.end())
        state->next = std::max(state->next - ruleOf(key).interval, Milliseconds(0));
}

void RateLimiter::block(const QString &host, Milliseconds pause)
{
    const QString key = host.toLower();
    if (pause <= blockedFor(key))
        return;
    State &state = m_states[key];
    state.blockedUntilSteady = m_clock.steady() + pause;
    state.blockedUntilWall = m_clock.now() + pause;
}

Milliseconds RateLimiter::blockedFor(const QString &host) const
{
    const auto state = m_states.constFind(host.toLower());
    if (state == m_states.constEnd())
        return Milliseconds(0);
    const Milliseconds bySteady = state->blockedUntilSteady - m_clock.steady();
    const Milliseconds byWall = state->blockedUntilWall - m_clock.now();
    return std::max(std::min(bySteady, byWall), Milliseconds(0));
}

} // namespace hatstand::net
