// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "clients/client.h"

#include <QString>

#include <optional>

namespace hatstand::strategy
{

struct Campaign;
using CampaignId = Id<Campaign>;

/// A named effort across posts, people, causes, costs and orders.
struct Campaign
{
    CampaignId id;
    clients::ClientId clientId;
    QString name;
    QString utmCampaign; ///< lower case, as it stands in links ("stollen-26")
    Instant createdAt;
    std::optional<Instant> archivedAt;
    friend bool operator==(const Campaign &, const Campaign &) = default;
};

} // namespace hatstand::strategy
