// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/server_clock.h"

#include "net/http_status.h"
#include "net/url_rules.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr Milliseconds notWorthATry = std::chrono::minutes(1);
constexpr Milliseconds worthAWord = std::chrono::minutes(5);

/// "3 hours", "12 minutes"
QString spanWords(Milliseconds span)
{
    using namespace std::chrono_literals;
    if (span >= 2h)
        return Words::tr("%n hour(s)", nullptr, static_cast<int>((span + 30min) / 1h));
    return Words::tr("%n minute(s)", nullptr, static_cast<int>(span / 1min));
}
} // namespace

void ServerClock::note(const net::HttpResponse &response)
{
    if (const auto theirs = net::parseHttpDate(response.header(QByteArrayLiteral("Date"))))
        m_ahead.insert(net::hostLabel(response.finalUrl), m_clock.now() - *theirs);
}

bool ServerClock::isFarFrom(Instant told, const QUrl &server) const
{
    return std::chrono::abs(now(server) - told) > notWorthATry;
}

Instant ServerClock::now(const QUrl &server) const
{
    return m_clock.now() - m_ahead.value(net::hostLabel(server), Milliseconds(0));
}

std::optional<Milliseconds> ServerClock::weAreAheadOf(const QUrl &server) const
{
    const auto known = m_ahead.constFind(net::hostLabel(server));
    return known == m_ahead.cend() ? std::nullopt : std::optional(*known);
}

QString ServerClock::trouble(const QUrl &server) const
{
    const Milliseconds ahead = m_ahead.value(net::hostLabel(server), Milliseconds(0));
    if (ahead > worthAWord) {
        //: %1 is a span of time: "3 hours"
        return Words::tr("The clock of this computer is %1 ahead of the server's.").arg(spanWords(ahead));
    }
    if (ahead < -worthAWord)
        return Words::tr("The clock of this computer is %1 behind the server's.").arg(spanWords(-ahead));
    return {};
}

} // namespace hatstand::networks
