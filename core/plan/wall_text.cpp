// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/wall_text.h"

namespace hatstand::plan
{

namespace
{
/// The number that `count` ASCII digits at `at` make, or -1.
int digits(QStringView text, qsizetype at, qsizetype count)
{
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const char16_t c = text[i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c - u'0');
    }
    return value;
}
} // namespace

QString wallToText(const WallTime &wall)
{
    if (!wall.isValid())
        return {};
    return wall.date.toString(Qt::ISODate) + u'T' + wall.time.toString(QStringLiteral("HH:mm:ss"));
}

WallTime wallFromText(QStringView text)
{
    const bool withSeconds = text.size() == 19;
    if ((!withSeconds && text.size() != 16) || text[4] != u'-' || text[7] != u'-' || text[10] != u'T' ||
        text[13] != u':' || (withSeconds && text[16] != u':')) {
        return {};
    }
    const int year = digits(text, 0, 4);
    if (year < 1)
        return {};
    return {QDate(year, digits(text, 5, 2), digits(text, 8, 2)),
            QTime(digits(text, 11, 2), digits(text, 14, 2), withSeconds ? digits(text, 17, 2) : 0)};
}

} // namespace hatstand::plan
