// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/version_table.h"

#include "plan/media/framing.h"
#include "storage/database.h"

#include <QJsonDocument>

#include <algorithm>

namespace hatstand::plan
{

using storage::Row;

Result<void> VersionTable::load(Post &post) const
{
    auto versions = m_database.all(
        [](const Row &row) {
            Version version;
            version.accountId = row.id<clients::AccountId>(0);
            if (!row.isNull(1))
                version.text = row.text(1);
            if (!row.isNull(2))
                version.firstComment = row.text(2);
            if (row.boolean(3))
                version.media.emplace();
            version.options = QJsonDocument::fromJson(row.text(4).toUtf8()).object();
            return version;
        },
        "SELECT account_id, text, first_comment, own_media, options FROM post_versions WHERE post_id = ?"
        " ORDER BY position",
        post.id);
    if (!versions)
        return fail(std::move(versions.error()));
    post.versions = std::move(*versions);
    post.media.clear();
    return m_database.forEach(
        [&post](const Row &row) {
            PostMedia media{row.id<MediaId>(1), row.text(2)};
            setFraming(media, QJsonDocument::fromJson(row.text(3).toUtf8()).object());
            media.part = static_cast<int>(row.integer(4));
            const auto account = row.id<clients::AccountId>(0);
            if (account.isNull()) {
                post.media.push_back(std::move(media));
                return;
            }
            const auto owner =
                std::find_if(post.versions.begin(), post.versions.end(),
                             [&account](const Version &version) { return version.accountId == account; });
            if (owner != post.versions.end() && owner->media)
                owner->media->push_back(std::move(media));
        },
        "SELECT account_id, media_id, alt_text, framing, part FROM post_media WHERE post_id = ?"
        " ORDER BY account_id, position",
        post.id);
}

Result<void> VersionTable::replace(const Post &post)
{
    if (auto removed = m_database.run("DELETE FROM post_media WHERE post_id = ?", post.id); !removed)
        return fail(std::move(removed.error()));
    if (auto removed = m_database.run("DELETE FROM post_versions WHERE post_id = ?", post.id); !removed)
        return fail(std::move(removed.error()));
    if (auto inserted = insertMedia(post.id, {}, post.media); !inserted)
        return inserted;
    int position = 0;
    for (const Version &version : post.versions) {
        const QString options =
            QString::fromUtf8(QJsonDocument(version.options).toJson(QJsonDocument::Compact));
        auto inserted = m_database.run("INSERT INTO post_versions (post_id, account_id, text, first_comment, "
                                       "own_media, options, position)"
                                       " VALUES (?, ?, ?, ?, ?, ?, ?)",
                                       post.id, version.accountId, version.text, version.firstComment,
                                       version.media.has_value(), options, position++);
        if (!inserted)
            return fail(std::move(inserted.error()));
        if (version.media) {
            if (auto own = insertMedia(post.id, version.accountId.toBytes(), *version.media); !own)
                return own;
        }
    }
    return {};
}

Result<std::optional<PostId>> VersionTable::newestPostTo(const clients::AccountId &account) const
{
    // Ids begin with the time, and the index by account goes on with the post: read from its end, the first
    // that is not deleted is the newest, however many there are.
    return m_database.first([](const Row &row) { return row.id<PostId>(0); },
                            "SELECT v.post_id FROM post_versions v CROSS JOIN posts p ON p.id = v.post_id"
                            " WHERE v.account_id = ? AND p.deleted_at IS NULL AND p.purpose = 0"
                            " ORDER BY v.post_id DESC LIMIT 1",
                            account);
}

Result<void> VersionTable::insertMedia(const PostId &post, const QByteArray &account,
                                       const std::vector<PostMedia> &media)
{
    int position = 0;
    for (const PostMedia &item : media) {
        auto inserted = m_database.run("INSERT INTO post_media (post_id, account_id, position, media_id,"
                                       " alt_text, framing, part) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                       post, account, position++, item.mediaId, item.altText,
                                       framingText(item), item.part);
        if (!inserted)
            return fail(std::move(inserted.error()));
    }
    return {};
}

} // namespace hatstand::plan
