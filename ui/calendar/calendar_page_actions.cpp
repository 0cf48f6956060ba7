// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What the calendar does with posts when it is asked to: menus, dialogs, looks.
#include "calendar/calendar_model.h"
#include "calendar/calendar_page.h"
#include "calendar/ideas_tray.h"
#include "calendar/list_view.h"
#include "calendar/month_view.h"
#include "calendar/peek_card.h"
#include "calendar/plan_dialog.h"
#include "calendar/time_grid_view.h"
#include "calendar/usual_time.h"
#include "clients/client_service.h"
#include "kit/dialogs.h"
#include "kit/drawer.h"
#include "kit/menus.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"
#include "plan/post_service.h"

#include <QMenu>
#include <QPushButton>

namespace hatstand::ui::calendar
{

void CalendarPage::report(const Result<void> &result)
{
    if (!result)
        m_context.navigator.report(result.error());
}

void CalendarPage::moveToDay(const plan::PostId &id, QDate date, bool copy)
{
    if (!copy) {
        m_takeBack->before({id}, [this, id, date] { report(m_moves.moveToDay(id, date, m_model->zone())); });
        return;
    }
    const auto copied = m_moves.copyToDay(id, date, m_model->zone());
    if (!copied)
        m_context.navigator.report(copied.error());
}

// What cannot come down there is told before anything on a network is touched.
void CalendarPage::moveToMoment(const plan::PostId &id, Instant instant, bool copy)
{
    const auto taken = m_moves.take(id);
    if (!taken) {
        m_context.navigator.report(taken.error());
        return;
    }
    const plan::PlannedTime planned = plan::plannedTimeAt(instant, taken->zone());
    const Landing landing = m_moves.landingAt(*taken, planned, copy);
    if (!landing.refusal.isEmpty()) {
        m_context.navigator.say(landing.refusal);
        return;
    }
    if (!copy) {
        m_takeBack->before({id}, [this, id, planned] { report(m_moves.moveTo(id, planned)); });
    } else if (const auto copied = m_moves.copyTo(id, planned); !copied) {
        m_context.navigator.report(copied.error());
    }
}

void CalendarPage::keepAsIdea(const plan::PostId &id, bool copy)
{
    if (!copy) {
        m_takeBack->before({id}, [this, id] { report(m_moves.makeIdea(id)); });
        return;
    }
    if (const auto copied = m_moves.copyAsIdea(id); !copied)
        m_context.navigator.report(copied.error());
}

void CalendarPage::plan(const plan::PostId &id, bool copy)
{
    const auto taken = m_moves.take(id);
    if (!taken) {
        m_context.navigator.report(taken.error());
        return;
    }
    const auto post = m_services.posts.post(id);
    if (!copy && !taken->locked.isEmpty()) {
        m_context.navigator.say(taken->locked);
        return;
    }
    // An idea begins on the day that the calendar looks at.
    const auto landing = m_moves.landingOn(
        *taken, taken->planned ? wallTimeAt(taken->planned->instant, m_model->zone()).date : currentDate(),
        m_model->zone(), copy);
    if (!landing || !post) {
        m_context.navigator.report(landing ? post.error() : landing.error());
        return;
    }
    PlanDialog::Request request;
    request.title = (copy ? tr("Copy “%1” to…") : tr("Move “%1” to…")).arg(post->shownTitle());
    request.accept = copy ? tr("Copy") : tr("Move");
    request.start = landing->planned;
    request.shownZone = m_model->zone();
    request.landing = [this, taken = *taken, copy](const plan::PlannedTime &planned) {
        return m_moves.landingAt(taken, planned, copy);
    };
    auto *dialog = new PlanDialog(m_context.kit, std::move(request), this);
    connect(dialog, &PlanDialog::chosen, this, [this, id, copy](const plan::PlannedTime &planned) {
        if (!copy) {
            m_takeBack->before({id}, [this, id, planned] { report(m_moves.moveTo(id, planned)); });
        } else if (const auto copied = m_moves.copyTo(id, planned); !copied) {
            m_context.navigator.report(copied.error());
        }
    });
    dialog->open();
}

// They keep their distances and times: the first goes to the day, the others as many days on.
void CalendarPage::moveChosen()
{
    const QList<plan::PostId> ids = m_choice->ids();
    std::vector<TakenPost> all;
    std::optional<TakenPost> first;
    for (const plan::PostId &id : ids) {
        const auto taken = m_moves.take(id);
        if (!taken) {
            m_context.navigator.report(taken.error());
            return;
        }
        all.push_back(*taken);
        if (taken->planned && (!first || taken->planned->instant < first->planned->instant))
            first = *taken;
    }
    if (!first)
        return;
    // Where one of them cannot be moved at all, no day is asked for.
    if (const auto movable = m_moves.canMoveByDays(all, 0); !movable) {
        report(movable);
        return;
    }
    const QDate from = first->planned->wall.date;
    PlanDialog::Request request;
    request.title = tr("Move %n post(s) to…", nullptr, int(ids.size()));
    request.accept = tr("Move");
    request.start = *first->planned;
    request.shownZone = first->planned->zone;
    request.withTime = false;
    request.landing = [this, all, first = *first, from](const plan::PlannedTime &planned) {
        Landing landing = m_moves.landingAt(first, planned, false);
        const auto movable = m_moves.canMoveByDays(all, from.daysTo(planned.wall.date));
        if (!movable)
            landing.refusal = movable.error().sentence();
        return landing;
    };
    auto *dialog = new PlanDialog(m_context.kit, std::move(request), this);
    dialog->setText(ids.size() > 1 ? tr("The day of the first. The others keep their distance to it, and all "
                                        "keep their times.")
                                   : QString());
    connect(dialog, &PlanDialog::chosen, this, [this, ids, from](const plan::PlannedTime &planned) {
        m_takeBack->before(ids, [this, ids, days = from.daysTo(planned.wall.date)] {
            const auto moved = m_moves.moveByDays(ids, days);
            if (moved)
                m_choice->clear();
            report(moved);
        });
    });
    dialog->open();
}

void CalendarPage::removeChosen()
{
    const QList<plan::PostId> ids = m_choice->ids(); // they are chosen no more while they go
    m_takeBack->before(ids, [this, ids] {
        const auto removed = m_moves.removeAll(ids);
        if (removed) {
            m_choice->clear();
            currentView()->setFocus(Qt::OtherFocusReason);
        }
        report(removed);
    });
}

// Delete means all that are chosen, when the one it was pressed on is among them.
void CalendarPage::remove(const plan::PostId &id)
{
    if (m_choice->contains(id))
        removeChosen();
    else
        m_takeBack->before({id}, [this, id] { report(m_moves.remove(id)); });
}

void CalendarPage::carryIdea(const DragPayload &payload)
{
    QWidget *from = m_tray->list();
    if (m_view == List)
        m_viewChoice->setCurrentIndex(Month);
    DaysView *days = daysView();
    // The drawer lies over the days, and gives the keyboard back to where it was.
    if (m_drawer->isNarrow()) {
        m_drawer->closePanel();
        from = nullptr;
    }
    days->setFocus(Qt::OtherFocusReason);
    m_carriedFrom = from;
    days->carry(payload, false);
}

std::optional<clients::ClientId> CalendarPage::clientOn(QDate date) const
{
    if (m_context.scope.client())
        return m_context.scope.client();
    const auto &known = m_services.clients.clients();
    if (known.size() == 1)
        return known.front().id;
    const auto [first, count] = m_model->rowsOn(date);
    std::optional<clients::ClientId> only;
    for (int row = first; row < first + count; ++row) {
        const clients::ClientId &id = m_model->item(row).row.clientId;
        if (only && *only != id)
            return std::nullopt;
        only = id;
    }
    return only;
}

QByteArray CalendarPage::zoneOf(const std::optional<clients::ClientId> &id) const
{
    if (!id)
        return m_model->zone();
    const auto client = m_services.clients.client(*id);
    return client ? client->zone : m_model->zone();
}

void CalendarPage::newPostOn(QDate date)
{
    NewPost request;
    request.client = clientOn(date);
    const auto planned = usualTimeOn(date, m_model->zone(), zoneOf(request.client), m_context.clock.now());
    if (planned)
        request.planned = *planned;
    m_context.navigator.newPost(request);
}

void CalendarPage::newPostAt(Instant instant)
{
    NewPost request;
    request.client = clientOn(wallTimeAt(instant, m_model->zone()).date);
    request.planned = plan::plannedTimeAt(instant, zoneOf(request.client));
    m_context.navigator.newPost(request);
}

void CalendarPage::showMenu(const plan::PostId &id, QPoint global)
{
    const auto post = m_services.posts.post(id);
    if (!post)
        return;
    m_peek->hide();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("postMenu"));
    menu->setAccessibleName(post->shownTitle());
    menu->setToolTipsVisible(true);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString locked = lockedReason(post->status, m_takeBack->isPossible());
    const auto add = [menu, this](const QString &name, const QString &text, auto run) {
        QAction *action = menu->addAction(text, this, run);
        action->setObjectName(name);
        return action;
    };
    add(QStringLiteral("menuOpen"), tr("Open"), [this, id] { m_context.navigator.openPost(id); });
    QAction *move = add(QStringLiteral("menuMove"), tr("Move to…"), [this, id] { plan(id, false); });
    add(QStringLiteral("menuCopy"), tr("Copy to…"), [this, id] { plan(id, true); });
    add(QStringLiteral("menuCopyNext"), tr("Copy to the next day"), [this, id] {
        const auto now = m_services.posts.post(id);
        if (now && now->planned)
            moveToDay(id, wallTimeAt(now->planned->instant, m_model->zone()).date.addDays(1), true);
    });
    QAction *idea =
        add(QStringLiteral("menuIdea"), tr("Keep as an idea"), [this, id] { keepAsIdea(id, false); });
    add(QStringLiteral("menuCopyIdea"), tr("Keep a copy as an idea"), [this, id] { keepAsIdea(id, true); });
    for (QAction *action : {move, idea}) {
        action->setEnabled(locked.isEmpty());
        action->setToolTip(locked);
    }
    add(QStringLiteral("menuChoose"), m_choice->contains(id) ? tr("Choose no more") : tr("Choose"),
        [this, id] { m_choice->toggle(id); });
    menu->addSeparator();
    QAction *away = add(QStringLiteral("menuDelete"), tr("Delete"), [this, id] { remove(id); });
    away->setEnabled(post->status != plan::PostStatus::Sending);
    if (!away->isEnabled())
        away->setToolTip(locked);
    menu->popup(global);
}

