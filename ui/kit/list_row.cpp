// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/list_row.h"

#include "kit/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace hatstand::ui
{

ListRow::ListRow(const Kit &kit, const QString &name, const QString &second, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_layout(new QHBoxLayout(this))
    , m_name(new ElidedLabel(name, TypeRole::Name))
    , m_second(new ElidedLabel({}, TypeRole::Second, Ink::Text2))
{
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->setContentsMargins(0, 0, 0, 0);
    words->addStretch();
    words->addWidget(m_name);
    words->addWidget(m_second);
    words->addStretch();
    m_layout->addLayout(words, 1);
    setSecond(second);
    setLined(true);
    measure();
}

void ListRow::setName(const QString &name)
{
    m_name->setText(name);
}

void ListRow::setSecond(const QString &second)
{
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
    measure();
}

void ListRow::addLeadingWidget(QWidget *widget)
{
    m_layout->insertWidget(m_leading++, widget);
}

void ListRow::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void ListRow::setLined(bool lined)
{
    setStyleProperty(this, "edge", lined ? QVariant(QStringLiteral("bottom")) : QVariant());
}

void ListRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        measure();
    QFrame::changeEvent(event);
}

void ListRow::measure()
{
    m_layout->setContentsMargins(m_kit.px(size::padding), m_kit.px(4), m_kit.px(size::padding), m_kit.px(4));
    m_layout->setSpacing(m_kit.px(10));
    setMinimumHeight(m_kit.px(m_second->text().isEmpty() ? 40 : 56));
}

} // namespace hatstand::ui
