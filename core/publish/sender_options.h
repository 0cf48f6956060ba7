// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "publish/retry_policy.h"

#include <QString>

namespace hatstand::publish
{

/// How a sender goes about its work.
struct SenderOptions
{
    QString owner;  ///< names this sender in leases; unique. Empty: one is made
    int atOnce = 8; ///< under way over the line at the same time; what stays on this computer does not count
    int atOncePerAccount = 1;
    Milliseconds lease{120'000};
    RetryPolicy retry;
    Milliseconds pausePerAccount{0}; ///< between two deliveries of one account
    /// Between two late ones of one account, so that what was missed never goes out as a burst.
    Milliseconds lateSpacing{60'000};
    /// For networks on which a repeat makes a second post: how long a post may take to appear there,
    /// before "not there" is believed.
    Milliseconds settle{120'000};
    /// A seed for the jitter; 0: a random one.
    quint32 seed = 0;
};

} // namespace hatstand::publish
