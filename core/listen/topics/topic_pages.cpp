// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_pages.h"

#include "base/zones.h"
#include "listen/inbox/message_table.h"
#include "listen/inbox/speaker_table.h"
#include "listen/sources/source_table.h"
#include "listen/topics/alert_table.h"
#include "listen/topics/topic_events.h"
#include "listen/topics/topic_table.h"
#include "storage/database.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};

constexpr size_t mostSources = 8;

tl::unexpected<Error> notHere()
{
    return fail(ErrorCode::NotFound, Words::tr("This topic is not here any more."));
}

/// How many name whom.
class VoiceCounts
{
public:
    explicit VoiceCounts(size_t voices) : m_messages(voices, 0) {}
    void add(const TopicDay &day)
    {
        if (day.voices == 0)
            return;
        m_naming += day.count;
        for (size_t i = 0; i < m_messages.size(); ++i) {
            if ((day.voices >> i & 1U) != 0)
                m_messages[i] += day.count;
        }
    }
    [[nodiscard]] qint64 naming() const { return m_naming; }
    [[nodiscard]] std::vector<VoiceShare> shares(const std::vector<NamedVoice> &voices) const
    {
        const std::vector<int> percents = wholePercents(m_messages);
        std::vector<VoiceShare> shares;
        for (size_t i = 0; i < voices.size() && i < m_messages.size(); ++i)
            shares.push_back({voices[i].name, voices[i].isOurs, m_messages[i], percents[i]});
        return shares;
    }

private:
    std::vector<qint64> m_messages;
    qint64 m_naming = 0;
};

void addTo(VolumeBucket &bucket, const TopicDay &day)
{
    bucket.count += day.count;
    switch (day.feeling) {
    case Feeling::Positive:
        bucket.positive += day.count;
        break;
    case Feeling::Neutral:
        bucket.neutral += day.count;
        break;
    case Feeling::Negative:
        bucket.negative += day.count;
        break;
    case Feeling::Unknown:
        break;
    }
}
} // namespace

TopicPeriod TopicPages::periodIn(const QByteArray &zone, int days) const
{
    const QDate today = wallTimeAt(m_clock.now(), zone).date;
    return {today.addDays(1 - std::max(1, days)), today};
}

Result<TopicPeriod> TopicPages::period(const clients::ClientId &client, int days) const
{
    const auto zone = TopicTable(m_database).zoneOf(client);
    if (!zone)
        return fail(zone.error());
    return periodIn(*zone, days);
}

