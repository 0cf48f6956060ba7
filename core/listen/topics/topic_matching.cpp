// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_matching.h"

#include "listen/topics/topic_events.h"
#include "listen/topics/topic_json.h"
#include "listen/topics/topic_sql.h"
#include "listen/topics/topic_table.h"
#include "listen/topics/turns.h"
#include "storage/transaction.h"

#include <QJsonDocument>

#include <algorithm>
#include <unordered_map>

namespace hatstand::listen
{

namespace
{
/// Topics that were taken away are kept so long, for who wants them back.
constexpr Milliseconds keptAfterRemoval = std::chrono::hours(24 * 30);
constexpr int sweptAtOnce = 1'000;
/// Of those who speak in a topic so many are asked how many hear them.
constexpr int speakersAsked = 3'000;
constexpr Milliseconds speakersSince = std::chrono::hours(24 * 90);

/// Two topics that say the same are made ready in the same way.
QByteArray contentOf(const Topic &topic)
{
    return topic.id.toBytes() + QByteArray::number(topic.set) + topic.zone + '\n' + topic.query.toUtf8() +
           '\n' + QJsonDocument(toJson(topic.voices)).toJson(QJsonDocument::Compact) +
           QJsonDocument(toJson(topic.alerts)).toJson(QJsonDocument::Compact);
}

void add(MatchStep &step, MatchStep part)
{
    step.changed.unite(part.changed);
    step.told.insert(step.told.end(), part.told.begin(), part.told.end());
    step.isMore = step.isMore || part.isMore;
}
} // namespace

Result<void> beginSet(storage::Database &database, Topic &topic)
{
    TopicTable table(database);
    const auto rows = table.rows();
    if (!rows)
        return fail(rows.error());
    const auto set = table.nextSet();
    if (!set)
        return fail(set.error());
    auto zone = table.zoneOf(topic.clientId);
    if (!zone)
        return fail(std::move(zone.error()));
    topic.set = *set;
    topic.zone = std::move(*zone);
    // What the index does not have yet comes like what is new.
    topic.triedTo = rows->indexedTo;
    topic.backTo = rows->indexedTo + 1;
    return {};
}

Result<TopicMatching::Ready> TopicMatching::readyTopics()
{
    auto topics = TopicTable(m_database).of(std::nullopt);
    if (!topics)
        return fail(std::move(topics.error()));
    const auto renewed = followZones(*topics);
    if (!renewed)
        return fail(renewed.error());
    if (*renewed) {
        topics = TopicTable(m_database).of(std::nullopt);
        if (!topics)
            return fail(std::move(topics.error()));
    }
    QHash<QByteArray, std::shared_ptr<const ReadyTopic>> ready;
    Ready all;
    for (Topic &topic : *topics) {
        const QByteArray content = contentOf(topic);
        std::shared_ptr<const ReadyTopic> made = m_ready.value(content);
        if (!made || made->topic().triedTo != topic.triedTo || made->topic().backTo != topic.backTo) {
            auto fresh = ReadyTopic::make(std::move(topic));
            if (!fresh)
                continue;
            made = std::make_shared<const ReadyTopic>(std::move(*fresh));
        }
        ready.insert(content, made);
        all.push_back(std::move(made));
    }
    // One is gone or is another one: there may be something to sweep away.
    for (auto at = m_ready.keyBegin(); at != m_ready.keyEnd(); ++at)
        m_hasSwept = m_hasSwept && ready.contains(*at);
    m_ready = std::move(ready);
    return all;
}

Result<bool> TopicMatching::followZones(const std::vector<Topic> &topics)
{
    bool isRenewed = false;
    QHash<clients::ClientId, QByteArray> zones;
    for (const Topic &topic : topics) {
        if (!zones.contains(topic.clientId)) {
            const auto zone = TopicTable(m_database).zoneOf(topic.clientId);
            if (!zone)
                return fail(zone.error());
            zones.insert(topic.clientId, *zone);
        }
        if (zones.value(topic.clientId) == topic.zone)
            continue;
        const auto begun = storage::inTransaction(m_database, [&]() -> Result<void> {
            Topic renewed = topic;
            if (auto set = beginSet(m_database, renewed); !set)
                return set;
            if (auto written = TopicTable(m_database).beginSet(renewed); !written)
                return fail(std::move(written.error()));
            return {};
        });
        if (!begun)
            return fail(begun.error());
        isRenewed = true;
        m_hasSwept = false;
    }
    return isRenewed;
}

Result<void> TopicMatching::prepare(AskedMessage &asked, const Ready &topics) const
{
    const bool asksRepeated = std::any_of(topics.begin(), topics.end(), [&](const auto &topic) {
        return topic->asksRepeated() && topic->topic().clientId == asked.clientId;
    });
    if (!asksRepeated)
        return {};
    const auto repeated = TopicMessageTable(m_database).isRepeated(asked);
    if (!repeated)
        return fail(repeated.error());
    asked.message.isRepeated = *repeated;
    return {};
}

Result<MatchStep> TopicMatching::doSome()
{
    const auto topics = readyTopics();
    if (!topics)
        return fail(topics.error());
    auto changed = tryChanged(*topics);
    if (!changed || changed->isMore)
        return changed;
    auto fresh = tryNew(*topics);
    if (!fresh)
        return fresh;
    add(*fresh, std::move(*changed));
    for (const TopicId &id : std::as_const(fresh->changed))
        m_toLookAt.insert(id);
    if (fresh->isMore)
        return fresh;
    for (const auto &topic : *topics) {
        if (topic->topic().isTriedOnAll() && m_toLookAt.remove(topic->topic().id)) {
            auto looked = lookAt(*topic);
            if (!looked)
                return looked;
            add(*looked, std::move(*fresh));
            looked->isMore = true;
            return looked;
        }
    }
    for (const auto &topic : *topics) {
        if (topic->topic().isTriedOnAll())
            continue;
        auto old = tryOld(*topic);
        if (!old)
            return old;
        m_toLookAt.insert(topic->topic().id);
        m_hasSwept = false;
        add(*old, std::move(*fresh));
        old->isMore = true;
        return old;
    }
    m_toLookAt.clear();
    if (!m_hasSwept) {
        if (auto purged = TopicTable(m_database).purge(m_clock.now() - keptAfterRemoval); !purged)
            return fail(std::move(purged.error()));
        const auto swept = TopicMatchTable(m_database).sweep(sweptAtOnce);
        if (!swept)
            return fail(swept.error());
        m_hasSwept = *swept == 0;
        fresh->isMore = !m_hasSwept;
    }
    return fresh;
}

Result<MatchStep> TopicMatching::doAll()
{
    MatchStep all;
    while (true) {
        auto step = doSome();
        if (!step)
            return step;
        const bool isMore = std::exchange(step->isMore, false);
        add(all, std::move(*step));
        if (!isMore)
            return all;
    }
}

void TopicMatching::lookAgain()
{
    m_hasSwept = false;
    for (const auto &topic : std::as_const(m_ready))
        m_toLookAt.insert(topic->topic().id);
}

Result<MatchStep> TopicMatching::tryChanged(const Ready &topics)
{
    TopicMessageTable messages(m_database);
    // Mostly there is nothing, which needs no lock to be seen.
    if (const auto any = messages.changed(1); !any || any->empty())
        return any ? Result<MatchStep>(MatchStep()) : fail(any.error());
    return storage::inTransaction(m_database, [&]() -> Result<MatchStep> {
        MatchStep step;
        auto changed = messages.changed(atOnce);
        if (!changed)
            return fail(std::move(changed.error()));
        TopicMatchTable matches(m_database);
        for (AskedMessage &asked : *changed) {
            if (auto done = prepare(asked, topics); !done)
                return fail(std::move(done.error()));
            const PreparedMessage prepared(asked.message);
            for (const auto &ready : topics) {
                const Topic &topic = ready->topic();
                if (topic.clientId != asked.clientId || asked.row > topic.triedTo || asked.row < topic.backTo)
                    continue;
                const auto removed = matches.remove(topic.set, asked.message.at, asked.row);
                if (!removed)
                    return fail(removed.error());
                const auto match = ready->match(asked, prepared);
                if (match) {
                    if (auto inserted = matches.insert(*match); !inserted)
                        return fail(std::move(inserted.error()));
                }
                if (match || *removed > 0)
                    step.changed.insert(topic.id);
            }
            if (auto forgotten = messages.forgetChange(asked.row); !forgotten)
                return fail(std::move(forgotten.error()));
        }
        step.isMore = changed->size() == size_t(atOnce);
        return step;
    });
}

Result<qint64> TopicMatching::thresholdOf(const ReadyTopic &topic)
{
    const Instant now = m_clock.now();
    auto followers =
        TopicMatchTable(m_database).followers(topic.topic().set, now - speakersSince, now, speakersAsked);
    if (!followers)
        return fail(std::move(followers.error()));
    return influenceThreshold(std::move(*followers));
}

Result<MatchStep> TopicMatching::tryNew(const Ready &topics)
{
    if (topics.empty())
        return MatchStep();
    const auto lowest = (*std::min_element(topics.begin(), topics.end(),
                                           [](const auto &a, const auto &b) {
                                               return a->topic().triedTo < b->topic().triedTo;
                                           }))
                            ->topic()
                            .triedTo;
    const auto rows = TopicTable(m_database).rows();
    if (!rows)
        return fail(rows.error());
    if (rows->highest <= lowest)
        return MatchStep();
    return storage::inTransaction(m_database, [&]() -> Result<MatchStep> {
        MatchStep step;
        TopicTable table(m_database);
        TopicMatchTable matches(m_database);
        auto fresh = TopicMessageTable(m_database).after(lowest, atOnce);
        if (!fresh)
            return fail(std::move(fresh.error()));
        if (fresh->empty())
            return step;
        const Instant oldest = m_clock.now() - oldestAlert;
        std::unordered_map<qint64, qint64> thresholds; // by set
        std::unordered_map<qint64, std::vector<TopicEvent>> events;
        for (AskedMessage &asked : *fresh) {
            if (auto done = prepare(asked, topics); !done)
                return fail(std::move(done.error()));
            const PreparedMessage prepared(asked.message);
            for (const auto &ready : topics) {
                const Topic &topic = ready->topic();
                if (topic.triedTo >= asked.row)
                    continue;
                const auto match = ready->match(asked, prepared);
                if (!match)
                    continue;
                if (asked.message.at > oldest && !topic.alerts.empty()) {
                    if (asked.followers.value_or(0) >= minInfluence && !thresholds.contains(topic.set)) {
                        const auto threshold = thresholdOf(*ready);
                        if (!threshold)
                            return fail(threshold.error());
                        thresholds.emplace(topic.set, *threshold);
                    }
                    const auto known = thresholds.find(topic.set);
                    auto found =
                        eventsOf(*ready, asked, prepared,
                                 known == thresholds.end() ? influenceWithoutHistory : known->second);
                    auto &all = events[topic.set];
                    all.insert(all.end(), found.begin(), found.end());
                }
                if (auto inserted = matches.insert(*match); !inserted)
                    return fail(std::move(inserted.error()));
                step.changed.insert(topic.id);
            }
        }
        const qint64 last = fresh->back().row;
        AlertTeller teller(m_database, m_clock);
        for (const auto &ready : topics) {
            const Topic &topic = ready->topic();
            if (topic.triedTo >= last)
                continue;
            if (auto updated = table.updateTriedTo(topic.set, last); !updated)
                return fail(std::move(updated.error()));
            if (const auto found = events.find(topic.set); found != events.end()) {
                auto told = teller.tell(topic, found->second);
                if (!told)
                    return fail(std::move(told.error()));
                step.told.insert(step.told.end(), told->begin(), told->end());
            }
        }
        step.isMore = true;
        return step;
    });
}

Result<MatchStep> TopicMatching::tryOld(const ReadyTopic &ready)
{
    const Topic &topic = ready.topic();
    const TopicMessageTable messages(m_database);
    const IndexExpression expression = indexExpression(ready.query());
    // Found and judged before the transaction, so that nobody waits for it.
    qint64 backTo = 0;
    Result<std::vector<AskedMessage>> asked;
    if (expression.match.isEmpty()) {
        backTo = std::max(qint64(0), topic.backTo - rowsAtOnce);
        asked = messages.between(topic.clientId, backTo, topic.backTo);
    } else {
        asked = messages.found(expression.match, topic.clientId, topic.backTo, atOnce);
        if (asked && asked->size() == size_t(atOnce))
            backTo = asked->back().row;
    }
    if (!asked)
        return fail(std::move(asked.error()));
    std::vector<TopicMatch> found;
    for (AskedMessage &one : *asked) {
        if (ready.asksRepeated()) {
            const auto repeated = messages.isRepeated(one);
            if (!repeated)
                return fail(repeated.error());
            one.message.isRepeated = *repeated;
        }
        if (const auto match = ready.match(one, PreparedMessage(one.message)))
            found.push_back(*match);
    }
    return storage::inTransaction(m_database, [&]() -> Result<MatchStep> {
        MatchStep step;
        const auto updated = TopicTable(m_database).updateBackTo(topic.set, backTo);
        if (!updated)
            return fail(updated.error());
        if (*updated == 0)
            return step; // it has another query by now
        TopicMatchTable matches(m_database);
        for (const TopicMatch &match : found) {
            if (auto inserted = matches.insert(match); !inserted)
                return fail(std::move(inserted.error()));
        }
        // Told also where nothing was found: how far it has come is shown.
        step.changed.insert(topic.id);
        return step;
    });
}

Result<MatchStep> TopicMatching::lookAt(const ReadyTopic &topic)
{
    MatchStep step;
    const auto events = eventsNow(m_database, topic, m_clock.now());
    if (!events)
        return fail(events.error());
    auto told = AlertTeller(m_database, m_clock).tell(topic.topic(), *events);
    if (!told)
        return fail(std::move(told.error()));
    step.told = std::move(*told);
    return step;
}

} // namespace hatstand::listen
