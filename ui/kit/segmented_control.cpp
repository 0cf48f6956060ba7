// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/segmented_control.h"

#include "kit/buttons.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace hatstand::ui
{

SegmentedControl::SegmentedControl(const Kit &kit, const QString &name, QWidget *parent)
    : QFrame(parent), m_layout(new QHBoxLayout(this)), m_group(new QButtonGroup(this))
{
    Q_UNUSED(kit)
    setProperty("kind", QStringLiteral("segments"));
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (auto *button = segment(id))
            button->setFocusPolicy(checked ? Qt::StrongFocus : Qt::ClickFocus);
        if (checked)
            Q_EMIT currentChanged(id);
    });
}

int SegmentedControl::addSegment(const QString &text)
{
    const int index = count();
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setProperty("kind", QStringLiteral("segment"));
    button->setProperty("focusRadius", size::radiusChip);
    button->setAccessibleName(text);
    button->setFocusPolicy(index == 0 ? Qt::StrongFocus : Qt::ClickFocus);
    button->installEventFilter(this);
    m_group->addButton(button, index);
    m_layout->addWidget(button);
    if (index == 0) {
        // The first is chosen from the start; nobody has to be told.
        const QSignalBlocker quiet(m_group);
        button->setChecked(true);
    }
    return index;
}

void SegmentedControl::setSegmentText(int index, const QString &text)
{
    if (auto *button = segment(index)) {
        button->setText(text);
        button->setAccessibleName(text);
        // A button that was never shown tells its layout nothing of it.
        m_layout->invalidate();
        updateGeometry();
    }
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled, const QString &reason)
{
    if (auto *button = segment(index))
        setEnabledWithReason(button, enabled, reason);
}

int SegmentedControl::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (index != currentIndex())
        choose(index, false);
}

QToolButton *SegmentedControl::segment(int index) const
{
    return static_cast<QToolButton *>(m_group->button(index));
}

void SegmentedControl::choose(int index, bool withFocus)
{
    auto *button = segment(index);
    if (!button || !button->isEnabled())
        return;
    button->setChecked(true);
    if (withFocus)
        button->setFocus(Qt::TabFocusReason);
}

bool SegmentedControl::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & ~Qt::KeypadModifier)
        return QFrame::eventFilter(watched, event);
    const int forward = layoutDirection() == Qt::LeftToRight ? 1 : -1;
    int step = 0;
    int next = currentIndex();
    switch (key->key()) {
    case Qt::Key_Right:
        step = forward;
        break;
    case Qt::Key_Left:
        step = -forward;
        break;
    case Qt::Key_Home:
        next = -1;
        step = 1;
        break;
    case Qt::Key_End:
        next = count();
        step = -1;
        break;
    default:
        return QFrame::eventFilter(watched, event);
    }
    // What is disabled is passed over; at the ends the choice stays.
    do {
        next += step;
    } while (segment(next) && !segment(next)->isEnabled());
    choose(next, true);
    return true;
}

} // namespace hatstand::ui
