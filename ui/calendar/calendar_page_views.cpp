// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Which days the calendar shows, and how.
#include "calendar/calendar_model.h"
#include "calendar/calendar_page.h"
#include "calendar/list_view.h"
#include "calendar/month_view.h"
#include "calendar/peek_card.h"
#include "calendar/time_grid_view.h"
#include "clients/client_service.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"

#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <array>

namespace hatstand::ui::calendar
{

namespace
{
const QString viewState = QStringLiteral("calendar/view");
const QString hoursState = QStringLiteral("calendar/first-minute");
// As they are kept; in the order of the views.
const std::array<QString, 4> viewNames{QStringLiteral("month"), QStringLiteral("week"), QStringLiteral("day"),
                                       QStringLiteral("list")};
constexpr int middleOfWeek = 3; // the day by which a week has its number and its year
} // namespace

DaysView *CalendarPage::daysView() const
{
    if (m_view == List)
        return nullptr;
    return showsHours() ? static_cast<DaysView *>(m_hours) : m_month;
}

QWidget *CalendarPage::currentView() const
{
    return m_view == List ? static_cast<QWidget *>(m_list) : daysView();
}

QDate CalendarPage::currentDate() const
{
    if (m_view != List)
        return daysView()->currentDate();
    const int row = m_model->rowOf(m_list->currentPost());
    return row < 0 ? m_month->currentDate() : m_model->item(row).date;
}

plan::PostId CalendarPage::currentPost() const
{
    return m_view == List ? m_list->currentPost() : daysView()->currentPost();
}

void CalendarPage::restoreView()
{
    bool known = false;
    const int minute = m_context.preferences.state(hoursState).toInt(&known);
    if (known)
        m_hours->setTopMinute(minute);
    const auto kept = std::find(viewNames.begin(), viewNames.end(), m_context.preferences.state(viewState));
    showView(kept == viewNames.end() ? Month : int(kept - viewNames.begin()));
}

void CalendarPage::keepHours()
{
    if (const auto minute = m_hours->chosenTop())
        m_context.preferences.setState(hoursState, QString::number(*minute));
}

void CalendarPage::setNow()
{
    const Instant now = m_context.clock.now();
    m_month->setToday(wallTimeAt(now, m_model->zone()).date);
    m_hours->setNow(now);
}

void CalendarPage::showView(int view)
{
    m_peek->hide();
    m_viewChoice->setCurrentIndex(view);
    const bool hadFocus = currentView()->hasFocus();
    const QDate date = currentDate();
    const plan::PostId post = currentPost();
    m_view = static_cast<View>(view);
    if (showsHours())
        m_hours->setDayCount(m_view == Week ? TimeGridView::daysOfWeek : 1);
    m_views->setCurrentIndex(m_view == Month ? 0 : m_view == List ? 2 : 1);
    lookAt(date, post);
    showRange();
    lookAt(date, post); // now that its days are read
    if (hadFocus)
        currentView()->setFocus();
    nameSteps();
    m_context.preferences.setState(viewState, viewNames[static_cast<std::size_t>(view)]);
}

void CalendarPage::showRange()
{
    const DaysView *days = showsHours() ? static_cast<DaysView *>(m_hours) : m_month;
    m_model->setRange(days->firstDay(), days->lastDay());
    refreshNotes();
    refreshHead();
}

void CalendarPage::lookAt(QDate date, const plan::PostId &id)
{
    if (showsHours())
        m_hours->showDate(date);
    else if (m_month->dayOf(date) < 0)
        m_month->showDate(date);
    else if (m_month->currentDate() != date)
        m_month->lookAt(date);
    if (m_model->rowOf(id) < 0) {
        if (m_view == List)
            m_list->showDate(date);
    } else if (m_view == List) {
        m_list->showPost(id);
    } else {
        daysView()->showPost(id);
    }
}

void CalendarPage::step(int periods)
{
    if (showsHours())
        m_hours->showDate(m_hours->currentDate().addDays(periods * m_hours->dayCount()));
    else
        m_month->showDate(QDate(m_month->month().year(), m_month->month().month(), 1).addMonths(periods));
}

void CalendarPage::goToday()
{
    const WallTime now = wallTimeAt(m_context.clock.now(), m_model->zone());
    m_month->showDate(now.date);
    m_hours->showDate(now.date);
    m_hours->showTime(now.time);
    m_list->showDate(now.date);
}

void CalendarPage::nameSteps()
{
    const auto name = [](QPushButton *button, const QString &words) {
        button->setAccessibleName(words);
        button->setToolTip(words);
    };
    name(m_earlier, m_view == Week  ? tr("Previous week")
                    : m_view == Day ? tr("Previous day")
                                    : tr("Previous month"));
    name(m_later, m_view == Week ? tr("Next week") : m_view == Day ? tr("Next day") : tr("Next month"));
}

QString CalendarPage::periodWords(QLocale::FormatType length) const
{
    const QLocale locale;
    if (!showsHours()) {
        const QDate month = m_month->month();
        return tr("%1 %2", "month, year")
            .arg(locale.standaloneMonthName(month.month(), length))
            .arg(month.year());
    }
    const bool isLong = length == QLocale::LongFormat;
    const QDate first = m_hours->firstDay();
    const QDate last = m_hours->lastDay();
    const int year = wallTimeAt(m_context.clock.now(), m_model->zone()).date.year();
    QString words =
        isLong ? longDayWords(first)
               : locale.toString(first, tr("ddd d MMM", "date format: day of the week, day, month; short"));
    if (m_view == Week) {
        const QString dayAndMonth = isLong ? tr("d MMMM", "date format: day and month")
                                           : tr("d MMM", "date format: day and month, short");
        const QString begin = first.month() == last.month() ? locale.toString(first.day())
                                                            : locale.toString(first, dayAndMonth);
        words = tr("%1 – %2", "first and last day of a week").arg(begin, locale.toString(last, dayAndMonth));
    }
    return last.year() == year ? words : tr("%1 %2", "day or week, year").arg(words).arg(last.year());
}

QString CalendarPage::countWords() const
{
    int shown = m_model->rowCount();
    if (!showsHours()) {
        const QDate month = m_month->month();
        shown = int(std::count_if(
            m_model->items().begin(), m_model->items().end(), [&month](const CalendarItem &item) {
                return item.date.month() == month.month() && item.date.year() == month.year();
            }));
    }
    QString words = tr("%n post(s)", nullptr, shown);
    if (m_view == Week)
        words = tr("Week %1 · %2", "number of the week, count of posts")
                    .arg(m_hours->firstDay().addDays(middleOfWeek).weekNumber())
                    .arg(words);
    const auto client = m_context.scope.client();
    if (!client || (showsHours() && m_hours->hasSecondRuler()))
        return words; // the hours tell the client's
    const auto found = m_services.clients.client(*client);
    const Instant now = m_context.clock.now();
    if (found && offsetSecondsAt(now, found->zone) != offsetSecondsAt(now, m_model->zone()))
        words = tr("%1 · times are yours, it is %2 in %3", "count of posts, time, city")
                    .arg(words, clockWords(wallTimeAt(now, found->zone).time), zoneCity(found->zone));
    return words;
}

// The hours of the client stand beside one's own, where all that are shown have the same clock.
void CalendarPage::refreshZones()
{
    QByteArray zone;
    int shown = 0;
    bool same = true;
    for (const clients::Client &client : m_services.clients.clients()) {
        if (!m_context.scope.contains(client.id))
            continue;
        same = same && (shown == 0 || client.zone == zone);
        zone = client.zone;
        ++shown;
    }
    m_hours->setClientZone(same ? zone : QByteArray());
    m_hours->setShowsClients(shown > 1);
}

} // namespace hatstand::ui::calendar
