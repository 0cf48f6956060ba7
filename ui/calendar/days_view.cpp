// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/days_view.h"

#include "kit/time_words.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace hatstand::ui::calendar
{

DaysView::DaysView(const Kit &kit, CalendarModel &model, DragSession &drags, PostChoice &choice,
                   QWidget *parent)
    : QAbstractScrollArea(parent), m_kit(kit), m_model(model), m_drags(drags), m_choice(choice)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    m_drags.addTarget(this);
    connect(&model, &CalendarModel::reloaded, this, [this] {
        const int row = m_currentPost.isNull() ? -1 : m_model.rowOf(m_currentPost);
        if (row >= 0)
            followPost(m_model.item(row));
        else
            m_currentPost = {};
        viewport()->update();
    });
    connect(&drags, &DragSession::finished, this, [this] {
        // Taken away from under the keys: the page was left, the window lost the focus.
        if (m_carrying)
            endKeyboardMove(false);
        letGo();
        viewport()->update();
    });
    connect(&drags, &DragSession::failed, this, [this] { letGo(); });
    connect(this, &DaysView::rangeChanged, this, &DaysView::aimCarried);
    connect(&choice, &PostChoice::changed, viewport(), qOverload<>(&QWidget::update));
}

DaysView::~DaysView()
{
    m_drags.removeTarget(this);
}

void DaysView::setNotes(const QHash<QDate, DayNote> &notes)
{
    m_notes = notes;
    viewport()->update();
}

void DaysView::showPost(const plan::PostId &id)
{
    const int row = m_model.rowOf(id);
    if (row >= 0)
        choose({m_model.item(row).date, row});
}

plan::PostId DaysView::idOf(const Spot &spot) const
{
    return spot.row >= 0 ? m_model.item(spot.row).row.id : plan::PostId();
}

void DaysView::setCurrent(QDate date, const plan::PostId &id)
{
    if (m_currentDate == date && m_currentPost == id)
        return;
    m_currentDate = date;
    m_currentPost = id;
    viewport()->update();
    Q_EMIT currentChanged();
}

MonthChip DaysView::chipOf(const CalendarItem &item) const
{
    MonthChip chip;
    chip.status = item.status;
    chip.time = clockWords(item.time);
    chip.title = item.row.title;
    chip.clientColour = item.clientColour;
    chip.selected = item.row.id == m_currentPost && !m_carrying;
    chip.focused = hasFocus();
    chip.hovered = item.row.id == m_hovered;
    chip.chosen = m_choice.contains(item.row.id);
    chip.ghost = m_drags.isActive() && m_drags.payload()->id == item.row.id && !m_drags.isCopy();
    return chip;
}

void DaysView::paintRing(QPainter &painter, const QRectF &place) const
{
    const Theme &theme = m_kit.theme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(theme.control, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place, m_kit.px(size::radiusChip), m_kit.px(size::radiusChip));
    painter.restore();
}

int DaysView::rowToRing(QDate date) const
{
    return m_carrying || m_currentPost.isNull() || m_currentDate != date ? -1 : m_model.rowOf(m_currentPost);
}

DragPayload DaysView::payloadOf(const CalendarItem &item)
{
    return {item.row.id, item.row.title, item.status, item.clientColour, false, item.networkKeys};
}

void DaysView::sayWhyLocked(const CalendarItem &item, QPoint global)
{
    QToolTip::showText(global, lockedReason(item.row.status), viewport());
}

void DaysView::askPeek()
{
    if (m_currentPost.isNull())
        return;
    QRect chip = chipRect(m_currentPost);
    if (chip.isEmpty())
        chip = currentRect(); // there is no room for it
    Q_EMIT peekAsked(m_currentPost, QRect(viewport()->mapToGlobal(chip.topLeft()), chip.size()));
}

bool DaysView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Spot spot = spotAt(help->pos());
        // Without words, one that is shown goes away.
        QToolTip::showText(help->globalPos(),
                           spot.row >= 0 ? itemToolTip(m_model.item(spot.row), m_model.zone())
                                         : noteAt(help->pos()),
                           viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && !m_hovered.isNull()) {
        m_hovered = {};
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void DaysView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    measure();
}

void DaysView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange ||
        event->type() == QEvent::FontChange)
        measure();
}

void DaysView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void DaysView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (m_carrying)
        endKeyboardMove(false);
    viewport()->update();
}

DropHint DaysView::hintOf(const Landing &landing, bool copy) const
{
    DropHint hint;
    if (!landing.refusal.isEmpty()) {
        hint.refused = true;
        hint.tip << landing.refusal;
        return hint;
    }
    const plan::PlannedTime &planned = landing.planned;
    const WallTime seen = wallTimeAt(planned.instant, m_model.zone());
    hint.time = clockWords(seen.time);
    if (planned.zone != m_model.zone() && planned.wall.time != seen.time)
        hint.tip
            << tr("%1 in %2", "time in a city").arg(clockWords(planned.wall.time), zoneCity(planned.zone));
    else
        hint.tip << dayAndTimeWords(seen, m_today);
    if (copy)
        hint.tip << tr("Copies the post");
    if (!landing.remark.isEmpty())
        hint.tip << landing.remark;
    return hint;
}

} // namespace hatstand::ui::calendar
