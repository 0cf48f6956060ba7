// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/option_row.h"

#include "kit/labels.h"

#include <QEvent>
#include <QGridLayout>
#include <QMouseEvent>
#include <QRadioButton>

namespace hatstand::ui::settings
{

namespace
{
constexpr int leastWords = 60; ///< of the meaning, which breaks into lines
constexpr int rowHeight = 56;
} // namespace

OptionRow::OptionRow(const Kit &kit, const QString &name, const QString &meaning, QWidget *control,
                     QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_button(new QRadioButton(this))
    , m_name(new ElidedLabel(name, TypeRole::Name, Ink::Text, this))
    , m_meaning(makeLabel(meaning, TypeRole::Second, Ink::Text2, this))
{
    setProperty("kind", QStringLiteral("option"));
    m_button->setAccessibleName(name);
    m_button->setAccessibleDescription(meaning);
    m_meaning->setWordWrap(true);
    auto *grid = new QGridLayout(this);
    // In one row of the grid, so that the round button stands beside the name and not between the lines.
    grid->addWidget(m_button, 0, 0);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(m_meaning, 1, 1);
    if (control)
        grid->addWidget(control, 0, 2, 2, 1);
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(0);
    connect(m_button, &QRadioButton::toggled, this, &OptionRow::showChosen);
    showChosen(false);
    measure();
}

void OptionRow::setLast(bool last)
{
    setStyleProperty(this, "last", last);
}

void OptionRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()) && m_button->isEnabled())
        m_button->click();
    else
        QFrame::mouseReleaseEvent(event);
}

void OptionRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        measure();
    QFrame::changeEvent(event);
}

void OptionRow::measure()
{
    layout()->setContentsMargins(m_kit.px(size::padding), m_kit.px(6), m_kit.px(size::padding), m_kit.px(8));
    static_cast<QGridLayout *>(layout())->setHorizontalSpacing(m_kit.px(10));
    m_meaning->setMinimumWidth(m_kit.px(leastWords));
    setMinimumHeight(m_kit.px(rowHeight));
}

void OptionRow::showChosen(bool chosen)
{
    setStyleProperty(this, "chosen", chosen);
    setStyleProperty(m_name, "type", chosen ? QStringLiteral("strong") : QStringLiteral("name"));
}

} // namespace hatstand::ui::settings
