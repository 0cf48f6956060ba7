// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/post_moves.h"

#include "base/clock.h"
#include "calendar/calendar_item.h"
#include "calendar/usual_time.h"
#include "clients/client_service.h"
#include "kit/time_words.h"
#include "plan/post_service.h"
#include "publish/outbox.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

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
                     const Clock &clock, publish::Outbox *outbox)
    : m_posts(posts), m_clients(clients), m_undo(undo), m_clock(clock), m_outbox(outbox)
{
}

Result<TakenPost> PostMoves::take(const plan::PostId &id) const
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    const auto client = m_clients.client(post->clientId);
    if (!client)
        return fail(client.error());
    return TakenPost{id, post->status, post->planned, client->zone};
}

Landing PostMoves::landingAt(const TakenPost &taken, const plan::PlannedTime &planned, bool copy) const
{
    Landing landing{planned, {}, {}};
    const bool past = planned.instant <= m_clock.now();
    if (copy) {
        if (past)
            landing.remark = Tr::tr("That time is past: the copy stays a draft.");
        return landing;
    }
    landing.refusal = lockedReason(taken.status);
    if (!landing.refusal.isEmpty() || !past || taken.planned == planned)
        return landing;
    if (taken.status > plan::PostStatus::NeedsApproval)
        landing.refusal = Tr::tr("That time is past. What is scheduled needs one to come.");
    else
        landing.remark = Tr::tr("That time is past: it stays a draft.");
    return landing;
}

Result<Landing> PostMoves::landingOn(const TakenPost &taken, QDate date, const QByteArray &shownZone,
                                     bool copy) const
{
    auto planned = usualTimeOn(date, shownZone, taken.clientZone, m_clock.now());
    if (taken.planned) {
        // Days are counted as they are seen; the time is kept as the client's clock shows it.
        const QDate seen = wallTimeAt(taken.planned->instant, shownZone).date;
        WallTime wall = taken.planned->wall;
        wall.date = wall.date.addDays(seen.daysTo(date));
        planned = plan::plannedTime(wall, taken.planned->zone);
    }
    if (!planned)
        return fail(planned.error());
    return landingAt(taken, *planned, copy);
}

Result<void> PostMoves::moveToDay(plan::PostId id, QDate date, const QByteArray &shownZone)
{
    const auto taken = take(id);
    if (!taken)
        return fail(taken.error());
    const auto landing = landingOn(*taken, date, shownZone, false);
    if (!landing)
        return fail(landing.error());
    return moveTo(id, landing->planned);
}

Result<UndoStep> PostMoves::moving(plan::PostId id, const plan::PlannedTime &planned)
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    if (auto movable = refuseLocked(*post); !movable)
        return fail(movable.error());
    if (post->planned == planned)
        return UndoStep{};
    if (auto moved = m_posts.setPlanned(id, planned); !moved)
        return fail(moved.error());
    return UndoStep{Tr::tr("Moved \"%1\" to %2")
                        .arg(post->shownTitle(), plannedWords(planned.wall, planned.zone, m_clock.now())),
                    movingBack(*post),
                    [&posts = m_posts, id, planned] { return posts.setPlanned(id, planned); }};
}

std::function<Result<void>()> PostMoves::movingBack(const plan::Post &before) const
{
    plan::PostService &posts = m_posts;
    const plan::PostId id = before.id;
    if (before.status == plan::PostStatus::Idea)
        return [&posts, id, position = before.position] { return posts.setIdea(id, true, position); };
    const bool failed = before.status == plan::PostStatus::Failed;
    if (!m_outbox || !before.planned || (!failed && before.status != plan::PostStatus::Missed))
        return [&posts, id, planned = before.planned] { return posts.setPlanned(id, planned); };
    // Its time was past already, and is again: it must not go out at the other one.
    return [outbox = m_outbox, id, planned = *before.planned, failed,
            title = before.shownTitle()]() -> Result<void> {
        if (auto back = outbox->moveBack(id, planned); !back || !failed)
            return back;
        // What the network had refused is not known any more; then it waits for nothing.
        if (auto out = outbox->unschedule(id); !out)
            return out;
        return fail(ErrorCode::NotAllowed,
                    Tr::tr("\"%1\" is back at its time, and out of the outbox.").arg(title),
                    Tr::tr("It had been refused, and does not go out by itself."),
                    Tr::tr("Schedule it again once it is put right."));
    };
}

Result<void> PostMoves::moveTo(plan::PostId id, const plan::PlannedTime &planned)
{
    auto step = moving(id, planned);
    if (!step)
        return fail(step.error());
    if (!step->text.isEmpty())
        m_undo.push(std::move(*step));
    return {};
}

Result<plan::PostId> PostMoves::copyToDay(plan::PostId id, QDate date, const QByteArray &shownZone)
{
    const auto taken = take(id);
    if (!taken)
        return fail(taken.error());
    const auto landing = landingOn(*taken, date, shownZone, true);
    if (!landing)
        return fail(landing.error());
    return copyTo(id, landing->planned);
}

