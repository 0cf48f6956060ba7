// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/media_table.h"

#include "storage/database.h"

namespace hatstand::plan
{

using storage::Row;

namespace
{
MediaItem itemOf(const Row &row)
{
    MediaItem item;
    item.id = row.id<MediaId>(0);
    item.sha256 = row.bytes(1);
    item.fileName = row.text(2);
    item.mimeType = row.text(3);
    item.byteCount = row.integer(4);
    if (row.integer(5) > 0)
        item.pixels = QSize(int(row.integer(5)), int(row.integer(6)));
    item.durationMilliseconds = row.integer(7);
    item.createdAt = row.instant(8);
    return item;
}
} // namespace

Result<void> MediaTable::insert(const MediaItem &item)
{
    const QSize pixels = item.pixels.isEmpty() ? QSize(0, 0) : item.pixels;
    auto inserted =
        m_database.run("INSERT INTO media (id, sha256, file_name, mime_type, byte_count, width,"
                       " height, duration_ms, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       item.id, item.sha256, item.fileName, item.mimeType, item.byteCount, pixels.width(),
                       pixels.height(), item.durationMilliseconds, item.createdAt);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<std::optional<MediaItem>> MediaTable::find(const MediaId &id) const
{
    return m_database.first(itemOf,
                            "SELECT id, sha256, file_name, mime_type, byte_count, width, height, duration_ms,"
                            " created_at FROM media WHERE id = ?",
                            id);
}

Result<std::optional<MediaItem>> MediaTable::findByHash(const QByteArray &sha256) const
{
    return m_database.first(itemOf,
                            "SELECT id, sha256, file_name, mime_type, byte_count, width, height, duration_ms,"
                            " created_at FROM media WHERE sha256 = ?",
                            sha256);
}

Result<std::vector<MediaTable::Content>> MediaTable::contents() const
{
    return m_database.all(
        [](const Row &row) {
            return Content{row.bytes(0), row.text(1)};
        },
        "SELECT sha256, mime_type FROM media");
}

Result<void> MediaTable::remove(const MediaId &id)
{
    auto removed = m_database.run("DELETE FROM media WHERE id = ?", id);
    if (!removed)
        return fail(std::move(removed.error()));
    return {};
}

Result<std::vector<MediaItem>> MediaTable::unused(Instant before) const
{
    return m_database.all(itemOf,
                          "SELECT id, sha256, file_name, mime_type, byte_count, width, height, duration_ms,"
                          " created_at FROM media m WHERE created_at < ?"
                          " AND NOT EXISTS (SELECT 1 FROM post_media p WHERE p.media_id = m.id)"
                          " AND NOT EXISTS (SELECT 1 FROM clients c WHERE c.logo_media_id = m.id)",
                          before);
}

Result<void> MediaTable::updateCreated(const MediaId &id, Instant at)
{
    auto updated = m_database.run("UPDATE media SET created_at = ? WHERE id = ?", at, id);
    if (!updated)
        return fail(std::move(updated.error()));
    return {};
}

Result<bool> MediaTable::isInDrafts(const MediaId &id) const
{
    const auto found =
        m_database.first([](const Row &) { return true; },
                         "SELECT 1 FROM post_revisions WHERE instr(content, ?1) > 0"
                         " UNION ALL SELECT 1 FROM post_drafts WHERE instr(content, ?1) > 0 LIMIT 1",
                         id.toString());
    if (!found)
        return fail(found.error());
    return found->has_value();
}

} // namespace hatstand::plan
