// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Of the post under edit: who sends it, and what of it waits on a network already.
#include "composer/composer_state.h"
#include "publish/outbox.h"

#include <algorithm>
#include <utility>

namespace hatstand::ui::composer
{

bool ComposerState::readThere()
{
    const auto deliveries = m_services.outbox.ofPost(m_post.id);
    const bool waits =
        deliveries && std::any_of(deliveries->begin(), deliveries->end(), [](const publish::Delivery &each) {
            return each.state == publish::DeliveryState::HandedOver;
        });
    return std::exchange(m_waitsThere, waits) != waits;
}

bool ComposerState::canHold(const clients::Account &account) const
{
    return m_services.whoSends && m_services.whoSends->canHold(account);
}

publish::SentBy ComposerState::sentBy(const clients::Account &account) const
{
    const plan::Version *version = m_post.version(account.id);
    if (!m_services.whoSends || !version)
        return account.byHand ? publish::SentBy::Person : publish::SentBy::ThisComputer;
    return m_services.whoSends->sentBy(account, m_post, *version, m_items, utmCampaign());
}

} // namespace hatstand::ui::composer
