// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/need_actions.h"

#include "kit/delivery_questions.h"
#include "kit/later_times.h"
#include "kit/sent_words.h"
#include "kit/time_words.h"

#include <QWidget>

namespace hatstand::ui::today
{

NeedActions::NeedActions(const PageContext &context, publish::Outbox &outbox, listen::Replies &replies,
                         clients::ClientService &clients, OpenAddress openAddress, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_outbox(outbox)
    , m_replies(replies)
    , m_clients(clients)
    , m_openAddress(std::move(openAddress))
{
}

void NeedActions::each(const Need &need, const std::function<Result<void>(const publish::DeliveryId &)> &what,
                       const std::function<QString()> &said)
{
    // One that cannot be done keeps none of the others: each stands for an account of its own.
    std::vector<Error> failures;
    for (const publish::DeliveryId &id : need.deliveries) {
        if (auto done = what(id); !done)
            failures.push_back(std::move(done.error()));
    }
    if (failures.empty())
        m_context.navigator.say(said());
    else if (need.deliveries.size() == 1)
        m_context.navigator.report(failures.front());
    else
        m_context.navigator.report(together(need, failures));
}

Error NeedActions::together(const Need &need, const std::vector<Error> &failures)
{
    const auto all = static_cast<int>(need.deliveries.size());
    const auto failed = static_cast<int>(failures.size());
    Error error;
    error.code = failures.front().code;
    error.what = tr("It did not work for %n account(s) of “%1”.", nullptr, failed).arg(need.title);
    QStringList reasons;
    for (const Error &failure : failures) {
        const QString reason = failure.sentence();
        if (!reasons.contains(reason))
            reasons.append(reason);
    }
    error.why = reasons.join(QLatin1Char(' '));
    if (failed < all)
        error.remedy = tr("For %n other(s) it is done.", nullptr, all - failed);
    return error;
}

QString NeedActions::sent(const Need &need) const
{
    const auto items = m_outbox.itemsOfPost(need.post);
    return sentWords(need.title, items ? only(*items, need.deliveries) : std::vector<publish::OutboxItem>(),
                     m_context.clock.now());
}

void NeedActions::perform(const Need &need, NeedAction action, QWidget *anchor)
{
    switch (action) {
    case NeedAction::SendNow:
    case NeedAction::TryAgain:
        if (askedAboutParts(need, anchor))
            return;
        each(
            need, [this](const publish::DeliveryId &id) { return m_outbox.tryAgain(id); },
            [this, &need] { return sent(need); });
        return;
    case NeedAction::NextTime:
        offerTimes(need, anchor);
        return;
    case NeedAction::Leave:
        askAndDo(this, anchor, questions::leave(need.title), need, action);
        return;
    case NeedAction::LookThere:
        m_openAddress(need.lookAt);
        return;
    case NeedAction::ItIsLive:
        if (askedAboutParts(need, anchor))
            return;
        askAndDo(this, anchor, questions::itIsLive(need.title), need, action);
        return;
    case NeedAction::ItIsNot:
        askAndDo(this, anchor, questions::sendAgain(need.title), need, action);
        return;
    case NeedAction::PostByHand:
        if (!need.deliveries.empty())
            m_context.navigator.showInOutbox(need.deliveries.front());
        return;
    case NeedAction::KeepThere:
        each(
            need, [this](const publish::DeliveryId &id) { return m_outbox.acceptThere(id); },
            [] { return tr("It goes out as it stands on the network."); });
        return;
    case NeedAction::TakeBack:
        each(
            need, [this](const publish::DeliveryId &id) { return m_outbox.wantBack(id); },
            [] { return tr("It is being taken back; then it goes from this computer."); });
        return;
    case NeedAction::AnswerNow:
        m_context.navigator.go(PageId::Inbox, ShowConversation{need.conversation.toString(), true});
        return;
    case NeedAction::Open:
        if (const auto talk = answeredIn(need.post); !talk.isNull())
            m_context.navigator.go(PageId::Inbox, ShowConversation{talk.toString(), false});
        else if (!need.post.isNull())
            m_context.navigator.openPost(need.post);
        else
            m_context.navigator.showAccount(need.account);
        return;
    case NeedAction::SignInAgain:
        m_context.navigator.signInAgain(need.account);
        return;
    case NeedAction::More:
        return;
    }
}

listen::ConversationId NeedActions::answeredIn(const plan::PostId &post) const
{
    if (post.isNull())
        return {};
    return m_replies.conversationOf(post).value_or(listen::ConversationId());
}

std::optional<publish::Delivery> NeedActions::goingOn(const Need &need) const
{
    for (const publish::DeliveryId &id : need.deliveries) {
        const auto delivery = m_outbox.delivery(id);
        if (!delivery)
            continue;
        const bool isUncertain = delivery->state == publish::DeliveryState::Uncertain;
        if (isUncertain ? m_outbox.goesOn(*delivery) : m_outbox.lacksAddress(*delivery))
            return *delivery;
    }
    return std::nullopt;
}

bool NeedActions::askedAboutParts(const Need &need, QWidget *anchor)
{
    const auto delivery = goingOn(need);
    if (!delivery)
        return false;
    if (need.deliveries.size() == 1)
        questions::askWhatIsThere(this, m_context, m_outbox, anchor ? anchor->window() : nullptr, *delivery);
    else // each account has its own address
        m_context.navigator.showInOutbox(delivery->id);
    return true;
}

QCoro::Task<void> NeedActions::askAndDo(QPointer<NeedActions> self, QPointer<QWidget> anchor,
                                        Question question, Need need, NeedAction action)
{
    const QPointer<QWidget> parent(anchor ? anchor->window() : nullptr);
    const Answer answer = co_await self->m_context.dialogs.ask(parent, std::move(question));
    if (!self || answer.action != questions::agreed)
        co_return;
    publish::Outbox &outbox = self->m_outbox;
    if (action == NeedAction::Leave)
        self->each(
            need, [&outbox](const publish::DeliveryId &id) { return outbox.leave(id); },
            [&need] { return tr("“%1” was left; it stays in the history as not sent.").arg(need.title); });
    else if (action == NeedAction::ItIsLive)
        self->each(
            need, [&outbox](const publish::DeliveryId &id) { return outbox.confirmLive(id, {}); },
            [&need] { return tr("“%1” is marked as published.").arg(need.title); });
    else
        self->each(
            need, [&outbox](const publish::DeliveryId &id) { return outbox.confirmNotLive(id); },
            [self, &need] { return self->sent(need); });
}

void NeedActions::moveTo(const Need &need, const plan::PlannedTime &planned)
{
    const auto before = m_outbox.standing(need.post);
    if (!before) {
        m_context.navigator.report(before.error());
        return;
    }
    const auto move = [&outbox = m_outbox, ids = need.deliveries, planned,
                       stood = *before]() -> Result<void> {
        for (const publish::DeliveryId &id : ids) {
            if (auto moved = outbox.moveTo(id, planned); !moved) {
                static_cast<void>(outbox.moveBack(stood)); // all of it or nothing
                return moved;
            }
        }
        return {};
    };
    if (const auto moved = move(); !moved) {
        m_context.navigator.report(moved.error());
        return;
    }
    UndoStep step;
    step.text = tr("“%1” goes out %2", "post, day and time")
                    .arg(need.title, plannedWords(planned.wall, planned.zone, m_context.clock.now()));
    step.undo = [&outbox = m_outbox, stood = *before] { return outbox.moveBack(stood); };
    step.redo = move;
    m_context.undo.push(std::move(step));
}

void NeedActions::offerTimes(const Need &need, QWidget *anchor)
{
    const auto client = m_clients.client(need.client);
    const auto times = laterTimes(m_context.clock.now(), need.dueAt, client ? client->zone : systemZone());
    offerLaterTimes(
        anchor, times, [this, need](const LaterTime &time) { moveTo(need, time.planned); },
        [this, id = need.post] { m_context.navigator.openPost(id); });
}

} // namespace hatstand::ui::today
