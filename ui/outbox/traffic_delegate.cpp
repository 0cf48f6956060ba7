// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_delegate.h"

#include "kit/table_cells.h"
#include "outbox/traffic_log_model.h"

#include <QPainter>

namespace hatstand::ui::outbox
{

namespace
{
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
    return {metrics.horizontalAdvance(index.data().toString()) + 1 +
                cellMargins(theme, index.column(), index.model()->columnCount()),
            theme.px(size::tableRow)};
}

void TrafficDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const bool isDay = index.data(TrafficLogModel::DayRole).toBool();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintCellBackground(*painter, theme, option, index);
    if (isDay) {
        painter->fillRect(option.rect, theme.sunken);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          theme.line);
    }
    const bool isTrouble = index.data(TrafficLogModel::TroubleRole).toBool();
    painter->setFont(theme.fontFor(roleOf(index)));
    if (isTrouble && index.column() == TrafficLogModel::Ended)
        painter->setPen(theme.status(Status::Failed).text);
    else
        painter->setPen(isDay || index.column() != TrafficLogModel::What ? theme.text2 : theme.text);
    const QRect room =
        cellRoom(theme, option.rect, index.column(), index.model()->columnCount(), option.direction);
    paintCellText(*painter, room, index.data().toString(), option.direction,
                  {isFigure(index), option.textElideMode});
    painter->restore();
}

} // namespace hatstand::ui::outbox
