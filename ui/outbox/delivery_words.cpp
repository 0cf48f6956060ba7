// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/delivery_words.h"

#include "kit/painters.h"
#include "kit/statuses.h"
#include "kit/time_words.h"

#include <QCoreApplication>

namespace hatstand::ui::outbox
{

namespace
{
using publish::DeliveryState;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::outbox::DeliveryWords)
};

bool isTriedAgain(const publish::OutboxItem &item)
{
    return item.delivery.state == DeliveryState::Scheduled && item.delivery.attempts > 0;
}

bool waitsForSignIn(const publish::OutboxItem &item)
{
    const ErrorCode code = item.delivery.error.code;
    return !item.delivery.error.what.isEmpty() &&
           (code == ErrorCode::SignInNeeded || code == ErrorCode::KeychainLocked ||
            code == ErrorCode::KeychainMissing || code == ErrorCode::KeychainRefused);
}

QString momentText(Instant at, Instant now, const QByteArray &zone)
{
    return dayAndTimeWords(wallTimeAt(at, zone), wallTimeAt(now, zone).date);
}
} // namespace

std::vector<DeliveryAction> actionsFor(const publish::OutboxItem &item)
{
    using A = DeliveryAction;
    std::vector<A> actions;
    switch (item.delivery.state) {
    case DeliveryState::Scheduled:
        if (waitsForSignIn(item))
            actions.push_back(A::SignIn);
        actions.insert(actions.end(), {A::SendNow, A::TakeBack});
        break;
    case DeliveryState::Failed:
        if (waitsForSignIn(item))
            actions.push_back(A::SignIn);
        actions.insert(actions.end(), {A::SendNow, A::NextTime});
        break;
    case DeliveryState::Missed:
        actions = {A::SendNow, A::NextTime};
        break;
    case DeliveryState::Uncertain:
        actions = {A::LookAgain, A::ItIsLive, A::ItIsNotLive};
        break;
    case DeliveryState::Published:
        if (!item.delivery.remoteUrl.isEmpty())
            actions = {A::OpenThere, A::CopyLink};
        break;
    case DeliveryState::Cancelled:
        actions = {A::SendNow};
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
        return Words::tr("Back to a draft");
    case DeliveryAction::OpenThere:
        return Words::tr("Open it there");
    case DeliveryAction::CopyLink:
        return Words::tr("Copy link");
    case DeliveryAction::SignIn:
        return Words::tr("Sign in again");
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
    case DeliveryAction::ItIsNotLive:
    case DeliveryAction::Leave:
        return std::nullopt;
    }
    return std::nullopt;
}

QString stateText(const publish::OutboxItem &item)
{
    switch (item.delivery.state) {
    case DeliveryState::Waiting:
        return Words::tr("By hand");
    case DeliveryState::Cancelled:
        return Words::tr("Not sent");
    case DeliveryState::Scheduled:
        if (item.clientArchived)
            return Words::tr("Held");
        if (item.accountPaused)
            return Words::tr("Paused");
        if (waitsForSignIn(item))
            return Words::tr("Waits for you");
        if (isTriedAgain(item))
            return Words::tr("Tries again");
        if (item.byHand)
            return Words::tr("By hand");
        break;
    default:
        break;
    }
    return statusWord(statusOf(item.delivery.state));
}

Status stateStatus(const publish::OutboxItem &item)
{
    if (item.delivery.state == DeliveryState::Scheduled &&
        (item.clientArchived || item.accountPaused || waitsForSignIn(item)))
        return Status::Missed;
    return statusOf(item.delivery.state);
}

std::optional<Glyph> stateGlyph(const publish::OutboxItem &item)
{
    if (item.byHand &&
        (item.delivery.state == DeliveryState::Waiting || item.delivery.state == DeliveryState::Scheduled))
        return Glyph::Hand;
    if (item.delivery.state == DeliveryState::Scheduled && waitsForSignIn(item))
        return Glyph::Key;
    if (isTriedAgain(item))
        return Glyph::Refresh;
    return std::nullopt;
}

QString whyText(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    const publish::Delivery &delivery = item.delivery;
    const bool told = !delivery.error.what.isEmpty();
    switch (delivery.state) {
    case DeliveryState::Scheduled:
        if (item.clientArchived)
            return Words::tr("The client is archived");
        if (item.accountPaused)
            return Words::tr("The account is paused");
        if (waitsForSignIn(item))
            return delivery.error.what;
        if (isTriedAgain(item)) {
            const QString next = momentText(delivery.nextAttemptAt, now, zone);
            return told ? Words::tr("%1 Next attempt %2", "why, when").arg(delivery.error.what, next)
                        : Words::tr("Next attempt %1").arg(next);
        }
        return item.byHand ? Words::tr("You will be reminded") : Words::tr("Goes out by itself");
    case DeliveryState::Sending:
        return Words::tr("On its way now");
    case DeliveryState::Published:
        return delivery.remoteUrl.isEmpty() ? Words::tr("Without a link")
                                            : delivery.remoteUrl.toDisplayString();
    case DeliveryState::Failed:
        return told ? delivery.error.what : Words::tr("It was refused");
    case DeliveryState::Uncertain:
        if (delivery.nextAttemptAt == publish::never)
            return Words::tr("No answer came. Look there and say whether it is live");
        return Words::tr("No answer came. Looked up %1")
            .arg(momentText(std::max(delivery.nextAttemptAt, now), now, zone));
    case DeliveryState::Missed:
        return Words::tr("%1 late: nothing was running when it was due")
            .arg(durationWords(now - delivery.dueAt));
    case DeliveryState::Waiting:
        return delivery.dueAt > now
                   ? Words::tr("Due now, by hand")
                   : Words::tr("Due for %1, by hand").arg(durationWords(now - delivery.dueAt));
    case DeliveryState::Cancelled:
        return Words::tr("You left it unsent");
    }
    return {};
}

QString whyInFull(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    QString why = whyText(item, now, zone);
    const Error &error = item.delivery.error;
    if (error.what.isEmpty() || item.delivery.state == DeliveryState::Published)
        return why;
    const QString sentence = error.sentence();
    return sentence.startsWith(why) ? sentence : why + QLatin1Char('\n') + sentence;
}

QString whenText(const publish::OutboxItem &item, Instant now, const QByteArray &zone)
{
    return momentText(item.delivery.publishedAt.value_or(item.delivery.dueAt), now, zone);
}

QString handleText(const publish::OutboxItem &item)
{
    return item.byHand ? item.accountHandle : QLatin1Char('@') + item.accountHandle;
}

} // namespace hatstand::ui::outbox
