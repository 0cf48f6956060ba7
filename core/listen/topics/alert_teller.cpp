// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/alert_teller.h"

#include "listen/topics/alert_settings.h"
#include "storage/transaction.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
/// Whether a rule is about what happened: of words each has a query of its own.
bool isAbout(const AlertRule &rule, const AlertEvent &event)
{
    return rule.kind == event.kind && (rule.kind != AlertKind::Word || rule.query == event.subject);
}

void bringUpToDate(Alert &alert, const TopicEvent &event)
{
    // One that goes on is seen again each time that somebody looks, and stays one.
    if (event.messageRow || event.event.start > alert.what.end)
        ++alert.what.events;
    alert.what.start = std::min(alert.what.start, event.event.start);
    alert.what.end = std::max(alert.what.end, event.event.end);
    if (event.event.size >= alert.what.size) {
        alert.what.size = event.event.size;
        alert.facts = event.facts;
    }
    if (event.messageRow)
        alert.messageRow = event.messageRow;
}
} // namespace

Result<std::vector<AlertId>> AlertTeller::tell(const Topic &topic, const std::vector<TopicEvent> &events)
{
    if (events.empty())
        return std::vector<AlertId>();
    const Instant now = m_clock.now();
    const auto quiet = quietHoursOf(m_database, topic.clientId);
    if (!quiet)
        return fail(quiet.error());
    return storage::inTransaction(m_database, [&]() -> Result<std::vector<AlertId>> {
        AlertTable table(m_database);
        auto known = table.toldSince(topic.id, now - oldestAlert - oldestAlert);
        if (!known)
            return fail(std::move(known.error()));
        std::vector<AlertId> told;
        for (const TopicEvent &event : events) {
            const auto rule =
                std::find_if(topic.alerts.begin(), topic.alerts.end(),
                             [&](const AlertRule &each) { return each.isOn && isAbout(each, event.event); });
            if (rule == topic.alerts.end())
                continue;
            std::vector<ToldAlert> before;
            for (const Alert &alert : *known)
                before.push_back(alert.what);
            const AlertDecision decision = decide(event.event, *rule, before, *quiet, now);
            if (decision.action == AlertAction::Drop)
                continue;
            const bool isTold = decision.action == AlertAction::Tell;
            const std::optional<Instant> notifyAt =
                isTold && decision.places.testFlag(AlertPlace::Notification)
                    ? std::optional(decision.notifyAt)
                    : std::nullopt;
            if (!isTold || decision.isGrown) {
                Alert &same = (*known)[decision.same];
                const ToldAlert was = same.what;
                bringUpToDate(same, event);
                if (!isTold && was == same.what)
                    continue;
                if (isTold) {
                    same.what.toldSize = event.event.size;
                    same.toldAt = now;
                    same.places = decision.places;
                    same.notifyAt = notifyAt;
                    same.seenAt.reset();
                    told.push_back(same.id);
                }
                if (auto updated = table.update(same); !updated)
                    return fail(std::move(updated.error()));
                continue;
            }
            Alert alert;
            alert.id = AlertId::create(m_clock);
            alert.clientId = topic.clientId;
            alert.topicId = topic.id;
            alert.what = {event.event.kind, topic.id.toString(), event.event.subject, event.event.start,
                          event.event.end,  event.event.size,    event.event.size,    1};
            alert.places = decision.places;
            alert.facts = event.facts;
            alert.messageRow = event.messageRow;
            alert.toldAt = now;
            alert.notifyAt = notifyAt;
            if (auto inserted = table.insert(alert); !inserted)
                return fail(std::move(inserted.error()));
            told.push_back(alert.id);
            known->push_back(std::move(alert));
        }
        return told;
    });
}

} // namespace hatstand::listen
