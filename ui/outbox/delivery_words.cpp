// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/delivery_words.h"

#include "kit/handle_words.h"
#include "kit/painters.h"
#include "kit/statuses.h"
#include "kit/time_words.h"
#include "outbox/wait_text.h"
#include "publish/hold.h"

#include <QCoreApplication>

namespace hatstand::ui::outbox
{

namespace
{
using publish::DeliveryState;
using publish::Hold;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::outbox::DeliveryWords)
};

/// A sign-in helps: the account waits for one, or what has failed did.
bool needsSignIn(const publish::OutboxItem &item)
{
    return item.waitsForSignIn ||
           (item.delivery.state == DeliveryState::Failed && isToldOf(item, ErrorCode::SignInNeeded));
}
} // namespace

QString momentText(Instant at, Instant now, const QByteArray &zone)
{
    return dayAndTimeWords(wallTimeAt(at, zone), wallTimeAt(now, zone).date);
}

QString momentTitle(Instant at, Instant now, const QByteArray &zone)
{
    return dayAndTimeTitle(wallTimeAt(at, zone), wallTimeAt(now, zone).date);
}

std::vector<DeliveryAction> actionsFor(const publish::OutboxItem &item)
{
    using A = DeliveryAction;
    std::vector<A> actions;
    switch (item.delivery.state) {
    case DeliveryState::Scheduled:
        if (needsSignIn(item))
            actions.push_back(A::SignIn);
        if (isPaused(item))
            actions.push_back(A::GoOn);
        actions.insert(actions.end(), {A::SendNow, A::TakeBack});
        break;
    case DeliveryState::Failed:
        if (needsSignIn(item))
            actions.push_back(A::SignIn);
        actions.insert(actions.end(), {A::SendNow, A::NextTime});
        break;
    case DeliveryState::Missed:
        actions = {A::SendNow, A::NextTime};
        break;
    case DeliveryState::Uncertain:
        if (canBeLookedFor(item))
            actions.push_back(A::LookAgain);
        actions.insert(actions.end(), {A::ItIsLive, A::ItIsNotLive});
        break;
    case DeliveryState::Published:
        if (!item.delivery.remoteUrl.isEmpty())
            actions = {A::OpenThere, A::CopyLink};
        break;
    case DeliveryState::Cancelled:
        actions = {A::SendNow};
        break;
    case DeliveryState::HandedOver:
        if (item.delivery.error.code == ErrorCode::Conflict && !item.delivery.error.what.isEmpty())
            actions.push_back(A::KeepThere);
        actions.push_back(A::TakeBack);
        if (!item.delivery.remoteUrl.isEmpty())
            actions.push_back(A::OpenThere);
        break;
    case DeliveryState::Waiting:
    case DeliveryState::Sending:
        break;
    }
    actions.push_back(A::OpenPost);
    // The last and the quiet one, as in Today.
    if (item.delivery.state == DeliveryState::Failed || item.delivery.state == DeliveryState::Missed ||
        item.delivery.state == DeliveryState::Waiting)
        actions.push_back(A::Leave);
    return actions;
}

QString actionText(DeliveryAction action, publish::DeliveryState state)
{
    switch (action) {
    case DeliveryAction::SendNow:
        return state == DeliveryState::Failed ? Words::tr("Try again") : Words::tr("Send now");
    case DeliveryAction::LookAgain:
        return Words::tr("Look again");
    case DeliveryAction::NextTime:
        return Words::tr("Next time…");
    case DeliveryAction::ItIsLive:
        return Words::tr("It is live");
    case DeliveryAction::ItIsNotLive:
        return Words::tr("It is not");
    case DeliveryAction::Leave:
        return Words::tr("Leave it");
    case DeliveryAction::TakeBack:
        return state == DeliveryState::HandedOver ? Words::tr("Take it back") : Words::tr("Back to a draft");
    case DeliveryAction::KeepThere:
        return Words::tr("Keep what is there");
    case DeliveryAction::OpenThere:
        return Words::tr("Open it there");
    case DeliveryAction::CopyLink:
        return Words::tr("Copy link");
    case DeliveryAction::SignIn:
        return Words::tr("Sign in again");
    case DeliveryAction::GoOn:
        return Words::tr("Resume sending");
    case DeliveryAction::OpenPost:
        return Words::tr("Open post");
    }
    return {};
}

