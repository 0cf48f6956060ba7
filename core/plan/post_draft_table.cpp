// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_draft_table.h"

#include "plan/post_json.h"
#include "storage/database.h"

namespace hatstand::plan
{

namespace
{
Result<void> done(const Result<int> &result)
{
    if (!result)
        return fail(result.error());
    return {};
}
} // namespace

Result<void> PostDraftTable::put(const Post &content, Instant at)
{
    return done(m_database.run("INSERT INTO post_drafts (post_id, kept_at, content) VALUES (?, ?, ?)"
                               " ON CONFLICT (post_id) DO UPDATE SET kept_at = excluded.kept_at,"
                               " content = excluded.content",
                               content.id, at, QString::fromUtf8(postContentBytes(content))));
}

Result<std::optional<Post>> PostDraftTable::find(const PostId &id) const
{
    const auto bytes = m_database.first([](const storage::Row &row) { return row.text(0).toUtf8(); },
                                        "SELECT content FROM post_drafts WHERE post_id = ?", id);
    if (!bytes)
        return fail(bytes.error());
    if (!*bytes)
        return std::nullopt;
    auto content = postContentFromBytes(**bytes);
    if (!content)
        return std::nullopt;
    return std::optional<Post>(std::move(*content));
}

Result<void> PostDraftTable::remove(const PostId &id)
{
    return done(m_database.run("DELETE FROM post_drafts WHERE post_id = ?", id));
}

} // namespace hatstand::plan
