// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_delegate.h"

#include "kit/painters.h"
#include "kit/table_cells.h"
#include "outbox/traffic_log_model.h"

#include <QPainter>

#include <optional>

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

constexpr int signSide = 14;
constexpr int signGap = 6; ///< behind the sign

/// Beside how a request ended, where it did not end well: what only asked to wait passes by itself.
std::optional<Status> troubleOf(const QModelIndex &index)
{
    if (index.column() != TrafficLogModel::Ended || !index.data(TrafficLogModel::TroubleRole).toBool())
        return std::nullopt;
    return index.data(TrafficLogModel::AskedToWaitRole).toBool() ? Status::Missed : Status::Failed;
}
} // namespace

TrafficDelegate::TrafficDelegate(const Kit &kit, QObject *parent) : QStyledItemDelegate(parent), m_kit(kit) {}

QSize TrafficDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Theme &theme = m_kit.theme();
    const QFontMetrics metrics(theme.fontFor(roleOf(index)));
    const int sign = troubleOf(index) ? theme.px(signSide) + theme.px(signGap) : 0;
    return {sign + metrics.horizontalAdvance(index.data().toString()) + 1 +
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
    const std::optional<Status> trouble = troubleOf(index);
    painter->setFont(theme.fontFor(roleOf(index)));
    if (trouble)
        painter->setPen(theme.status(*trouble).text);
    else
        painter->setPen(isDay || index.column() != TrafficLogModel::What ? theme.text2 : theme.text);
    // As it is from left to right; what is painted is mirrored then.
    QRect room = cellRoom(theme, option.rect, index.column(), index.model()->columnCount(), Qt::LeftToRight);
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, option.direction); };
    if (trouble) {
        const int side = theme.px(signSide);
        const QRect sign(room.left(), option.rect.center().y() - side / 2, side, side);
        m_kit.icons.paint(*painter, place(sign), *trouble == Status::Missed ? Glyph::Clock : Glyph::Failed,
                          theme.status(*trouble).text);
        room.setLeft(room.left() + side + theme.px(signGap));
    }
    paintCellText(*painter, place(room), index.data().toString(), option.direction,
                  {isFigure(index), option.textElideMode});
    painter->restore();
}

} // namespace hatstand::ui::outbox
