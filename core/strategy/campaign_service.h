// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "strategy/campaign.h"

#include <QObject>

#include <memory>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::strategy
{

class CampaignTable;

/// What can be done with campaigns. Commands are one transaction each and are followed by `changed`.
class CampaignService : public QObject
{
    Q_OBJECT

public:
    CampaignService(storage::Database &database, const Clock &clock, QObject *parent = nullptr);
    ~CampaignService() override;

    /// By name, as people sort; without the archived ones.
    [[nodiscard]] Result<std::vector<Campaign>> campaignsOf(const clients::ClientId &client) const;
    [[nodiscard]] Result<std::vector<Campaign>> archivedOf(const clients::ClientId &client) const;
    /// Archived ones too, so that posts can name them.
    [[nodiscard]] Result<Campaign> campaign(const CampaignId &id) const;

    /// Makes the UTM name from the name where it is empty, with a number behind it when the client has it
    /// already. Fails with InvalidInput on an empty name or a UTM name that links cannot carry, with Conflict
    /// on a UTM name that the client has already, with NotFound when there is no such client.
    Result<CampaignId> add(Campaign campaign);
    /// Name and UTM name; an empty UTM name is made anew. Links that are out keep the old one.
    Result<void> edit(const Campaign &campaign);
    Result<void> archive(const CampaignId &id);
    Result<void> unarchive(const CampaignId &id);

    void announceAll();

Q_SIGNALS:
    void changed();

private:
    /// With name and UTM name put right. Inside a transaction, so that the UTM name stays free.
    [[nodiscard]] Result<Campaign> checked(Campaign campaign) const;
    template <class Work>
    Result<void> command(Work &&work);

    storage::Database &m_database;
    const Clock &m_clock;
    std::unique_ptr<CampaignTable> m_table;
};

} // namespace hatstand::strategy
