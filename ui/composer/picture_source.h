// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "plan/post.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QPair>
#include <QSet>
#include <qcorotask.h>

namespace hatstand::plan
{
class Thumbnails;
}

namespace hatstand::ui::composer
{

/// Small pictures of the post's media for strip and previews: what is at hand at once, the rest as soon as it
/// has been read beside the window's thread.
class PictureSource final : public QObject
{
    Q_OBJECT
public:
    /// The longer side of what is read, in device-independent pixels: enough for the widest preview.
    static constexpr int side = 480;

    explicit PictureSource(plan::Thumbnails &thumbnails, QObject *parent = nullptr);
    ~PictureSource() override;

    /// Null while it is being read, and for what cannot be shown (a video, a damaged file).
    [[nodiscard]] QImage picture(const plan::MediaItem &item, qreal devicePixelRatio);
    [[nodiscard]] bool isBroken(const plan::MediaId &id) const { return m_broken.contains(id); }
    /// Files that were not there may be back: they are asked for once more.
    void lookAgain();

Q_SIGNALS:
    void loaded();

private:
    QCoro::Task<void> load(plan::MediaItem item, qreal devicePixelRatio);

    plan::Thumbnails &m_thumbnails;
    CancelSource m_cancel;
    /// A picture at a density of pixels, in hundredths.
    using Key = QPair<plan::MediaId, int>;
    QHash<Key, QImage> m_pictures;
    QSet<Key> m_loading;
    QHash<plan::MediaId, ErrorCode> m_broken;
};

} // namespace hatstand::ui::composer
