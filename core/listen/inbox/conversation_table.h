// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/inbox_query.h"

#include <optional>
#include <string_view>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// What the messages of a conversation come to.
struct ConversationSum
{
    int messages = 0;
    Instant firstAt;
    Instant lastAt;
    qint64 lastRow = 0;                  ///< of the message that came in last
    std::optional<Instant> lastTheirsAt; ///< of the last message that is not ours
    std::optional<Instant> waitingSince; ///< of the first of theirs behind our last one, and not settled
    std::optional<Instant> lastOursAt;
};

/// A review with fewer stars than that cannot wait.
inline constexpr int fewStars = 3;

/// How conversations are kept. Rules live elsewhere.
class ConversationTable
{
public:
    explicit ConversationTable(storage::Database &database) : m_database(database) {}

    /// Answers its row.
    Result<qint64> insert(const Conversation &conversation);
    /// All that can change.
    Result<int> update(const Conversation &conversation);
    /// Which of our posts it answers, if that was not known yet.
    Result<int> setPost(const ConversationId &id, const plan::PostId &post);
    Result<int> remove(const ConversationId &id);
    [[nodiscard]] Result<std::optional<Conversation>> find(const ConversationId &id) const;
    /// At most six whose id ends with these hexadecimal digits, without dashes and in small letters.
    [[nodiscard]] Result<std::vector<ConversationId>> endingWith(const QString &hex) const;
    /// The one that the network calls so.
    [[nodiscard]] Result<std::optional<Conversation>> ofThread(const clients::ClientId &client,
                                                               std::string_view network,
                                                               std::string_view place,
                                                               std::string_view threadId) const;
    [[nodiscard]] Result<ConversationSum> sum(const ConversationId &id, qint64 settledRow) const;
    /// When we first said something in it after that.
    [[nodiscard]] Result<std::optional<Instant>> firstAnswer(const ConversationId &id, Instant after) const;
    /// Entries and labels of one become the other's.
    Result<void> moveBelongings(const ConversationId &from, const ConversationId &to);

    /// A page of a list, from behind `after` (unset: from its beginning), `skip` further on.
    [[nodiscard]] Result<std::vector<Conversation>>
    page(const InboxQuery &query, const std::optional<InboxPlace> &after, int skip, int limit) const;
    /// Every `step`th place of a list from its first on: with these a page anywhere is near at hand.
    [[nodiscard]] Result<std::vector<InboxPlace>> places(const InboxQuery &query, int step) const;
    [[nodiscard]] Result<int> count(const InboxQuery &query) const;
    /// To whom conversations are assigned, by name.
    [[nodiscard]] Result<QStringList> assignees() const;
    /// Those in which that speaker said the last thing that was not ours, the newest first.
    [[nodiscard]] Result<std::vector<Conversation>> ofSpeaker(const SpeakerId &speaker, int limit) const;
    /// Open ones whose promise is broken at that instant.
    [[nodiscard]] Result<int> countOverdue(const std::optional<clients::ClientId> &client, Instant now) const;
    /// Open ones with fewer stars than `fewStars`, the newest first.
    [[nodiscard]] Result<std::vector<Conversation>>
    poorReviews(const std::optional<clients::ClientId> &client, int limit) const;
    /// Those that wait for an answer.
    [[nodiscard]] Result<std::vector<ConversationId>> waitingOf(const clients::ClientId &client) const;
    Result<int> forgetDue(const ConversationId &id);
    /// Put off until then, or before.
    [[nodiscard]] Result<std::vector<ConversationId>> laterUntil(Instant now) const;
    [[nodiscard]] Result<std::optional<Instant>> nextLater() const;

private:
    storage::Database &m_database;
};

/// The place of that conversation in such a list.
[[nodiscard]] InboxPlace placeIn(const InboxQuery &query, const Conversation &conversation);

} // namespace hatstand::listen
