// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/days_accessible.h"
#include "calendar/ideas_tray.h"
#include "calendar/month_view.h"
#include "calendar_fixture.h"

#include <QMouseEvent>
#include <QTest>

namespace hatstand::test
{

using namespace ui::calendar;

/// The month of November 2026 in a window, whose wishes are carried out as the page does.
struct MonthWindow : CalendarFixture
{
    CalendarModel model{posts, workspace.clients, rules};
    IdeasModel ideas{posts, workspace.clients};
    DragSession drags{moves};
    PostChoice choice;
    QWidget window;
    MonthView month{kit, model, drags, choice, &window};
    IdeasTray tray{kit, ideas, drags, &window};

    MonthWindow()
    {
        window.resize(1240, 800);
        makeAccessible(&month);
        month.setGeometry(0, 0, 1000, 800);
        tray.setGeometry(1000, 0, 240, 800);
        model.setZone("Europe/Lisbon");
        QObject::connect(&month, &MonthView::rangeChanged, &model, &CalendarModel::setRange);
        QObject::connect(&posts, &plan::PostService::changed, &model, &CalendarModel::reload);
        QObject::connect(&posts, &plan::PostService::changed, &ideas, &IdeasModel::reload);
        QObject::connect(&month, &MonthView::moveAsked, &month,
                         [this](const plan::PostId &id, QDate date, bool copy) {
                             if (copy)
                                 (void)moves.copyToDay(id, date, "Europe/Lisbon");
                             else
                                 (void)moves.moveToDay(id, date, "Europe/Lisbon");
                         });
        QObject::connect(&tray, &IdeasTray::ideaAsked, &month, [this](const plan::PostId &id, bool copy) {
            if (copy)
                (void)moves.copyAsIdea(id);
            else
                (void)moves.makeIdea(id);
        });
        month.setToday(QDate(2026, 11, 19));
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
    }

    [[nodiscard]] QPoint centreOf(const plan::PostId &id) const { return month.chipRect(id).center(); }
    [[nodiscard]] QPoint centreOf(QDate day) const { return month.dayRect(day).center(); }
    void press(QPoint at) { QTest::mousePress(month.viewport(), Qt::LeftButton, {}, at); }
    void moveTo(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, at, month.viewport()->mapToGlobal(QPointF(at)), Qt::NoButton,
                          Qt::LeftButton, modifiers);
        QApplication::sendEvent(month.viewport(), &event);
    }
    void release(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(month.viewport(), Qt::LeftButton, modifiers, at);
    }
};

} // namespace hatstand::test
