// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <algorithm>

// Chance on Practice: functions of a seed, the same on every computer and compiler, unlike the distributions
// of the standard library.

namespace hatstand::networks
{

/// SplitMix64.
[[nodiscard]] constexpr quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/// In [0, 1), by seed and purpose.
[[nodiscard]] constexpr double drawn(quint64 seed, quint64 purpose)
{
    return static_cast<double>(mixed(seed ^ mixed(purpose)) >> 11) * 0x1.0p-53;
}

/// In [0, count), 0 for an empty range.
[[nodiscard]] constexpr size_t drawnIndex(quint64 seed, quint64 purpose, size_t count)
{
    return count == 0
               ? 0
               : std::min(count - 1, static_cast<size_t>(drawn(seed, purpose) * static_cast<double>(count)));
}

/// A seed from words.
[[nodiscard]] inline quint64 seedOf(const QString &words)
{
    quint64 seed = 0;
    for (const QChar c : words)
        seed = mixed(seed ^ c.unicode());
    return seed;
}

} // namespace hatstand::networks
