// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/message_table.h"

#include "listen/inbox/message_key.h"
#include "storage/database.h"

#include <QJsonDocument>

#include <cmath>

namespace hatstand::listen
{

namespace
{
#define MESSAGE_COLUMNS                                                                                      \
    "id, client_id, source_id, conversation_id, speaker_id, network, remote_id, answers_id, url, channel,"   \
    " ours, at, received_at, author, title, text, html, language, feeling, feeling_by, compound, stars,"     \
    " hidden, extra, row, place"

constexpr double compoundUnit = 10'000;

Message toMessage(const storage::Row &row)
{
    Message message;
    message.id = row.id<MessageId>(0);
    message.clientId = row.id<clients::ClientId>(1);
    message.sourceId = row.id<SourceId>(2);
    message.conversationId = row.id<ConversationId>(3);
    message.speakerId = row.id<SpeakerId>(4);
    message.network = row.text(5);
    message.remoteId = row.text(6);
    message.answersId = row.text(7);
    message.url = QUrl(row.text(8));
    message.channel = row.enumeration<networks::Channel>(9);
    message.isOurs = row.boolean(10);
    message.at = row.instant(11);
    message.receivedAt = row.instant(12);
    message.author = row.text(13);
    message.title = row.text(14);
    message.text = row.text(15);
    message.html = row.text(16);
    message.language = row.text(17);
    message.feeling = row.enumeration<Feeling>(18);
    message.feelingBy = row.enumeration<JudgedBy>(19);
    message.compound = double(row.integer(20)) / compoundUnit;
    if (!row.isNull(21))
        message.stars = int(row.integer(21));
    message.isHidden = row.boolean(22);
    if (const std::string_view extra = row.utf8(23); !extra.empty()) {
        message.extra =
            QJsonDocument::fromJson(QByteArray::fromRawData(extra.data(), qsizetype(extra.size()))).object();
    }
    message.row = row.integer(24);
    message.place = row.text(25);
    return message;
}

StoredPlace toPlace(const storage::Row &row)
{
    return {row.integer(0), row.id<ConversationId>(1), row.boolean(2), row.instant(3)};
}

/// As search finds who wrote it.
std::string authorOf(const MessageDraft &draft)
{
    if (draft.handle.empty() || draft.handle == draft.displayName)
        return draft.displayName;
    if (draft.displayName.empty())
        return '@' + draft.handle;
    return draft.displayName + " @" + draft.handle;
}

/// The channel that is left out; none has the number -1.
int without(Directs directs)
{
    return directs == Directs::Without ? int(networks::Channel::DirectMessage) : -1;
}

qint64 stored(double compound)
{
    return std::llround(compound * compoundUnit);
}
} // namespace

MessageName::MessageName(const clients::ClientId &whose, std::string_view onNetwork, std::string_view at,
                         std::string_view id)
    : client(whose), network(onNetwork), place(at), remoteId(id)
{
    const QByteArray bytes = client.toBytes();
    key = messageKey({bytes.constData(), size_t(bytes.size())}, network, place, remoteId);
}

Result<qint64> MessageTable::insert(const MessageDraft &draft, const MessageMark &mark)
{
    using storage::Utf8;
    const std::string author = authorOf(draft);
    auto inserted = m_database.run(
        "INSERT INTO messages (id, client_id, source_id, conversation_id, speaker_id, key, answers_key,"
        " network, place, remote_id, answers_id, url, channel, ours, at, received_at, author, title, text, "
        "html,"
        " language, feeling, feeling_by, compound, stars, hidden, extra)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)",
        mark.id, mark.clientId, mark.sourceId, mark.conversationId, mark.speakerId, mark.key, mark.answersKey,
        Utf8{draft.network}, Utf8{draft.place}, Utf8{draft.remoteId}, Utf8{draft.answersId}, Utf8{draft.url},
        draft.channel, draft.isOurs, draft.at, mark.receivedAt, Utf8{author}, Utf8{draft.title},
        Utf8{draft.text}, Utf8{draft.html}, Utf8{mark.language}, mark.feeling, stored(mark.compound),
        draft.stars, draft.isHidden, Utf8{draft.extra});
    if (!inserted)
        return fail(std::move(inserted.error()));
    return m_database.lastInsertedRow();
}

Result<int> MessageTable::updateContent(qint64 row, const MessageDraft &draft, const MessageMark &mark)
{
    using storage::Utf8;
    // What a person has said of its feeling stays.
    return m_database.run(
        "UPDATE messages SET title = ?2, text = ?3, html = ?4, language = ?5,"
        " feeling = iif(feeling_by = 1, feeling, ?6), compound = iif(feeling_by = 1, compound, ?7),"
        " stars = ?8, hidden = ?9, extra = ?10 WHERE row = ?1",
        row, Utf8{draft.title}, Utf8{draft.text}, Utf8{draft.html}, Utf8{mark.language}, mark.feeling,
        stored(mark.compound), draft.stars, draft.isHidden, Utf8{draft.extra});
}

Result<int> MessageTable::setFeeling(qint64 row, Feeling feeling)
{
    return m_database.run("UPDATE messages SET feeling = ?2, feeling_by = ?3 WHERE row = ?1", row, feeling,
                          JudgedBy::Person);
}

Result<int> MessageTable::remove(qint64 row)
{
    return m_database.run("DELETE FROM messages WHERE row = ?", row);
}

Result<std::optional<StoredPlace>> MessageTable::find(const MessageName &name) const
{
    return m_database.first(toPlace,
                            "SELECT row, conversation_id, ours, at FROM messages WHERE key = ?"
                            " AND client_id = ? AND network = ? AND place = ? AND remote_id = ?",
                            name.key, name.client, storage::Utf8{name.network}, storage::Utf8{name.place},
                            storage::Utf8{name.remoteId});
}

Result<std::vector<StoredPlace>> MessageTable::answersTo(const MessageName &name) const
{
    return m_database.all(toPlace,
                          "SELECT row, conversation_id, ours, at FROM messages WHERE answers_key = ?"
                          " AND client_id = ? AND network = ? AND place = ? AND answers_id = ? ORDER BY row",
                          name.key, name.client, storage::Utf8{name.network}, storage::Utf8{name.place},
                          storage::Utf8{name.remoteId});
}

Result<std::string> MessageTable::remoteIdOf(qint64 row) const
{
    auto id = m_database.first([](const storage::Row &found) { return std::string(found.utf8(0)); },
                               "SELECT remote_id FROM messages WHERE row = ?", row);
    if (!id)
        return fail(std::move(id.error()));
    return id->value_or(std::string());
}

Result<bool> MessageTable::says(qint64 row, const MessageDraft &draft) const
{
    using storage::Utf8;
    auto same = m_database.first(
        [](const storage::Row &found) { return found.boolean(0); },
        "SELECT title = ?2 AND text = ?3 AND html = ?4 AND stars IS ?5 AND hidden = ?6"
        " FROM messages WHERE row = ?1",
        row, Utf8{draft.title}, Utf8{draft.text}, Utf8{draft.html}, draft.stars, draft.isHidden);
    if (!same)
        return fail(std::move(same.error()));
    return same->value_or(false);
}

Result<int> MessageTable::move(qint64 row, const ConversationId &to)
{
    return m_database.run("UPDATE messages SET conversation_id = ? WHERE row = ?", to, row);
}

Result<int> MessageTable::moveAll(const ConversationId &from, const ConversationId &to)
{
    return m_database.run("UPDATE messages SET conversation_id = ? WHERE conversation_id = ?", to, from);
}

Result<std::optional<Message>> MessageTable::message(const MessageId &id) const
{
    return m_database.first(toMessage, "SELECT " MESSAGE_COLUMNS " FROM messages WHERE id = ?", id);
}

Result<std::vector<Message>> MessageTable::ofConversation(const ConversationId &id, int limit) const
{
    return m_database.all(toMessage,
                          "SELECT " MESSAGE_COLUMNS " FROM messages WHERE conversation_id = ?"
                          " ORDER BY at, row LIMIT ?",
                          id, limit);
}

Result<std::optional<LastSaid>> MessageTable::lastOfTheirs(const ConversationId &id) const
{
    return m_database.first(
        [](const storage::Row &row) {
            LastSaid last;
            last.speakerId = row.id<SpeakerId>(0);
            last.speakerName = row.text(1);
            last.snippet = row.text(2).simplified();
            last.feeling = row.enumeration<Feeling>(3);
            if (!row.isNull(4))
                last.stars = int(row.integer(4));
            return last;
        },
        // Names may be empty where the network tells only handles.
        "SELECT m.speaker_id, coalesce(nullif(s.display_name, ''), nullif(s.handle, ''), m.author),"
        " substr(m.text, 1, 300), m.feeling, m.stars FROM messages m"
        " LEFT JOIN speakers s ON s.id = m.speaker_id"
        " WHERE m.conversation_id = ? AND m.ours = 0 ORDER BY m.at DESC, m.row DESC LIMIT 1",
        id);
}

Result<std::vector<Message>> MessageTable::theirs(const ConversationId &id, int limit) const
{
    return m_database.all(toMessage,
                          "SELECT " MESSAGE_COLUMNS " FROM messages WHERE conversation_id = ? AND ours = 0"
                          " ORDER BY at DESC, row DESC LIMIT ?",
                          id, limit);
}

Result<void> MessageTable::recentTexts(const clients::ClientId &client,
                                       const std::function<void(std::string_view)> &visit) const
{
    return m_database.forEach([&visit](const storage::Row &row) { visit(row.utf8(0)); },
                              "SELECT text FROM messages WHERE client_id = ?"
                              " ORDER BY at DESC, row DESC LIMIT ?",
                              client, recentTextCount);
}

Result<bool> MessageTable::wasSaidBefore(const Message &message) const
{
    auto found = m_database.first([](const storage::Row &) { return true; },
                                  "SELECT 1 FROM (SELECT text FROM messages WHERE client_id = ?"
                                  " AND (at, row) < (?, ?) ORDER BY at DESC, row DESC LIMIT ?)"
                                  " WHERE text = ? LIMIT 1",
                                  message.clientId, message.at, message.row, recentTextCount, message.text);
    if (!found)
        return fail(std::move(found.error()));
    return found->value_or(false);
}

Result<std::vector<Message>> MessageTable::stream(const std::optional<clients::ClientId> &client,
                                                  const std::optional<StreamPlace> &before, int limit,
                                                  Directs directs) const
{
    const StreamPlace place =
        before.value_or(StreamPlace{Instant::fromMilliseconds(std::numeric_limits<qint64>::max()), 0});
    if (client) {
        return m_database.all(
            toMessage,
            "SELECT " MESSAGE_COLUMNS " FROM messages WHERE client_id = ?1"
            " AND (at, row) < (?2, ?3) AND channel <> ?5 ORDER BY at DESC, row DESC LIMIT ?4",
            *client, place.at, place.row, limit, without(directs));
    }
    return m_database.all(toMessage,
                          "SELECT " MESSAGE_COLUMNS " FROM messages WHERE (at, row) < (?1, ?2)"
                          " AND channel <> ?4 ORDER BY at DESC, row DESC LIMIT ?3",
                          place.at, place.row, limit, without(directs));
}

Result<std::vector<Message>> MessageTable::ofSpeaker(const SpeakerId &speaker, const StreamPlace &before,
                                                     int limit) const
{
    return m_database.all(toMessage,
                          "SELECT " MESSAGE_COLUMNS " FROM messages WHERE speaker_id = ?1"
                          " AND (at, row) < (?2, ?3) ORDER BY at DESC, row DESC LIMIT ?4",
                          speaker, before.at, before.row, limit);
}

} // namespace hatstand::listen
