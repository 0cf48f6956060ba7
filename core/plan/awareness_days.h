// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>

#include <vector>

namespace hatstand::plan
{

/// How a day of the year is found.
struct AwarenessRule
{
    enum class Kind {
        Fixed,      ///< month and day
        NthWeekday, ///< the nth weekday of the month (-1: the last), plus `offset` days
        Easter,     ///< Easter Sunday (Western) plus `offset` days
        Before,     ///< the nth weekday before month and day, plus `offset` days
    };
    QString key; ///< stable name
    QString name;
    QStringList countries;  ///< ISO 3166-1, two letters; empty: everywhere
    bool isHoliday = false; ///< a public holiday there: fewer people are at work
    Kind kind = Kind::Fixed;
    int month = 0;
    int day = 0;
    int weekday = 0; ///< ISO: Monday is 1
    int nth = 0;
    int offset = 0;
};

/// A day of one year.
struct AwarenessDay
{
    QDate date;
    QString key;
    QString name;
    QStringList countries;
    bool isHoliday = false;
};

/// Reads the list of days. Fails with InvalidInput and names the entry that cannot be.
[[nodiscard]] Result<std::vector<AwarenessRule>> awarenessRulesFromJson(const QByteArray &json);
/// The list that comes with the program; read when first asked for.
[[nodiscard]] const std::vector<AwarenessRule> &builtInAwarenessRules();
/// Where a rule falls in that year; an invalid date when it does not (29 February).
[[nodiscard]] QDate awarenessDate(const AwarenessRule &rule, int year);
/// All days from `first` to `last`, both included, by date. `country` empty: those of every country; else
/// those of that country and those kept everywhere.
[[nodiscard]] std::vector<AwarenessDay> awarenessDays(const std::vector<AwarenessRule> &rules,
                                                      const QDate &first, const QDate &last,
                                                      const QString &country = {});

} // namespace hatstand::plan
