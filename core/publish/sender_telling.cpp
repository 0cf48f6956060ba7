// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sender_engine.h"
#include "storage/database.h"

#include <algorithm>

/// Who is told of what, and when.
namespace hatstand::publish
{

namespace
{
/// After telling it is quiet for so many times as long as telling took (windows read and draw what is new).
constexpr int quietTimes = 150;
constexpr Milliseconds longestQuiet{15'000};
/// Of a few posts nobody waits so long.
constexpr Milliseconds shortQuiet{500};
constexpr qsizetype aBurst = 50;
} // namespace

void SenderEngine::touch(const DeliveryId &id, const plan::PostId &post)
{
    m_database.afterCommit([weak = weak_from_this(), id] {
        const auto self = weak.lock();
        if (!self)
            return;
        if (self->m_counted)
            self->m_counted->insert(id);
        if (std::ranges::find(self->m_changed, id) == self->m_changed.end())
            self->m_changed.push_back(id);
    });
    show(post);
}

void SenderEngine::show(const plan::PostId &post)
{
    if (m_closed)
        return;
    m_touched.insert(post);
    if (!std::exchange(m_announcing, true))
        announceWhenDue();
}

/// Told once a turn of the event loop at most, so that hundreds of small changes redraw nothing hundreds of
/// times; and of a burst so seldom that telling takes next to none of the time. Who stops is told at once.
void SenderEngine::announceWhenDue()
{
    const Milliseconds full = std::min(m_tellingTook * quietTimes, longestQuiet);
    const Milliseconds quiet = m_touched.size() > aBurst ? full : std::min(full, shortQuiet);
    const Milliseconds left = takesWork() ? m_toldAt + quiet - m_clock.steady() : Milliseconds(0);
    const std::weak_ptr<SenderEngine> weak = weak_from_this();
    if (left > Milliseconds(0)) {
        m_timers.callAfter(left, m_listener.context, [weak] {
            if (const auto self = weak.lock(); self && self->m_announcing)
                self->announceWhenDue();
        });
        return;
    }
    QMetaObject::invokeMethod(
        m_listener.context,
        [weak] {
            if (const auto self = weak.lock())
                self->announce();
        },
        Qt::QueuedConnection);
}

void SenderEngine::announce()
{
    m_announcing = false;
    const QSet<plan::PostId> posts = std::exchange(m_touched, {});
    if (posts.isEmpty())
        return;
    const auto self = shared_from_this();
    m_toldAt = m_clock.steady();
    m_ownChange = true;
    m_posts.announce(posts);
    m_outbox.tell();
    m_ownChange = false;
    if (m_closed)
        return;
    // One may have come out, or gone, while it was looked at and before its turn to be taken back.
    noticeTakenBack();
    if (m_closed)
        return;
    // Behind what those who are told put off to the next turn.
    QMetaObject::invokeMethod(
        m_listener.context,
        [weak = weak_from_this(), began = m_toldAt] {
            if (const auto alive = weak.lock())
                alive->m_tellingTook = alive->m_clock.steady() - began;
        },
        Qt::QueuedConnection);
    for (const DeliveryId &id : std::exchange(m_changed, {})) {
        if (m_closed)
            return;
        m_listener.changed(id);
    }
}

void SenderEngine::tellUnderWay()
{
    if (!m_closed && std::exchange(m_toldUnderWay, underWay()) != underWay())
        m_listener.underWay(underWay());
}

void SenderEngine::tellFailed()
{
    for (const DeliveryId &id : std::exchange(m_failed, {})) {
        if (m_closed)
            return;
        m_listener.failed(id);
    }
}

} // namespace hatstand::publish
