// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/going_out.h"

#include "kit/statuses.h"
#include "kit/time_words.h"
#include "publish/hold.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace hatstand::ui::today
{

namespace
{
using publish::Hold;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::today::GoingOut)
};

/// What needs a look comes before what is well.
int weight(Status status)
{
    switch (status) {
    case Status::Failed:
        return 7;
    case Status::Uncertain:
        return 6;
    case Status::Missed:
        return 5;
    case Status::Sending:
        return 4;
    case Status::Scheduled:
    case Status::Approval:
        return 3;
    case Status::Handed: // of a post that is partly handed over it is told that the computer must be on
        return 2;
    case Status::Published:
        return 1;
    case Status::Draft:
    case Status::Idea:
        return 0;
    }
    return 0;
}

/// Of one that is held: what does not go out comes before what does.
int weight(Status status, const publish::OutboxItem &item)
{
    return 2 * weight(status) + (status == Status::Scheduled && item.isHeld ? 1 : 0);
}

/// By whom a planned post goes out, whose deliveries do not all go the same way.
struct Ways
{
    bool fromHere = false;
    QStringList byHand; ///< marks of the networks
};

QString plannedNote(const publish::OutboxItem &item, Instant now)
{
    switch (holdOf(item, now)) {
    case Hold::Client:
        return Words::tr("Client archived");
    case Hold::Paused:
        return Words::tr("Account paused");
    case Hold::SignIn:
        return Words::tr("Signed out");
    case Hold::Keychain:
        return Words::tr("Keychain closed");
    case Hold::Removed:
    case Hold::Limit:
    case Hold::Line:
    case Hold::Retry:
    case Hold::Spaced:
    case Hold::None:
        break;
    }
    return item.byHand ? Words::tr("By hand") : Words::tr("From this PC");
}

QString noteOf(Status status, const publish::OutboxItem &item, const QString &network, Instant now)
{
    switch (status) {
    case Status::Scheduled:
        return plannedNote(item, now);
    case Status::Sending:
        return Words::tr("Being sent");
    case Status::Failed:
        return Words::tr("%1 failed", "network").arg(network);
    case Status::Uncertain:
        return Words::tr("May be live on %1", "network").arg(network);
    case Status::Missed:
        return item.byHand ? Words::tr("Waits for you") : Words::tr("Missed");
    case Status::Handed:
        return Words::tr("From %1", "network").arg(network);
    default:
        return {};
    }
}
} // namespace

std::pair<Instant, Instant> dayBounds(QDate day, const QByteArray &zone)
{
    const auto at = [&zone](QDate date) {
        return startOfDay(date, zone).value_or(Instant::fromDateTime(date.startOfDay(Qt::UTC)));
    };
    return {at(day), at(day.addDays(1))};
}

DayPlan readDay(const publish::Outbox &outbox, const networks::RulesCatalogue &networks,
                const std::optional<clients::ClientId> &client, QDate day, const QByteArray &zone,
                Instant now)
{
    DayPlan plan;
    const auto [from, until] = dayBounds(day, zone);
    QHash<plan::PostId, std::size_t> places;
    std::vector<int> weights; // of what is told of each post
    std::vector<Ways> ways;
    const auto read = outbox.forEachBetween(client, from, until, [&](const publish::OutboxItem &item) {
        const publish::Delivery &delivery = item.delivery;
        const Status status = statusOf(delivery.state);
        const bool waits = delivery.state == publish::DeliveryState::Scheduled;
        if (waits && !item.byHand && !item.isHeld && delivery.dueAt >= now)
            plan.lastToSend = std::max(plan.lastToSend.value_or(delivery.dueAt), delivery.dueAt);
        plan.handedOver = plan.handedOver ||
                          (delivery.state == publish::DeliveryState::HandedOver && delivery.dueAt >= now);
        auto place = places.constFind(delivery.postId);
        if (place == places.constEnd()) {
            plan.posts.push_back(
                {delivery.postId, delivery.clientId, delivery.dueAt, item.postTitle, status, {}, {}});
            place = places.insert(delivery.postId, plan.posts.size() - 1);
            plan.posts.back().note = noteOf(status, item, networks.findOrOther(item.network).name, now);
            weights.push_back(weight(status, item));
            ways.emplace_back();
        }
        if (waits && !item.isHeld) {
            const QString mark = networks.findOrOther(item.network).mark;
            Ways &way = ways[*place];
            if (!item.byHand)
                way.fromHere = true;
            else if (!way.byHand.contains(mark))
                way.byHand.append(mark);
        }
        Outgoing &post = plan.posts[*place];
        if (!post.networks.contains(item.network.toString()))
            post.networks.append(item.network.toString());
        if (weight(status, item) > weights[*place]) {
            weights[*place] = weight(status, item);
            post.status = status;
            post.note = noteOf(status, item, networks.findOrOther(item.network).name, now);
        }
    });
    if (!read)
        return {};
    for (std::size_t i = 0; i < plan.posts.size(); ++i) {
        // Where something is held or amiss, that is what is told.
        const bool goes = weights[i] == 2 * weight(Status::Scheduled);
        if (goes && ways[i].fromHere && !ways[i].byHand.isEmpty())
            plan.posts[i].note =
                Words::tr("From this PC, %1 by hand", "networks").arg(listWords(ways[i].byHand));
    }
    std::ranges::stable_sort(plan.posts, {}, &Outgoing::at);
    plan.published = static_cast<int>(std::ranges::count(plan.posts, Status::Published, &Outgoing::status));
    return plan;
}

QString keepOnWords(const DayPlan &day, const std::optional<Instant> &last, QDate date,
                    const QByteArray &zone)
{
    const QDate lastDate = last ? wallTimeAt(*last, zone).date : date;
    const bool later = lastDate > date;
    const QString lastDay = dayWords(lastDate, date).toHtmlEscaped();
    if (day.lastToSend) {
        const QTime until = wallTimeAt(*day.lastToSend, zone).time.addSecs(60);
        const QString clock = QStringLiteral("<b>%1</b>").arg(clockWords(until));
        return later ? Words::tr("Keep this PC on until %1. Later days need it too; the last is %2.",
                                 "time, day")
                           .arg(clock, lastDay)
                     : Words::tr("Keep this PC on until %1.", "time").arg(clock);
    }
    if (later && day.handedOver)
        return Words::tr("What is left today is handed over, so this PC may be off. Later days need it; the "
                         "last is %1.",
                         "day")
            .arg(lastDay);
    if (later)
        return Words::tr("This PC is not needed any more today. Later days need it; the last is %1.", "day")
            .arg(lastDay);
    return day.handedOver ? Words::tr("What is left today is handed over, so this PC may be off.")
                          : QString();
}

} // namespace hatstand::ui::today
