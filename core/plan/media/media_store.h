// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "plan/media/media_finding.h"
#include "plan/media/media_item.h"
#include "plan/media/picture_fitter.h"

#include <QFuture>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <qcorotask.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

class MediaTable;

/// The pictures and videos of a workspace: files in its media folder, named by their content (SHA-256) as
/// "ab/cdef….png", and one row each. The same content is kept once. Files are read and copied on a thread
/// beside the window's; the database is used on the caller's only.
class MediaStore : public QObject
{
    Q_OBJECT

public:
    /// `mediaFolder` is made when the first file is added.
    MediaStore(storage::Database &database, const Clock &clock, QString mediaFolder,
               QObject *parent = nullptr);
    /// Waits for the copies that are under way; what they wrote is kept or found as an orphan later.
    ~MediaStore() override;

    /// Copies a file into the media folder. Fails with InvalidInput (no picture or video, or damaged),
    /// TooLarge, StorageMissing, StorageFull or StorageFailed; then nothing is kept.
    [[nodiscard]] QCoro::Task<Result<MediaItem>> add(QString path);
    /// The same for what came from the clipboard. `fileName` is how it will be called.
    [[nodiscard]] QCoro::Task<Result<MediaItem>> addBytes(QByteArray bytes, QString fileName);
    /// A picture in memory (from the clipboard), as PNG.
    [[nodiscard]] QCoro::Task<Result<MediaItem>> addImage(QImage image, QString fileName);
    /// A smaller copy of a picture within the limits, called as the picture is (see fittedPicture). The
    /// picture itself stays. Fails with InvalidInput for what moves, as the copy would not, and for colours
    /// that nothing here converts.
    [[nodiscard]] QCoro::Task<Result<MediaItem>> addShrunk(MediaItem item, PictureLimits limits);

    /// Finds out what a look into all of a file says (MediaFitter::look).
    using Look = std::function<QCoro::Task<Result<MediaFinding>>(MediaItem item, QString path)>;
    /// Until this is called, what stands in the heads of files is all that is known of them.
    void useLook(Look look) { m_look = std::move(look); }
    /// Looks into those whose content was not looked into since the start, one after another, beside the
    /// window's thread: minutes for hours of film. From then on all items of that content tell of it. Ends
    /// when all is known that can be; a file that cannot be reached is tried again the next time.
    QCoro::Task<void> lookInto(QHash<MediaId, MediaItem> items);

    [[nodiscard]] Result<MediaItem> item(const MediaId &id) const;
    /// Those of these that there are.
    [[nodiscard]] Result<QHash<MediaId, MediaItem>> items(const std::vector<MediaId> &ids) const;
    /// Where the file is (or would be, when it has been lost).
    [[nodiscard]] QString path(const MediaItem &item) const;

    /// That the media folder is another workspace's too, and what to do; nothing when it is not.
    [[nodiscard]] std::optional<Error> sharedFolder() const;
    /// Removes what has been here for a day and no post, version, revision, draft or logo names, and files
    /// that no row names, neither here nor in a backup or what a restore kept aside. No file goes while one
    /// of those cannot be read, or while the folder is another workspace's too (see sharedFolder()). Answers
    /// how many files went. Works beside the window's thread, on a connection of its own, so that it may run
    /// while people write: what is added once more meanwhile counts as new.
    [[nodiscard]] QCoro::Task<Result<int>> removeOrphans();

Q_SIGNALS:
    /// More is known of a file than before: items that were read earlier say less than they would now.
    void learned();

private:
    /// False when it was stopped: then the next one would be, too.
    QCoro::Task<bool> lookIntoOne(MediaItem item);
    [[nodiscard]] QCoro::Task<Result<MediaItem>> keepWhat(QFuture<Result<MediaItem>> written);
    Result<MediaItem> keep(MediaItem item);
    /// Looks into the heads of a file, once: how a video is coded, whether a picture moves. And tells what a
    /// look into all of it found.
    void learn(MediaItem &item) const;
    void learnFromHead(MediaItem &item) const;

    storage::Database &m_database;
    const Clock &m_clock;
    QString m_folder;
    std::unique_ptr<MediaTable> m_table;
    struct Learned
    {
        QString pictureCodec, soundCodec;
        double framesPerSecond = 0;
        bool isAnimated = false;
    };
    mutable QHash<QByteArray, Learned> m_learned; ///< by content
    Look m_look;
    QHash<QByteArray, MediaFinding> m_found;  ///< by content
    QHash<QByteArray, QFuture<void>> m_looks; ///< under way, by content
    /// One thread: copies wait for the disk, not for the processor; and no file is removed while one is made.
    QThreadPool m_pool;
    /// For what takes long in the database.
    QThreadPool m_readers;
};

} // namespace hatstand::plan
