// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/revision_table.h"

#include "plan/post_json.h"
#include "storage/database.h"

namespace hatstand::plan
{

using storage::Row;

namespace
{
/// Empty when the stored content cannot be read.
std::optional<Revision> revisionOf(const Row &row)
{
    auto content = postContentFromBytes(row.text(4).toUtf8());
    if (!content)
        return std::nullopt;
    return Revision{row.id<RevisionId>(0), row.id<PostId>(1), row.instant(2),
                    row.enumeration<RevisionReason>(3), std::move(*content)};
}

std::optional<Revision> flat(std::optional<std::optional<Revision>> found)
{
    return found ? std::move(*found) : std::nullopt;
}
} // namespace

Result<void> RevisionTable::insert(const Revision &revision)
{
    auto inserted = m_database.run(
        "INSERT INTO post_revisions (id, post_id, created_at, reason, content) VALUES (?, ?, ?, ?, ?)",
        revision.id, revision.postId, revision.createdAt, revision.reason,
        QString::fromUtf8(postContentBytes(revision.content)));
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<void> RevisionTable::updateContent(const RevisionId &id, const Post &content)
{
    auto updated = m_database.run("UPDATE post_revisions SET content = ? WHERE id = ?",
                                  QString::fromUtf8(postContentBytes(content)), id);
    if (!updated)
        return fail(std::move(updated.error()));
    return {};
}

Result<void> RevisionTable::updateReason(const RevisionId &id, RevisionReason reason)
{
    return m_database.run("UPDATE post_revisions SET reason = ? WHERE id = ?", reason, id).map([](int) {});
}

Result<void> RevisionTable::remove(const RevisionId &id)
{
    auto removed = m_database.run("DELETE FROM post_revisions WHERE id = ?", id);
    if (!removed)
        return fail(std::move(removed.error()));
    return {};
}

Result<std::vector<Revision>> RevisionTable::ofPost(const PostId &post) const
{
    std::vector<Revision> revisions;
    auto read = m_database.forEach(
        [&revisions](const Row &row) {
            if (auto revision = revisionOf(row))
                revisions.push_back(std::move(*revision));
        },
        "SELECT id, post_id, created_at, reason, content FROM post_revisions WHERE post_id = ?"
        " ORDER BY created_at DESC, id DESC",
        post);
    if (!read)
        return fail(std::move(read.error()));
    return revisions;
}

Result<std::vector<RevisionHead>> RevisionTable::headsOfPost(const PostId &post) const
{
    return m_database.all(
        [](const Row &row) {
            return RevisionHead{row.id<RevisionId>(0), row.enumeration<RevisionReason>(1)};
        },
        "SELECT id, reason FROM post_revisions WHERE post_id = ? ORDER BY created_at DESC, id DESC", post);
}

Result<std::optional<Revision>> RevisionTable::latest(const PostId &post) const
{
    auto found = m_database.first(revisionOf,
                                  "SELECT id, post_id, created_at, reason, content FROM post_revisions"
                                  " WHERE post_id = ? ORDER BY created_at DESC, id DESC LIMIT 1",
                                  post);
    if (!found)
        return fail(std::move(found.error()));
    return flat(std::move(*found));
}

Result<std::optional<Revision>> RevisionTable::find(const PostId &post, const RevisionId &id) const
{
    auto found = m_database.first(revisionOf,
                                  "SELECT id, post_id, created_at, reason, content FROM post_revisions"
                                  " WHERE id = ? AND post_id = ?",
                                  id, post);
    if (!found)
        return fail(std::move(found.error()));
    return flat(std::move(*found));
}

} // namespace hatstand::plan
