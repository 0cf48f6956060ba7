// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "strategy/campaign.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::strategy
{

/// How campaigns are kept.
class CampaignTable
{
public:
    explicit CampaignTable(storage::Database &database) : m_database(database) {}

    /// By name; archived ones too.
    [[nodiscard]] Result<std::vector<Campaign>> allOf(const clients::ClientId &client) const;
    [[nodiscard]] Result<std::optional<Campaign>> find(const CampaignId &id) const;
    /// Fails when there is no such client.
    Result<void> insert(const Campaign &campaign);
    /// Name and UTM name. NotFound when there is no such campaign.
    Result<void> update(const Campaign &campaign);
    Result<void> setArchived(const CampaignId &id, const std::optional<Instant> &at);

private:
    storage::Database &m_database;
};

[[nodiscard]] Error noSuchCampaign();

} // namespace hatstand::strategy
