// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message_table.h"

#include <QHash>

#include <deque>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace hatstand::listen
{

/// Whether something was said before, by whomever: of each client the last recentTextCount texts, each only
/// as a number. Read from the workspace when first asked for; what is taken in after that is added.
class RecentTexts
{
public:
    /// `database` must outlive this.
    explicit RecentTexts(storage::Database &database) : m_messages(database) {}

    /// What is kept of a text.
    [[nodiscard]] static size_t numberOf(std::string_view text)
    {
        return std::hash<std::string_view>()(text);
    }
    [[nodiscard]] Result<bool> has(const clients::ClientId &client, size_t text);
    void add(const clients::ClientId &client, size_t text);

private:
    struct Texts
    {
        std::deque<size_t> inOrder;
        std::unordered_map<size_t, int> counts;
    };

    MessageTable m_messages;
    QHash<clients::ClientId, Texts> m_known;
};

} // namespace hatstand::listen
