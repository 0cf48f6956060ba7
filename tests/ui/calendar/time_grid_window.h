// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/days_accessible.h"
#include "calendar/ideas_tray.h"
#include "calendar/time_grid_view.h"
#include "calendar_fixture.h"

#include <QLocale>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>

namespace hatstand::test
{

using namespace ui::calendar;

/// The week of 16 November 2026 in a window, on Thursday at 11:42, whose wishes are carried out as the page
/// does.
struct TimeGridWindow : CalendarFixture
{
    CalendarModel model{posts, workspace.clients, rules};
    IdeasModel ideas{posts, workspace.clients};
    DragSession drags{moves};
    PostChoice choice;
    QWidget window;
    TimeGridView hours{kit, model, drags, choice, workspace.timers, &window};
    IdeasTray tray{kit, ideas, drags, &window};

    explicit TimeGridWindow(Qt::LayoutDirection direction = Qt::LeftToRight)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        window.setLayoutDirection(direction);
        window.resize(1240, 700);
        makeAccessible(&hours);
        hours.setGeometry(0, 0, 1000, 700);
        tray.setGeometry(1000, 0, 240, 700);
        model.setZone("Europe/Lisbon");
        QObject::connect(&hours, &DaysView::rangeChanged, &model, &CalendarModel::setRange);
        QObject::connect(&posts, &plan::PostService::changed, &model, &CalendarModel::reload);
        QObject::connect(&posts, &plan::PostService::changed, &ideas, &IdeasModel::reload);
        QObject::connect(&hours, &TimeGridView::moveAsked, &hours,
                         [this](const plan::PostId &id, Instant instant, bool copy) {
                             const auto taken = moves.take(id).value();
                             const auto planned = plan::plannedTimeAt(instant, taken.zone());
                             if (copy)
                                 (void)moves.copyTo(id, planned);
                             else
                                 (void)moves.moveTo(id, planned);
                         });
        QObject::connect(&tray, &IdeasTray::ideaAsked, &hours, [this](const plan::PostId &id, bool copy) {
            if (copy)
                (void)moves.copyAsIdea(id);
            else
                (void)moves.makeIdea(id);
        });
        hours.setNow(workspace.clock.now());
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
    }

    plan::PostId addFor(const clients::ClientId &whom, const QString &title, QDate date, QTime time,
                        const QByteArray &zone)
    {
        plan::Post post;
        post.clientId = whom;
        post.title = title;
        post.text = title;
        post.planned = plan::plannedTime({date, time}, zone).value();
        return posts.add(post).value();
    }
    /// By the clock of the person.
    [[nodiscard]] WallTime seen(const plan::PostId &id) const
    {
        return wallTimeAt(posts.post(id)->planned->instant, "Europe/Lisbon");
    }
    /// Of the slot that is current.
    [[nodiscard]] WallTime current() const { return wallTimeAt(*hours.currentMoment(), "Europe/Lisbon"); }
    [[nodiscard]] QPoint centreOf(const plan::PostId &id) const { return hours.chipRect(id).center(); }
    [[nodiscard]] QPoint centreOf(QDate date, QTime time) const
    {
        return hours.slotRect(date, time).center();
    }
    [[nodiscard]] int hourHeight() const { return hours.geometryOfHours().topOf(60); }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&hours, static_cast<Qt::Key>(key), modifiers);
    }
    void press(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(hours.viewport(), Qt::LeftButton, modifiers, at);
    }
    void moveTo(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, at, hours.viewport()->mapToGlobal(QPointF(at)), Qt::NoButton,
                          Qt::LeftButton, modifiers);
        QApplication::sendEvent(hours.viewport(), &event);
    }
    void release(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(hours.viewport(), Qt::LeftButton, modifiers, at);
    }
    /// From the middle of the box, by so much.
    void drag(const plan::PostId &id, QPoint by, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint from = centreOf(id);
        press(from);
        moveTo(from + by / 2 + QPoint(0, 20), modifiers);
        moveTo(from + by, modifiers);
    }
    /// Only by so much: from the middle of the box on the shortest way.
    void dragStraight(const plan::PostId &id, QPoint by)
    {
        const QPoint from = centreOf(id);
        press(from);
        moveTo(from + by / 2);
        moveTo(from + by);
    }
};

} // namespace hatstand::test
