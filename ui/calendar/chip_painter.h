// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "kit/theme.h"

#include <QColor>
#include <QRect>
#include <QString>

class QPainter;

namespace hatstand::ui::calendar
{

/// How a post's chip in a month looks.
struct MonthChip
{
    Status status = Status::Draft;
    QString time;
    QString title;
    QColor clientColour;
    bool selected = false; ///< with the keyboard ring when the view has the focus
    bool focused = false;
    bool hovered = false;
    bool chosen = false; ///< one of several: a tick in the accent in place of the icon
    bool ghost = false;  ///< the place that a dragged post leaves: half strength, dashed
    bool target = false; ///< the place where it would come to stand: accent edge
};

void paintMonthChip(QPainter &painter, const Kit &kit, const QRect &rect, const MonthChip &chip,
                    Qt::LayoutDirection direction);

} // namespace hatstand::ui::calendar
