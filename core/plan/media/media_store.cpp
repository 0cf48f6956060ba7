// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/media_store.h"

#include "plan/formats/animation.h"
#include "plan/formats/icc_profile.h"
#include "plan/formats/metadata_strip.h"
#include "plan/formats/video_probe.h"
#include "plan/media/media_files.h"
#include "plan/media/media_item.h"
#include "plan/media/media_orphans.h"
#include "plan/media/media_table.h"
#include "plan/media/worker.h"
#include "storage/backups.h"
#include "storage/database.h"
#include "storage/workspace_places.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QPromise>
#include <QSet>
#include <qcorofuture.h>

#include <utility>

namespace hatstand::plan
{

namespace
{
/// Media that was added but not yet used by a saved draft is spared this long.
constexpr Milliseconds orphanAge{86'400'000};

/// Removes the rows that nothing names, and answers the paths of all files that are needed all the same.
Result<QSet<QString>> sweepRows(const QString &workspacePath, const Clock &clock, Instant before)
{
    const auto own = storage::Database::open(workspacePath, storage::Database::Mode::ReadWrite);
    if (!own)
        return fail(own.error());
    auto known = removeUnusedRows(**own, before);
    if (!known)
        return known;
    // After the rows, so that a copy that is made meanwhile names none but these either.
    const auto named = namedByBackups(storage::Backups(workspacePath, clock).list());
    if (!named)
        return fail(named.error());
    known->unite(*named);
    // Last, because a file may have been put there meanwhile: nothing here knows what the other one needs.
    if (const auto shared = storage::sharedFolders(workspacePath))
        return fail(*shared);
    return known;
}

/// Whether a copy that is written anew would be the same picture. What is known of the item may be of before
/// its file could be read. A file that cannot be read is for fittedPicture to say.
Result<void> checkCopy(const QString &path, const QString &name, const QString &mimeType)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (isAnimation(file, mimeType)) {
        return fail(ErrorCode::InvalidInput, MediaStore::tr("\"%1\" is an animation.").arg(name),
                    MediaStore::tr("Made smaller here, it would stand still."),
                    MediaStore::tr("Make it smaller in another program and add it again."));
    }
    const auto stripped = withoutMetadata(file.readAll(), mimeType);
    if (stripped && coloursOf(*stripped) == Colours::Foreign) {
        return fail(ErrorCode::InvalidInput,
                    MediaStore::tr("The colours of \"%1\" cannot be converted.").arg(name),
                    MediaStore::tr("Its colour profile is of a kind that is not known here."),
                    MediaStore::tr("Save it in sRGB in another program and add it again."));
    }
    return {};
}
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
    m_readers.setMaxThreadCount(1);
    m_readers.setExpiryTimeout(5000);
}

// The pools are the last members: they go first, and wait for their threads.
MediaStore::~MediaStore() = default;

QCoro::Task<Result<MediaItem>> MediaStore::keepWhat(QFuture<Result<MediaItem>> written)
{
    const QPointer<MediaStore> self(this);
    Result<MediaItem> item = co_await written;
    if (!self)
        co_return fail(ErrorCode::Cancelled, tr("The workspace was closed."));
    if (!item)
        co_return item;
    co_return keep(std::move(*item));
}

QCoro::Task<Result<MediaItem>> MediaStore::add(QString path)
{
    const QString name = QFileInfo(path).fileName();
    return keepWhat(runOn(m_pool, [path = std::move(path), name, folder = m_folder, now = m_clock.now()] {
        return copyIntoFolder(path, name, folder, now);
    }));
}

QCoro::Task<Result<MediaItem>> MediaStore::addBytes(QByteArray bytes, QString fileName)
{
    return keepWhat(
        runOn(m_pool, [bytes = std::move(bytes), fileName = std::move(fileName), folder = m_folder,
                       now = m_clock.now()] { return writeIntoFolder(bytes, fileName, folder, now); }));
}

QCoro::Task<Result<MediaItem>> MediaStore::addImage(QImage image, QString fileName)
{
    return keepWhat(runOn(m_pool, [image = std::move(image), fileName = std::move(fileName),
                                   folder = m_folder, now = m_clock.now()] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return writeIntoFolder(bytes, fileName, folder, now);
    }));
}

QCoro::Task<Result<MediaItem>> MediaStore::addShrunk(MediaItem item, PictureLimits limits)
{
    return keepWhat(
        runOn(m_pool,
              [path = path(item), fileName = std::move(item.fileName), mimeType = std::move(item.mimeType),
               limits = std::move(limits), folder = m_folder, now = m_clock.now()]() -> Result<MediaItem> {
                  if (auto good = checkCopy(path, fileName, mimeType); !good)
                      return fail(std::move(good.error()));
                  const auto small = fittedPicture(path, fileName, {limits, {}, {}, {}});
                  if (!small)
                      return fail(small.error());
                  const QString name = QFileInfo(fileName).completeBaseName() + u'.' + small->suffix;
                  return writeIntoFolder(small->bytes, name, folder, now);
              }));
}

