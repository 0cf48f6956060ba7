// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the month with 3,000 posts in view, and of a week with 500: scrolling and dragging, each frame
// from the event to the finished picture, offscreen. Prints one JSON line per figure.
#include "base/clock.h"
#include "calendar/calendar_model.h"
#include "calendar/drag_ghost.h"
#include "calendar/month_view.h"
#include "calendar/post_moves.h"
#include "calendar/time_grid_view.h"
#include "clients/client_service.h"
#include "kit/icons.h"
#include "kit/theme_controller.h"
#include "kit/undo.h"
#include "networks/rules_catalogue.h"
#include "plan/post_service.h"
#include "storage/transaction.h"
#include "storage/workspace.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::calendar;

namespace
{
void print(const char *id, std::vector<double> frames, int posts)
{
    std::sort(frames.begin(), frames.end());
    const auto at = [&](double part) { return frames[size_t(part * double(frames.size() - 1))]; };
    std::printf(
        "{\"id\":\"%s\",\"p50\":%.2f,\"p99\":%.2f,\"max\":%.2f,\"n\":%zu,\"posts\":%d,\"unit\":\"ms\"}\n", id,
        at(0.5), at(0.99), frames.back(), frames.size(), posts);
}
} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const FakeClock clock;
    const QTemporaryDir folder;
    auto workspace = storage::Workspace::create(folder.filePath(QStringLiteral("bench.hatstand")),
                                                QStringLiteral("Bench"), clock);
    if (!workspace)
        return 1;
    storage::Database &database = (*workspace)->database();
    clients::ClientService clients(database, clock);
    plan::PostService posts(database, clock);
    const networks::RulesCatalogue rules;
    clients::Client client;
    client.name = QStringLiteral("Bench");
    client.zone = "Europe/Lisbon";
    const auto clientId = clients.add(client);
    if (!clientId)
        return 1;
    constexpr int perDay = 72; // 42 days show 3,024
    const QDate first(2026, 1, 1);
    const auto filled = storage::inTransaction(database, [&]() -> Result<void> {
        for (int day = 0; day < 730; ++day) {
            for (int i = 0; i < perDay; ++i) {
                plan::Post post;
                post.clientId = *clientId;
                post.title = QStringLiteral("Post %1 of day %2").arg(i).arg(day); // none like another
                post.planned =
                    plan::plannedTime({first.addDays(day), QTime(6, 0).addSecs(i * 700)}, "Europe/Lisbon")
                        .value();
                if (auto added = posts.add(post); !added)
                    return fail(added.error());
            }
        }
        return {};
    });
    if (!filled)
        return 1;

    ThemeController themes(application);
    Icons icons(themes);
    const Kit kit{themes, icons};
    UndoStack undo;
    PostMoves moves(posts, clients, undo, clock);
    CalendarModel model(posts, clients, rules);
    model.setZone("Europe/Lisbon");
    DragSession drags(moves);
    PostChoice choice;
    QWidget window;
    window.resize(1240, 840);
    MonthView month(kit, model, drags, choice, &window);
    month.setGeometry(window.rect());
    DragGhost ghost(kit, drags, &window);
    QObject::connect(&month, &MonthView::rangeChanged, &model, &CalendarModel::setRange);
    month.setToday(QDate(2026, 11, 19));
    window.show();
    QApplication::processEvents();

    QElapsedTimer timer;
    const auto frame = [&](auto &&act) {
        timer.start();
        act();
        QApplication::processEvents(); // paints what has changed
        return double(timer.nsecsElapsed()) / 1e6;
    };
    const QPointF middle(600, 400);
    std::vector<double> scrolling;
    for (int i = 0; i < 400; ++i) {
        const int direction = (i / 40) % 2 == 0 ? -120 : 120;
        scrolling.push_back(frame([&] {
            QWheelEvent wheel(middle, month.viewport()->mapToGlobal(middle), {}, QPoint(0, direction),
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(month.viewport(), &wheel);
        }));
    }
    month.showDate(QDate(2026, 11, 19));
    QApplication::processEvents();
    const int inView = model.rowCount();
    const QRect chip = month.chipRect(model.item(model.rowsOn(QDate(2026, 11, 19)).first).row.id);
    const auto send = [&](QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, month.viewport()->mapToGlobal(at), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(month.viewport(), &event);
    };
    send(QEvent::MouseButtonPress, chip.center(), Qt::LeftButton, Qt::LeftButton);
    std::vector<double> dragging;
    for (int i = 0; i < 400; ++i) {
        const QPointF at(20 + (i * 37) % 1180, 60 + (i * 23) % 740);
        dragging.push_back(frame([&] { send(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton); }));
    }
    if (!drags.isActive())
        return 1;
    drags.cancel();
    print("calendar.scroll", scrolling, inView);
    print("calendar.drag", dragging, inView);

    SystemTimers timers;
    TimeGridView hours(kit, model, drags, choice, timers, &window);
    hours.setGeometry(window.rect());
    QObject::connect(&hours, &TimeGridView::rangeChanged, &model, &CalendarModel::setRange);
    hours.setNow(clock.now());
    month.hide();
    hours.show();
    QApplication::processEvents();
    const int inWeek = model.rowCount();
    std::vector<double> hourScrolling;
    for (int i = 0; i < 400; ++i) {
        const int direction = (i / 4) % 2 == 0 ? -120 : 120;
        hourScrolling.push_back(frame([&] {
            QWheelEvent wheel(middle, hours.viewport()->mapToGlobal(middle), {}, QPoint(0, direction),
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(hours.viewport(), &wheel);
        }));
    }
    std::vector<double> weeks;
    for (int i = 0; i < 100; ++i) {
        const int days = (i / 10) % 2 == 0 ? 7 : -7;
        weeks.push_back(frame([&] { hours.showDate(hours.currentDate().addDays(days)); }));
    }
    print("calendar.hours-scroll", hourScrolling, inWeek);
    print("calendar.hours-week", weeks, inWeek);
    return 0;
}
