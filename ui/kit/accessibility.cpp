// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/accessibility.h"

#include <QAccessible>
#include <QWidget>

namespace hatstand::ui
{

void announce(QWidget *widget, const QString &text)
{
    widget->setAccessibleName(text);
    // QAccessibleAnnouncementEvent only exists from Qt 6.8 on.
    QAccessibleEvent alert(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace hatstand::ui
