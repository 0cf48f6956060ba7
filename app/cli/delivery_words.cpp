// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/delivery_words.h"

#include "cli/lookup.h"
#include "cli/words.h"

namespace hatstand::cli
{

namespace
{
using publish::DeliveryState;
using publish::Hold;

QString scheduledWords(const publish::OutboxItem &item, Instant now)
{
    const publish::Delivery &delivery = item.delivery;
    switch (holdOf(item, now)) {
    case Hold::Client:
        return Tr::tr("Its client is archived.");
    case Hold::Paused:
        return Tr::tr("Its account is paused.");
    case Hold::SignIn:
        return Tr::tr("It waits until you sign in to its account again.");
    case Hold::Keychain:
        return Tr::tr("It waits until the keychain is open.");
    case Hold::Removed:
        return Tr::tr("Its account is removed.");
    case Hold::Limit:
    case Hold::Line:
    case Hold::Retry:
        break;
    case Hold::Spaced:
        return Tr::tr("It is late, and goes out at %1: late posts go one after the other.")
            .arg(timeHere(delivery.nextAttemptAt));
    case Hold::None:
        return {};
    }
    const QString &told = delivery.error.what;
    if (delivery.nextAttemptAt <= now)
        return told;
    const QString again = Tr::tr("It is tried again at %1.").arg(timeHere(delivery.nextAttemptAt));
    return told.isEmpty() ? again : told + u' ' + again;
}

QString uncertainWords(const publish::OutboxItem &item, Instant now)
{
    const publish::Delivery &delivery = item.delivery;
    const QString reason = item.reason.isEmpty() ? Tr::tr("It may have arrived.") : item.reason;
    QString next;
    if (isForPersonToTell(item))
        next = Tr::tr(R"(Look there, and say "outbox live" or "outbox not-live".)");
    else if (item.isHeld && !item.clientArchived)
        next = Tr::tr("It is looked for as soon as its account can be used again.");
    else if (delivery.nextAttemptAt > now)
        next = Tr::tr("It is looked for at %1.").arg(timeHere(delivery.nextAttemptAt));
    else
        next = Tr::tr("It is looked for with the next sending.");
    return reason + u' ' + next;
}
} // namespace

QString whyWords(const publish::OutboxItem &item, Instant now)
{
    const publish::Delivery &delivery = item.delivery;
    if (item.isLookedForFirst) {
        if (!canBeLookedFor(item))
            return Tr::tr("It may have gone out; only you can tell.");
        return item.goesByRule
                   ? Tr::tr("It may have gone out: it is looked for first. If it is not there, your rule for "
                            "late posts decides.")
                   : Tr::tr("It may have gone out: it is looked for first, and sent if it is not there.");
    }
    switch (delivery.state) {
    case DeliveryState::Scheduled:
        return scheduledWords(item, now);
    case DeliveryState::Failed:
        return delivery.error.what.isEmpty() ? Tr::tr("It was refused.") : delivery.error.sentence();
    case DeliveryState::Uncertain:
        return uncertainWords(item, now);
    case DeliveryState::Missed:
        return item.reason.isEmpty() ? Tr::tr("Its time has passed.") : item.reason;
    case DeliveryState::Waiting:
        return Tr::tr("Post it by hand, then say \"outbox live\".");
    case DeliveryState::HandedOver:
        return delivery.error.what.isEmpty() ? Tr::tr("It waits on the network, which publishes it.")
                                             : delivery.error.sentence();
    case DeliveryState::Sending:
    case DeliveryState::Published:
    case DeliveryState::Cancelled:
        break;
    }
    return {};
}

QString holdName(Hold hold)
{
    switch (hold) {
    case Hold::None:
        break;
    case Hold::Client:
        return QStringLiteral("client-archived");
    case Hold::Paused:
        return QStringLiteral("account-paused");
    case Hold::SignIn:
        return QStringLiteral("sign-in-needed");
    case Hold::Keychain:
        return QStringLiteral("keychain-closed");
    case Hold::Removed:
        return QStringLiteral("account-removed");
    case Hold::Limit:
        return QStringLiteral("rate-limited");
    case Hold::Line:
        return QStringLiteral("offline");
    case Hold::Retry:
        return QStringLiteral("to-be-tried-again");
    case Hold::Spaced:
        return QStringLiteral("spaced");
    }
    return {};
}

QString accountWords(const publish::OutboxItem &item)
{
    return item.network.toString() + u':' + item.accountHandle;
}

bool isAmiss(const publish::OutboxItem &item, Instant now)
{
    switch (item.delivery.state) {
    case DeliveryState::Failed:
    case DeliveryState::Missed:
    case DeliveryState::Uncertain:
        return true;
    case DeliveryState::Scheduled:
        return item.delivery.dueAt <= now;
    case DeliveryState::Sending:
    case DeliveryState::Published:
    case DeliveryState::Waiting:
    case DeliveryState::Cancelled:
        return false;
    case DeliveryState::HandedOver:
        return !item.delivery.error.what.isEmpty();
    }
    return false;
}

} // namespace hatstand::cli
