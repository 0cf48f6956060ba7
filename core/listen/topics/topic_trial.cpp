// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_trial.h"

#include "listen/inbox/message_table.h"
#include "listen/topics/ready_topic.h"
#include "listen/topics/topic_query.h"
#include "listen/topics/topic_sql.h"
#include "listen/topics/topic_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};

constexpr int atOnce = 1'000;

/// Counts, and keeps the newest.
class Found
{
public:
    void add(const AskedMessage &asked)
    {
        ++m_count;
        const std::pair key(asked.message.at, asked.row);
        if (m_newest.size() == trialNewest && key < m_newest.back().first)
            return;
        const auto place = std::find_if(m_newest.begin(), m_newest.end(),
                                        [&key](const auto &each) { return each.first < key; });
        m_newest.insert(place, {key, asked.id});
        if (m_newest.size() > trialNewest)
            m_newest.pop_back();
    }
    [[nodiscard]] Result<TopicTrial> trial(storage::Database &database, bool isPartial) const
    {
        TopicTrial trial;
        trial.count = m_count;
        trial.isPartial = isPartial;
        for (const auto &[key, id] : m_newest) {
            auto message = MessageTable(database).message(id);
            if (!message)
                return fail(std::move(message.error()));
            if (message->has_value())
                trial.newest.push_back(std::move(**message));
        }
        return trial;
    }

private:
    qint64 m_count = 0;
    std::vector<std::pair<std::pair<Instant, qint64>, MessageId>> m_newest;
};
} // namespace

Result<TopicTrial> tryQuery(storage::Database &database, const clients::ClientId &client,
                            const QString &query, const std::atomic<bool> &isCancelled)
{
    const auto zone = TopicTable(database).zoneOf(client);
    if (!zone)
        return fail(zone.error());
    Topic topic;
    topic.clientId = client;
    topic.query = query;
    topic.zone = *zone;
    const auto ready = ReadyTopic::make(topic);
    if (!ready)
        return TopicTrial();
    const auto rows = TopicTable(database).rows();
    if (!rows)
        return fail(rows.error());
    const TopicMessageTable messages(database);
    Found found;
    const auto look = [&](std::vector<AskedMessage> &all) -> Result<void> {
        if (isCancelled)
            return fail(ErrorCode::Cancelled, Words::tr("The search was called off."));
        for (AskedMessage &asked : all) {
            if (ready->asksRepeated()) {
                const auto repeated = messages.isRepeated(asked);
                if (!repeated)
                    return fail(repeated.error());
                asked.message.isRepeated = *repeated;
            }
            if (ready->match(asked, PreparedMessage(asked.message)))
                found.add(asked);
        }
        return {};
    };
    const IndexExpression expression = indexExpression(ready->query());
    // What the index does not have yet, and, where it is of no help, what it has.
    const qint64 lowest =
        expression.match.isEmpty() ? std::max(qint64(0), rows->highest - trialRows) : rows->indexedTo;
    for (qint64 below = rows->highest + 1; below > lowest + 1;) {
        const qint64 from = std::max(lowest + 1, below - atOnce);
        auto all = messages.between(client, from, below);
        if (!all)
            return fail(std::move(all.error()));
        if (auto looked = look(*all); !looked)
            return fail(std::move(looked.error()));
        below = from;
    }
    for (qint64 below = rows->indexedTo + 1; !expression.match.isEmpty();) {
        auto all = messages.found(expression.match, client, below, atOnce);
        if (!all)
            return fail(std::move(all.error()));
        if (auto looked = look(*all); !looked)
            return fail(std::move(looked.error()));
        if (all->size() < size_t(atOnce))
            break;
        below = all->back().row;
    }
    return found.trial(database, expression.match.isEmpty() && lowest > 0);
}

} // namespace hatstand::listen
