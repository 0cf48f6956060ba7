// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/talk_needs.h"

namespace hatstand::listen
{

Result<TalkNeeds> talkNeeds(const Inbox &inbox, const std::vector<clients::ClientId> &clients)
{
    TalkNeeds needs;
    for (const clients::ClientId &client : clients) {
        const auto count = inbox.countOverdue(client);
        if (!count)
            return fail(count.error());
        if (*count > 0) {
            InboxQuery query;
            query.client = client;
            auto first = inbox.page(query, {}, 0, 1);
            if (!first)
                return fail(std::move(first.error()));
            if (!first->empty())
                needs.overdue.push_back({client, *count, std::move(first->front())});
        }
        auto reviews = inbox.poorReviews(client, mostPoorReviews - int(needs.reviews.size()));
        if (!reviews)
            return fail(std::move(reviews.error()));
        needs.reviews.insert(needs.reviews.end(), std::make_move_iterator(reviews->begin()),
                             std::make_move_iterator(reviews->end()));
    }
    return needs;
}

Result<TalkNeeds> talkNeeds(const Inbox &inbox, const clients::ClientService &clients,
                            const std::optional<clients::ClientId> &client)
{
    std::vector<clients::ClientId> wanted;
    if (client) {
        wanted.push_back(*client);
    } else {
        for (const clients::Client &one : clients.clients())
            wanted.push_back(one.id);
    }
    return talkNeeds(inbox, wanted);
}

} // namespace hatstand::listen