std::optional<Glyph> actionGlyph(DeliveryAction action)
{
    switch (action) {
    case DeliveryAction::SendNow:
        return Glyph::Sending;
    case DeliveryAction::LookAgain:
        return Glyph::Refresh;
    case DeliveryAction::NextTime:
        return Glyph::Clock;
    case DeliveryAction::ItIsLive:
        return Glyph::Check;
    case DeliveryAction::OpenThere:
        return Glyph::Ext;
    case DeliveryAction::CopyLink:
        return Glyph::Copy;
    case DeliveryAction::SignIn:
        return Glyph::Key;
    case DeliveryAction::OpenPost:
        return Glyph::Draft;
    case DeliveryAction::TakeBack:
        return Glyph::Undo;
    case DeliveryAction::KeepThere:
        return Glyph::Check;
    case DeliveryAction::GoOn:
        return Glyph::Sending;
    case DeliveryAction::ItIsNotLive:
    case DeliveryAction::Leave:
        return std::nullopt;
    }
    return std::nullopt;
}

QString stateText(const publish::OutboxItem &item, Instant now)
{
    switch (item.delivery.state) {
    case DeliveryState::Waiting:
        return Words::tr("By hand");
    case DeliveryState::Cancelled:
        return Words::tr("Not sent");
    case DeliveryState::HandedOver:
        return Words::tr("Handed over");
    case DeliveryState::Scheduled:
        switch (holdOf(item, now)) {
        case Hold::Client:
        case Hold::Removed:
            return Words::tr("Held");
        case Hold::Paused:
            return Words::tr("Paused");
        case Hold::SignIn:
            return Words::tr("Waits for you");
        case Hold::Keychain:
            return Words::tr("Keychain closed");
        case Hold::Limit:
            return Words::tr("Asked to wait");
        case Hold::Line:
            return Words::tr("Offline");
        case Hold::Retry:
            return Words::tr("Tries again");
        case Hold::Spaced:
        case Hold::None:
            break;
        }
        if (item.byHand)
            return Words::tr("By hand");
        if (item.delivery.nextAttemptAt <= now)
            return Words::tr("Due now");
        break;
    default:
        break;
    }
    return statusWord(statusOf(item.delivery.state));
}

Status stateStatus(const publish::OutboxItem &item, Instant now)
{
    if (item.delivery.state == DeliveryState::Scheduled && isForPerson(holdOf(item, now)))
        return Status::Missed;
    return statusOf(item.delivery.state);
}

std::optional<Glyph> stateGlyph(const publish::OutboxItem &item, Instant now)
{
    const bool isScheduled = item.delivery.state == DeliveryState::Scheduled;
    if (item.byHand && (item.delivery.state == DeliveryState::Waiting || isScheduled))
        return Glyph::Hand;
    if (!isScheduled)
        return std::nullopt;
    switch (holdOf(item, now)) {
    case Hold::Paused:
        return Glyph::Pause; // not the sign of what was missed: it waits because the person said so
    case Hold::SignIn:
    case Hold::Keychain:
        return Glyph::Key;
    case Hold::Limit:
        return Glyph::Clock;
    case Hold::Line:
    case Hold::Retry:
        return Glyph::Refresh;
    default:
        return std::nullopt;
    }
}

namespace
{
/// Only the journal knows why: no answer came, the computer slept, or a backup was put back.
QString uncertainText(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    const publish::Delivery &delivery = item.delivery;
    const QString reason = item.reason.isEmpty() ? Words::tr("It may have arrived.") : item.reason;
    if (isForPersonToTell(item))
        return Words::tr("%1 Look there and say whether it is live", "why").arg(reason);
    if (item.isHeld && !item.clientArchived)
        return Words::tr("%1 Looked up as soon as its account can be used again", "why").arg(reason);
    return Words::tr("%1 Looked up %2", "why, when")
        .arg(reason, momentText(std::max(delivery.nextAttemptAt, now), now, zone));
}

/// An address within this program says nothing to a person.
bool isOnPractice(const QUrl &address)
{
    return address.scheme() == QLatin1StringView("practice");
}

QString addressWhy(const QUrl &address)
{
    if (address.isEmpty())
        return Words::tr("Without a link");
    return isOnPractice(address) ? Words::tr("On Practice") : address.toDisplayString();
}

QString lateWhy(const publish::Delivery &delivery, Instant now)
{
    return Words::tr("%1 late", "duration").arg(durationWords(now - delivery.dueAt));
}

QString stateWhy(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    const publish::Delivery &delivery = item.delivery;
    const bool told = !delivery.error.what.isEmpty();
    switch (delivery.state) {
    case DeliveryState::Scheduled:
        return waitText(item, now, zone);
    case DeliveryState::Sending:
        return Words::tr("On its way now");
    case DeliveryState::Published:
        return addressWhy(delivery.remoteUrl);
    case DeliveryState::Failed:
        return told ? delivery.error.what : Words::tr("It was refused");
    case DeliveryState::Uncertain:
        return uncertainText(item, now, zone);
    case DeliveryState::Missed:
        return item.reason.isEmpty() ? lateWhy(delivery, now)
                                     : Words::tr("%1 late. %2", "duration, why")
                                           .arg(durationWords(now - delivery.dueAt), item.reason);
    case DeliveryState::Waiting:
        return delivery.dueAt > now
                   ? Words::tr("Due now, by hand")
                   : Words::tr("Due for %1, by hand").arg(durationWords(now - delivery.dueAt));
    case DeliveryState::Cancelled:
        return item.reason.isEmpty() ? Words::tr("You left it unsent") : item.reason;
    case DeliveryState::HandedOver:
        return told ? delivery.error.what : Words::tr("Waits on the network; the computer may be off");
    }
    return {};
}
} // namespace

