// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media_store.h"

#include "plan/media_files.h"
#include "plan/media_table.h"
#include "plan/worker.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QPointer>
#include <QSet>
#include <qcorofuture.h>

namespace hatstand::plan
{

namespace
{
/// Media that was added but not yet used by a saved draft is spared this long.
constexpr Milliseconds orphanAge{86'400'000};
} // namespace

MediaStore::MediaStore(storage::Database &database, const Clock &clock, QString mediaFolder, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_folder(std::move(mediaFolder))
    , m_table(std::make_unique<MediaTable>(database))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(5000);
}

// The pool is the last member: it goes first, and waits for its threads.
MediaStore::~MediaStore() = default;

QCoro::Task<Result<MediaItem>> MediaStore::add(QString path)
{
    const QPointer<MediaStore> self(this);
    const QString name = QFileInfo(path).fileName();
    auto future =
        runOn(m_pool, [path, name, folder = m_folder] { return copyIntoFolder(path, name, folder); });
    Result<MediaItem> copied = co_await future;
    if (!self)
        co_return fail(ErrorCode::Cancelled, tr("The workspace was closed."));
    if (!copied)
        co_return copied;
    co_return keep(std::move(*copied));
}

QCoro::Task<Result<MediaItem>> MediaStore::addBytes(QByteArray bytes, QString fileName)
{
    const QPointer<MediaStore> self(this);
    auto future = runOn(m_pool, [bytes = std::move(bytes), fileName, folder = m_folder] {
        return writeIntoFolder(bytes, fileName, folder);
    });
    Result<MediaItem> written = co_await future;
    if (!self)
        co_return fail(ErrorCode::Cancelled, tr("The workspace was closed."));
    if (!written)
        co_return written;
    co_return keep(std::move(*written));
}

Result<MediaItem> MediaStore::keep(MediaItem item)
{
    auto known = m_table->findByHash(item.sha256);
    if (!known)
        return fail(std::move(known.error()));
    if (*known)
        return std::move(**known);
    item.id = MediaId::create(m_clock);
    item.createdAt = m_clock.now();
    if (auto inserted = m_table->insert(item); !inserted)
        return fail(std::move(inserted.error()));
    return item;
}

Result<MediaItem> MediaStore::item(const MediaId &id) const
{
    auto found = m_table->find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::NotFound, tr("This picture or video is not here any more."));
    return std::move(**found);
}

Result<QHash<MediaId, MediaItem>> MediaStore::itemsOf(const Post &post) const
{
    QHash<MediaId, MediaItem> items;
    const auto take = [&](const std::vector<PostMedia> &media) -> Result<void> {
        for (const PostMedia &place : media) {
            if (items.contains(place.mediaId))
                continue;
            auto found = m_table->find(place.mediaId);
            if (!found)
                return fail(std::move(found.error()));
            if (*found)
                items.insert(place.mediaId, std::move(**found));
        }
        return {};
    };
    if (auto taken = take(post.media); !taken)
        return fail(std::move(taken.error()));
    for (const Version &version : post.versions) {
        if (!version.media)
            continue;
        if (auto taken = take(*version.media); !taken)
            return fail(std::move(taken.error()));
    }
    return items;
}

QString MediaStore::path(const MediaItem &item) const
{
    return m_folder + u'/' + mediaRelativePath(item.sha256, item.mimeType);
}

Result<int> MediaStore::removeOrphans()
{
    const Instant before = m_clock.now() - orphanAge;
    const auto unused = m_table->unused(before);
    if (!unused)
        return fail(unused.error());
    int removed = 0;
    for (const MediaItem &item : *unused) {
        const auto named = m_table->isInRevision(item.id);
        if (!named)
            return fail(named.error());
        if (*named)
            continue;
        // The row first: a file without a row is found below, a row without a file would be a lost picture.
        if (auto gone = m_table->remove(item.id); !gone)
            return fail(std::move(gone.error()));
        removed += QFile::remove(path(item)) ? 1 : 0;
    }
    const auto kept = m_table->all();
    if (!kept)
        return fail(kept.error());
    QSet<QString> known;
    for (const MediaItem &item : *kept)
        known.insert(QFileInfo(path(item)).absoluteFilePath());
    QDirIterator files(m_folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file = files.nextFileInfo();
        // A copy that is under way just now is young.
        const bool isOld = Instant::fromDateTime(file.lastModified()) < before;
        if (isOld && !known.contains(file.absoluteFilePath()))
            removed += QFile::remove(file.absoluteFilePath()) ? 1 : 0;
    }
    return removed;
}

} // namespace hatstand::plan
