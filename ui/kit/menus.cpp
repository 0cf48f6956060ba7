// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/menus.h"

#include <QCursor>
#include <QMenu>

namespace hatstand::ui
{

QString menuText(const QString &name)
{
    QString text = name;
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void popUpUnder(QMenu &menu, const QWidget *anchor)
{
    if (!anchor) {
        menu.popup(QCursor::pos());
        return;
    }
    const int left = anchor->isRightToLeft() ? anchor->width() - menu.sizeHint().width() : 0;
    menu.popup(anchor->mapToGlobal(QPoint(left, anchor->height())));
}

} // namespace hatstand::ui