Result<plan::PostId> PostMoves::copyTo(plan::PostId id, const plan::PlannedTime &planned)
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    const auto copied = m_posts.copy(id, planned);
    if (!copied)
        return copied;
    plan::PostService &posts = m_posts;
    const plan::PostId made = *copied;
    m_undo.push({Tr::tr("Copied \"%1\" to %2")
                     .arg(post->shownTitle(), plannedWords(planned.wall, planned.zone, m_clock.now())),
                 [&posts, made] { return posts.remove(made); },
                 [&posts, made] { return posts.restore(made); }});
    return made;
}

Result<void> PostMoves::makeIdea(plan::PostId id)
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    if (auto movable = refuseLocked(*post); !movable)
        return movable;
    if (post->status == plan::PostStatus::Idea)
        return {};
    const auto before = post->planned;
    const plan::PostStatus status = post->status;
    const QString title = post->shownTitle();
    if (auto done = m_posts.setIdea(id, true); !done)
        return done;
    plan::PostService &posts = m_posts;
    const auto back = [&posts, outbox = m_outbox, id, before, status, title]() -> Result<void> {
        if (auto out = posts.setIdea(id, false); !out)
            return out;
        if (auto timed = posts.setPlanned(id, before); !timed)
            return timed;
        if (status == plan::PostStatus::NeedsApproval)
            return posts.setNeedsApproval(id, true);
        if (status <= plan::PostStatus::NeedsApproval || !outbox)
            return {};
        // It waited in the outbox, so it waits there again. When that cannot be (its time is past by now),
        // the person must know that it is a draft.
        if (const auto waits = outbox->schedule(id); !waits)
            return fail(waits.error().code, Tr::tr("\"%1\" is back as a draft.").arg(title),
                        waits.error().what, waits.error().remedy);
        return {};
    };
    m_undo.push({Tr::tr("Put \"%1\" among the ideas").arg(title), back,
                 [&posts, id] { return posts.setIdea(id, true); }});
    return {};
}

Result<UndoStep> PostMoves::removing(plan::PostId id)
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    if (auto removed = m_posts.remove(id); !removed)
        return fail(removed.error());
    plan::PostService &posts = m_posts;
    return UndoStep{Tr::tr("Deleted \"%1\"").arg(post->shownTitle()),
                    [&posts, id] { return posts.restore(id); }, [&posts, id] { return posts.remove(id); }};
}

Result<void> PostMoves::remove(plan::PostId id)
{
    auto step = removing(id);
    if (!step)
        return fail(step.error());
    m_undo.push(std::move(*step));
    return {};
}

Result<void> PostMoves::moveByDays(const QList<plan::PostId> &ids, qint64 days)
{
    return together(ids, Tr::tr("Moved %n post(s)", nullptr, int(ids.size())),
                    [this, days](const plan::PostId &id) -> Result<UndoStep> {
                        const auto taken = take(id);
                        if (!taken)
                            return fail(taken.error());
                        if (!taken->planned)
                            return UndoStep{};
                        const WallTime &wall = taken->planned->wall;
                        const auto planned =
                            plan::plannedTime({wall.date.addDays(days), wall.time}, taken->planned->zone);
                        if (!planned)
                            return fail(planned.error());
                        return moving(id, *planned);
                    });
}

Result<void> PostMoves::removeAll(const QList<plan::PostId> &ids)
{
    return together(ids, Tr::tr("Deleted %n post(s)", nullptr, int(ids.size())),
                    [this](const plan::PostId &id) { return removing(id); });
}

Result<void> PostMoves::together(const QList<plan::PostId> &ids, const QString &text,
                                 const std::function<Result<UndoStep>(const plan::PostId &)> &act)
{
    std::vector<UndoStep> steps;
    for (const plan::PostId &id : ids) {
        auto step = act(id);
        if (!step) {
            for (auto done = steps.rbegin(); done != steps.rend(); ++done)
                (void)done->undo(); // what cannot be taken back stays where it now is, and is seen there
            return fail(step.error());
        }
        if (!step->text.isEmpty())
            steps.push_back(std::move(*step));
    }
    if (steps.empty())
        return {};
    const auto all = std::make_shared<const std::vector<UndoStep>>(std::move(steps));
    m_undo.push({text,
                 [all]() -> Result<void> {
                     // One that cannot be taken back as it was does not keep the others.
                     Result<void> first;
                     for (auto step = all->rbegin(); step != all->rend(); ++step) {
                         if (auto undone = step->undo(); !undone && first)
                             first = std::move(undone);
                     }
                     return first;
                 },
                 [all]() -> Result<void> {
                     for (const UndoStep &step : *all) {
                         if (auto done = step.redo(); !done)
                             return done;
                     }
                     return {};
                 }});
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
