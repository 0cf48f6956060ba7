// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/http_message.h"

#include <QHash>

namespace hatstand::networks
{

/// What time it is at servers that want to be told the time in each call (in a token that holds for
/// minutes): a computer whose clock is wrong by hours can talk to them all the same. Known from the Date of
/// their answers (RFC 9110, 6.6.1), to the second; until the first one, their time is ours.
class ServerClock
{
public:
    /// `clock` must outlive this.
    explicit ServerClock(const Clock &clock) : m_clock(clock) {}

    /// Learns from an answer.
    void note(const net::HttpResponse &response);
    /// Whether the time that a token told that server is more than a minute from what is known by now: then
    /// it may have been refused for that.
    [[nodiscard]] bool isFarFrom(Instant told, const QUrl &server) const;
    /// The time there.
    [[nodiscard]] Instant now(const QUrl &server) const;
    /// How far our clock is before (positive) or behind that server's; nothing before its first answer.
    [[nodiscard]] std::optional<Milliseconds> weAreAheadOf(const QUrl &server) const;
    /// A sentence for a person when our clock or the server's is wrong by more than five minutes; empty
    /// otherwise.
    [[nodiscard]] QString trouble(const QUrl &server) const;

private:
    const Clock &m_clock;
    QHash<QString, Milliseconds> m_ahead; ///< by host: ours minus theirs
};

} // namespace hatstand::networks
