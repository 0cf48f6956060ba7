// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post_table.h"
#include "publish/delivery_table.h"
#include "publish/frozen_content.h"
#include "publish/publish_workspace.h"
#include "storage/transaction.h"

#include <vector>

namespace hatstand::test
{

/// Writes `count` scheduled deliveries for each account straight into the tables, because tens of thousands
/// of posts take too long through the services. Turns are `step` apart from `due` on.
inline void addManyScheduled(PublishWorkspace &w, const clients::ClientId &client,
                             const std::vector<clients::AccountId> &accounts, int count, Instant due,
                             Milliseconds step)
{
    plan::PostTable posts(w.database());
    publish::DeliveryTable table(w.database(), w.clock);
    const auto added = storage::inTransaction(w.database(), [&]() -> Result<void> {
        for (int i = 0; i < count; ++i) {
            for (const auto &account : accounts) {
                plan::Post post;
                post.id = plan::PostId::create(w.clock);
                post.clientId = client;
                post.text = QStringLiteral("Hello %1").arg(i);
                post.status = plan::PostStatus::Scheduled;
                if (auto inserted = posts.insert(post); !inserted)
                    return inserted;
                plan::EffectiveVersion content;
                content.text = post.text;
                publish::Delivery delivery;
                delivery.id = publish::DeliveryId::create(w.clock);
                delivery.postId = post.id;
                delivery.accountId = account;
                delivery.clientId = client;
                delivery.dueAt = due + i * step;
                delivery.nextAttemptAt = delivery.dueAt;
                delivery.content = publish::freezeContent(content, {}, {}).value();
                delivery.createdAt = w.clock.now();
                delivery.updatedAt = delivery.createdAt;
                if (auto inserted = table.insert(delivery); !inserted)
                    return inserted;
            }
        }
        return {};
    });
    must(added);
}

} // namespace hatstand::test
