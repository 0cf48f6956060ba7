// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/wait_text.h"

#include "kit/time_words.h"
#include "publish/hold.h"
#include "publish/missed_rule.h"

#include <QCoreApplication>

namespace hatstand::ui::outbox
{

namespace
{
using publish::Hold;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::outbox::WaitText)
};
} // namespace

QString waitText(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    const publish::Delivery &delivery = item.delivery;
    const bool isTurnToCome = delivery.nextAttemptAt > now;
    const QString turn =
        dayAndTimeWords(wallTimeAt(delivery.nextAttemptAt, zone), wallTimeAt(now, zone).date);
    switch (holdOf(item, now)) {
    case Hold::Client:
        return Words::tr("The client is archived");
    case Hold::Paused:
        return Words::tr("The account is paused");
    case Hold::SignIn:
        return Words::tr("Waits until you sign in again");
    case Hold::Keychain:
        return Words::tr("Waits until the keychain is open; then it goes out by itself");
    case Hold::Removed:
        return Words::tr("The account is removed");
    case Hold::Limit:
        return Words::tr("%1 Goes out %2", "why, when").arg(delivery.error.what, turn);
    case Hold::Line:
    case Hold::Retry:
        if (delivery.error.what.isEmpty())
            return isTurnToCome ? Words::tr("Next attempt %1").arg(turn)
                                : Words::tr("Tried again as soon as it can be sent");
        return isTurnToCome
                   ? Words::tr("%1 Next attempt %2", "why, when").arg(delivery.error.what, turn)
                   : Words::tr("%1 Tried again as soon as it can be sent", "why").arg(delivery.error.what);
    case Hold::Spaced:
        return Words::tr("Late; goes out by itself %1", "when").arg(turn);
    case Hold::None:
        break;
    }
    if (item.byHand)
        return Words::tr("You will be reminded");
    return delivery.dueAt > now ? Words::tr("Goes out by itself")
                                : Words::tr("Due; goes out as soon as it can be sent");
}

bool isPaused(const publish::OutboxItem &item)
{
    return item.delivery.state == publish::DeliveryState::Scheduled && item.accountPaused &&
           !item.clientArchived;
}

QString pauseText(const std::optional<Instant> &until, Instant now, const QByteArray &zone)
{
    if (!until)
        return Words::tr("The account is paused");
    return Words::tr("The account is paused until %1", "when")
        .arg(dayAndTimeWords(wallTimeAt(*until, zone), wallTimeAt(now, zone).date));
}

QString pauseRule(clients::MissedPolicy policy, std::chrono::minutes grace)
{
    // The hour is longestOutage; a grace within it changes nothing.
    const bool waitsLonger = policy == clients::MissedPolicy::SendIfRecent && grace > publish::longestOutage;
    if (waitsLonger)
        return Words::tr(
                   "Posts that come due wait. When you resume, those up to %1 late go out, as you chose "
                   "for this client; you are asked about older ones.",
                   "duration")
            .arg(durationWords(grace));
    if (policy == clients::MissedPolicy::Leave)
        return Words::tr("Posts that come due wait. When you resume, those up to an hour late go out; older "
                         "ones are left unsent, as you chose for this client.");
    return Words::tr(
        "Posts that come due wait. When you resume, those up to an hour late go out; you are asked "
        "about older ones.");
}

} // namespace hatstand::ui::outbox
