// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_table.h"

#include "plan/wall_text.h"
#include "storage/database.h"

namespace hatstand::plan
{

using storage::Row;

namespace
{
std::optional<QString> wallOf(const std::optional<PlannedTime> &planned)
{
    return planned ? std::optional(wallToText(planned->wall)) : std::nullopt;
}
std::optional<QString> zoneOf(const std::optional<PlannedTime> &planned)
{
    return planned ? std::optional(QString::fromUtf8(planned->zone)) : std::nullopt;
}
std::optional<Instant> instantOf(const std::optional<PlannedTime> &planned)
{
    return planned ? std::optional(planned->instant) : std::nullopt;
}

Result<void> done(Result<int> changed)
{
    if (!changed)
        return fail(std::move(changed.error()));
    return {};
}
} // namespace

Result<void> PostTable::insert(const Post &post)
{
    return done(m_database.run(
        "INSERT INTO posts (id, client_id, campaign_id, title, text, first_comment, label, tag_links, status,"
        " planned_wall, planned_zone, planned_at, position, created_at, updated_at, deleted_at, purpose)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        post.id, post.clientId, post.campaignId, post.title, post.text, post.firstComment, post.label,
        post.tagLinks, post.status, wallOf(post.planned), zoneOf(post.planned), instantOf(post.planned),
        post.position, post.createdAt, post.updatedAt, post.deletedAt, post.purpose));
}

Result<std::optional<Post>> PostTable::find(const PostId &id) const
{
    return m_database.first(
        [&id](const Row &row) {
            Post post;
            post.id = id;
            post.clientId = row.id<clients::ClientId>(0);
            post.campaignId = row.id<strategy::CampaignId>(1);
            post.title = row.text(2);
            post.text = row.text(3);
            post.firstComment = row.text(4);
            post.label = row.text(5);
            post.tagLinks = row.boolean(6);
            post.status = row.enumeration<PostStatus>(7);
            if (!row.isNull(10))
                post.planned = PlannedTime{wallFromText(row.text(8)), row.text(9).toUtf8(), row.instant(10)};
            post.position = int(row.integer(11));
            post.createdAt = row.instant(12);
            post.updatedAt = row.instant(13);
            post.deletedAt = row.optionalInstant(14);
            post.purpose = row.enumeration<PostPurpose>(15);
            return post;
        },
        "SELECT client_id, campaign_id, title, text, first_comment, label, tag_links, status, planned_wall,"
        " planned_zone, planned_at, position, created_at, updated_at, deleted_at, purpose FROM posts WHERE "
        "id = ?",
        id);
}

Result<std::vector<PostId>> PostTable::endingWith(const QString &hex) const
{
    return m_database.all(
        [](const storage::Row &row) { return row.id<PostId>(0); },
        "SELECT id FROM posts WHERE deleted_at IS NULL AND lower(hex(id)) LIKE '%' || ? LIMIT 6", hex);
}

Result<void> PostTable::updateContent(const Post &post)
{
    return done(m_database.run("UPDATE posts SET title = ?, text = ?, first_comment = ?, label = ?,"
                               " campaign_id = ?, tag_links = ?, updated_at = ? WHERE id = ?",
                               post.title, post.text, post.firstComment, post.label, post.campaignId,
                               post.tagLinks, post.updatedAt, post.id));
}

Result<void> PostTable::updatePlanned(const PostId &id, const std::optional<PlannedTime> &planned, Instant at)
{
    return done(m_database.run("UPDATE posts SET planned_wall = ?, planned_zone = ?, planned_at = ?,"
                               " updated_at = ? WHERE id = ?",
                               wallOf(planned), zoneOf(planned), instantOf(planned), at, id));
}

Result<void> PostTable::updateStatus(const PostId &id, PostStatus status, Instant at)
{
    return done(m_database.run("UPDATE posts SET status = ?, updated_at = ? WHERE id = ?", status, at, id));
}

Result<void> PostTable::updatePosition(const PostId &id, int position)
{
    return done(m_database.run("UPDATE posts SET position = ? WHERE id = ?", position, id));
}

Result<void> PostTable::updateDeleted(const PostId &id, const std::optional<Instant> &deletedAt, Instant at)
{
    return done(
        m_database.run("UPDATE posts SET deleted_at = ?, updated_at = ? WHERE id = ?", deletedAt, at, id));
}

Result<int> PostTable::nextIdeaPosition(const clients::ClientId &client) const
{
    const auto last =
        m_database.first([](const Row &row) { return int(row.integer(0)); },
                         "SELECT coalesce(max(position), 0) FROM posts"
                         " WHERE planned_at IS NULL AND deleted_at IS NULL AND purpose = 0 AND status = ?"
                         " AND client_id = ?",
                         PostStatus::Idea, client);
    if (!last)
        return fail(last.error());
    return last->value_or(0) + 1;
}

Result<std::vector<PostTable::Timed>> PostTable::plannedFrom(Instant from, qint64 afterRow, int most) const
{
    return m_database.all(
        [](const Row &row) {
            return Timed{row.id<PostId>(0), row.enumeration<PostStatus>(1),
                         PlannedTime{wallFromText(row.text(2)), row.text(3).toUtf8(), row.instant(4)},
                         row.integer(5), row.id<clients::ClientId>(6)};
        },
        "SELECT id, status, planned_wall, planned_zone, planned_at, rowid, client_id FROM posts"
        " WHERE planned_at IS NOT NULL AND deleted_at IS NULL AND purpose = 0"
        " AND (planned_at, rowid) > (?, ?)"
        " ORDER BY planned_at, rowid LIMIT ?",
        from, afterRow, most);
}

} // namespace hatstand::plan
