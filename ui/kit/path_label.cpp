// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/path_label.h"

#include <QPainter>
#include <QStyle>

namespace hatstand::ui
{

void PathLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, contentsRect().width());
    const Qt::Alignment side =
        QStyle::visualAlignment(layoutDirection(), alignment() | Qt::AlignVCenter) | Qt::AlignAbsolute;
    // A path reads from left to right; only where it stands follows the window.
    painter.setLayoutDirection(text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(side) | Qt::TextSingleLine, palette(),
                          isEnabled(), shown, foregroundRole());
}

} // namespace hatstand::ui