void MediaStore::learnFromHead(MediaItem &item) const
{
    const MediaKind kind = kindOf(item);
    if (kind != MediaKind::Video && kind != MediaKind::Picture)
        return;
    auto known = m_learned.constFind(item.sha256);
    if (known == m_learned.constEnd()) {
        QFile file(path(item));
        if (!file.open(QIODevice::ReadOnly)) // a drive that is away may be back the next time
            return;
        Learned learned;
        if (kind == MediaKind::Video) {
            const VideoProbe probe = probeVideo(file, ProbeDepth::Heads);
            learned.pictureCodec = probe.pictureCodec;
            learned.soundCodec = probe.soundCodec;
            learned.framesPerSecond = probe.framesPerSecond;
        } else {
            learned.isAnimated = isAnimation(file, item.mimeType);
        }
        known = m_learned.insert(item.sha256, learned);
    }
    item.pictureCodec = known->pictureCodec;
    item.soundCodec = known->soundCodec;
    item.framesPerSecond = known->framesPerSecond;
    item.isAnimated = known->isAnimated;
}

void MediaStore::learn(MediaItem &item) const
{
    learnFromHead(item);
    const auto found = m_found.constFind(item.sha256);
    if (found == m_found.constEnd())
        return;
    const VideoProbe &video = found->video;
    if (!video.pixels.isEmpty())
        item.pixels = video.pixels;
    if (video.durationMilliseconds > 0)
        item.durationMilliseconds = video.durationMilliseconds;
    if (!video.pictureCodec.isEmpty())
        item.pictureCodec = video.pictureCodec;
    if (!video.soundCodec.isEmpty())
        item.soundCodec = video.soundCodec;
    if (video.framesPerSecond > 0)
        item.framesPerSecond = video.framesPerSecond;
    item.isAnimated |= found->isAnimated;
    item.hasForeignColours = found->hasForeignColours;
    item.refusal = found->refusal;
}

QCoro::Task<void> MediaStore::lookInto(QHash<MediaId, MediaItem> items)
{
    const QPointer<MediaStore> self(this);
    for (const MediaItem &item : std::as_const(items)) {
        const bool goesOn = co_await lookIntoOne(item);
        if (!self || !goesOn)
            co_return;
    }
}

QCoro::Task<bool> MediaStore::lookIntoOne(MediaItem item)
{
    if (!m_look || m_found.contains(item.sha256))
        co_return true;
    if (const auto other = m_looks.constFind(item.sha256); other != m_looks.constEnd()) {
        const QFuture<void> ending = *other;
        co_await ending;
        co_return true;
    }
    const QPointer<MediaStore> self(this);
    QPromise<void> looking; // ends for those who wait, too, when it is gone
    looking.start();
    m_looks.insert(item.sha256, looking.future());
    auto task = m_look(item, path(item));
    const auto found = co_await task;
    if (!self)
        co_return false;
    m_looks.remove(item.sha256);
    if (found)
        m_found.insert(item.sha256, *found);
    looking.finish();
    if (found)
        Q_EMIT learned();
    co_return found || found.error().code != ErrorCode::Cancelled;
}

Result<MediaItem> MediaStore::keep(MediaItem item)
{
    learn(item);
    auto known = m_table->findByHash(item.sha256);
    if (!known)
        return fail(std::move(known.error()));
    if (*known) {
        (*known)->createdAt = m_clock.now();
        if (auto renewed = m_table->updateCreated((*known)->id, (*known)->createdAt); !renewed)
            return fail(std::move(renewed.error()));
        learn(**known);
        return std::move(**known);
    }
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
    learn(**found);
    return std::move(**found);
}

Result<QHash<MediaId, MediaItem>> MediaStore::items(const std::vector<MediaId> &ids) const
{
    QHash<MediaId, MediaItem> items;
    for (const MediaId &id : ids) {
        auto found = m_table->find(id);
        if (!found)
            return fail(std::move(found.error()));
        if (!*found)
            continue;
        learn(**found);
        items.emplace(id, std::move(**found));
    }
    return items;
}

QString MediaStore::path(const MediaItem &item) const
{
    return m_folder + u'/' + mediaRelativePath(item.sha256, item.mimeType);
}

std::optional<Error> MediaStore::sharedFolder() const
{
    return storage::sharedFolders(m_database.path());
}

QCoro::Task<Result<int>> MediaStore::removeOrphans()
{
    const QPointer<MediaStore> self(this);
    const Instant before = m_clock.now() - orphanAge;
    const QString database = m_database.path();
    const QString folder = m_folder;
    Result<QSet<QString>> known;
    if (database == QLatin1StringView(":memory:")) {
        known = removeUnusedRows(m_database, before);
    } else {
        // The clock outlives this, and this waits for its threads.
        auto reading = runOn(
            m_readers, [database, &clock = m_clock, before] { return sweepRows(database, clock, before); });
        known = co_await reading;
    }
    if (!self)
        co_return fail(ErrorCode::Cancelled, tr("The workspace was closed."));
    if (!known)
        co_return fail(std::move(known.error()));
    // The rows first: a file without a row is found now, a row without a file would be a lost picture.
    auto removing = runOn(m_pool, [folder, known = std::move(*known), before] {
        return removeOtherFiles(folder, known, before);
    });
    co_return co_await removing;
}

} // namespace hatstand::plan
