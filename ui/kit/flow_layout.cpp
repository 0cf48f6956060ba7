// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace hatstand::ui
{

FlowLayout::FlowLayout(QWidget *parent, int horizontalGap, int verticalGap)
    : QLayout(parent), m_horizontalGap(horizontalGap), m_verticalGap(verticalGap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, true);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const
{
    QSize widest;
    for (const QLayoutItem *item : m_items)
        widest = widest.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return widest + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, false);
}

int FlowLayout::widthFrom(int index) const
{
    int width = 0;
    for (const QLayoutItem *item : m_items.mid(index)) {
        if (!item->isEmpty())
            width += (width > 0 ? m_horizontalGap : 0) + item->sizeHint().width();
    }
    return width;
}

int FlowLayout::arrange(const QRect &rect, bool measureOnly) const
{
    const QRect room = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    struct Placed
    {
        QLayoutItem *item;
        QRect where;
    };
    QList<Placed> line;
    int left = room.left();
    int top = room.top();
    int lineHeight = 0;
    const auto endLine = [&] {
        for (const Placed &placed : line) {
            QRect where = placed.where;
            where.moveTop(top + (lineHeight - where.height()) / 2);
            if (!measureOnly)
                placed.item->setGeometry(QStyle::visualRect(direction, room, where));
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint();
        size.setWidth(std::min(size.width(), std::max(room.width(), item->minimumSize().width())));
        const int together = item == m_items.value(m_groupAt) ? widthFrom(m_groupAt) : size.width();
        if (left + together > room.right() + 1 && !line.isEmpty()) {
            endLine();
            left = room.left();
            top += lineHeight + m_verticalGap;
            lineHeight = 0;
        }
        line.append({item, QRect(QPoint(left, top), size)});
        left += size.width() + m_horizontalGap;
        lineHeight = std::max(lineHeight, size.height());
    }
    endLine();
    return top + lineHeight - rect.top() + contentsMargins().bottom();
}

} // namespace hatstand::ui
