// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/painted.h"

#include <QAccessibleWidget>
#include <QEvent>

namespace hatstand::ui
{

namespace
{

QAccessibleInterface *makePaintedInterface(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    // Asked for every class on the way up to QObject; ours is recognised by the object itself.
    if (auto *painted = qobject_cast<Painted *>(object))
        return new QAccessibleWidget(painted, painted->accessibleRole());
    return nullptr;
}

} // namespace

Painted::Painted(const Kit &kit, QAccessible::Role role, QWidget *parent)
    : QWidget(parent), m_kit(kit), m_role(role)
{
    // Installing the same factory again does nothing.
    QAccessible::installFactory(&makePaintedInterface);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Painted::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace hatstand::ui
