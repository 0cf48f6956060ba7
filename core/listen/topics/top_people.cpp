// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/top_people.h"

#include <algorithm>
#include <tuple>

namespace hatstand::listen
{

void TopPeople::add(const TopicSpeaker &speaker, Instant at, Feeling feeling)
{
    TopicSpeaker &kept = m_people[{speaker.network, speaker.remoteId}];
    if (kept.messages == 0 || at >= kept.lastAt) {
        kept.network = speaker.network;
        kept.remoteId = speaker.remoteId;
        kept.handle = speaker.handle;
        kept.name = speaker.name;
        if (speaker.followers)
            kept.followers = speaker.followers;
        kept.lastAt = at;
    } else if (!kept.followers) {
        kept.followers = speaker.followers;
    }
    ++kept.messages;
    kept.positive += feeling == Feeling::Positive ? 1 : 0;
    kept.negative += feeling == Feeling::Negative ? 1 : 0;
}

std::vector<TopicSpeaker> TopPeople::top(PeopleOrder order, size_t limit) const
{
    std::vector<TopicSpeaker> people(m_people.begin(), m_people.end());
    const auto keyOf = [order](const TopicSpeaker &speaker) {
        const qint64 followers = speaker.followers.value_or(-1);
        return order == PeopleOrder::Messages ? std::pair(-speaker.messages, -followers)
                                              : std::pair(-followers, -speaker.messages);
    };
    std::sort(people.begin(), people.end(), [&keyOf](const TopicSpeaker &a, const TopicSpeaker &b) {
        const auto first = keyOf(a);
        const auto second = keyOf(b);
        return std::tie(first, a.network, a.remoteId) < std::tie(second, b.network, b.remoteId);
    });
    people.resize(std::min(people.size(), limit));
    return people;
}

std::vector<qint64> TopPeople::followers() const
{
    std::vector<qint64> all;
    for (const TopicSpeaker &speaker : m_people) {
        if (speaker.followers)
            all.push_back(*speaker.followers);
    }
    return all;
}

} // namespace hatstand::listen
