// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/alerts.h"

#include "listen/topics/alert_settings.h"
#include "listen/topics/topic_table.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <QPointer>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
/// Clocks are set and computers sleep: it is looked again at least so often.
constexpr Milliseconds longestWait = std::chrono::minutes(15);
} // namespace

Alerts::Alerts(storage::Database &database, const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock), m_timers(timers), m_table(database)
{
}

Result<std::vector<Alert>> Alerts::unseen(const std::optional<clients::ClientId> &client) const
{
    return m_table.unseen(client);
}

Result<std::vector<Alert>> Alerts::ofTopic(const TopicId &topic, int limit) const
{
    return m_table.ofTopic(topic, limit);
}

Result<Alert> Alerts::alert(const AlertId &id) const
{
    auto found = m_table.find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!found->has_value())
        return fail(ErrorCode::NotFound, tr("This alert is not here any more."));
    return std::move(**found);
}

Result<void> Alerts::mark(const std::vector<AlertId> &ids, std::optional<Instant> at)
{
    if (ids.empty())
        return {};
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        for (const AlertId &id : ids) {
            if (auto marked = m_table.markSeen(id, at); !marked)
                return fail(std::move(marked.error()));
        }
        m_database.afterCommit([self = QPointer<Alerts>(this)] {
            if (self)
                Q_EMIT self->changed();
        });
        return {};
    });
}

Result<void> Alerts::markSeen(const std::vector<AlertId> &ids)
{
    return mark(ids, m_clock.now());
}

Result<void> Alerts::markUnseen(const std::vector<AlertId> &ids)
{
    return mark(ids, std::nullopt);
}

Result<QuietHours> Alerts::quietHours(const clients::ClientId &client) const
{
    return quietHoursOf(m_database, client);
}

Result<void> Alerts::setQuietHours(const clients::ClientId &client, const QuietHours &hours)
{
    if (!hours.from.isValid() || !hours.upTo.isValid())
        return fail(ErrorCode::InvalidInput, tr("Quiet hours need a beginning and an end."));
    if (auto kept = keepQuietHours(m_database, client, hours); !kept)
        return kept;
    Q_EMIT changed();
    return {};
}

void Alerts::startNotifying()
{
    m_notifies = true;
    notifyDue();
}

void Alerts::noteTold(const std::vector<AlertId> &ids)
{
    if (!ids.empty())
        Q_EMIT told(ids);
    Q_EMIT changed();
    if (m_notifies)
        notifyDue();
}

void Alerts::announceAll()
{
    Q_EMIT changed();
    if (m_notifies)
        notifyDue();
}

void Alerts::armTimer()
{
    const auto next = m_table.nextNotification();
    if (!next || !next->has_value())
        return;
    const Milliseconds wait = std::clamp(**next - m_clock.now(), Milliseconds(0), longestWait);
    m_timers.callAfter(wait, this, [this, timer = ++m_timer] {
        if (timer == m_timer)
            notifyDue();
    });
}

void Alerts::notifyDue()
{
    const auto due = m_table.toNotify(m_clock.now());
    std::vector<WaitingNotification> waiting;
    std::vector<Alert> shown;
    for (const Alert &alert : due.value_or(std::vector<Alert>())) {
        // Another window may have been quicker.
        if (m_table.markNotified(alert.id).value_or(0) == 0)
            continue;
        waiting.push_back({alert.topicId.toString(), *alert.notifyAt});
        shown.push_back(alert);
    }
    for (const WaitingNotification &one : takeDue(waiting, m_clock.now())) {
        const auto topic = TopicTable(m_database).find(TopicId::fromString(one.topicId));
        if (!topic || !topic->has_value() || (*topic)->removedAt)
            continue;
        const auto last = std::find_if(shown.rbegin(), shown.rend(),
                                       [&](const Alert &alert) { return alert.topicId == (*topic)->id; });
        Q_EMIT notify({(*topic)->id, (*topic)->clientId, (*topic)->name,
                       one.alerts == 1
                           ? alertSentence(*last)
                           : tr("%n alert(s); the last: %1", nullptr, one.alerts).arg(alertSentence(*last))});
    }
    armTimer();
}

} // namespace hatstand::listen
