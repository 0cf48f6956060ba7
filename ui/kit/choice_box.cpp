// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/choice_box.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>

#include <algorithm>

namespace hatstand::ui
{

int ChoiceBox::roomForText() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    int room = field.width() - 4; // what the style leaves free around the text
    if (!option.currentIcon.isNull())
        room -= option.iconSize.width() + 8;
    return room;
}

QString ChoiceBox::shownText() const
{
    return fontMetrics().elidedText(currentText(), Qt::ElideRight, roomForText());
}

void ChoiceBox::fitCurrentText(const Kit &kit, int least, int most)
{
    m_fit.emplace(Fit{kit, least, most});
    connect(this, &QComboBox::currentTextChanged, this, &ChoiceBox::fit, Qt::UniqueConnection);
    fit();
}

void ChoiceBox::fit()
{
    ensurePolished();
    const int around = width() - roomForText();
    setFixedWidth(std::clamp(fontMetrics().horizontalAdvance(currentText()) + 1 + around,
                             m_fit->kit.px(m_fit->least), m_fit->kit.px(m_fit->most)));
}

void ChoiceBox::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_fit)
        fit();
}

bool ChoiceBox::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && shownText() != currentText()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), currentText(), this);
        return true;
    }
    return QComboBox::event(event);
}

void ChoiceBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    option.currentText = shownText();
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace hatstand::ui
