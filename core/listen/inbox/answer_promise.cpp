// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/answer_promise.h"

#include "base/zones.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
constexpr int minutesOfDay = 24 * 60;
constexpr int mostDays = 2 * 366;

/// The instant at which the clocks of that day show that minute; midnight of the next day for the last one.
std::optional<Instant> instantOf(QDate date, int minute, const QByteArray &zone)
{
    if (minute >= minutesOfDay) {
        const auto next = startOfDay(date.addDays(1), zone);
        return next ? std::optional(*next) : std::nullopt;
    }
    const auto resolved = resolveWallTime({date, QTime(0, 0).addSecs(minute * 60)}, zone);
    return resolved ? std::optional(resolved->instant) : std::nullopt;
}
} // namespace

AnswerPromise usualPromise()
{
    AnswerPromise promise;
    promise.minutes = 4 * 60;
    for (size_t day = 0; day < 5; ++day)
        promise.hours[day] = {{9 * 60, 17 * 60}};
    return promise;
}

std::optional<Instant> promisedUntil(Instant asked, const AnswerPromise &promise, const QByteArray &zone)
{
    if (promise.minutes <= 0)
        return std::nullopt;
    Milliseconds left = std::chrono::minutes(promise.minutes);
    if (std::all_of(promise.hours.begin(), promise.hours.end(),
                    [](const auto &stretches) { return stretches.empty(); }))
        return asked + left;
    QDate date = wallTimeAt(asked, zone).date;
    for (int day = 0; day < mostDays; ++day, date = date.addDays(1)) {
        for (const WorkingStretch &stretch : promise.hours[size_t(date.dayOfWeek() - 1)]) {
            const auto from = instantOf(date, stretch.from, zone);
            const auto until = instantOf(date, stretch.until, zone);
            if (!from || !until)
                return std::nullopt;
            const Instant begin = std::max(*from, asked);
            if (*until <= begin)
                continue;
            if (begin + left <= *until)
                return begin + left;
            left -= *until - begin;
        }
    }
    return std::nullopt;
}

QString workingHoursText(const AnswerPromise &promise)
{
    QJsonArray days;
    for (const auto &stretches : promise.hours) {
        QJsonArray day;
        for (const WorkingStretch &stretch : stretches)
            day.append(QJsonArray{stretch.from, stretch.until});
        days.append(day);
    }
    return QString::fromUtf8(QJsonDocument(days).toJson(QJsonDocument::Compact));
}

std::array<std::vector<WorkingStretch>, 7> workingHoursFromText(const QString &text)
{
    std::array<std::vector<WorkingStretch>, 7> hours;
    const QJsonArray days = QJsonDocument::fromJson(text.toUtf8()).array();
    for (size_t day = 0; day < hours.size(); ++day) {
        const QJsonArray stretches = days.at(qsizetype(day)).toArray();
        for (const QJsonValue stretch : stretches) {
            const int from = std::max(0, stretch.toArray().at(0).toInt());
            const int until = std::min(minutesOfDay, stretch.toArray().at(1).toInt());
            const int free = hours[day].empty() ? 0 : hours[day].back().until;
            if (from < until && from >= free)
                hours[day].push_back({from, until});
        }
    }
    return hours;
}

} // namespace hatstand::listen
