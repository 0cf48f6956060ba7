// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/tiles.h"

#include "kit/stat_tile.h"
#include "kit/time_words.h"
#include "kit/waiting_posts.h"
#include "today/going_out.h"

#include <QGridLayout>

#include <numeric>

namespace hatstand::ui::today
{

namespace
{
constexpr int courseDays = 13;
constexpr int aheadDays = 7;
/// A post that is out within this time of what was planned counts as on time.
constexpr Milliseconds onTime{std::chrono::minutes(5)};
constexpr int twoByTwoBelow = 720; ///< of their own width: four in a row would cut their words

StatTile *makeTile(const Kit &kit, const QString &label, const char *objectName, QWidget *parent)
{
    auto *tile = new StatTile(kit, label, parent);
    tile->setObjectName(QString::fromLatin1(objectName));
    return tile;
}
} // namespace

Tiles::Tiles(const PageContext &context, publish::Outbox &outbox, const publish::DeliveryHistory &history,
             plan::PostService &posts, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_outbox(outbox)
    , m_history(history)
    , m_posts(posts)
    , m_grid(new QGridLayout(this))
    , m_week(makeTile(context.kit, tr("Posts out this week"), "tileWeek", this))
    , m_waiting(makeTile(context.kit, tr("Waiting to go out today"), "tileWaiting", this))
    , m_described(makeTile(context.kit, tr("Pictures described"), "tileDescribed", this))
    , m_onTime(makeTile(context.kit, tr("Out on time, 7 days"), "tileOnTime", this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    arrange();
}

void Tiles::arrange()
{
    const int columns = width() < m_context.kit.px(twoByTwoBelow) ? 2 : 4;
    m_grid->setSpacing(m_context.kit.px(size::padding));
    if (columns == m_columns)
        return;
    m_columns = columns;
    int at = 0;
    for (StatTile *tile : {m_week, m_waiting, m_described, m_onTime}) {
        m_grid->addWidget(tile, at / columns, at % columns);
        ++at;
    }
    for (int column = 0; column < 4; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void Tiles::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Tiles::refresh()
{
    // One figure for both: what is still to go today is what waits.
    const int waiting = countWaitingToday(m_outbox, m_context.scope.client(), m_context.clock.now()).waiting;
    refreshWeek(waiting);
    refreshWaiting(waiting);
    refreshDescribed();
    refreshOnTime();
}

void Tiles::refreshWeek(int waiting)
{
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(m_context.clock.now(), zone).date;
    const int sinceFirst = (today.dayOfWeek() - locale().firstDayOfWeek() + 7) % 7;
    plan::PostFilter filter;
    filter.client = m_context.scope.client();
    filter.from = dayBounds(today.addDays(-sinceFirst), zone).first;
    filter.until = dayBounds(today.addDays(-sinceFirst + 6), zone).second;
    filter.hasTime = true;
    int out = 0;
    int all = 0;
    if (const auto counts = m_posts.countsByStatus(filter)) {
        for (const plan::StatusCount &count : *counts) {
            if (count.status == plan::PostStatus::Idea)
                continue;
            all += count.count;
            if (count.status == plan::PostStatus::Published)
                out += count.count;
        }
    }
    m_week->setFigure(locale().toString(out),
                      tr("of %1", "posts out, of how many").arg(locale().toString(all)));
    m_week->setNote(tr("%n still to go today", nullptr, waiting));
    if (const auto days =
            m_outbox.publishedByDay(filter.client, dayBounds(today, zone).second, courseDays, zone)) {
        const int sum = std::accumulate(days->begin(), days->end(), 0);
        m_week->setValues(std::vector<double>(days->begin(), days->end()),
                          tr("%n out in the last 13 days", nullptr, sum));
    }
}

void Tiles::refreshWaiting(int waiting)
{
    const auto summary = m_outbox.summary(m_context.scope.client());
    if (!summary)
        return;
    m_waiting->setFigure(locale().toString(waiting));
    if (!summary->nextAt) {
        const bool planned = m_outbox.hasWaiting(m_context.scope.client()).value_or(false);
        m_waiting->setNote(waiting > 0 ? tr("Due now")
                           : planned   ? tr("What is planned is held back")
                                       : tr("Nothing is planned"));
        return;
    }
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(m_context.clock.now(), zone).date;
    m_waiting->setNote(
        tr("Next %1", "day and time").arg(dayAndTimeWords(wallTimeAt(*summary->nextAt, zone), today)));
}

void Tiles::refreshDescribed()
{
    plan::PostFilter filter;
    filter.client = m_context.scope.client();
    filter.from = m_context.clock.now();
    filter.until = m_context.clock.now() + Milliseconds(std::chrono::hours(24 * aheadDays));
    const plan::MediaCounts pictures = m_posts.countMedia(filter).value_or(plan::MediaCounts());
    const int without = pictures.withoutAltText;
    if (pictures.all == 0) {
        m_described->setFigure(QStringLiteral("–"));
        m_described->setNote(tr("No pictures in the next 7 days"));
        return;
    }
    m_described->setFigure(
        locale().toString(pictures.all - without),
        tr("of %1", "pictures described, of how many").arg(locale().toString(pictures.all)));
    if (without == 0)
        m_described->setNote(tr("All in the next 7 days"), Ink::Good);
    else
        m_described->setNote(tr("Next 7 days: %n without a description", nullptr, without), Ink::Warning);
}

void Tiles::refreshOnTime()
{
    const Instant from = m_context.clock.now() - Milliseconds(std::chrono::hours(24 * 7));
    const auto [all, late] =
        m_outbox.punctuality(m_context.scope.client(), from, onTime).value_or(publish::Punctuality());
    // What has not gone out at all was not on time either.
    const auto notOut = [this, from](publish::DeliveryState state) {
        publish::HistoryFilter filter;
        filter.client = m_context.scope.client();
        filter.states = {state};
        filter.from = from;
        filter.until = m_context.clock.now();
        return m_history.count(filter).value_or(0);
    };
    const int missed = notOut(publish::DeliveryState::Missed);
    const int failed = notOut(publish::DeliveryState::Failed);
    const int due = all + missed + failed;
    if (due == 0) {
        m_onTime->setFigure(QStringLiteral("–"));
        m_onTime->setNote(tr("Nothing went out yet"));
        return;
    }
    m_onTime->setFigure(tr("%1%", "percentage").arg(locale().toString((all - late) * 100 / due)));
    if (missed + failed == 0) {
        m_onTime->setNote(late == 0 ? tr("%n sent, none more than 5 min late", nullptr, all)
                                    : tr("%n more than 5 min late", nullptr, late),
                          late == 0 ? Ink::Text2 : Ink::Warning);
        return;
    }
    const QStringList notOnTime{late > 0 ? tr("%n late", "posts", late) : QString(),
                                missed > 0 ? tr("%n missed", "posts", missed) : QString(),
                                failed > 0 ? tr("%n failed", "posts", failed) : QString()};
    m_onTime->setNote(tr("%1 · %2", "what was sent on time, and what was not")
                          .arg(tr("%n sent on time", "posts", all - late), factWords(notOnTime)),
                      Ink::Warning);
}

} // namespace hatstand::ui::today