Result<std::vector<TopicRow>> TopicPages::list(const clients::ClientId &client, int days) const
{
    auto topics = TopicTable(m_database).of(client);
    if (!topics)
        return fail(std::move(topics.error()));
    const auto alerts = AlertTable(m_database).unseen(client);
    if (!alerts)
        return fail(alerts.error());
    QSet<TopicId> alarmed;
    for (const Alert &alert : *alerts) {
        if (alert.places.testFlag(AlertPlace::Window))
            alarmed.insert(alert.topicId);
    }
    std::vector<TopicRow> rows;
    for (Topic &topic : *topics) {
        const TopicPeriod period = periodIn(topic.zone, days);
        const auto counts =
            TopicMatchTable(m_database).dayCounts(topic.set, period.before().first, period.last);
        if (!counts)
            return fail(counts.error());
        const auto since = listenedSince(m_database, topic);
        if (!since)
            return fail(since.error());
        TopicRow row;
        row.perDay.assign(size_t(period.days()), 0);
        qint64 before = 0;
        for (const TopicMatchTable::DayCount &day : *counts) {
            if (day.day < period.first) {
                before += day.count;
            } else {
                row.count += day.count;
                row.perDay[size_t(period.first.daysTo(day.day))] = day.count;
            }
        }
        if (since->has_value() && **since <= period.before().first)
            row.change = changeAgainst(before, row.count);
        row.hasAlert = alarmed.contains(topic.id);
        row.topic = std::move(topic);
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<TopicView> TopicPages::view(const TopicId &id, int days) const
{
    auto topic = TopicTable(m_database).find(id);
    if (!topic)
        return fail(std::move(topic.error()));
    if (!topic->has_value())
        return notHere();
    TopicView view;
    view.topic = std::move(**topic);
    view.period = periodIn(view.topic.zone, days);
    const auto since = listenedSince(m_database, view.topic);
    if (!since)
        return fail(since.error());
    const TopicPeriod before = view.period.before();
    // What is usual is known from the weeks before the first day that is shown.
    const QDate from = std::min(before.first, view.period.first.addDays(-7 * weeksOfHistory));
    const auto counted = TopicMatchTable(m_database).days(view.topic.set, from, view.period.last);
    if (!counted)
        return fail(counted.error());

    auto buckets = emptyBuckets(view.period.first, view.period.last, BucketSize::Day, view.topic.zone);
    VoiceCounts voices(view.topic.voices.size());
    VoiceCounts voicesBefore(view.topic.voices.size());
    WhereSaid where;
    QHash<SourceId, qint64> sources;
    for (const TopicDay &day : *counted) {
        if (day.day < view.period.first) {
            if (day.day >= before.first) {
                view.before += day.count;
                voicesBefore.add(day);
            }
            continue;
        }
        addTo(buckets[size_t(view.period.first.daysTo(day.day))], day);
        voices.add(day);
        where.add(day.network, {}, day.count);
        sources[day.sourceId] += day.count;
        if (day.judgedBy == JudgedBy::Person)
            view.corrected += day.count;
    }
    for (VolumeBucket &bucket : buckets)
        view.days.push_back({bucket, std::nullopt});
    view.sum = sumOf(buckets);
    if (since->has_value()) {
        if (**since <= before.first)
            view.change = changeAgainst(view.before, view.sum.count);
        if (auto added = addUsual(view, *counted, **since); !added)
            return fail(std::move(added.error()));
    }
    view.voices = voices.shares(view.topic.voices);
    view.naming = voices.naming();
    view.hasVoicesBefore = voicesBefore.naming() > 0;
    if (view.hasVoicesBefore && view.naming > 0)
        view.pointsGained = pointsGained(voicesBefore.shares(view.topic.voices), view.voices);
    view.networks = where.networks();
    if (auto named = nameSources(view, sources); !named)
        return fail(std::move(named.error()));
    return view;
}

Result<void> TopicPages::addUsual(TopicView &view, const std::vector<TopicDay> &counted, QDate since) const
{
    const QDate first = std::max(since, view.period.first.addDays(-7 * weeksOfHistory));
    if (first > view.period.last)
        return {};
    auto all = emptyBuckets(first, view.period.last, BucketSize::Day, view.topic.zone);
    for (const TopicDay &day : counted) {
        if (day.day >= first)
            all[size_t(first.daysTo(day.day))].count += day.count;
    }
    // Today is not over: less than usual says nothing yet, more than usual does.
    const auto judged = judge(all, BucketSize::Day, view.topic.zone);
    for (size_t i = 0; i < judged.size(); ++i) {
        const qint64 place = view.period.first.daysTo(first.addDays(qint64(i)));
        if (place >= 0 && judged[i].isKnown)
            view.days[size_t(place)].usual = judged[i].usual;
    }
    for (const Spike &spike : spikesOf(judged, BucketSize::Day)) {
        if (spike.peak >= view.days.front().said.start)
            view.spikes.push_back(spike);
    }
    return {};
}

Result<void> TopicPages::nameSources(TopicView &view, const QHash<SourceId, qint64> &counts) const
{
    for (auto at = counts.begin(); at != counts.end(); ++at)
        view.sources.push_back({at.key(), {}, at.value()});
    const auto most = std::min(mostSources, view.sources.size());
    std::partial_sort(view.sources.begin(), view.sources.begin() + std::ptrdiff_t(most), view.sources.end(),
                      [](const TopicView::SourceCount &a, const TopicView::SourceCount &b) {
                          return a.messages != b.messages ? a.messages > b.messages : a.id < b.id;
                      });
    view.sources.resize(most);
    for (TopicView::SourceCount &source : view.sources) {
        const auto found = SourceTable(m_database).find(source.id);
        if (!found)
            return fail(found.error());
        if (found->has_value())
            source.name = (*found)->name;
    }
    return {};
}

Result<std::vector<StreamItem>> TopicPages::stream(const TopicId &id, int days,
                                                   const std::optional<MatchPlace> &before, int limit) const
{
    const auto topic = TopicTable(m_database).find(id);
    if (!topic)
        return fail(topic.error());
    if (!topic->has_value())
        return notHere();
    const TopicPeriod period = periodIn((*topic)->zone, days);
    const auto start = startOfDay(period.first, (*topic)->zone);
    const auto said =
        TopicMatchTable(m_database).stream((*topic)->set, start.value_or(Instant()), before, limit);
    if (!said)
        return fail(said.error());
    std::vector<StreamItem> items;
    QHash<SourceId, QString> names;
    for (const TopicMatchTable::Said &one : *said) {
        auto message = MessageTable(m_database).message(one.id);
        if (!message)
            return fail(std::move(message.error()));
        if (!message->has_value())
            continue;
        StreamItem item;
        item.message = std::move(**message);
        item.place = one.place;
        if (!names.contains(item.message.sourceId)) {
            const auto source = SourceTable(m_database).find(item.message.sourceId);
            if (!source)
                return fail(source.error());
            names.insert(item.message.sourceId, source->has_value() ? (*source)->name : QString());
        }
        item.sourceName = names.value(item.message.sourceId);
        if (!item.message.speakerId.isNull()) {
            auto speaker = SpeakerTable(m_database, m_clock).find(item.message.speakerId);
            if (!speaker)
                return fail(std::move(speaker.error()));
            item.speaker = std::move(*speaker);
        }
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace hatstand::listen
