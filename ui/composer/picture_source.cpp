// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/picture_source.h"

#include "plan/media/thumbnails.h"

#include <QPointer>

namespace hatstand::ui::composer
{

namespace
{
// A post has a handful of pictures; the ones of former posts go when there are many.
constexpr qsizetype mostKept = 40;
} // namespace

PictureSource::PictureSource(plan::Thumbnails &thumbnails, QObject *parent)
    : QObject(parent), m_thumbnails(thumbnails)
{
}

PictureSource::~PictureSource()
{
    m_cancel.cancel();
}

QImage PictureSource::picture(const plan::MediaItem &item, qreal devicePixelRatio)
{
    const Key key(item.id, qRound(devicePixelRatio * 100));
    const auto found = m_pictures.constFind(key);
    if (found != m_pictures.constEnd())
        return *found;
    if (!m_loading.contains(key) && !m_broken.contains(item.id)) {
        m_loading.insert(key);
        load(item, devicePixelRatio);
    }
    return {};
}

void PictureSource::lookAgain()
{
    const auto gone = m_broken.removeIf([](QHash<plan::MediaId, ErrorCode>::iterator broken) {
        return *broken == ErrorCode::StorageMissing;
    });
    if (gone > 0)
        Q_EMIT loaded(); // who shows them asks for them
}

QCoro::Task<void> PictureSource::load(plan::MediaItem item, qreal devicePixelRatio)
{
    const QPointer<PictureSource> self(this);
    const CancelToken token = m_cancel.token();
    const QSize size(side, side);
    const auto read = co_await m_thumbnails.thumbnail(item, size, devicePixelRatio, token);
    if (!self)
        co_return;
    const Key key(item.id, qRound(devicePixelRatio * 100));
    m_loading.remove(key);
    if (read) {
        if (m_pictures.size() >= mostKept)
            m_pictures.clear();
        m_pictures.insert(key, *read);
    } else {
        m_broken.insert(item.id, read.error().code);
    }
    Q_EMIT loaded();
}

} // namespace hatstand::ui::composer