QString whyText(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    const publish::Delivery &delivery = item.delivery;
    const QString why = stateWhy(item, now, zone);
    if (!delivery.hasBegun() || delivery.state == DeliveryState::Published)
        return why;
    return delivery.state == DeliveryState::Cancelled
               ? Words::tr("%n part(s) of it went out; you left the rest", nullptr, delivery.linksThere)
               : Words::tr("%n part(s) went out, the rest waits. %1", nullptr, delivery.linksThere).arg(why);
}

QString whyInShort(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    const publish::Delivery &delivery = item.delivery;
    if (delivery.state == DeliveryState::Published && delivery.remoteUrl.isEmpty())
        return {}; // that there is no link is no news in each row
    if (delivery.state == DeliveryState::Published && !delivery.remoteUrl.host().isEmpty())
        return Words::tr("On %1", "host of the link").arg(delivery.remoteUrl.host());
    if (delivery.state == DeliveryState::Missed && !delivery.hasBegun())
        return lateWhy(delivery, now);
    return whyText(item, now, zone);
}

namespace
{
/// Whether the last attempt's error is why it stands so: an account that was signed in again, or is held by
/// something else, has left it behind.
bool tellsErrorOf(const publish::OutboxItem &item, Instant now)
{
    if (item.delivery.error.what.isEmpty())
        return false;
    switch (item.delivery.state) {
    case DeliveryState::Scheduled:
        switch (holdOf(item, now)) {
        case Hold::SignIn:
            return item.delivery.error.code == ErrorCode::SignInNeeded;
        case Hold::Keychain:
            return item.delivery.error.code == ErrorCode::KeychainLocked ||
                   item.delivery.error.code == ErrorCode::KeychainMissing ||
                   item.delivery.error.code == ErrorCode::KeychainRefused;
        case Hold::Limit:
        case Hold::Line:
        case Hold::Retry:
            return true;
        default:
            return false;
        }
    case DeliveryState::Uncertain:
        // One that a backup brought back may still have what went wrong long before.
        return item.reason == item.delivery.error.what;
    case DeliveryState::Published:
        return false;
    default:
        return true;
    }
}
} // namespace

QString whyInFull(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    QString why = whyText(item, now, zone);
    Error error = item.delivery.error;
    if (!tellsErrorOf(item, now))
        return why;
    // That it is tried again by itself is over.
    if (item.delivery.state == DeliveryState::Missed)
        error.remedy.clear();
    // It stands in the line already.
    if (why.contains(error.what))
        error.what.clear();
    const QString rest = error.sentence();
    const bool isWhole = why == item.delivery.error.what;
    return rest.isEmpty() ? why : why + (isWhole ? QLatin1Char(' ') : QLatin1Char('\n')) + rest;
}

QString whenText(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    return momentText(item.delivery.publishedAt.value_or(item.delivery.dueAt), now, zone);
}

QString whenTitle(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    return momentTitle(item.delivery.publishedAt.value_or(item.delivery.dueAt), now, zone);
}

QString handleText(const publish::OutboxItem &item)
{
    return handleWords(item.network, item.accountHandle, item.byHand);
}

} // namespace hatstand::ui::outbox
