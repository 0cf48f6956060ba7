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

namespace
{
/// The style draws words in the direction of the window, which turns "30 min" into "min 30". Set apart as
/// Unicode has it, they read as their own first letter says, and stand where they stood.
QString inOwnDirection(const QString &words, Qt::LayoutDirection around)
{
    const bool fromRight = words.isRightToLeft();
    if (words.isEmpty() || fromRight == (around == Qt::RightToLeft))
        return words;
    constexpr QChar leftToRight(0x2066);
    constexpr QChar rightToLeft(0x2067);
    constexpr QChar end(0x2069);
    return (fromRight ? rightToLeft : leftToRight) + words + end;
}
} // namespace

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
    option.currentText = inOwnDirection(shownText(), layoutDirection());
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace hatstand::ui
