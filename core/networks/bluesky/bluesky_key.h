// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QString>

#include <optional>

// Record keys of the AT Protocol (atproto.com/specs/tid, August 2026): 13 characters that sort by time.

namespace hatstand::networks
{

/// Makes timestamp ids that ascend, whatever the clock does. Two programs that write to one account at the
/// same microsecond differ by a number that each draws at its start.
class BlueskyKeys
{
public:
    static constexpr quint32 largestDrawn = 1023;

    BlueskyKeys();
    explicit BlueskyKeys(quint32 drawn) : m_drawn(drawn & largestDrawn) {}
    /// Leaves room beside it for the keys of what follows the post (longestChain).
    [[nodiscard]] QString next(Instant now);

private:
    quint32 m_drawn;
    qint64 m_last = 0; ///< microseconds
};

/// The number that a timestamp id stands for; nothing when it is none.
[[nodiscard]] std::optional<quint64> decodeTimestampId(const QString &key);
[[nodiscard]] QString encodeTimestampId(quint64 value);

/// A server takes so many records in one call (com.atproto.repo.applyWrites of the PDS, August 2026).
inline constexpr int longestChain = 200;

/// The key of what stands at that place of the chain which begins with the post of that key (0: the post
/// itself; the first comment comes last): always the same, so that a repeat is the same record. Empty when
/// `postKey` is no timestamp id, and for a place that no chain has.
[[nodiscard]] QString blueskyChainKey(const QString &postKey, int position);

} // namespace hatstand::networks
