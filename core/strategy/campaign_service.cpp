// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/campaign_service.h"

#include "clients/client_table.h"
#include "storage/transaction.h"
#include "strategy/campaign_table.h"
#include "strategy/utm_name.h"

#include <QSet>

#include <algorithm>

namespace hatstand::strategy
{

using storage::inTransaction;

namespace
{
constexpr qsizetype maxNameLength = 200;

Result<std::vector<Campaign>> filtered(Result<std::vector<Campaign>> all, bool archived)
{
    if (!all)
        return all;
    std::erase_if(*all, [archived](const Campaign &c) { return c.archivedAt.has_value() != archived; });
    std::stable_sort(all->begin(), all->end(), [](const Campaign &a, const Campaign &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return all;
}
} // namespace

CampaignService::CampaignService(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_table(std::make_unique<CampaignTable>(database))
{
}

CampaignService::~CampaignService() = default;

Result<std::vector<Campaign>> CampaignService::campaignsOf(const clients::ClientId &client) const
{
    return filtered(m_table->allOf(client), false);
}

Result<std::vector<Campaign>> CampaignService::archivedOf(const clients::ClientId &client) const
{
    return filtered(m_table->allOf(client), true);
}

Result<Campaign> CampaignService::campaign(const CampaignId &id) const
{
    auto found = m_table->find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(noSuchCampaign());
    return **found;
}

Result<Campaign> CampaignService::checked(Campaign campaign) const
{
    campaign.name = campaign.name.simplified();
    campaign.utmCampaign = campaign.utmCampaign.trimmed().toLower();
    if (campaign.name.isEmpty())
        return fail(ErrorCode::InvalidInput, tr("A campaign needs a name."));
    if (campaign.name.size() > maxNameLength) {
        return fail(ErrorCode::InvalidInput, tr("The name is too long."),
                    tr("It may have at most %1 characters.").arg(maxNameLength));
    }
    auto others = m_table->allOf(campaign.clientId);
    if (!others)
        return fail(std::move(others.error()));
    QSet<QString> taken;
    for (const Campaign &other : *others) {
        if (other.id != campaign.id)
            taken.insert(other.utmCampaign);
    }

    if (!campaign.utmCampaign.isEmpty()) {
        if (!isUtmName(campaign.utmCampaign)) {
            return fail(ErrorCode::InvalidInput,
                        tr("\"%1\" cannot stand in links.").arg(campaign.utmCampaign),
                        tr("It may have up to %1 small letters, digits, dashes, underscores and points.")
                            .arg(maxUtmLength),
                        tr("Take for example %1.").arg(utmNameFrom(campaign.name)));
        }
        if (taken.contains(campaign.utmCampaign)) {
            return fail(ErrorCode::Conflict,
                        tr("Another campaign has \"%1\" in its links.").arg(campaign.utmCampaign),
                        tr("Their numbers could not be told apart."), tr("Choose another name for links."));
        }
        return campaign;
    }

    QString made = utmNameFrom(campaign.name);
    if (made.isEmpty())
        made = QStringLiteral("campaign");
    campaign.utmCampaign = made;
    for (int n = 2; taken.contains(campaign.utmCampaign); ++n) {
        const QString suffix = QStringLiteral("-%1").arg(n);
        campaign.utmCampaign = made.left(maxUtmLength - suffix.size()) + suffix;
    }
    return campaign;
}

Result<CampaignId> CampaignService::add(Campaign campaign)
{
    auto added = inTransaction(m_database, [&]() -> Result<CampaignId> {
        const auto owner = clients::ClientTable(m_database).find(campaign.clientId);
        if (!owner)
            return fail(owner.error());
        if (!*owner)
            return fail(clients::noSuchClient());
        auto valid = checked(campaign);
        if (!valid)
            return fail(std::move(valid.error()));
        if (valid->id.isNull())
            valid->id = CampaignId::create(m_clock);
        valid->createdAt = m_clock.now();
        valid->archivedAt.reset();
        if (auto inserted = m_table->insert(*valid); !inserted)
            return fail(std::move(inserted.error()));
        return valid->id;
    });
    if (added)
        announceAll();
    return added;
}

Result<void> CampaignService::edit(const Campaign &campaign)
{
    return command([&]() -> Result<void> {
        auto present = m_table->find(campaign.id);
        if (!present)
            return fail(std::move(present.error()));
        if (!*present)
            return fail(noSuchCampaign());
        Campaign wanted = **present;
        wanted.name = campaign.name;
        wanted.utmCampaign = campaign.utmCampaign;
        const auto valid = checked(wanted);
        if (!valid)
            return fail(valid.error());
        return m_table->update(*valid);
    });
}

Result<void> CampaignService::archive(const CampaignId &id)
{
    return command([&] { return m_table->setArchived(id, m_clock.now()); });
}

Result<void> CampaignService::unarchive(const CampaignId &id)
{
    return command([&] { return m_table->setArchived(id, std::nullopt); });
}

template <class Work>
Result<void> CampaignService::command(Work &&work)
{
    auto done = inTransaction(m_database, std::forward<Work>(work));
    if (done)
        announceAll();
    return done;
}

void CampaignService::announceAll()
{
    Q_EMIT changed();
}

} // namespace hatstand::strategy
