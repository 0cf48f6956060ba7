// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/delivery_delegate.h"

#include "kit/figures.h"
#include "kit/painters.h"
#include "kit/table_cells.h"
#include "outbox/outbox_model.h"

#include <QPainter>

#include <algorithm>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int clientGap = 10; ///< behind the client's mark
constexpr int networkGap = 8; ///< behind the network's

ChipLook stateLook(const Theme &theme, const QModelIndex &index)
{
    ChipLook look = chipLook(theme, static_cast<Status>(index.data(OutboxModel::StatusRole).toInt()));
    if (const int glyph = index.data(OutboxModel::GlyphRole).toInt(); glyph >= 0)
        look.glyph = static_cast<Glyph>(glyph);
    return look;
}
} // namespace

DeliveryDelegate::DeliveryDelegate(const Kit &kit, QObject *parent) : QStyledItemDelegate(parent), m_kit(kit)
{
}

QSize DeliveryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Theme &theme = m_kit.theme();
    const QString text = index.data().toString();
    const auto advance = [&](TypeRole role) {
        return QFontMetrics(theme.fontFor(role)).horizontalAdvance(text) + 1;
    };
    int width = cellMargins(theme, index.column(), OutboxModel::ColumnCount);
    switch (index.column()) {
    case OutboxModel::When:
        width += figuresWidth(theme.fontFor(TypeRole::Strong), text);
        break;
    case OutboxModel::Post:
        width += clientMarkSide(theme, MarkSize::Small) + theme.px(clientGap) + advance(TypeRole::Name);
        break;
    case OutboxModel::Account:
        width += networkMarkSide(theme, MarkSize::Small) + theme.px(networkGap) + advance(TypeRole::Second);
        break;
    case OutboxModel::State:
        width += chipSize(theme, stateLook(theme, index), text).width();
        break;
    default:
        width += advance(TypeRole::Second);
        break;
    }
    return {width, m_kit.px(size::tableRow)};
}

void DeliveryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const Qt::LayoutDirection direction = option.direction;
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintCellBackground(*painter, theme, option, index);

    // As it is from left to right; what is painted is mirrored then.
    QRect room = cellRoom(theme, option.rect, index.column(), OutboxModel::ColumnCount, Qt::LeftToRight);
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, direction); };
    const QString text = index.data().toString();
    const int middle = option.rect.center().y();
    switch (index.column()) {
    case OutboxModel::Post: {
        const int side = clientMarkSide(theme, MarkSize::Small);
        paintClientMark(*painter, theme, place({room.left(), middle - side / 2, side, side}),
                        index.data(OutboxModel::ClientInitialsRole).toString(),
                        index.data(OutboxModel::ClientColourRole).value<QColor>());
        room.setLeft(room.left() + side + theme.px(clientGap));
        painter->setFont(theme.fontFor(TypeRole::Name));
        painter->setPen(theme.text);
        paintElided(*painter, place(room), text, direction);
        break;
    }
    case OutboxModel::Account: {
        const int side = networkMarkSide(theme, MarkSize::Small);
        paintNetworkMark(*painter, theme, place({room.left(), middle - side / 2, side, side}),
                         index.data(OutboxModel::NetworkRole).toString(), MarkStyle::Neutral);
        room.setLeft(room.left() + side + theme.px(networkGap));
        painter->setFont(theme.fontFor(TypeRole::Second));
        painter->setPen(theme.text2);
        paintElided(*painter, place(room), text, direction);
        break;
    }
    case OutboxModel::State: {
        const ChipLook look = stateLook(theme, index);
        const QSize chip = chipSize(theme, look, text);
        paintChip(*painter, m_kit,
                  place({room.left(), middle - chip.height() / 2, std::min(chip.width(), room.width()),
                         chip.height()}),
                  look, text, direction);
        break;
    }
    case OutboxModel::When:
        painter->setFont(theme.fontFor(TypeRole::Strong));
        painter->setPen(theme.text);
        paintFigures(*painter, place(room), text, direction);
        break;
    default:
        painter->setFont(theme.fontFor(TypeRole::Second));
        painter->setPen(theme.text2);
        paintElided(*painter, place(room), text, direction);
        break;
    }
    painter->restore();
}

} // namespace hatstand::ui::outbox
