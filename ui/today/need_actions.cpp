// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/need_actions.h"

#include "kit/time_words.h"

#include <QMenu>
#include <QWidget>

namespace hatstand::ui::today
{

NeedActions::NeedActions(const PageContext &context, publish::Outbox &outbox, clients::ClientService &clients,
                         OpenAddress openAddress, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_outbox(outbox)
    , m_clients(clients)
    , m_openAddress(std::move(openAddress))
{
}

void NeedActions::each(const Need &need, const std::function<Result<void>(const publish::DeliveryId &)> &what,
                       const QString &said)
{
    for (const publish::DeliveryId &id : need.deliveries) {
        if (const auto done = what(id); !done) {
            m_context.navigator.report(done.error());
            return;
        }
    }
    m_context.navigator.say(said);
}

void NeedActions::perform(const Need &need, NeedAction action, QWidget *anchor)
{
    switch (action) {
    case NeedAction::SendNow:
    case NeedAction::TryAgain:
        each(
            need, [this](const publish::DeliveryId &id) { return m_outbox.tryAgain(id); },
            tr("“%1” is on its way.").arg(need.title));
        return;
    case NeedAction::NextTime:
        offerTimes(need, anchor);
        return;
    case NeedAction::Leave:
        each(
            need, [this](const publish::DeliveryId &id) { return m_outbox.leave(id); },
            tr("“%1” was left; it stays in the history as not sent.").arg(need.title));
        return;
    case NeedAction::LookThere:
        m_openAddress(need.lookAt);
        return;
    case NeedAction::ItIsLive:
        each(
            need, [this](const publish::DeliveryId &id) { return m_outbox.confirmLive(id, {}); },
            tr("“%1” is marked as published.").arg(need.title));
        return;
    case NeedAction::ItIsNot:
        // It leaves the computer a second time: the one thing here that cannot be taken back.
        sendAgain(this, anchor, need);
        return;
    case NeedAction::PostByHand:
        if (!need.deliveries.empty())
            m_context.navigator.showInOutbox(need.deliveries.front());
        return;
    case NeedAction::Open:
        if (!need.post.isNull())
            m_context.navigator.openPost(need.post);
        else
            m_context.navigator.showAccount(need.account);
        return;
    case NeedAction::SignInAgain:
        m_context.navigator.signInAgain(need.account);
        return;
    }
}

QCoro::Task<void> NeedActions::sendAgain(QPointer<NeedActions> self, QPointer<QWidget> anchor, Need need)
{
    Question question;
    question.title = tr("Send “%1” again?").arg(need.title);
    question.text = tr("Only if you looked and it is not there. If it is, people will see it twice.");
    question.actions = {{QStringLiteral("cancel"), tr("Cancel")},
                        {QStringLiteral("send"), tr("It is not there, send it"), ButtonKind::Primary}};
    const QPointer<QWidget> parent(anchor ? anchor->window() : nullptr);
    const Answer answer = co_await self->m_context.dialogs.ask(parent, question);
    if (!self || answer.action != QStringLiteral("send"))
        co_return;
    NeedActions *actions = self.data();
    actions->each(
        need, [actions](const publish::DeliveryId &id) { return actions->m_outbox.confirmNotLive(id); },
        tr("“%1” is sent again.").arg(need.title));
}

std::vector<NeedActions::LaterTime> NeedActions::laterTimes(const Need &need) const
{
    const auto client = m_clients.client(need.client);
    const QByteArray zone = client ? client->zone : systemZone();
    const WallTime now = wallTimeAt(m_context.clock.now(), zone);
    const WallTime due = wallTimeAt(need.dueAt, zone);
    std::vector<WallTime> walls;
    // The next full hour that leaves the person time to think again.
    const QTime later = QTime(now.time.hour(), 0).addSecs(2 * 3600);
    if (later > now.time)
        walls.push_back({now.date, later});
    walls.push_back({now.date.addDays(1), due.time});
    walls.push_back({now.date.addDays(7 - (now.date.dayOfWeek() - due.date.dayOfWeek() + 7) % 7), due.time});
    std::vector<LaterTime> times;
    for (const WallTime &wall : walls) {
        const auto planned = plan::plannedTime(wall, zone);
        if (!planned || planned->instant <= m_context.clock.now())
            continue;
        const bool known = std::ranges::any_of(
            times, [&](const LaterTime &time) { return time.planned.instant == planned->instant; });
        if (!known)
            times.push_back({dayAndTimeWords(wall, now.date), *planned});
    }
    return times;
}

void NeedActions::moveTo(const Need &need, const plan::PlannedTime &planned)
{
    const QDate today = wallTimeAt(m_context.clock.now(), planned.zone).date;
    each(
        need, [this, &planned](const publish::DeliveryId &id) { return m_outbox.moveTo(id, planned); },
        tr("“%1” goes out %2.", "post, day and time").arg(need.title, dayAndTimeWords(planned.wall, today)));
}

void NeedActions::offerTimes(const Need &need, QWidget *anchor)
{
    delete m_menu;
    m_menu = new QMenu(anchor);
    m_menu->setObjectName(QStringLiteral("laterMenu"));
    m_menu->setAccessibleName(tr("Later times"));
    for (const LaterTime &time : laterTimes(need)) {
        QString text = time.text;
        text.replace(0, 1, text.at(0).toUpper());
        connect(m_menu->addAction(text), &QAction::triggered, this,
                [this, need, planned = time.planned] { moveTo(need, planned); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Another time…")), &QAction::triggered, this,
            [this, id = need.post] { m_context.navigator.openPost(id); });
    m_menu->popup(anchor ? anchor->mapToGlobal(QPoint(0, anchor->height())) : QCursor::pos());
}

} // namespace hatstand::ui::today
