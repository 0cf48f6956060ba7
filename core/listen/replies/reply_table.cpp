// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/replies/reply_table.h"

#include "storage/database.h"

namespace hatstand::listen
{

using storage::Row;

namespace
{
Reply replyOf(const Row &row)
{
    Reply reply;
    reply.postId = row.id<plan::PostId>(0);
    reply.conversationId = row.id<ConversationId>(1);
    reply.messageId = row.id<MessageId>(2);
    reply.thenDone = row.boolean(3);
    reply.seenRow = row.integer(4);
    reply.who = row.text(5);
    reply.createdAt = row.instant(6);
    reply.standing = row.enumeration<ReplyStanding>(7);
    reply.askedAt = row.optionalInstant(8);
    reply.dueAt = row.optionalInstant(9);
    reply.settledRow = row.integer(10);
    return reply;
}
} // namespace

Result<void> ReplyTable::insert(const Reply &reply)
{
    auto inserted = m_database.run(
        "INSERT INTO replies (post_id, conversation_id, message_id, then_done, seen_row, who, created_at,"
        " standing, asked_at, due_at, settled_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        reply.postId, reply.conversationId, reply.messageId, reply.thenDone, reply.seenRow, reply.who,
        reply.createdAt, reply.standing, reply.askedAt, reply.dueAt, reply.settledRow);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<int> ReplyTable::remove(const plan::PostId &post)
{
    return m_database.run("DELETE FROM replies WHERE post_id = ?", post);
}

Result<bool> ReplyTable::setStanding(const plan::PostId &post, ReplyStanding from, ReplyStanding to)
{
    const auto changed =
        m_database.run("UPDATE replies SET standing = ? WHERE post_id = ? AND standing = ?", to, post, from);
    if (!changed)
        return fail(changed.error());
    return *changed > 0;
}

Result<std::optional<Reply>> ReplyTable::find(const plan::PostId &post) const
{
    return m_database.first(
        replyOf,
        "SELECT post_id, conversation_id, message_id, then_done, seen_row, who,"
        " created_at, standing, asked_at, due_at, settled_row FROM replies WHERE post_id = ?",
        post);
}

Result<std::vector<Reply>> ReplyTable::toCome() const
{
    return m_database.all(
        replyOf, "SELECT post_id, conversation_id, message_id, then_done, seen_row, who,"
                 " created_at, standing, asked_at, due_at, settled_row FROM replies WHERE standing <> 2"
                 " ORDER BY created_at");
}

Result<std::vector<Reply>> ReplyTable::toComeIn(const ConversationId &conversation) const
{
    return m_database.all(replyOf,
                          "SELECT post_id, conversation_id, message_id, then_done, seen_row, who,"
                          " created_at, standing, asked_at, due_at, settled_row FROM replies"
                          " WHERE conversation_id = ? AND +standing <> 2 ORDER BY created_at",
                          conversation);
}

Result<void> ReplyTable::keepDraft(const ConversationId &conversation, const ReplyDraft &draft, Instant at)
{
    auto kept = m_database.run("INSERT INTO reply_drafts (conversation_id, text, is_note, updated_at)"
                               " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (conversation_id) DO UPDATE"
                               " SET text = ?2, is_note = ?3, updated_at = ?4",
                               conversation, draft.text, draft.isNote, at);
    if (!kept)
        return fail(std::move(kept.error()));
    return {};
}

Result<int> ReplyTable::removeDraft(const ConversationId &conversation)
{
    return m_database.run("DELETE FROM reply_drafts WHERE conversation_id = ?", conversation);
}

Result<std::optional<ReplyDraft>> ReplyTable::draft(const ConversationId &conversation) const
{
    return m_database.first(
        [](const Row &row) {
            return ReplyDraft{row.text(0), row.boolean(1)};
        },
        "SELECT text, is_note FROM reply_drafts WHERE conversation_id = ?", conversation);
}

} // namespace hatstand::listen
