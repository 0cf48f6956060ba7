// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/later_times.h"

#include "base/zones.h"
#include "kit/menus.h"
#include "kit/time_words.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::LaterTimes)
};
} // namespace

std::vector<LaterTime> laterTimes(Instant now, Instant due, const QByteArray &zone)
{
    const WallTime here = wallTimeAt(now, zone);
    const QTime time = wallTimeAt(due, zone).time;
    std::vector<WallTime> walls;
    const QTime later = QTime(here.time.hour(), 0).addSecs(2 * 3600);
    if (later > here.time)
        walls.push_back({here.date, later});
    walls.push_back({here.date, time});
    walls.push_back({here.date.addDays(1), time});
    walls.push_back({here.date.addDays(7), time});
    std::vector<LaterTime> times;
    for (const WallTime &wall : walls) {
        const auto resolved = resolveWallTime(wall, zone);
        if (!resolved || resolved->instant <= now)
            continue;
        const bool known = std::ranges::any_of(
            times, [&](const LaterTime &offered) { return offered.planned.instant == resolved->instant; });
        if (known)
            continue;
        QString text = plannedWords(wall, zone, now);
        text.replace(0, 1, text.at(0).toUpper());
        times.push_back({text, {wall, zone, resolved->instant}});
    }
    std::ranges::stable_sort(times, {}, [](const LaterTime &offered) { return offered.planned.instant; });
    return times;
}

QMenu *offerLaterTimes(QWidget *anchor, const std::vector<LaterTime> &times,
                       const std::function<void(const LaterTime &)> &chosen, std::function<void()> another)
{
    auto *menu = new QMenu(anchor);
    menu->setObjectName(QStringLiteral("laterTimes"));
    menu->setAccessibleName(Words::tr("Later times"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const LaterTime &time : times)
        menu->addAction(menuText(time.text), menu, [chosen, time] { chosen(time); });
    menu->addSeparator();
    menu->addAction(Words::tr("Another time…"), menu, std::move(another));
    popUpUnder(*menu, anchor);
    return menu;
}

} // namespace hatstand::ui
