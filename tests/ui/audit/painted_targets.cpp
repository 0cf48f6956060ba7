// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit.h"
#include "calendar/month_view.h"
#include "calendar/time_grid_view.h"
#include "kit/theme.h"
#include "today/needs_delegate.h"
#include "today/needs_list.h"
#include "today/needs_model.h"

#include <QStyleOptionViewItem>

namespace hatstand::test
{

namespace
{
using ui::calendar::MonthGeometry;
using ui::calendar::MonthView;
using ui::calendar::TimeGridView;
using ui::today::NeedsDelegate;
using ui::today::NeedsList;
using ui::today::NeedsModel;

void measure(QList<Finding> &findings, const QWidget &widget, const QString &what, QSize size)
{
    if (size.width() < ui::size::minimumTarget || size.height() < ui::size::minimumTarget)
        findings.append({QStringLiteral("target"), wayTo(&widget),
                         QStringLiteral("%1 %2 × %3").arg(what).arg(size.width()).arg(size.height())});
}

void measureButtons(QList<Finding> &findings, const NeedsList &list)
{
    const auto *delegate = qobject_cast<const NeedsDelegate *>(list.itemDelegate());
    const auto *model = qobject_cast<const NeedsModel *>(list.model());
    if (!delegate || !model)
        return;
    for (int row = 0; row < model->rowCount(); ++row) {
        QStyleOptionViewItem option;
        option.initFrom(&list);
        option.rect = list.visualRect(model->index(row, 0));
        for (const NeedsDelegate::Place &place : delegate->places(option, model->need(row)))
            measure(findings, list, QStringLiteral("a button of row %1").arg(row), place.rect.size());
    }
}

constexpr int spare = 2;

int placesIn(const MonthGeometry::Room &room)
{
    return room.chips + (room.more ? 1 : 0);
}

/// As many lines of pixels as lead to each place, not as many as its chip has.
void measureChips(QList<Finding> &findings, const MonthView &month)
{
    const MonthGeometry &geometry = month.geometryOfDays();
    for (int day = 0; day < MonthGeometry::dayCount; ++day) {
        const auto count = month.model().rowsOn(month.dateOf(day)).second;
        const MonthGeometry::Room room = geometry.room(count);
        const QRect cell = geometry.cell(day);
        for (int place = 0; place < placesIn(room); ++place) {
            int lines = 0;
            for (int y = cell.top(); y <= cell.bottom(); ++y) {
                if (geometry.placeAt(day, QPoint(cell.center().x(), y)) == place)
                    ++lines;
            }
            // Under the last one nothing else answers: a circle of 24 px around it meets no other target.
            if (place + 1 == placesIn(room))
                lines += spare;
            measure(findings, month, QStringLiteral("a chip"), {geometry.chip(day, place).width(), lines});
        }
    }
}

/// Those that are seen as a whole.
void measureBoxes(QList<Finding> &findings, const TimeGridView &hours)
{
    for (const auto &item : hours.model().items()) {
        const QRect box = hours.chipRect(item.row.id);
        if (box.height() == hours.geometryOfHours().boxHeight())
            measure(findings, hours, QStringLiteral("a box"), box.size());
    }
}
} // namespace

QList<Finding> smallPaintedTargets(const QWidget &root)
{
    QList<Finding> findings;
    for (const NeedsList *list : root.findChildren<NeedsList *>()) {
        if (list->isVisibleTo(&root))
            measureButtons(findings, *list);
    }
    for (const MonthView *month : root.findChildren<MonthView *>()) {
        if (month->isVisibleTo(&root))
            measureChips(findings, *month);
    }
    for (const TimeGridView *hours : root.findChildren<TimeGridView *>()) {
        if (hours->isVisibleTo(&root))
            measureBoxes(findings, *hours);
    }
    return findings;
}

} // namespace hatstand::test
