// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/chip_pictures.h"

#include <QPainter>

#include <memory>

namespace hatstand::ui::calendar
{

void ChipPictures::paint(QPainter &painter, const Kit &kit, const QRect &rect, const MonthChip &chip,
                         Qt::LayoutDirection direction)
{
    if (rect.isEmpty())
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const Key key{chip.status, chip.time, chip.title, chip.clientColour.rgba(),
                  rect.size(), ratio,     direction};
    const bool atRest = !chip.selected && !chip.hovered && !chip.chosen && !chip.ghost && !chip.target;
    if (const QPixmap *kept = atRest ? m_pictures.object(key) : nullptr) {
        painter.drawPixmap(rect.topLeft(), *kept);
        return;
    }
    // The same way for one that is not kept: letters on what can be seen through have other edges, and would
    // change under the pointer.
    auto picture = std::make_unique<QPixmap>(rect.size() * ratio);
    picture->setDevicePixelRatio(ratio);
    picture->fill(Qt::transparent);
    QPainter inside(picture.get());
    paintMonthChip(inside, kit, QRect(QPoint(), rect.size()), chip, direction);
    inside.end();
    painter.drawPixmap(rect.topLeft(), *picture);
    if (atRest)
        m_pictures.insert(key, picture.release());
}

} // namespace hatstand::ui::calendar
