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
#include <QHash>

#include <memory>
#include <ranges>
#include <utility>

namespace hatstand::ui::calendar
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::calendar)
};

Result<void> refuse(const QString &title, const QString &reason, const QString &remedy = {})
{
    return fail(ErrorCode::NotAllowed, Tr::tr("\"%1\" stays where it is.").arg(title), reason, remedy);
}

Result<void> refuseLocked(const plan::Post &post)
{
    const QString reason = lockedReason(post.status);
    return reason.isEmpty() ? Result<void>() : refuse(post.shownTitle(), reason);
}

Result<plan::PlannedTime> daysOn(const plan::PlannedTime &planned, qint64 days)
{
    return plan::plannedTime({planned.wall.date.addDays(days), planned.wall.time}, planned.zone);
}

/// One of several things that are undone together.
struct Part
{
    UndoStep step;
    bool done = true;
};

/// The last first. One that cannot be taken back as it was does not keep the others; each is told of.
std::vector<Error> takeBack(std::vector<Part> &parts)
{
    std::vector<Error> failures;
    for (Part &part : std::ranges::reverse_view(parts)) {
        if (!std::exchange(part.done, false))
            continue;
        if (auto undone = part.step.undo(); !undone)
            failures.push_back(std::move(undone.error()));
    }
    return failures;
}
} // namespace

PostMoves::PostMoves(plan::PostService &posts, clients::ClientService &clients, UndoStack &undo,
                     const Clock &clock, publish::Outbox *outbox)
    : m_posts(posts), m_clients(clients), m_undo(undo), m_clock(clock), m_outbox(outbox)
{
}

void PostMoves::push(UndoStep step, const QList<plan::PostId> &ids)
{
    m_undo.push(m_takeBack ? m_takeBack->careful(std::move(step), ids) : std::move(step));
}

Result<TakenPost> PostMoves::take(const plan::PostId &id) const
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    const auto client = m_clients.client(post->clientId);
    if (!client)
        return fail(client.error());
    return TakenPost{
        id,           post->status,       post->planned,
        client->zone, post->shownTitle(), lockedReason(post->status, m_takeBack && m_takeBack->isPossible())};
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
    landing.refusal = taken.locked;
    if (!landing.refusal.isEmpty() || !past || taken.planned == planned)
        return landing;
    if (taken.status > plan::PostStatus::NeedsApproval)
        landing.refusal = Tr::tr("That time is past. What is scheduled needs one to come.");
    else
        landing.remark = Tr::tr("That time is past: it stays a draft.");
    return landing;
}

Result<void> PostMoves::canMoveByDays(const std::vector<TakenPost> &taken, qint64 days) const
{
    for (const TakenPost &post : taken) {
        if (!post.planned)
            continue;
        // Where it stands it may stay, to the millisecond at which it was sent.
        const auto planned =
            days == 0 ? Result<plan::PlannedTime>(*post.planned) : daysOn(*post.planned, days);
        if (!planned)
            return fail(planned.error());
        const Landing landing = landingAt(post, *planned, false);
        if (!landing.refusal.isEmpty())
            return refuse(post.title, landing.refusal);
    }
    return {};
}

Result<void> PostMoves::checkRepaired(const TakenPost &taken) const
{
    if (!m_outbox || (taken.status != plan::PostStatus::Failed && taken.status != plan::PostStatus::Missed))
        return {};
    const auto problems = m_outbox->problems(taken.id);
    if (!problems)
        return fail(problems.error());
    for (const plan::Problem &problem : *problems) {
        // Its time is about to be another one.
        if (problem.severity == plan::Severity::MustFix && problem.place != plan::ProblemPlace::Time)
            return refuse(taken.title, problem.what, problem.remedyLabel);
    }
    return {};
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
    auto back = movingBack(*post);
    if (!back)
        return fail(std::move(back.error()));
    if (auto moved = m_posts.setPlanned(id, planned); !moved)
        return fail(moved.error());
    return UndoStep{Tr::tr("Moved \"%1\" to %2")
                        .arg(post->shownTitle(), plannedWords(planned.wall, planned.zone, m_clock.now())),
                    std::move(*back),
                    [&posts = m_posts, id, planned] { return posts.setPlanned(id, planned); }};
}

Result<std::function<Result<void>()>> PostMoves::movingBack(const plan::Post &before) const
{
    plan::PostService &posts = m_posts;
    const plan::PostId id = before.id;
    if (before.status == plan::PostStatus::Idea)
        return [&posts, id, position = before.position] { return posts.setIdea(id, true, position); };
    if (!m_outbox)
        return [&posts, id, planned = before.planned] { return posts.setPlanned(id, planned); };
    // What waits for its accounts goes back to where each of them stood.
    auto stood = m_outbox->standing(id);
    if (!stood)
        return fail(std::move(stood.error()));
    return [outbox = m_outbox, stood = std::move(*stood)] { return outbox->moveBack(stood); };
}

