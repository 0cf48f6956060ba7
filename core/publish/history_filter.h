// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/delivery.h"

#include <QString>

#include <optional>
#include <vector>

namespace hatstand::publish
{

/// Which part of the history is wanted.
struct HistoryFilter
{
    std::optional<clients::ClientId> client; ///< unset: of all
    clients::AccountId account;              ///< null: of all
    std::vector<DeliveryState> states;       ///< empty: all that the history has
    std::optional<Instant> from;
    std::optional<Instant> until; ///< not included
    /// Of the post, the last one as a beginning; or of the refusal.
    QString words;
};

/// Where a delivery stands in the history.
struct HistoryPlace
{
    DeliveryId id;
    /// When it was published; else its time, or, where that was still to come, when it was decided.
    Instant at;
    friend bool operator==(const HistoryPlace &, const HistoryPlace &) = default;
};

} // namespace hatstand::publish
