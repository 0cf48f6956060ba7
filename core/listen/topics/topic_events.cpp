// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_events.h"

#include "base/zones.h"
#include "listen/topics/spike.h"
#include "listen/topics/topic_table.h"
#include "listen/topics/turns.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

/// Spikes that ended so long ago are not looked for again.
constexpr Milliseconds lookedBack = std::chrono::hours(48);
constexpr Milliseconds day = std::chrono::hours(24);
constexpr int daysBeforeTurn = 28;
/// So far back a source may have read when it was added (ReaderOptions::history).
constexpr int daysReadAtFirst = 30;

TopicEvent about(const ReadyTopic &topic, AlertKind kind, const QString &subject, Instant start, Instant end,
                 double size)
{
    TopicEvent event;
    event.event = {kind, topic.topic().id.toString(), subject, start, end, size};
    return event;
}

QJsonObject factsOf(const AskedMessage &asked)
{
    const TopicMessage &message = asked.message;
    return {{u"name"_s, message.authorName.isEmpty() ? message.authorHandle : message.authorName},
            {u"handle"_s, message.authorHandle},
            {u"text"_s, message.text.simplified().left(200)}};
}

/// Spikes among buckets of one size, of which the last may not be over.
void findSpikes(const ReadyTopic &topic, std::vector<VolumeBucket> buckets, BucketSize size, Instant now,
                std::vector<TopicEvent> &events)
{
    while (!buckets.empty() && buckets.back().end > now)
        buckets.pop_back();
    size_t from = buckets.size();
    while (from > 0 && now - buckets[from - 1].end < lookedBack)
        --from;
    for (const Spike &spike : spikesOf(judge(buckets, size, topic.topic().zone, from), size)) {
        TopicEvent event =
            about(topic, AlertKind::Spike, {}, spike.start, spike.end, static_cast<double>(spike.count));
        event.facts = {{u"usual"_s, spike.usual}, {u"peakAt"_s, spike.peak.toIso()}};
        events.push_back(std::move(event));
    }
}
} // namespace

std::vector<TopicEvent> eventsOf(const ReadyTopic &topic, const AskedMessage &asked,
                                 const PreparedMessage &prepared, qint64 threshold)
{
    std::vector<TopicEvent> events;
    if (asked.message.isOurs)
        return events;
    const Instant at = asked.message.at;
    if (const AlertRule *rule = topic.rule(AlertKind::Voice);
        rule != nullptr && asked.followers && !asked.speakerId.isNull()) {
        const qint64 least = rule->minFollowers > 0 ? rule->minFollowers : threshold;
        if (*asked.followers >= least) {
            TopicEvent event = about(topic, AlertKind::Voice, asked.speakerId.toString(), at, at,
                                     static_cast<double>(*asked.followers));
            event.facts = factsOf(asked);
            event.messageRow = asked.row;
            events.push_back(std::move(event));
        }
    }
    const QStringList met = topic.wordsMet(prepared);
    for (const QString &typed : met) {
        TopicEvent event = about(topic, AlertKind::Word, typed, at, at, 1);
        event.facts = factsOf(asked);
        event.messageRow = asked.row;
        events.push_back(std::move(event));
    }
    return events;
}

Result<std::optional<QDate>> listenedSince(storage::Database &database, const Topic &topic)
{
    const auto first = TopicMatchTable(database).firstAt(topic.set);
    if (!first)
        return fail(first.error());
    if (!first->has_value())
        return std::optional<QDate>();
    const auto added = TopicTable(database).listensSince(topic.clientId);
    if (!added)
        return fail(added.error());
    QDate since = wallTimeAt(**first, topic.zone).date;
    if (added->has_value())
        since = std::max(since, wallTimeAt(**added, topic.zone).date.addDays(-daysReadAtFirst));
    return std::optional(since);
}

Result<std::vector<TopicEvent>> eventsNow(storage::Database &database, const ReadyTopic &topic, Instant now)
{
    std::vector<TopicEvent> events;
    const bool looksForSpikes = topic.rule(AlertKind::Spike) != nullptr;
    const bool looksForTurns = topic.rule(AlertKind::Turn) != nullptr;
    if (!looksForSpikes && !looksForTurns)
        return events;
    const QByteArray &zone = topic.topic().zone;
    const QDate today = wallTimeAt(now, zone).date;
    const auto since = listenedSince(database, topic.topic());
    if (!since)
        return fail(since.error());
    if (!since->has_value() || **since > today)
        return events;
    const QDate first = std::max(**since, today.addDays(-7 * weeksOfHistory - 3));
    auto hours = emptyBuckets(first, today, BucketSize::Hour, zone);
    const auto moments = TopicMatchTable(database).moments(topic.topic().set, hours.front().start, now);
    if (!moments)
        return fail(moments.error());
    std::vector<VolumeBucket> lastDay(1, VolumeBucket{now - day, now, 0, 0, 0, 0});
    std::vector<VolumeBucket> daysBefore(
        1, VolumeBucket{now - (daysBeforeTurn + 1) * day, now - day, 0, 0, 0, 0});
    auto days = emptyBuckets(first, today, BucketSize::Day, zone);
    for (const TopicMatchTable::Moment &moment : *moments) {
        addTo(hours, moment.at, moment.feeling);
        addTo(days, moment.at, moment.feeling);
        if (!addTo(lastDay, moment.at, moment.feeling))
            addTo(daysBefore, moment.at, moment.feeling);
    }
    if (looksForSpikes) {
        findSpikes(topic, std::move(hours), BucketSize::Hour, now, events);
        findSpikes(topic, std::move(days), BucketSize::Day, now, events);
    }
    if (looksForTurns) {
        if (const auto turn = sentimentTurn(lastDay.front(), daysBefore.front())) {
            TopicEvent event = about(topic, AlertKind::Turn, turn->isForTheWorse ? u"worse"_s : u"better"_s,
                                     now - day, now, 100 * (turn->share - turn->usual));
            event.facts = {{u"share"_s, turn->share}, {u"usual"_s, turn->usual}};
            events.push_back(std::move(event));
        }
    }
    return events;
}

} // namespace hatstand::listen
