// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/upkeep.h"

#include "plan/media_store.h"

#include <QPointer>

namespace hatstand::plan
{

Upkeep::Upkeep(PostService &posts, MediaStore &media, Timers &timers, QObject *parent)
    : QObject(parent), m_posts(posts), m_media(media), m_timers(timers)
{
}

void Upkeep::start()
{
    recomputeInstants({});
    m_timers.callAfter(afterStart, this, [this] { removeOrphans(); });
}

void Upkeep::recomputeInstants(const std::optional<PostService::InstantsPlace> &from)
{
    const auto part = m_posts.recomputeInstants(from, postsAtOnce);
    if (part && part->next)
        m_timers.callAfter(Milliseconds(0), this, [this, next = part->next] { recomputeInstants(next); });
}

QCoro::Task<void> Upkeep::removeOrphans()
{
    const QPointer<Upkeep> self(this);
    m_timers.callAfter(between, this, [this] { removeOrphans(); });
    const auto removed = co_await m_media.removeOrphans();
    if (self && removed)
        Q_EMIT orphansRemoved(*removed);
}

} // namespace hatstand::plan
