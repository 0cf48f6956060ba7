// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/delivery_actions.h"

#include "kit/delivery_questions.h"
#include "kit/later_times.h"
#include "kit/sent_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>

namespace hatstand::ui::outbox
{

DeliveryActions::DeliveryActions(const PageContext &context, publish::Outbox &outbox,
                                 const clients::ClientService &clients, OpenAddress openAddress,
                                 QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_outbox(outbox)
    , m_clients(clients)
    , m_openAddress(std::move(openAddress))
{
}

void DeliveryActions::report(const Result<void> &done, const QString &said)
{
    if (done)
        m_context.navigator.say(said);
    else
        m_context.navigator.report(done.error());
}

void DeliveryActions::reportSent(const Result<void> &done, const publish::OutboxItem &item)
{
    if (!done) {
        m_context.navigator.report(done.error());
        return;
    }
    const auto items = m_outbox.itemsOfPost(item.delivery.postId);
    if (!items)
        return;
    m_context.navigator.say(
        sentWords(item.postTitle, only(*items, {item.delivery.id}), m_context.clock.now()));
}

void DeliveryActions::perform(const publish::OutboxItem &item, DeliveryAction action, QWidget *anchor)
{
    const publish::DeliveryId id = item.delivery.id;
    const QPointer<QWidget> window(anchor ? anchor->window() : nullptr);
    switch (action) {
    case DeliveryAction::SendNow: // the row is one account's: what the post has for others keeps its time
        if (m_outbox.lacksAddress(item.delivery)) {
            questions::askWhatIsThere(this, m_context, m_outbox, window, item.delivery);
            return;
        }
        reportSent(m_outbox.tryAgain(id), item);
        return;
    case DeliveryAction::LookAgain:
        reportSent(m_outbox.tryAgain(id), item);
        return;
    case DeliveryAction::NextTime:
        offerTimes(item, anchor);
        return;
    case DeliveryAction::ItIsLive:
        if (const auto delivery = m_outbox.delivery(id))
            questions::askWhatIsThere(this, m_context, m_outbox, window, *delivery);
        else
            m_context.navigator.report(delivery.error());
        return;
    case DeliveryAction::ItIsNotLive:
        askAndSendAgain(QPointer<DeliveryActions>(this), window, item);
        return;
    case DeliveryAction::Leave:
        askAndLeave(QPointer<DeliveryActions>(this), window, id, item.postTitle);
        return;
    case DeliveryAction::TakeBack:
        if (item.delivery.state == publish::DeliveryState::HandedOver)
            report(m_outbox.wantBack(id), tr("It is being taken back; then it goes from this computer."));
        else
            takeBack(item);
        return;
    case DeliveryAction::KeepThere:
        report(m_outbox.acceptThere(id), tr("It goes out as it stands on the network."));
        return;
    case DeliveryAction::OpenThere:
        m_openAddress(item.delivery.remoteUrl);
        return;
    case DeliveryAction::CopyLink:
        QGuiApplication::clipboard()->setText(item.delivery.remoteUrl.toString(QUrl::FullyEncoded));
        m_context.navigator.say(tr("The link is copied."));
        return;
    case DeliveryAction::SignIn:
        m_context.navigator.signInAgain(item.delivery.accountId);
        return;
    case DeliveryAction::GoOn: // concerns the account, not the delivery: the page sees to it
        return;
    case DeliveryAction::OpenPost:
        m_context.navigator.openPost(item.delivery.postId);
        return;
    }
}

void DeliveryActions::takeBack(const publish::OutboxItem &item)
{
    const plan::PostId post = item.delivery.postId;
    const auto before = m_outbox.standing(post);
    if (!before) {
        m_context.navigator.report(before.error());
        return;
    }
    if (const auto done = m_outbox.unschedule(post); !done) {
        m_context.navigator.report(done.error());
        return;
    }
    UndoStep step;
    step.text = tr("“%1” was taken out of the outbox").arg(item.postTitle);
    step.undo = [&outbox = m_outbox, stood = *before] { return outbox.putBack(stood); };
    step.redo = [&outbox = m_outbox, post] { return outbox.unschedule(post); };
    m_context.undo.push(std::move(step));
}

void DeliveryActions::offerTimes(const publish::OutboxItem &item, QWidget *anchor)
{
    const auto client = m_clients.client(item.delivery.clientId);
    const auto times =
        laterTimes(m_context.clock.now(), item.delivery.dueAt, client ? client->zone : systemZone());
    offerLaterTimes(
        anchor, times, [this, item](const LaterTime &time) { moveTo(item, time); },
        [this, post = item.delivery.postId] { m_context.navigator.openPost(post); });
}

void DeliveryActions::moveTo(const publish::OutboxItem &item, const LaterTime &time)
{
    const auto before = m_outbox.standing(item.delivery.postId);
    if (!before) {
        m_context.navigator.report(before.error());
        return;
    }
    if (const auto done = m_outbox.moveTo(item.delivery.id, time.planned); !done) {
        m_context.navigator.report(done.error());
        return;
    }
    UndoStep step;
    step.text = tr("“%1” goes out: %2", "post, day and time").arg(item.postTitle, time.text);
    step.undo = [&outbox = m_outbox, stood = *before] { return outbox.moveBack(stood); };
    step.redo = [&outbox = m_outbox, id = item.delivery.id, planned = time.planned] {
        return outbox.moveTo(id, planned);
    };
    m_context.undo.push(std::move(step));
}

QCoro::Task<void> DeliveryActions::askAndLeave(QPointer<DeliveryActions> self, QPointer<QWidget> window,
                                               publish::DeliveryId id, QString title)
{
    const auto answer = co_await self->m_context.dialogs.ask(window, questions::leave(title));
    if (!self || answer.action != questions::agreed)
        co_return;
    self->report(self->m_outbox.leave(id),
                 tr("“%1” was left; it stays in the history as not sent.").arg(title));
}

QCoro::Task<void> DeliveryActions::askAndMarkPosted(QPointer<DeliveryActions> self, QPointer<QWidget> window,
                                                    publish::DeliveryId id, QString title, QUrl url)
{
    const auto answer = co_await self->m_context.dialogs.ask(window, questions::posted(title));
    if (!self || answer.action != questions::agreed)
        co_return;
    self->report(self->m_outbox.markPostedByHand(id, url), tr("“%1” is marked as published.").arg(title));
}

void DeliveryActions::markPosted(const publish::OutboxItem &item, const QUrl &url, QWidget *anchor)
{
    const QPointer<QWidget> window(anchor ? anchor->window() : nullptr);
    askAndMarkPosted(QPointer<DeliveryActions>(this), window, item.delivery.id, item.postTitle, url);
}

QCoro::Task<void> DeliveryActions::askAndSendAgain(QPointer<DeliveryActions> self, QPointer<QWidget> window,
                                                   publish::OutboxItem item)
{
    const auto answer = co_await self->m_context.dialogs.ask(window, questions::sendAgain(item.postTitle));
    if (!self || answer.action != questions::agreed)
        co_return;
    self->reportSent(self->m_outbox.confirmNotLive(item.delivery.id), item);
}

} // namespace hatstand::ui::outbox
