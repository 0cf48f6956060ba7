// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/awareness_days.h"

#include "plan/calendar_math.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

static void loadCalendarResource()
{
    Q_INIT_RESOURCE(calendar_data);
}

namespace hatstand::plan
{

namespace
{
using Kind = AwarenessRule::Kind;

tl::unexpected<Error> unreadable(const QString &entry)
{
    return fail(ErrorCode::InvalidInput,
                QCoreApplication::translate("hatstand::plan", "The list of days cannot be read."),
                QCoreApplication::translate("hatstand::plan", "The entry \"%1\" is wrong.").arg(entry));
}

bool isValid(const AwarenessRule &rule)
{
    if (rule.key.isEmpty() || rule.name.isEmpty())
        return false;
    const bool hasDay = QDate(2028, rule.month, rule.day).isValid(); // a leap year: 29 February can be
    const bool hasWeekday = rule.weekday >= 1 && rule.weekday <= 7;
    switch (rule.kind) {
    case Kind::Fixed:
        return hasDay;
    case Kind::NthWeekday:
        return hasWeekday && rule.month >= 1 && rule.month <= 12 &&
               ((rule.nth >= 1 && rule.nth <= 5) || rule.nth == -1);
    case Kind::Easter:
        return true;
    case Kind::Before:
        return hasDay && hasWeekday && rule.nth >= 1;
    }
    return false;
}

/// The kind is told by which key is there: "on", "nth", "easter" or "before".
AwarenessRule ruleOf(const QJsonObject &json)
{
    const auto number = [](const QJsonObject &object, QLatin1StringView key) {
        return object.value(key).toInt();
    };
    AwarenessRule rule;
    rule.key = json.value(QLatin1StringView("key")).toString();
    rule.name = json.value(QLatin1StringView("name")).toString();
    for (const QJsonValue country : json.value(QLatin1StringView("countries")).toArray())
        rule.countries.append(country.toString());
    rule.isHoliday = json.value(QLatin1StringView("holiday")).toBool();
    rule.offset = number(json, QLatin1StringView("offset"));
    QJsonObject when = json.value(QLatin1StringView("on")).toObject();
    if (!when.isEmpty()) {
        rule.kind = Kind::Fixed;
    } else if (json.contains(QLatin1StringView("nth"))) {
        when = json.value(QLatin1StringView("nth")).toObject();
        rule.kind = Kind::NthWeekday;
    } else if (json.contains(QLatin1StringView("before"))) {
        when = json.value(QLatin1StringView("before")).toObject();
        rule.kind = Kind::Before;
    } else if (json.value(QLatin1StringView("easter")).isDouble()) {
        rule.kind = Kind::Easter;
        rule.offset = number(json, QLatin1StringView("easter"));
    } else {
        rule.key.clear();
    }
    rule.month = number(when, QLatin1StringView("month"));
    rule.day = number(when, QLatin1StringView("day"));
    rule.weekday = number(when, QLatin1StringView("weekday"));
    rule.nth = number(when, QLatin1StringView("nth"));
    return rule;
}
} // namespace

Result<std::vector<AwarenessRule>> awarenessRulesFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonValue days = document.object().value(QLatin1StringView("days"));
    if (!days.isArray())
        return unreadable(QStringLiteral("days"));
    std::vector<AwarenessRule> rules;
    QSet<QString> keys;
    for (const QJsonValue value : days.toArray()) {
        const AwarenessRule rule = ruleOf(value.toObject());
        if (!isValid(rule) || keys.contains(rule.key))
            return unreadable(value.toObject().value(QLatin1StringView("name")).toString());
        keys.insert(rule.key);
        rules.push_back(rule);
    }
    return rules;
}

const std::vector<AwarenessRule> &builtInAwarenessRules()
{
    static const std::vector<AwarenessRule> rules = [] {
        loadCalendarResource();
        QFile file(QStringLiteral(":/hatstand/calendar/awareness-days.json"));
        if (!file.open(QIODevice::ReadOnly))
            return std::vector<AwarenessRule>();
        return awarenessRulesFromJson(file.readAll()).value_or(std::vector<AwarenessRule>());
    }();
    return rules;
}

QDate awarenessDate(const AwarenessRule &rule, int year)
{
    switch (rule.kind) {
    case Kind::Fixed:
        return {year, rule.month, rule.day};
    case Kind::NthWeekday: {
        const auto date = nthWeekday(year, rule.month, Qt::DayOfWeek(rule.weekday), rule.nth);
        return date ? date->addDays(rule.offset) : QDate();
    }
    case Kind::Easter:
        return easterSunday(year).addDays(rule.offset);
    case Kind::Before:
        return weekdayBefore(QDate(year, rule.month, rule.day), Qt::DayOfWeek(rule.weekday), rule.nth)
            .addDays(rule.offset);
    }
    return {};
}

std::vector<AwarenessDay> awarenessDays(const std::vector<AwarenessRule> &rules, const QDate &first,
                                        const QDate &last, const QString &country)
{
    std::vector<AwarenessDay> days;
    if (!first.isValid() || !last.isValid())
        return days;
    for (const AwarenessRule &rule : rules) {
        if (!country.isEmpty() && !rule.countries.isEmpty() && !rule.countries.contains(country))
            continue;
        // An offset can carry a day over the end of its year.
        for (int year = first.year() - 1; year <= last.year() + 1; ++year) {
            const QDate date = awarenessDate(rule, year);
            if (date.isValid() && date >= first && date <= last)
                days.push_back({date, rule.key, rule.name, rule.countries, rule.isHoliday});
        }
    }
    std::sort(days.begin(), days.end(), [](const AwarenessDay &a, const AwarenessDay &b) {
        return a.date != b.date ? a.date < b.date : a.key < b.key;
    });
    return days;
}

} // namespace hatstand::plan
