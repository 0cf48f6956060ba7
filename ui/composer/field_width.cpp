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

int widestDay(const QDateEdit *field, const QString &format)
{
    const auto width = [field, &format](int month, int day) {
        const QString words = field->locale().toString(QDate(2026, month, day), format);
        return figuresWidth(field->font(), words);
    };
    // The widest month, then in it the widest day of the week, all on days of two digits.
    int widestMonth = 1;
    int widest = 0;
    for (int month = 1; month <= 12; ++month) {
        const int monday = 22 + (8 - QDate(2026, month, 22).dayOfWeek()) % 7;
        if (const int wide = width(month, monday); wide > widest) {
            widest = wide;
            widestMonth = month;
        }
    }
    for (int day = 22; day < 22 + 7; ++day)
        widest = std::max(widest, width(widestMonth, day));
    return widest;
}

int widestTime(const QTimeEdit *field, const QString &format)
{
    int widest = 0;
    for (const int hour : {10, 22}) {
        const QString words = field->locale().toString(QTime(hour, 0), format);
        widest = std::max(widest, figuresWidth(field->font(), words));
    }
    return widest;
}

int widthForDay(const QDateEdit *field, int words)
{
    // With a calendar Qt draws it as a combo box.
    QStyleOptionComboBox option;
    option.initFrom(field);
    option.rect = QRect(0, 0, tried, field->height());
    option.editable = true;
    return words + around(field->style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                         QStyle::SC_ComboBoxEditField, field));
}

int widthForTime(const QTimeEdit *field, int words)
{
    QStyleOptionSpinBox option;
    option.initFrom(field);
    option.rect = QRect(0, 0, tried, field->height());
    option.buttonSymbols = field->buttonSymbols();
    return words + around(field->style()->subControlRect(QStyle::CC_SpinBox, &option,
                                                         QStyle::SC_SpinBoxEditField, field));
}

} // namespace hatstand::ui::composer
