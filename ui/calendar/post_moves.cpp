// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/post_moves.h"

#include "base/clock.h"
#include "calendar/calendar_item.h"
#include "clients/client_service.h"
#include "kit/time_words.h"
#include "kit/undo.h"
#include "plan/post_service.h"

#include <QCoreApplication>

namespace hatstand::ui::calendar
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::calendar)
};

Result<void> refuseLocked(const plan::Post &post)
{
    const QString reason = lockedReason(post.status);
    if (reason.isEmpty())
        return {};
    return fail(ErrorCode::NotAllowed, Tr::tr("\"%1\" stays where it is.").arg(post.shownTitle()), reason);
}
} // namespace

PostMoves::PostMoves(plan::PostService &posts, clients::ClientService &clients, UndoStack &undo,
                     const Clock &clock)
    : m_posts(posts), m_clients(clients), m_undo(undo), m_clock(clock)
{
}

Result<plan::PlannedTime> PostMoves::timeOn(const plan::PostId &id, QDate date,
                                            const QByteArray &shownZone) const
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    if (post->planned) {
        // Days are counted as they are seen; the time is kept as the client's clock shows it.
        const QDate seen = wallTimeAt(post->planned->instant, shownZone).date;
        const WallTime &wall = post->planned->wall;
        return plan::plannedTime({wall.date.addDays(seen.daysTo(date)), wall.time}, post->planned->zone);
    }
    const auto client = m_clients.client(post->clientId);
    if (!client)
        return fail(client.error());
    const WallTime now = wallTimeAt(m_clock.now(), client->zone);
    QTime time(10, 0);
    if (now.date == date && now.time >= time)
        time = now.time.hour() >= 23 ? QTime(23, 45) : QTime(now.time.hour() + 1, 0);
    return plan::plannedTime({date, time}, client->zone);
}

Result<void> PostMoves::moveToDay(const plan::PostId &id, QDate date, const QByteArray &shownZone)
{
    const auto planned = timeOn(id, date, shownZone);
    if (!planned)
        return fail(planned.error());
    return moveTo(id, *planned);
}

Result<void> PostMoves::moveTo(const plan::PostId &id, const plan::PlannedTime &planned)
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    if (auto movable = refuseLocked(*post); !movable)
        return movable;
    if (post->planned == planned)
        return {};
    const auto before = post->planned;
    const bool wasIdea = post->status == plan::PostStatus::Idea;
    if (auto moved = m_posts.setPlanned(id, planned); !moved)
        return moved;
    plan::PostService &posts = m_posts;
    const QDate today = wallTimeAt(m_clock.now(), planned.zone).date;
    m_undo.push({Tr::tr("Moved \"%1\" to %2").arg(post->shownTitle(), dayAndTimeWords(planned.wall, today)),
                 [&posts, id, before, wasIdea] {
                     return wasIdea ? posts.setIdea(id, true) : posts.setPlanned(id, before);
                 },
                 [&posts, id, planned] { return posts.setPlanned(id, planned); }});
    return {};
}

Result<plan::PostId> PostMoves::copyToDay(const plan::PostId &id, QDate date, const QByteArray &shownZone)
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    const auto planned = timeOn(id, date, shownZone);
    if (!planned)
        return fail(planned.error());
    const auto copied = m_posts.copy(id, *planned);
    if (!copied)
        return copied;
    plan::PostService &posts = m_posts;
    const plan::PostId made = *copied;
    const QDate today = wallTimeAt(m_clock.now(), planned->zone).date;
    m_undo.push({Tr::tr("Copied \"%1\" to %2").arg(post->shownTitle(), dayAndTimeWords(planned->wall, today)),
                 [&posts, made] { return posts.remove(made); },
                 [&posts, made] { return posts.restore(made); }});
    return made;
}

Result<void> PostMoves::makeIdea(const plan::PostId &id)
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    if (auto movable = refuseLocked(*post); !movable)
        return movable;
    if (post->status == plan::PostStatus::Idea)
        return {};
    const auto before = post->planned;
    if (auto done = m_posts.setIdea(id, true); !done)
        return done;
    plan::PostService &posts = m_posts;
    m_undo.push({Tr::tr("Put \"%1\" among the ideas").arg(post->shownTitle()),
                 [&posts, id, before]() -> Result<void> {
                     if (auto out = posts.setIdea(id, false); !out)
                         return out;
                     return posts.setPlanned(id, before);
                 },
                 [&posts, id] { return posts.setIdea(id, true); }});
    return {};
}

Result<void> PostMoves::remove(const plan::PostId &id)
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    if (auto removed = m_posts.remove(id); !removed)
        return removed;
    plan::PostService &posts = m_posts;
    m_undo.push({Tr::tr("Deleted \"%1\"").arg(post->shownTitle()), [&posts, id] { return posts.restore(id); },
                 [&posts, id] { return posts.remove(id); }});
    return {};
}

Result<plan::PostId> PostMoves::addIdea(const clients::ClientId &client, const QString &title)
{
    plan::Post post;
    post.clientId = client;
    post.title = title;
    post.status = plan::PostStatus::Idea;
    const auto added = m_posts.add(post);
    if (!added)
        return added;
    plan::PostService &posts = m_posts;
    const plan::PostId id = *added;
    m_undo.push({Tr::tr("Added the idea \"%1\"").arg(title), [&posts, id] { return posts.remove(id); },
                 [&posts, id] { return posts.restore(id); }});
    return id;
}

} // namespace hatstand::ui::calendar
