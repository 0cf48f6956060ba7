// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/month_view.h"

#include "kit/time_words.h"

#include <QLocale>
#include <QScrollBar>

#include <utility>

namespace hatstand::ui::calendar
{

namespace
{
// The scroll bar spans ten years around today; buttons and keys go on beyond it.
constexpr int weeksEachWay = 260;
} // namespace

MonthView::MonthView(const Kit &kit, CalendarModel &model, DragSession &drags, PostChoice &choice,
                     QWidget *parent)
    : DaysView(kit, model, drags, choice, parent)
{
    setObjectName(QStringLiteral("monthView"));
    setAccessibleName(tr("Month"));
    verticalScrollBar()->setRange(-weeksEachWay, weeksEachWay);
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setPageStep(4);
}

QDate MonthView::baseWeek() const
{
    return firstShownDay(m_today, QLocale().firstDayOfWeek());
}

void MonthView::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    if (!m_firstDay.isValid()) {
        m_currentDate = today;
        setFirstDay(baseWeek());
    } else {
        setFirstDay(m_firstDay);
    }
    viewport()->update();
}

void MonthView::setFirstDay(QDate first)
{
    const bool otherMonth = !m_firstDay.isValid() || first != m_firstDay;
    m_firstDay = first;
    m_settingScroll = true;
    verticalScrollBar()->setValue(int(baseWeek().daysTo(first) / 7));
    m_settingScroll = false;
    if (otherMonth) {
        Q_EMIT rangeChanged(firstDay(), lastDay());
        Q_EMIT monthChanged();
    }
    viewport()->update();
}

void MonthView::scrollContentsBy(int, int)
{
    if (!m_settingScroll && m_today.isValid())
        setFirstDay(baseWeek().addDays(qint64(verticalScrollBar()->value()) * 7));
}

void MonthView::showDate(QDate date)
{
    setFirstDay(firstShownDay(date, QLocale().firstDayOfWeek()));
    select(date, {});
}

void MonthView::ensureVisible(QDate date)
{
    if (date < firstDay())
        setFirstDay(m_firstDay.addDays(-7 * ((date.daysTo(m_firstDay) + 6) / 7)));
    else if (date > lastDay())
        setFirstDay(m_firstDay.addDays(7 * ((lastDay().daysTo(date) + 6) / 7)));
}

void MonthView::select(QDate date, const plan::PostId &id)
{
    ensureVisible(date);
    setCurrent(date, id);
}

int MonthView::dayOf(QDate date) const
{
    const qint64 day = m_firstDay.daysTo(date);
    return day >= 0 && day < MonthGeometry::dayCount ? int(day) : -1;
}

QString MonthView::spokenDay(int day) const
{
    const QDate date = dateOf(day);
    const QString words = tr("%1, %n post(s)", nullptr, m_model.rowsOn(date).second).arg(longDayWords(date));
    const QStringList kept = m_notes.value(date).full;
    return kept.isEmpty() ? words : tr("%1, %2", "day, holiday").arg(words, listWords(kept));
}

QRect MonthView::chipRect(const plan::PostId &id) const
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return {};
    const CalendarItem &item = m_model.item(row);
    const int day = dayOf(item.date);
    const auto [first, count] = m_model.rowsOn(item.date);
    const int place = row - first;
    return day >= 0 && place < m_geometry.room(count).chips ? m_geometry.chip(day, place) : QRect();
}

QRect MonthView::dayRect(QDate date) const
{
    const int day = dayOf(date);
    return day < 0 ? QRect() : m_geometry.cell(day);
}

std::pair<int, int> MonthView::rowsInCell(int cell) const
{
    return m_model.rowsOn(dateOf(cell));
}

QString MonthView::spokenRow(int row) const
{
    return tr("Week %1").arg(dateOf(row * MonthGeometry::daysInWeek).weekNumber());
}

QString MonthView::spokenColumn(int column) const
{
    return QLocale().standaloneDayName(dateOf(column).dayOfWeek());
}

MonthView::Spot MonthView::spotAt(QPoint point) const
{
    const int day = m_geometry.dayAt(point);
    if (day < 0)
        return {};
    Spot found{dateOf(day)};
    const auto [first, count] = m_model.rowsOn(found.date);
    const auto room = m_geometry.room(count);
    const int place = m_geometry.placeAt(day, point);
    if (place >= 0 && place < room.chips)
        found.row = first + place;
    found.more = room.more && place == room.chips;
    return found;
}

QString MonthView::noteAt(QPoint point) const
{
    const int day = m_geometry.dayAt(point);
    return day < 0 ? QString() : m_notes.value(dateOf(day)).full.join(QLatin1Char('\n'));
}

void MonthView::measure()
{
    m_geometry = MonthGeometry(viewport()->size(), m_kit.theme().scale, layoutDirection());
    m_pictures.clear();
    viewport()->update();
}

std::optional<DropHint> MonthView::hintAt(QPoint global, const DragPayload &, bool copy)
{
    const QPoint point = viewport()->mapFromGlobal(global);
    m_hinted.reset();
    if (!isVisible() || !viewport()->rect().contains(point))
        return std::nullopt;
    const int day = m_held ? dayOf(*m_held) : m_geometry.dayAt(point);
    if (day < 0)
        return std::nullopt;
    m_hinted = dateOf(day);
    const auto landing = m_drags.landingOn(*m_hinted, m_model.zone(), copy);
    if (!landing)
        return std::nullopt;
    DropHint hint = hintOf(*landing, copy);
    if (hint.refused)
        return hint;
    const auto room = m_geometry.room(m_model.rowsOn(*m_hinted).second + 1);
    const QRect chip = m_geometry.chip(day, std::max(0, std::min(room.chips, m_geometry.room(99).chips) - 1));
    hint.place = QRect(viewport()->mapToGlobal(chip.topLeft()), chip.size());
    return hint;
}

void MonthView::drop(QPoint, const DragPayload &payload, bool copy)
{
    const auto date = std::exchange(m_hinted, std::nullopt);
    if (!date)
        return;
    Q_EMIT moveAsked(payload.id, *date, copy);
    showPost(payload.id);
}

} // namespace hatstand::ui::calendar
