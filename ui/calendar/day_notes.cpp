// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/day_notes.h"

#include "kit/time_words.h"
#include "plan/awareness_days.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>

#include <algorithm>
#include <vector>

namespace hatstand::ui::calendar
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::calendar)
};

/// The countries that must be named: none where it is kept everywhere, or in all of those looked at.
QStringList namedCountries(const plan::AwarenessDay &day, const QStringList &countries)
{
    QStringList named;
    if (day.countries.isEmpty())
        return named;
    for (const QString &country : countries) {
        if (day.countries.contains(country))
            named.append(country);
    }
    return named.size() == countries.size() ? QStringList() : named;
}

QString withCountries(const QString &name, const QString &countries)
{
    return countries.isEmpty() ? name : Tr::tr("%1 (%2)", "day that is kept, countries").arg(name, countries);
}

QString andOthers(const QString &first, int others)
{
    return others < 1 ? first
                      : Tr::tr("%1 +%2", "day that is kept, how many more on that date")
                            .arg(first, QLocale().toString(others));
}

DayNote noteOf(std::vector<plan::AwarenessDay> days, const QStringList &countries)
{
    // A cell has room for one: a public holiday is what most should know of.
    std::stable_sort(days.begin(), days.end(), [](const plan::AwarenessDay &a, const plan::AwarenessDay &b) {
        return a.isHoliday && !b.isHoliday;
    });
    DayNote note;
    for (const plan::AwarenessDay &day : days) {
        const QStringList named = namedCountries(day, countries);
        QStringList names;
        for (const QString &country : named)
            names.append(QLocale::territoryToString(QLocale::codeToTerritory(country)));
        note.full.append(withCountries(day.name, listWords(names)));
        if (note.brief.isEmpty()) {
            note.brief = withCountries(day.name, named.join(Tr::tr(", ", "between countries")));
            note.briefest = day.name;
        }
    }
    const int others = static_cast<int>(days.size()) - 1;
    note.brief = andOthers(note.brief, others);
    note.briefest = andOthers(note.briefest, others);
    return note;
}
} // namespace

QString noteWithin(const DayNote &note, const QFontMetrics &metrics, int width)
{
    return metrics.horizontalAdvance(note.brief) <= width ? note.brief : note.briefest;
}

QHash<QDate, DayNote> dayNotes(QDate first, QDate last, const QStringList &countries)
{
    // Those of every country, because there may be several, or none.
    QHash<QDate, std::vector<plan::AwarenessDay>> kept;
    for (plan::AwarenessDay &day : plan::awarenessDays(plan::builtInAwarenessRules(), first, last)) {
        const bool here = day.countries.isEmpty() ||
                          std::any_of(countries.cbegin(), countries.cend(), [&day](const QString &country) {
                              return day.countries.contains(country);
                          });
        if (here)
            kept[day.date].push_back(std::move(day));
    }
    QHash<QDate, DayNote> notes;
    for (auto day = kept.cbegin(); day != kept.cend(); ++day)
        notes.insert(day.key(), noteOf(day.value(), countries));
    return notes;
}

} // namespace hatstand::ui::calendar
