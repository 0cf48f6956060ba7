// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMetaType>

#include <chrono>
#include <compare>
#include <cstdint>

namespace hatstand
{

using Milliseconds = std::chrono::milliseconds;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z. Has no zone and no wall clock.
class Instant
{
public:
    constexpr Instant() = default;
    [[nodiscard]] static constexpr Instant fromMilliseconds(qint64 value) { return Instant(value); }
    [[nodiscard]] static Instant fromDateTime(const QDateTime &value)
    {
        return Instant(value.toMSecsSinceEpoch());
    }

    [[nodiscard]] constexpr qint64 milliseconds() const { return m_milliseconds; }
    [[nodiscard]] QDateTime toUtc() const { return QDateTime::fromMSecsSinceEpoch(m_milliseconds, Qt::UTC); }
    /// "2026-11-19T11:42:00.000Z"
    [[nodiscard]] QString toIso() const { return toUtc().toString(Qt::ISODateWithMs); }

    constexpr auto operator<=>(const Instant &) const = default;
    friend constexpr Instant operator+(Instant a, Milliseconds b)
    {
        return Instant(a.m_milliseconds + b.count());
    }
    friend constexpr Instant operator-(Instant a, Milliseconds b)
    {
        return Instant(a.m_milliseconds - b.count());
    }
    friend constexpr Milliseconds operator-(Instant a, Instant b)
    {
        return Milliseconds(a.m_milliseconds - b.m_milliseconds);
    }

private:
    constexpr explicit Instant(qint64 value) : m_milliseconds(value) {}
    qint64 m_milliseconds = 0;
};

} // namespace hatstand

Q_DECLARE_METATYPE(hatstand::Instant)
