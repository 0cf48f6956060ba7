// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/picture_source.h"

#include "plan/thumbnails.h"

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
    const auto found = m_pictures.constFind(item.id);
    if (found != m_pictures.constEnd())
        return *found;
    if (!m_loading.contains(item.id) && !m_broken.contains(item.id)) {
        m_loading.insert(item.id);
        load(item, devicePixelRatio);
    }
    return {};
}

QCoro::Task<void> PictureSource::load(plan::MediaItem item, qreal devicePixelRatio)
{
    const QPointer<PictureSource> self(this);
    const CancelToken token = m_cancel.token();
    const QSize size(side, side);
    const auto read = co_await m_thumbnails.thumbnail(item, size, devicePixelRatio, token);
    if (!self)
        co_return;
    m_loading.remove(item.id);
    if (read) {
        if (m_pictures.size() >= mostKept)
            m_pictures.clear();
        m_pictures.insert(item.id, *read);
    } else {
        m_broken.insert(item.id);
    }
    Q_EMIT loaded();
}

} // namespace hatstand::ui::composer
