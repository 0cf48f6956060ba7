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
    /// Leaves room for the key of the first comment beside it.
    [[nodiscard]] QString next(Instant now);

private:
    quint32 m_drawn;
    qint64 m_last = 0; ///< microseconds
};

/// The number that a timestamp id stands for; nothing when it is none.
[[nodiscard]] std::optional<quint64> decodeTimestampId(const QString &key);
[[nodiscard]] QString encodeTimestampId(quint64 value);

/// The key of the first comment of the post with that key: always the same, so that a repeat is the same
/// comment. Empty when `postKey` is no timestamp id.
[[nodiscard]] QString commentKey(const QString &postKey);

} // namespace hatstand::networks
