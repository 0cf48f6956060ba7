// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "plan/media/media_item.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSize>
#include <QString>
#include <QThreadPool>
#include <qcorotask.h>

#include <atomic>
#include <functional>
#include <memory>

namespace hatstand::plan
{

/// Small pictures of media, decoded beside the window's thread and kept within a bound of memory.
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    using PathOf = std::function<QString(const MediaItem &)>;
    /// `pathOf` says where the file of an item is (MediaStore::path).
    explicit Thumbnails(PathOf pathOf, qint64 maxBytes = 24'000'000, QObject *parent = nullptr);
    ~Thumbnails() override;

    /// The picture scaled to fit into `size` (in device-independent pixels), orientation applied, never
    /// enlarged. Fails with InvalidInput for what cannot be decoded (a video too), StorageMissing when the
    /// file is lost, Cancelled.
    [[nodiscard]] QCoro::Task<Result<QImage>> thumbnail(MediaItem item, QSize size, qreal devicePixelRatio,
                                                        CancelToken cancel);
    /// What is at hand already, for painting at once; null otherwise.
    [[nodiscard]] QImage cached(const MediaItem &item, QSize size, qreal devicePixelRatio) const;
    [[nodiscard]] qint64 cachedBytes() const { return qint64(m_cache.totalCost()) * 1024; }

private:
    PathOf m_pathOf;
    mutable QCache<QByteArray, QImage> m_cache; ///< cost in KiB
    std::shared_ptr<std::atomic_bool> m_closing = std::make_shared<std::atomic_bool>(false);
    QThreadPool m_pool;
};

} // namespace hatstand::plan
