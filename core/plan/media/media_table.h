// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/media/media_item.h"

#include <QHash>

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

/// How media is kept: one row for each content.
class MediaTable
{
public:
    explicit MediaTable(storage::Database &database) : m_database(database) {}

    Result<void> insert(const MediaItem &item);
    [[nodiscard]] Result<std::optional<MediaItem>> find(const MediaId &id) const;
    [[nodiscard]] Result<std::optional<MediaItem>> findByHash(const QByteArray &sha256) const;
    /// What names the files.
    struct Content
    {
        QByteArray sha256;
        QString mimeType;
    };
    [[nodiscard]] Result<std::vector<Content>> contents() const;
    Result<void> remove(const MediaId &id);
    /// It was added once more.
    Result<void> updateCreated(const MediaId &id, Instant at);
    /// Made before that instant and named by no post, no version, no client's logo.
    [[nodiscard]] Result<std::vector<MediaItem>> unused(Instant before) const;
    /// Whether a revision of a draft, or what is kept aside for a post, names it: putting that back still
    /// finds its pictures. Reads through all of them.
    [[nodiscard]] Result<bool> isInDrafts(const MediaId &id) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::plan
