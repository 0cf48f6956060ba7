// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_delegate.h"

#include "kit/painters.h"
#include "outbox/traffic_log_model.h"

#include <QAbstractItemView>
#include <QPainter>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int cellEdge = 12;

bool isFigure(const QModelIndex &index)
{
    return (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignTrailing) == Qt::AlignTrailing;
}

TypeRole roleOf(const QModelIndex &index)
{
    if (index.data(TrafficLogModel::DayRole).toBool())
        return TypeRole::CaptionBold;
    return index.column() == 0 || isFigure(index) ? TypeRole::Second : TypeRole::Body;
}
} // namespace

TrafficDelegate::TrafficDelegate(const Kit &kit, QObject *parent) : QStyledItemDelegate(parent), m_kit(kit) {}

QSize TrafficDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Theme &theme = m_kit.theme();
    const QFontMetrics metrics(theme.fontFor(roleOf(index)));
    return {metrics.horizontalAdvance(index.data().toString()) + 1 + theme.px(2 * cellEdge),
            theme.px(size::tableRow)};
}

void TrafficDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool isDay = index.data(TrafficLogModel::DayRole).toBool();
    RowState state;
    state.listFocused = view && view->hasFocus();
    state.selected = option.state.testFlag(QStyle::State_Selected);
    state.hovered = !isDay && option.state.testFlag(QStyle::State_MouseOver);
    state.inCard = roomInCard(view);
    // The selection's bar stands at the start of the row only.
    QRect whole = option.rect;
    if (index.column() != 0)
        whole = mirrored(whole.adjusted(-theme.px(8), 0, 0, 0), whole, option.direction);
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintRowBackground(*painter, theme, whole, state, option.direction);
    if (isDay)
        painter->fillRect(option.rect, theme.sunken);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    const QRect room = option.rect.adjusted(theme.px(cellEdge), 0, -theme.px(cellEdge), 0);
    const bool isTrouble = index.data(TrafficLogModel::TroubleRole).toBool();
    painter->setFont(theme.fontFor(roleOf(index)));
    if (isTrouble && index.column() == TrafficLogModel::Ended)
        painter->setPen(theme.status(Status::Failed).text);
    else
        painter->setPen(isDay || index.column() != TrafficLogModel::What ? theme.text2 : theme.text);
    const QString text = index.data().toString();
    if (isFigure(index)) {
        const Qt::Alignment edge = option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
        painter->drawText(room, static_cast<int>(edge | Qt::AlignVCenter), text);
    } else {
        paintElided(*painter, room, text, option.direction);
    }
    painter->restore();
}

} // namespace hatstand::ui::outbox
