// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QHash>
#include <QString>
#include <QStringList>

class QFontMetrics;

namespace hatstand::ui::calendar
{

/// What is kept on a day.
struct DayNote
{
    QString brief;    ///< for the cell: the first one, its country where they differ, how many more
    QString briefest; ///< the same without the country
    QStringList full; ///< each of them, with the names of the countries where they differ
};

/// The days that are kept everywhere or in one of these countries (ISO 3166-1, two letters), from `first` to
/// `last`, both included. Where there are several countries and a day is not kept in all of them, it says in
/// which.
[[nodiscard]] QHash<QDate, DayNote> dayNotes(QDate first, QDate last, const QStringList &countries);

/// What of it a cell says in so many pixels: without the country where that does not fit.
[[nodiscard]] QString noteWithin(const DayNote &note, const QFontMetrics &metrics, int width);

} // namespace hatstand::ui::calendar
