// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/field_width.h"

#include "kit/figures.h"

#include <QDateEdit>
#include <QLocale>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStyleOptionSpinBox>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int lineMargins = 2 * 2; // of QLineEdit, around its text
constexpr int caret = 1;
constexpr int tried = 1000; // any width that is enough

int around(const QRect &words)
{
    return tried - words.width() + lineMargins + caret;
}
} // namespace

int widthForAnyDay(const QDateEdit *field)
{
    field->ensurePolished();
    int widest = 0;
    // Each month with each day of the week, on days of two digits.
    for (int month = 1; month <= 12; ++month) {
        for (int day = 22; day < 22 + 7; ++day) {
            const QString words = field->locale().toString(QDate(2026, month, day), field->displayFormat());
            widest = std::max(widest, figuresWidth(field->font(), words));
        }
    }
    // With a calendar Qt draws it as a combo box.
    QStyleOptionComboBox option;
    option.initFrom(field);
    option.rect = QRect(0, 0, tried, field->height());
    option.editable = true;
    return widest + around(field->style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                          QStyle::SC_ComboBoxEditField, field));
}

int widthForAnyTime(const QTimeEdit *field)
{
    field->ensurePolished();
    int widest = 0;
    for (const int hour : {10, 22}) {
        const QString words = field->locale().toString(QTime(hour, 0), field->displayFormat());
        widest = std::max(widest, figuresWidth(field->font(), words));
    }
    QStyleOptionSpinBox option;
    option.initFrom(field);
    option.rect = QRect(0, 0, tried, field->height());
    option.buttonSymbols = field->buttonSymbols();
    return widest + around(field->style()->subControlRect(QStyle::CC_SpinBox, &option,
                                                          QStyle::SC_SpinBoxEditField, field));
}

} // namespace hatstand::ui::composer
