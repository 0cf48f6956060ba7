// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_history.h"

namespace hatstand::publish
{

Result<std::vector<OutboxItem>> DeliveryHistory::items(const HistoryFilter &filter, int limit) const
{
    const auto found = places(filter, std::nullopt, limit);
    if (!found)
        return fail(found.error());
    std::vector<OutboxItem> items;
    items.reserve(found->size());
    for (const HistoryPlace &place : *found) {
        auto read = item(place.id);
        if (!read)
            return fail(std::move(read.error()));
        items.push_back(std::move(*read));
    }
    return items;
}

const std::vector<DeliveryState> &historyStates()
{
    static const std::vector<DeliveryState> states{DeliveryState::Published, DeliveryState::HandedOver,
                                                   DeliveryState::Failed, DeliveryState::Missed,
                                                   DeliveryState::Cancelled};
    return states;
}

} // namespace hatstand::publish
