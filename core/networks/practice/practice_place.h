// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/listener.h"

#include <optional>

namespace hatstand::networks
{

/// Where the listening on Practice stands: a walk from the newest down to what was told before.
struct PracticePlace
{
    Instant toldUntil; ///< everything until then was told by finished walks
    bool isWalking = false;
    Instant from;     ///< of the walk under way: the first moment that it tells of
    Instant until;    ///< and the last
    Instant lowestAt; ///< the oldest told so far, and its remoteId; only when that is not empty
    QString lowestId;

    /// Anything but a text of ours is a place where nothing was told yet.
    [[nodiscard]] static PracticePlace fromText(const QString &text);
    [[nodiscard]] QString toText() const;

    /// Sets out, unless it is under way. A clock that was set back makes a walk tell some days anew: what
    /// happens now may lie before what was told already.
    void begin(Instant now, Instant since);
    /// The next page of `all`, which hold everything from `from` until `until`; the walk ends with the last
    /// one, and Heard::hasMore says so.
    [[nodiscard]] Heard takePage(std::vector<IncomingMessage> all);
};

} // namespace hatstand::networks
