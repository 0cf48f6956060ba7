// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_message_table.h"

#include "listen/intake/message_extra.h"
#include "listen/topics/cut_text.h"
#include "listen/topics/text_signs.h"
#include "networks/listener.h"
#include "storage/database.h"

#include <QJsonDocument>

namespace hatstand::listen
{

namespace
{
#define ASKED                                                                                                \
    "SELECT m.row, m.id, m.client_id, m.source_id, m.speaker_id, m.network, m.text, m.channel, m.ours, "     \
    "m.at,"                                                                                                  \
    " m.language, m.feeling, m.feeling_by, m.stars, m.extra, s.handle, s.display_name, s.followers,"         \
    " s.first_at, o.name, o.kind, m.author, m.conversation_id IS NOT NULL AND m.ours = 0 AND EXISTS"         \
    " (SELECT 1 FROM messages a WHERE a.conversation_id = m.conversation_id AND a.ours = 1 AND a.at > m.at)"
#define OF_WHOM " LEFT JOIN speakers s ON s.id = m.speaker_id LEFT JOIN sources o ON o.id = m.source_id"

/// Of a text, so many words are looked up where it is asked whether it was said before.
constexpr size_t wordsOfPhrase = 12;

AskedMessage toAsked(const storage::Row &row)
{
    MessageExtra extra;
    if (const std::string_view json = row.utf8(14); !json.empty()) {
        extra = messageExtra(
            QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), qsizetype(json.size()))).object());
    }
    const QString language = row.text(10);
    const bool hasSpeaker = !row.isNull(4) && !row.isNull(18);
    const bool isPlace = row.enumeration<SourceKind>(20) == SourceKind::Feed ||
                         row.enumeration<SourceKind>(20) == SourceKind::Import;
    AskedMessage asked{.row = row.integer(0),
                       .id = row.id<MessageId>(1),
                       .clientId = row.id<clients::ClientId>(2),
                       .sourceId = row.id<SourceId>(3),
                       .speakerId = row.id<SpeakerId>(4),
                       .followers = {},
                       .judgedBy = row.enumeration<JudgedBy>(12),
                       .message = {.text = row.text(6),
                                   .authorHandle = row.text(15),
                                   .authorName = hasSpeaker ? row.text(16) : row.text(21),
                                   .languages = language.isEmpty() ? QStringList() : QStringList(language),
                                   .hashtags = extra.hashtags,
                                   .network = row.text(5),
                                   .source = isPlace ? row.text(19) : QString(),
                                   .channel = row.enumeration<networks::Channel>(7)}};
    if (!row.isNull(17))
        asked.followers = row.integer(17);
    TopicMessage &message = asked.message;
    if (!row.isNull(13))
        message.stars = int(row.integer(13));
    message.feeling = row.enumeration<Feeling>(11);
    message.at = row.instant(9);
    message.isQuestion = asksSomething(message.text);
    message.hasLink = holdsLink(message.text);
    message.hasMedia = !extra.media.empty();
    message.isOurs = row.boolean(8);
    message.isAnswered = row.boolean(22);
    message.isStranger = hasSpeaker && !message.isOurs && row.instant(18) >= message.at;
    return asked;
}
} // namespace

Result<std::vector<AskedMessage>> TopicMessageTable::after(qint64 row, int limit) const
{
    return m_database.all(toAsked, ASKED " FROM messages m" OF_WHOM " WHERE m.row > ? ORDER BY m.row LIMIT ?",
                          row, limit);
}

Result<std::vector<AskedMessage>>
TopicMessageTable::found(const QString &match, const clients::ClientId &client, qint64 below, int limit) const
{
    return m_database.all(toAsked,
                          ASKED
                          " FROM messages_search JOIN messages m ON m.row = messages_search.rowid" OF_WHOM
                          " WHERE messages_search MATCH ?1 AND messages_search.rowid < ?3"
                          " AND m.client_id = ?2 ORDER BY messages_search.rowid DESC LIMIT ?4",
                          match, client, below, limit);
}

Result<std::vector<AskedMessage>> TopicMessageTable::between(const clients::ClientId &client, qint64 from,
                                                             qint64 below) const
{
    return m_database.all(toAsked,
                          ASKED " FROM messages m" OF_WHOM " WHERE m.row >= ?2 AND m.row < ?3"
                                " AND +m.client_id = ?1 ORDER BY m.row DESC",
                          client, from, below);
}

Result<std::vector<AskedMessage>> TopicMessageTable::changed(int limit) const
{
    return m_database.all(toAsked,
                          ASKED " FROM topic_retries r JOIN messages m ON m.row = r.row" OF_WHOM
                                " ORDER BY r.row LIMIT ?",
                          limit);
}

Result<int> TopicMessageTable::forgetChange(qint64 row)
{
    return m_database.run("DELETE FROM topic_retries WHERE row = ?", row);
}

Result<std::vector<AskedMessage>> TopicMessageTable::ofSet(qint64 set, Instant from, Instant to,
                                                           int limit) const
{
    return m_database.all(toAsked,
                          ASKED " FROM topic_matches t JOIN messages m ON m.row = t.row" OF_WHOM
                                " WHERE t.set_no = ?1 AND t.at >= ?2 AND t.at < ?3"
                                " ORDER BY t.at DESC, t.row DESC LIMIT ?4",
                          set, from, to, limit);
}

Result<std::vector<AskedMessage>> TopicMessageTable::besideSet(const clients::ClientId &client, qint64 set,
                                                               Instant from, Instant to, int limit) const
{
    return m_database.all(toAsked,
                          ASKED " FROM messages m INDEXED BY messages_by_client_time" OF_WHOM
                                " WHERE m.client_id = ?1 AND m.at >= ?3 AND m.at < ?4 AND NOT EXISTS"
                                " (SELECT 1 FROM topic_matches t WHERE t.set_no = ?2 AND t.at = m.at"
                                " AND t.row = m.row) ORDER BY m.at DESC, m.row DESC LIMIT ?5",
                          client, set, from, to, limit);
}

Result<bool> TopicMessageTable::isRepeated(const AskedMessage &asked) const
{
    std::vector<QString> words = indexWords(asked.message.text);
    if (words.empty())
        return false;
    words.resize(std::min(words.size(), wordsOfPhrase));
    const QString match =
        QStringLiteral("{text} : \"") + QStringList(words.begin(), words.end()).join(u' ') + u'"';
    auto found =
        m_database.first([](const storage::Row &) { return true; },
                         "SELECT 1 FROM messages_search JOIN messages m ON m.row = messages_search.rowid"
                         " WHERE messages_search MATCH ?1 AND m.client_id = ?2 AND m.text = ?3"
                         " AND (m.at, m.row) < (?4, ?5) LIMIT 1",
                         match, asked.clientId, asked.message.text, asked.message.at, asked.row);
    if (!found)
        return fail(std::move(found.error()));
    return found->has_value();
}

} // namespace hatstand::listen
