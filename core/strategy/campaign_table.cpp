// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/campaign_table.h"

#include "storage/database.h"

#include <QCoreApplication>

namespace hatstand::strategy
{

using storage::Row;

namespace
{
Campaign readCampaign(const Row &row)
{
    Campaign campaign;
    campaign.id = row.id<CampaignId>(0);
    campaign.clientId = row.id<clients::ClientId>(1);
    campaign.name = row.text(2);
    campaign.utmCampaign = row.text(3);
    campaign.createdAt = row.instant(4);
    campaign.archivedAt = row.optionalInstant(5);
    return campaign;
}

Result<void> met(Result<int> changed)
{
    if (!changed)
        return fail(std::move(changed.error()));
    if (*changed == 0)
        return fail(noSuchCampaign());
    return {};
}
} // namespace

Error noSuchCampaign()
{
    return Error{ErrorCode::NotFound,
                 QCoreApplication::translate("hatstand::strategy", "There is no such campaign."),
                 QCoreApplication::translate("hatstand::strategy", "It may have been removed meanwhile."),
                 {},
                 {}};
}

Result<std::vector<Campaign>> CampaignTable::allOf(const clients::ClientId &client) const
{
    return m_database.all(readCampaign,
                          "SELECT id, client_id, name, utm_campaign, created_at, archived_at FROM campaigns "
                          "WHERE client_id = ? ORDER BY name, id",
                          client);
}

Result<std::optional<Campaign>> CampaignTable::find(const CampaignId &id) const
{
    return m_database.first(readCampaign,
                            "SELECT id, client_id, name, utm_campaign, created_at, archived_at "
                            "FROM campaigns WHERE id = ?",
                            id);
}

Result<void> CampaignTable::insert(const Campaign &campaign)
{
    auto inserted = m_database.run("INSERT INTO campaigns (id, client_id, name, utm_campaign, created_at, "
                                   "archived_at) VALUES (?, ?, ?, ?, ?, ?)",
                                   campaign.id, campaign.clientId, campaign.name, campaign.utmCampaign,
                                   campaign.createdAt, campaign.archivedAt);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<void> CampaignTable::update(const Campaign &campaign)
{
    return met(m_database.run("UPDATE campaigns SET name = ?, utm_campaign = ? WHERE id = ?", campaign.name,
                              campaign.utmCampaign, campaign.id));
}

Result<void> CampaignTable::setArchived(const CampaignId &id, const std::optional<Instant> &at)
{
    return met(m_database.run("UPDATE campaigns SET archived_at = ? WHERE id = ?", at, id));
}

} // namespace hatstand::strategy
