// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/delivery_history_table.h"
#include "publish/outbox.h"

#include <vector>

namespace hatstand::publish
{

/// What has become of all that was to go out, newest first. Read in pages of places, and the deliveries
/// behind them one by one as they are looked at, so that years of it open at once.
class DeliveryHistory
{
public:
    /// Both must outlive this. Whoever shows it follows Outbox::changed.
    DeliveryHistory(storage::Database &database, const Outbox &outbox) : m_table(database), m_outbox(outbox)
    {
    }

    /// At most `limit` behind `after` (unset: from the newest).
    [[nodiscard]] Result<std::vector<HistoryPlace>>
    places(const HistoryFilter &filter, const std::optional<HistoryPlace> &after, int limit) const
    {
        return m_table.places(filter, after, limit);
    }
    [[nodiscard]] Result<int> count(const HistoryFilter &filter) const { return m_table.count(filter); }
    /// With the reason that the journal tells of what was missed or taken out.
    [[nodiscard]] Result<OutboxItem> item(const DeliveryId &id) const { return m_outbox.item(id); }
    [[nodiscard]] Result<std::vector<OutboxItem>> items(const HistoryFilter &filter, int limit) const;

private:
    DeliveryHistoryTable m_table;
    const Outbox &m_outbox;
};

/// The states that make the history, as a person tells them apart.
[[nodiscard]] const std::vector<DeliveryState> &historyStates();

} // namespace hatstand::publish
