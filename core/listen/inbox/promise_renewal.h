// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/conversation_table.h"
#include "storage/settings_table.h"

#include <deque>
#include <vector>

namespace hatstand::listen
{

/// Reckons anew until when those who wait for a client are to be answered, once its promise or its time zone
/// is another one. In short steps, however many wait. What is still to be done stands in the workspace: it is
/// gone on with when the program was ended meanwhile.
class PromiseRenewal
{
public:
    /// `database` must outlive this.
    explicit PromiseRenewal(storage::Database &database)
        : m_database(database), m_conversations(database), m_settings(database)
    {
    }

    /// From here on that is to be done for the client; a part of the caller's transaction.
    Result<void> ask(const clients::ClientId &client);
    /// The same for each of these whose zone is not the one that was reckoned with, and for what was asked
    /// for and not done.
    Result<void> askWhereNeeded(const std::vector<clients::Client> &clients);
    [[nodiscard]] bool hasMore() const { return !m_waiting.empty(); }
    /// Some of it, in one transaction. Answers the conversations that it was done for.
    Result<std::vector<ConversationId>> step();

private:
    struct Waiting
    {
        clients::ClientId client;
        std::vector<ConversationId> conversations;
        size_t done = 0;
    };
    [[nodiscard]] Result<void> line(const clients::ClientId &client);
    Result<void> finish();

    storage::Database &m_database;
    ConversationTable m_conversations;
    storage::SettingsTable m_settings;
    std::deque<Waiting> m_waiting;
};

} // namespace hatstand::listen
