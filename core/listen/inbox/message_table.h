// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/conversation.h"
#include "listen/inbox/message.h"
#include "listen/inbox/report_wish.h"
#include "listen/intake/message_draft.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// What a message is known by: see messageKey. Refers to text that is kept elsewhere.
struct MessageName
{
    MessageName(const clients::ClientId &whose, std::string_view onNetwork, std::string_view at,
                std::string_view id);
    clients::ClientId client;
    std::string_view network;
    std::string_view place;
    std::string_view remoteId;
    qint64 key = 0; ///< reckoned once: it is asked for several times
};

/// What threading needs to know of a message that is stored.
struct StoredPlace
{
    qint64 row = 0;
    ConversationId conversationId; ///< null: in none
    bool isOurs = false;
    Instant at;
};

/// What is written of a new message beside its draft.
struct MessageMark
{
    MessageId id;
    clients::ClientId clientId;
    SourceId sourceId;
    ConversationId conversationId;
    SpeakerId speakerId;
    qint64 key = 0; ///< messageKey of it
    std::optional<qint64> answersKey;
    Instant receivedAt;
    std::string language; ///< as recognised
    Feeling feeling = Feeling::Unknown;
    double compound = 0;
    SaidKind said; ///< what its author wants
};

/// The last thing that somebody else has said in a conversation, as a list shows it.
struct LastSaid
{
    SpeakerId speakerId;
    QString speakerName;
    QString snippet; ///< its beginning, in one line
    Feeling feeling = Feeling::Unknown;
    std::optional<int> stars;
};

/// A place in the stream, between two messages.
struct StreamPlace
{
    Instant at;
    qint64 row = 0;
};

/// So far back the same text counts as said before.
inline constexpr int recentTextCount = 2'000;

/// How messages are kept.
class MessageTable
{
public:
    explicit MessageTable(storage::Database &database) : m_database(database) {}

    /// Answers its row: each is higher than those before.
    Result<qint64> insert(const MessageDraft &draft, const MessageMark &mark);
    /// Whether it says just that.
    [[nodiscard]] Result<bool> says(qint64 row, const MessageDraft &draft) const;
    Result<int> updateContent(qint64 row, const MessageDraft &draft, const MessageMark &mark);
    /// As a person hears it.
    Result<int> setFeeling(qint64 row, Feeling feeling);
    Result<int> remove(qint64 row);
    [[nodiscard]] Result<std::optional<StoredPlace>> find(const MessageName &name) const;
    /// All that answer it.
    [[nodiscard]] Result<std::vector<StoredPlace>> answersTo(const MessageName &name) const;
    [[nodiscard]] Result<std::string> remoteIdOf(qint64 row) const;
    Result<int> move(qint64 row, const ConversationId &to);
    Result<int> moveAll(const ConversationId &from, const ConversationId &to);

    [[nodiscard]] Result<std::optional<Message>> message(const MessageId &id) const;
    /// The oldest first.
    [[nodiscard]] Result<std::vector<Message>> ofConversation(const ConversationId &id, int limit) const;
    [[nodiscard]] Result<std::optional<LastSaid>> lastOfTheirs(const ConversationId &id) const;
    /// Those that are not ours, the newest first.
    [[nodiscard]] Result<std::vector<Message>> theirs(const ConversationId &id, int limit) const;
    /// The last recentTextCount texts that a client has heard, the newest first.
    Result<void> recentTexts(const clients::ClientId &client,
                             const std::function<void(std::string_view)> &visit) const;
    /// Whether the client had heard the same text when it heard that, among so many before it.
    [[nodiscard]] Result<bool> wasSaidBefore(const Message &message) const;
    /// What was said to one client or (unset) to all, the newest first, from before that place (unset: the
    /// newest of all). For reports, perhaps without direct messages (directsInReports).
    [[nodiscard]] Result<std::vector<Message>> stream(const std::optional<clients::ClientId> &client,
                                                      const std::optional<StreamPlace> &before, int limit,
                                                      Directs directs = Directs::With) const;
    /// What one handle has said anywhere, the newest first, from before that place.
    [[nodiscard]] Result<std::vector<Message>> ofSpeaker(const SpeakerId &speaker, const StreamPlace &before,
                                                         int limit) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
