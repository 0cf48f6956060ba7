// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/waiting_posts.h"

#include "base/zones.h"
#include "publish/hold.h"

#include <QHash>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
Result<Instant> endOfThisDay(Instant now)
{
    const QByteArray zone = systemZone();
    return startOfDay(wallTimeAt(now, zone).date.addDays(1), zone);
}
} // namespace

std::vector<WaitingPost> waitingToday(const std::vector<publish::OutboxItem> &items, Instant now)
{
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(now, zone).date;
    std::vector<WaitingPost> posts;
    QHash<plan::PostId, std::size_t> places;
    for (const publish::OutboxItem &item : items) {
        const publish::Delivery &delivery = item.delivery;
        const bool sending = delivery.state == publish::DeliveryState::Sending;
        if (!sending && (!goesByItself(item) || wallTimeAt(delivery.dueAt, zone).date > today))
            continue;
        auto place = places.constFind(delivery.postId);
        if (place == places.constEnd()) {
            WaitingPost post;
            post.post = delivery.postId;
            post.client = delivery.clientId;
            post.at = delivery.dueAt;
            post.title = item.postTitle;
            posts.push_back(std::move(post));
            place = places.insert(delivery.postId, posts.size() - 1);
        }
        WaitingPost &post = posts[*place];
        post.at = std::min(post.at, delivery.dueAt);
        post.sending = post.sending || sending;
        post.byHand = post.byHand || item.byHand;
        post.byItself = post.byItself || !item.byHand;
        const QString network = item.network.toString();
        if (!post.networks.contains(network))
            post.networks.append(network);
    }
    std::ranges::stable_sort(posts, {}, &WaitingPost::at);
    std::ranges::stable_partition(posts, &WaitingPost::sending);
    return posts;
}

Result<std::vector<publish::OutboxItem>>
readWaitingToday(const publish::Outbox &outbox, const std::optional<clients::ClientId> &client, Instant now)
{
    const auto tomorrow = endOfThisDay(now);
    if (!tomorrow)
        return fail(tomorrow.error());
    return outbox.waitingUntil(client, *tomorrow);
}

publish::WaitingCount countWaitingToday(const publish::Outbox &outbox,
                                        const std::optional<clients::ClientId> &client, Instant now)
{
    const auto tomorrow = endOfThisDay(now);
    if (!tomorrow)
        return {};
    return outbox.countWaitingPosts(client, *tomorrow).value_or(publish::WaitingCount());
}

} // namespace hatstand::ui