Result<void> PostMoves::moveTo(plan::PostId id, const plan::PlannedTime &planned)
{
    auto step = moving(id, planned);
    if (!step)
        return fail(step.error());
    if (!step->text.isEmpty())
        push(std::move(*step), {id});
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
    auto copied = m_posts.copy(id, planned);
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
    publish::Standing before{id, post->planned, {}};
    if (m_outbox) {
        auto stood = m_outbox->standing(id);
        if (!stood)
            return fail(std::move(stood.error()));
        before = std::move(*stood);
    }
    if (auto done = m_posts.setIdea(id, true); !done)
        return done;
    plan::PostService &posts = m_posts;
    const auto back = [&posts, outbox = m_outbox, before, status = post->status]() -> Result<void> {
        if (outbox) {
            if (auto stands = outbox->putBack(before); !stands)
                return stands;
        } else {
            if (auto out = posts.setIdea(before.post, false); !out)
                return out;
            if (auto timed = posts.setPlanned(before.post, before.planned); !timed)
                return timed;
        }
        return status == plan::PostStatus::NeedsApproval ? posts.setNeedsApproval(before.post, true)
                                                         : Result<void>();
    };
    push({Tr::tr("Put \"%1\" among the ideas").arg(post->shownTitle()), back,
          [&posts, id] { return posts.setIdea(id, true); }},
         {id});
    return {};
}

Result<plan::PostId> PostMoves::copyAsIdea(plan::PostId id)
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    auto copied = m_posts.copy(id, std::nullopt);
    if (!copied)
        return copied;
    plan::PostService &posts = m_posts;
    const plan::PostId made = *copied;
    if (auto done = posts.setIdea(made, true); !done) {
        static_cast<void>(posts.remove(made)); // all of it or nothing
        return fail(std::move(done.error()));
    }
    m_undo.push({Tr::tr("Copied \"%1\" to the ideas").arg(post->shownTitle()),
                 [&posts, made] { return posts.remove(made); },
                 [&posts, made] { return posts.restore(made); }});
    return made;
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
    push(std::move(*step), {id});
    return {};
}

// All are looked at before the first is moved: one that was refused and is put back has lost why.
Result<void> PostMoves::moveByDays(const QList<plan::PostId> &ids, qint64 days)
{
    std::vector<TakenPost> all;
    for (const plan::PostId &id : ids) {
        auto taken = take(id);
        if (!taken)
            return fail(std::move(taken.error()));
        all.push_back(std::move(*taken));
    }
    if (auto can = canMoveByDays(all, days); !can)
        return can;
    QHash<plan::PostId, plan::PlannedTime> times;
    QList<plan::PostId> movable;
    for (const TakenPost &taken : all) {
        if (auto repaired = checkRepaired(taken); !repaired)
            return repaired;
        if (!taken.planned)
            continue;
        const auto planned = daysOn(*taken.planned, days);
        if (!planned)
            return fail(planned.error());
        times.insert(taken.id, *planned);
        movable.append(taken.id);
    }
    return together(movable, Tr::tr("Moved %n post(s)", nullptr, int(movable.size())),
                    [this, &times](const plan::PostId &id) { return moving(id, times.value(id)); });
}

Result<void> PostMoves::removeAll(const QList<plan::PostId> &ids)
{
    return together(ids, Tr::tr("Deleted %n post(s)", nullptr, int(ids.size())),
                    [this](const plan::PostId &id) { return removing(id); });
}

Result<void> PostMoves::together(const QList<plan::PostId> &ids, const QString &text,
                                 const std::function<Result<UndoStep>(const plan::PostId &)> &act)
{
    const auto parts = std::make_shared<std::vector<Part>>();
    for (const plan::PostId &id : ids) {
        auto step = act(id);
        if (!step) {
            Error error = std::move(step.error());
            QStringList left;
            for (const Error &failure : takeBack(*parts))
                left << failure.sentence();
            if (!left.isEmpty()) {
                left.prepend(Tr::tr("Not all of the others are as they were before."));
                if (!error.remedy.isEmpty())
                    left.prepend(error.remedy);
                error.remedy = left.join(u' ');
            }
            return fail(std::move(error));
        }
        if (!step->text.isEmpty())
            parts->push_back({std::move(*step)});
    }
    if (parts->empty())
        return {};
    const auto undo = [parts]() -> Result<void> {
        auto failures = takeBack(*parts);
        if (failures.empty())
            return {};
        return fail(std::move(failures.front()));
    };
    // A step that fails is dropped. What has been done again must not lose its undo to one that has not.
    const auto redo = [parts, &stack = m_undo]() -> Result<void> {
        Result<void> first;
        bool any = false;
        for (Part &part : *parts) {
            auto done = part.step.redo();
            part.done = done.has_value();
            any = any || part.done;
            if (!done && first)
                first = std::move(done);
        }
        if (first || !any)
            return first;
        Q_EMIT stack.failed(first.error());
        return {};
    };
    push({text, undo, redo}, ids);
    return {};
}

Result<plan::PostId> PostMoves::addIdea(const clients::ClientId &client, const QString &title)
{
    plan::Post post;
    post.clientId = client;
    post.title = title;
    post.status = plan::PostStatus::Idea;
    auto added = m_posts.add(post);
    if (!added)
        return added;
    plan::PostService &posts = m_posts;
    const plan::PostId id = *added;
    m_undo.push({Tr::tr("Added the idea \"%1\"").arg(title), [&posts, id] { return posts.remove(id); },
                 [&posts, id] { return posts.restore(id); }});
    return id;
}

} // namespace hatstand::ui::calendar
