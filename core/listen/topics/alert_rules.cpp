// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/alert_rules.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
bool isSameThing(const ToldAlert &told, const AlertEvent &event, const AlertRule &rule)
{
    if (told.kind != event.kind || told.topicId != event.topicId || told.subject != event.subject)
        return false;
    // In either direction: what is read late may have happened before what was told.
    return event.start <= told.end + rule.coolDown && told.start <= event.end + rule.coolDown;
}
} // namespace

AlertDecision decide(const AlertEvent &event, const AlertRule &rule, const std::vector<ToldAlert> &told,
                     const QuietHours &quiet, Instant now)
{
    AlertDecision decision;
    if (!rule.isOn || rule.kind != event.kind || !rule.places || now - event.end > oldestAlert)
        return decision;
    if (event.kind == AlertKind::Voice && event.size < static_cast<double>(rule.minFollowers))
        return decision;
    for (size_t i = 0; i < told.size(); ++i) {
        if (!isSameThing(told[i], event, rule))
            continue;
        decision.same = i;
        decision.isGrown = event.kind != AlertKind::Word && event.kind != AlertKind::Voice &&
                           event.size >= grownTimes * told[i].toldSize;
        if (!decision.isGrown) {
            decision.action = AlertAction::Merge;
            return decision;
        }
        break;
    }
    decision.action = AlertAction::Tell;
    decision.places = rule.places;
    if (now - event.end > newsAge)
        decision.places.setFlag(AlertPlace::Notification, false);
    decision.notifyAt = endOfQuiet(quiet, now);
    return decision;
}

std::vector<ToldAlert> keepTold(std::vector<ToldAlert> told, const AlertEvent &event,
                                const AlertDecision &decision, Instant now)
{
    const bool isTold = decision.action == AlertAction::Tell;
    if (decision.action == AlertAction::Merge || (isTold && decision.isGrown)) {
        ToldAlert &same = told[decision.same];
        same.start = std::min(same.start, event.start);
        same.end = std::max(same.end, event.end);
        same.size = std::max(same.size, event.size);
        if (isTold)
            same.toldSize = event.size;
        ++same.events;
    } else if (isTold) {
        told.push_back(
            {event.kind, event.topicId, event.subject, event.start, event.end, event.size, event.size, 1});
    }
    std::erase_if(told,
                  [now](const ToldAlert &alert) { return now - alert.end > oldestAlert + oldestAlert; });
    return told;
}

std::vector<WaitingNotification> takeDue(std::vector<WaitingNotification> &waiting, Instant now)
{
    std::vector<WaitingNotification> due;
    for (const WaitingNotification &each : waiting) {
        if (each.notifyAt > now)
            continue;
        const auto same = std::find_if(due.begin(), due.end(), [&each](const WaitingNotification &other) {
            return other.topicId == each.topicId;
        });
        if (same == due.end())
            due.push_back(each);
        else
            same->alerts += each.alerts;
    }
    std::erase_if(waiting, [now](const WaitingNotification &each) { return each.notifyAt <= now; });
    return due;
}

} // namespace hatstand::listen