void CalendarPage::showIdeaMenu(const plan::PostId &id, QPoint global)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("ideaMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, id] { m_context.navigator.openPost(id); });
    menu->addAction(tr("Move to…"), this, [this, id] { plan(id, false); })
        ->setObjectName(QStringLiteral("menuMove"));
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, [this, id] { remove(id); });
    menu->popup(global);
}

void CalendarPage::peek(const plan::PostId &id, QRect beside)
{
    if (m_peek->isVisible()) {
        m_peek->hide();
        return;
    }
    const int row = m_model->rowOf(id);
    const auto post = m_services.posts.post(id);
    if (row >= 0 && post)
        m_peek->show(m_model->item(row), *post, m_model->zone(), beside);
}

// While the card is open, it shows whatever the keyboard comes to.
void CalendarPage::peekFollows()
{
    if (!m_peek->isVisible())
        return;
    m_peek->hide();
    if (m_view == List)
        m_list->askPeek();
    else
        daysView()->askPeek();
}

void CalendarPage::addIdea()
{
    const auto &known = m_services.clients.clients();
    if (known.empty())
        return;
    if (m_context.scope.client() || known.size() == 1) {
        addIdeaFor(this, m_context.scope.client().value_or(known.front().id));
        return;
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("ideaClientMenu"));
    menu->setAccessibleName(tr("For which client?"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("For which client?"))->setEnabled(false);
    for (const clients::Client &client : known)
        menu->addAction(menuText(client.name), this, [this, id = client.id] { addIdeaFor(this, id); });
    const QPushButton *button = m_tray->addButton();
    menu->popup(button->isVisible() ? button->mapToGlobal(button->rect().bottomLeft())
                                    : mapToGlobal(rect().center()));
}

QCoro::Task<void> CalendarPage::addIdeaFor(QPointer<CalendarPage> self, clients::ClientId client)
{
    TextRequest request;
    request.title = tr("New idea");
    request.label = tr("What is it about?");
    request.accept = tr("Keep it");
    Dialogs &dialogs = self->m_context.dialogs;
    const auto words = co_await dialogs.askText(QPointer<QWidget>(self), request);
    if (!self || !words || words->trimmed().isEmpty())
        co_return;
    const auto added = self->m_moves.addIdea(client, words->trimmed());
    if (!added)
        self->m_context.navigator.report(added.error());
}

} // namespace hatstand::ui::calendar
