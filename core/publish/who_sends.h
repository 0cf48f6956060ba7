// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "clients/account.h"
#include "plan/post.h"

#include <QHash>

namespace hatstand::networks
{
class Connectors;
class RulesCatalogue;
} // namespace hatstand::networks

namespace hatstand::publish
{

/// Who sends something at its time.
enum class SentBy {
    ThisComputer, ///< it must be on then
    Network,      ///< it is handed over ahead of time
    Person,       ///< by hand
};

/// Tells, while a post is being written, what the outbox will decide once it is scheduled. All that it is
/// made with must outlive it.
class WhoSends final
{
public:
    WhoSends(networks::Connectors &connectors, const networks::RulesCatalogue &rules, const Clock &clock);

    /// Whether the account's network publishes by itself what it is given ahead of time.
    [[nodiscard]] bool canHold(const clients::Account &account) const;
    /// At the time of the post; of one without a time, as if it were early enough. `media` are the files of
    /// the post; one that is missing counts as one that no network holds. `utmCampaign`: what stands in the
    /// links, so that a text is split as it will be; empty: nothing.
    [[nodiscard]] SentBy sentBy(const clients::Account &account, const plan::Post &post,
                                const plan::Version &version,
                                const QHash<plan::MediaId, plan::MediaItem> &media,
                                const QString &utmCampaign) const;

private:
    networks::Connectors &m_connectors;
    const networks::RulesCatalogue &m_rules;
    const Clock &m_clock;
};

} // namespace hatstand::publish
