// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QHash>
#include <QString>
#include <QStringList>

namespace hatstand::ui::calendar
{

/// What is kept on a day.
struct DayNote
{
    QString brief;    ///< for the cell: the first one, its country where they differ, how many more
    QStringList full; ///< each of them, with the names of the countries where they differ
};

/// The days that are kept everywhere or in one of these countries (ISO 3166-1, two letters), from `first` to
/// `last`, both included. Where there are several countries and a day is not kept in all of them, it says in
/// which.
[[nodiscard]] QHash<QDate, DayNote> dayNotes(QDate first, QDate last, const QStringList &countries);

} // namespace hatstand::ui::calendar
