// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_plan.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace hatstand::sample
{

namespace
{
constexpr int weeksAhead = 5;
constexpr int daysOfAWeek = 7;
/// People plan on round minutes.
constexpr int roundMinutes = 5;
constexpr qint64 roundMilliseconds = qint64{roundMinutes} * 60'000;

void writeDates(SamplePost &post, QDate day, const QString &language)
{
    post.title = withDates(post.title, day, language);
    post.text = withDates(post.text, day, language);
    for (NamedText &own : post.ownTexts)
        own.text = withDates(own.text, day, language);
}

/// The post of a habit in that week, unless there is none.
std::optional<PlannedSample> ofWeek(const SampleClient &client, const SampleSeries &series, QDate today,
                                    int week)
{
    const QDate date = today.addDays(series.weekday - today.dayOfWeek() + qint64{week} * daysOfAWeek);
    const int turn = week + weeksBack;
    // Today has posts of its own.
    if (turn % series.every != 0 || date == today)
        return std::nullopt;
    const auto planned = plan::plannedTime({date, series.time}, client.zone);
    if (!planned)
        return std::nullopt;
    PlannedSample made;
    made.planned = *planned;
    made.variant = turn / int(series.posts.size()) % 3;
    SamplePost &post = made.post;
    post.client = client.key;
    post.title = series.posts[size_t(turn) % series.posts.size()].name;
    post.text = series.posts[size_t(turn) % series.posts.size()].text;
    post.label = series.label;
    post.picture = turn % 3 == 2 ? QString() : series.picture;
    for (const QString &account : series.accounts) {
        // Instagram takes nothing without a picture.
        const bool needsPicture = account.endsWith(QStringLiteral("instagram"));
        if (!needsPicture || !post.picture.isEmpty())
            post.accounts.append(account);
    }
    writeDates(post, date, client.language);
    return made;
}
} // namespace

QString withDates(const QString &text, QDate day, const QString &language)
{
    static const QRegularExpression place(QStringLiteral(R"(\{([+>])(\d+) ([^}]+)\})"));
    QString written;
    qsizetype done = 0;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        int days = match.capturedView(2).toInt();
        if (match.capturedView(1) == u'>')
            days = (days - day.dayOfWeek() + daysOfAWeek - 1) % daysOfAWeek + 1;
        written += text.sliced(done, match.capturedStart() - done);
        written += QLocale(language).toString(day.addDays(days), match.captured(3));
        done = match.capturedEnd();
    }
    return written + text.sliced(done);
}

std::vector<PlannedSample> plannedHabits(const SampleContent &content, Instant now)
{
    std::vector<PlannedSample> all;
    for (const SampleClient &client : content.clients) {
        const QDate today = wallTimeAt(now, client.zone).date;
        for (const SampleSeries &series : client.series) {
            for (int week = -weeksBack; week <= weeksAhead; ++week) {
                if (auto made = ofWeek(client, series, today, week))
                    all.push_back(std::move(*made));
            }
        }
    }
    std::sort(all.begin(), all.end(), [](const PlannedSample &a, const PlannedSample &b) {
        return a.planned.instant < b.planned.instant;
    });
    return all;
}

PlannedSample plannedAround(const SampleContent &content, const SamplePost &sample, Instant now)
{
    const auto client =
        std::find_if(content.clients.begin(), content.clients.end(),
                     [&sample](const SampleClient &known) { return known.key == sample.client; });
    const qint64 at =
        (now.milliseconds() / roundMilliseconds + sample.minutes / roundMinutes) * roundMilliseconds;
    const bool isKnown = client != content.clients.end();
    PlannedSample made;
    made.planned =
        plan::plannedTimeAt(Instant::fromMilliseconds(at), isKnown ? client->zone : QByteArray("UTC"));
    made.post = sample;
    writeDates(made.post, made.planned.wall.date, isKnown ? client->language : QString());
    return made;
}

} // namespace hatstand::sample
