// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/who_sends.h"

#include "networks/account_limits.h"
#include "networks/connectors.h"
#include "networks/rules_catalogue.h"
#include "plan/sent_text.h"
#include "publish/frozen_content.h"
#include "publish/hand_over.h"
#include "publish/outbox.h"

namespace hatstand::publish
{

WhoSends::WhoSends(networks::Connectors &connectors, const networks::RulesCatalogue &rules,
                   const Clock &clock)
    : m_connectors(connectors), m_rules(rules), m_clock(clock)
{
}

bool WhoSends::canHold(const clients::Account &account) const
{
    networks::Connector *connector = account.byHand ? nullptr : m_connectors.find(account.network);
    return connector && connector->scheduler() && networks::mayHold(account.options);
}

SentBy WhoSends::sentBy(const clients::Account &account, const plan::Post &post, const plan::Version &version,
                        const QHash<plan::MediaId, plan::MediaItem> &media, const QString &utmCampaign) const
{
    if (account.byHand)
        return SentBy::Person;
    if (!canHold(account))
        return SentBy::ThisComputer;
    plan::EffectiveVersion effective = plan::effectiveVersion(post, version);
    if (!effective.options.value(networks::option::handOver).toBool(handsOver(account)))
        return SentBy::ThisComputer;
    const Milliseconds least = m_connectors.find(account.network)->scheduler()->leastAhead();
    if (post.planned && post.planned->instant - m_clock.now() < least)
        return SentBy::ThisComputer;
    const networks::NetworkRules &rules = m_rules.findOrOther(account.network);
    const plan::SentText sent = plan::sentText(post, effective, account, rules, utmCampaign);
    effective.text = sent.whole;
    effective.firstComment = commentFor(effective.firstComment, rules);
    const auto content = freezeContent(effective, {}, media, sent.parts);
    if (!content)
        return SentBy::ThisComputer;
    const auto outgoing =
        thawContent(*content, {}, [](const plan::MediaItem &item) { return item.fileName; });
    return outgoing && handOvers(m_connectors)(account, *outgoing) ? SentBy::Network : SentBy::ThisComputer;
}

} // namespace hatstand::publish
