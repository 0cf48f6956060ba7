// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/intake/recent_texts.h"

namespace hatstand::listen
{

Result<bool> RecentTexts::has(const clients::ClientId &client, size_t text)
{
    auto known = m_known.find(client);
    if (known == m_known.end()) {
        Texts texts;
        const auto read = m_messages.recentTexts(
            client, [&texts](std::string_view said) { texts.inOrder.push_front(numberOf(said)); });
        if (!read)
            return fail(read.error());
        for (const size_t said : texts.inOrder)
            ++texts.counts[said];
        known = m_known.insert(client, std::move(texts));
    }
    return known.value().counts.contains(text);
}

void RecentTexts::add(const clients::ClientId &client, size_t text)
{
    // Of a client that nobody has asked of yet everything is read then.
    const auto known = m_known.find(client);
    if (known == m_known.end())
        return;
    Texts &texts = known.value();
    texts.inOrder.push_back(text);
    ++texts.counts[text];
    if (texts.inOrder.size() <= size_t(recentTextCount))
        return;
    const auto oldest = texts.counts.find(texts.inOrder.front());
    if (--oldest->second == 0)
        texts.counts.erase(oldest);
    texts.inOrder.pop_front();
}

} // namespace hatstand::listen
