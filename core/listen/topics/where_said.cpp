// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/where_said.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace hatstand::listen
{

namespace
{
void sortByMessages(std::vector<PlaceCount> &places)
{
    std::sort(places.begin(), places.end(), [](const PlaceCount &a, const PlaceCount &b) {
        return std::tie(b.messages, a.network, a.source) < std::tie(a.messages, b.network, b.source);
    });
}
} // namespace

void WhereSaid::add(const QString &network, const QString &source, qint64 messages)
{
    m_counts[network][source] += messages;
}

std::vector<PlaceCount> WhereSaid::networks() const
{
    std::vector<PlaceCount> places;
    for (auto each = m_counts.begin(); each != m_counts.end(); ++each) {
        const qint64 messages = std::accumulate(each->begin(), each->end(), qint64(0));
        places.push_back({each.key(), {}, messages});
    }
    sortByMessages(places);
    return places;
}

std::vector<PlaceCount> WhereSaid::sources(size_t limit) const
{
    std::vector<PlaceCount> places;
    for (auto network = m_counts.begin(); network != m_counts.end(); ++network) {
        for (auto source = network->begin(); source != network->end(); ++source) {
            if (!source.key().isEmpty())
                places.push_back({network.key(), source.key(), *source});
        }
    }
    sortByMessages(places);
    places.resize(std::min(places.size(), limit));
    return places;
}

} // namespace hatstand::listen
