// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message.h"
#include "people/person.h"

#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::people
{

/// What is deleted when somebody is forgotten. Whoever is being forgotten stands in forgotten_speakers.
class ForgettingTable
{
public:
    explicit ForgettingTable(storage::Database &database) : m_database(database) {}

    struct Said
    {
        qint64 row = 0;
        qint64 key = 0;
        listen::ConversationId conversation; ///< null: in none
    };
    [[nodiscard]] Result<std::vector<Said>> someOf(const listen::SpeakerId &speaker, int limit) const;
    /// The message itself, with its place in the search and in topics; what was told of it; and that
    /// something answers it.
    Result<void> removeMessage(const Said &said, const clients::ClientId &client);
    /// What was told of them by one of these names.
    Result<void> removeAlerts(const Handle &handle);

    /// Whether nobody has spoken in it but us and who is being forgotten.
    [[nodiscard]] Result<bool> isTheirsAlone(const listen::ConversationId &id) const;
    /// What was learned from a conversation by what it says.
    Result<void> removeExample(const listen::ConversationId &id);
    /// Notes, labels and what it stands below.
    Result<void> removeNotes(const listen::ConversationId &id);
    [[nodiscard]] Result<int> noteCount(const listen::ConversationId &id) const;
    /// Nothing in it is to be done any more.
    Result<void> close(const listen::ConversationId &id);

    /// The handle; and its person, where no other handle is left.
    Result<void> removeHandle(const Handle &handle);

    /// Brings the parts of the search's index together, in which words of deleted messages still stand: some
    /// of it. False when it is done.
    Result<bool> tidyIndexFurther(bool isFirst);
    /// After the file was written anew: rows of posts may have other numbers.
    Result<void> rebuildPostIndex();

private:
    storage::Database &m_database;
};

} // namespace hatstand::people
