// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_service.h"

#include "networks/post_options.h"
#include "plan/post_draft_table.h"
#include "plan/post_json.h"
#include "plan/post_row_table.h"
#include "plan/post_search_table.h"
#include "plan/post_table.h"
#include "plan/revision_table.h"
#include "plan/version_table.h"
#include "storage/transaction.h"

#include <QPointer>

#include <chrono>
#include <utility>

namespace hatstand::plan
{

using storage::inTransaction;

PostService::PostService(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_posts(std::make_unique<PostTable>(database))
    , m_rows(std::make_unique<PostRowTable>(database))
    , m_search(std::make_unique<PostSearchTable>(database))
    , m_versions(std::make_unique<VersionTable>(database))
    , m_revisions(std::make_unique<RevisionTable>(database))
    , m_aside(std::make_unique<PostDraftTable>(database))
{
}

PostService::~PostService() = default;

template <class Work>
auto PostService::changing(const PostId &id, const Work &work)
{
    return inTransaction(m_database, [&] {
        auto result = work();
        if (result)
            announce({id});
        return result;
    });
}

// Queries -----------------------------------------------------------------------------------------------

Result<Post> PostService::stored(const PostId &id) const
{
    auto found = m_posts->find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::NotFound, tr("This post is not here any more."));
    if (auto loaded = m_versions->load(**found); !loaded)
        return fail(std::move(loaded.error()));
    return std::move(**found);
}

Result<Post> PostService::post(const PostId &id) const
{
    auto found = stored(id);
    if (found && found->deletedAt)
        return fail(ErrorCode::NotFound, tr("This post has been deleted."));
    return found;
}

Result<Post> PostService::changeable(const PostId &id) const
{
    auto found = post(id);
    if (!found || isMovable(found->status))
        return found;
    switch (found->status) {
    case PostStatus::Sending:
        return fail(ErrorCode::NotAllowed, tr("This post is going out right now."),
                    tr("It cannot be changed any more."));
    case PostStatus::Published:
        return fail(ErrorCode::NotAllowed, tr("This post has gone out."),
                    tr("What stands on a network cannot be changed from here."),
                    tr("Copy it to send it again."));
    case PostStatus::HandedOver:
        return fail(ErrorCode::NotAllowed, tr("This post has been handed over."),
                    tr("The network holds it and sends it at its time."), tr("Take it back first."));
    default:
        return fail(ErrorCode::NotAllowed, tr("Nobody knows yet whether this post went out."),
                    tr("The network did not answer."), tr("Look on the network first."));
    }
}

Result<std::vector<PostId>> PostService::endingWith(const QString &end) const
{
    QString hex = end.toLower();
    hex.remove(u'-');
    return m_posts->endingWith(hex);
}

Result<std::vector<PostRow>> PostService::rows(const PostFilter &filter) const
{
    return m_rows->rows(filter);
}

Result<std::optional<PostId>> PostService::newestTo(const std::vector<clients::AccountId> &accounts) const
{
    std::optional<PostId> newest;
    for (const clients::AccountId &account : accounts) {
        auto post = m_versions->newestPostTo(account);
        if (!post)
            return post;
        if (*post && (!newest || newest->toBytes() < (*post)->toBytes()))
            newest = *post;
    }
    return newest;
}

Result<int> PostService::count(const PostFilter &filter) const
{
    return m_rows->count(filter);
}

Result<std::vector<StatusCount>> PostService::countsByStatus(const PostFilter &filter) const
{
    return m_rows->countsByStatus(filter);
}

Result<MediaCounts> PostService::countMedia(const PostFilter &filter) const
{
    return m_rows->countMedia(filter);
}

Result<std::vector<PostRow>>
PostService::search(const QString &words, const std::optional<clients::ClientId> &client, int limit) const
{
    auto ids = m_search->find(words, client, limit);
    if (!ids)
        return fail(std::move(ids.error()));
    return m_rows->rowsOf(*ids);
}

Result<std::vector<Revision>> PostService::revisions(const PostId &id) const
{
    return m_revisions->ofPost(id);
}

Result<int> PostService::revisionCount(const PostId &id) const
{
    return m_revisions->headsOfPost(id).map([](const auto &heads) { return int(heads.size()); });
}

Result<std::optional<Post>> PostService::keptAside(const PostId &id) const
{
    auto found = post(id);
    if (!found)
        return fail(std::move(found.error()));
    const auto content = m_aside->find(id);
    if (!content)
        return fail(content.error());
    if (!*content || sameContent(*found, **content))
        return std::nullopt;
    takeContent(*found, **content);
    return std::optional<Post>(std::move(*found));
}

// Commands ----------------------------------------------------------------------------------------------

Result<PostId> PostService::add(Post post)
{
    if (post.status > PostStatus::NeedsApproval) {
        return fail(ErrorCode::NotAllowed, tr("A new post begins as an idea or a draft."), {},
                    tr("Add it as a draft, then schedule it."));
    }
    const Instant now = m_clock.now();
    if (post.id.isNull())
        post.id = PostId::create(m_clock);
    if (post.createdAt == Instant())
        post.createdAt = now;
    if (post.updatedAt == Instant())
        post.updatedAt = now;
    post.deletedAt.reset();
    if (post.status == PostStatus::Idea && post.planned)
        post.status = PostStatus::Draft;
    return changing(post.id, [&]() -> Result<PostId> {
        if (post.status == PostStatus::Idea && post.position == 0) {
            const auto position = m_posts->nextIdeaPosition(post.clientId);
            if (!position)
                return fail(position.error());
            post.position = *position;
        }
        if (auto inserted = m_posts->insert(post); !inserted)
            return fail(std::move(inserted.error()));
        if (auto written = m_versions->replace(post); !written)
            return fail(std::move(written.error()));
        return post.id;
    });
}

Result<void> PostService::keepRevision(const Post &before, const Post &after, RevisionReason reason)
{
    auto latest = m_revisions->latest(after.id);
    if (!latest)
        return fail(std::move(latest.error()));
    const auto add = [this](const Post &content, Instant at, RevisionReason why) {
        return m_revisions->insert({RevisionId::create(m_clock), content.id, at, why, content});
    };
    if (!*latest) {
        // What the post said before its first change must be found again too.
        const bool wasEmpty = before.text.isEmpty() && before.media.empty() && before.versions.empty();
        if (!wasEmpty && !sameContent(before, after)) {
            if (auto kept = add(before, before.updatedAt, RevisionReason::Saved); !kept)
                return kept;
        }
    } else if (sameContent((*latest)->content, after)) {
        // What was scheduled stays as it was then: no autosave takes its place.
        return reason == RevisionReason::Scheduled && (*latest)->reason != reason
                   ? m_revisions->updateReason((*latest)->id, reason)
                   : Result<void>();
    } else if (reason == RevisionReason::Autosave && mayReplace(**latest, after, m_clock.now())) {
        return m_revisions->updateContent((*latest)->id, after);
    }
    if (auto kept = add(after, m_clock.now(), reason); !kept)
        return kept;
    const auto heads = m_revisions->headsOfPost(after.id);
    if (!heads)
        return fail(heads.error());
    for (const RevisionId &id : revisionsToDrop(*heads)) {
        if (auto removed = m_revisions->remove(id); !removed)
            return removed;
    }
    return {};
}

Result<void> PostService::writeContent(const Post &before, const Post &content, RevisionReason reason)
{
    Post after = before;
    takeContent(after, content);
    after.updatedAt = m_clock.now();
    if (auto kept = keepRevision(before, after, reason); !kept)
        return kept;
    if (sameContent(before, after))
        return {};
    if (auto updated = m_posts->updateContent(after); !updated)
        return updated;
    if (before.media != after.media || before.versions != after.versions) {
        if (auto written = m_versions->replace(after); !written)
            return written;
    }
    return m_follower ? m_follower->postEdited(after.id) : Result<void>();
}

Result<void> PostService::saveContent(const Post &post, RevisionReason reason)
{
    return changing(post.id, [&]() -> Result<void> {
        auto before = changeable(post.id);
        if (!before)
            return fail(std::move(before.error()));
        if (reason == RevisionReason::Autosave) {
            if (auto dropped = m_aside->remove(post.id); !dropped)
                return dropped;
        }
        return writeContent(*before, post, reason);
    });
}

Result<void> PostService::keepAside(const Post &content)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        if (const auto found = post(content.id); !found)
            return fail(found.error());
        return m_aside->put(content, m_clock.now());
    });
}

Result<void> PostService::dropAside(const PostId &id)
{
    return m_aside->remove(id);
}

Result<void> PostService::writePlanned(const Post &post, const std::optional<PlannedTime> &planned)
{
    const Instant now = m_clock.now();
    if (auto updated = m_posts->updatePlanned(post.id, planned, now); !updated)
        return updated;
    const bool leavesTray = planned && post.status == PostStatus::Idea;
    const bool losesTime = !planned && post.status > PostStatus::NeedsApproval;
    if (leavesTray || losesTime) {
        if (auto updated = m_posts->updateStatus(post.id, PostStatus::Draft, now); !updated)
            return updated;
    }
    return m_follower ? m_follower->postMoved(post.id, planned) : Result<void>();
}

Result<void> PostService::setPlanned(const PostId &id, const std::optional<PlannedTime> &planned)
{
    return changing(id, [&]() -> Result<void> {
        auto post = changeable(id);
        if (!post)
            return fail(std::move(post.error()));
        return writePlanned(*post, planned);
    });
}

Result<PostId> PostService::copy(const PostId &id, const std::optional<PlannedTime> &planned)
{
    auto original = post(id);
    if (!original)
        return fail(std::move(original.error()));
    Post copied;
    copied.clientId = original->clientId;
    takeContent(copied, *original);
    copied.planned = planned;
    // A copy of an answer is said to nobody.
    for (Version &version : copied.versions)
        version.options.remove(networks::option::answers);
    return add(std::move(copied));
}

Result<void> PostService::setIdea(const PostId &id, bool idea, std::optional<int> position)
{
    return changing(id, [&]() -> Result<void> {
        auto post = changeable(id);
        if (!post)
            return fail(std::move(post.error()));
        if (idea == (post->status == PostStatus::Idea))
            return {};
        const Instant now = m_clock.now();
        if (!idea)
            return m_posts->updateStatus(id, PostStatus::Draft, now);
        if (post->planned) {
            if (auto cleared = writePlanned(*post, std::nullopt); !cleared)
                return cleared;
        }
        if (!position) {
            const auto last = m_posts->nextIdeaPosition(post->clientId);
            if (!last)
                return fail(last.error());
            position = *last;
        }
        if (auto updated = m_posts->updatePosition(id, *position); !updated)
            return updated;
        return m_posts->updateStatus(id, PostStatus::Idea, now);
    });
}

Result<void> PostService::orderIdeas(const std::vector<PostId> &order)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        QSet<PostId> moved;
        int position = 0;
        for (const PostId &id : order) {
            const auto post = m_posts->find(id);
            if (!post)
                return fail(post.error());
            if (!*post || (*post)->status != PostStatus::Idea)
                continue;
            if (auto updated = m_posts->updatePosition(id, ++position); !updated)
                return updated;
            moved.insert(id);
        }
        if (!moved.isEmpty())
            announce(moved);
        return {};
    });
}

Result<void> PostService::setNeedsApproval(const PostId &id, bool needed)
{
    return changing(id, [&]() -> Result<void> {
        auto post = changeable(id);
        if (!post)
            return fail(std::move(post.error()));
        if (post->status != PostStatus::Draft && post->status != PostStatus::NeedsApproval)
            return fail(ErrorCode::NotAllowed, tr("Only a draft can wait for an approval."));
        return m_posts->updateStatus(id, needed ? PostStatus::NeedsApproval : PostStatus::Draft,
                                     m_clock.now());
    });
}

Result<void> PostService::remove(const PostId &id)
{
    return changing(id, [&]() -> Result<void> {
        auto found = post(id);
        if (!found)
            return fail(std::move(found.error()));
        if (found->status == PostStatus::Sending) {
            return fail(ErrorCode::NotAllowed, tr("This post is going out right now."), {},
                        tr("Wait until it has gone out."));
        }
        const Instant now = m_clock.now();
        if (auto updated = m_posts->updateDeleted(id, now, now); !updated)
            return updated;
        return m_follower ? m_follower->postRemoved(id) : Result<void>();
    });
}

Result<void> PostService::restore(const PostId &id)
{
    return changing(id, [&]() -> Result<void> {
        auto found = stored(id);
        if (!found)
            return fail(std::move(found.error()));
        if (!found->deletedAt)
            return {};
        if (auto updated = m_posts->updateDeleted(id, std::nullopt, m_clock.now()); !updated)
            return updated;
        return m_follower ? m_follower->postRestored(id) : Result<void>();
    });
}

Result<void> PostService::restoreRevision(const PostId &id, const RevisionId &revision)
{
    return changing(id, [&]() -> Result<void> {
        auto before = changeable(id);
        if (!before)
            return fail(std::move(before.error()));
        auto wanted = m_revisions->find(id, revision);
        if (!wanted)
            return fail(std::move(wanted.error()));
        if (!*wanted)
            return fail(ErrorCode::NotFound, tr("This version of the post is not kept any more."));
        if (auto kept = keepRevision(*before, *before, RevisionReason::BeforeRestore); !kept)
            return kept;
        const auto aside = keptAside(id);
        if (!aside)
            return fail(aside.error());
        if (*aside) {
            if (auto kept = keepRevision(*before, **aside, RevisionReason::BeforeRestore); !kept)
                return kept;
        }
        if (auto dropped = m_aside->remove(id); !dropped)
            return dropped;
        return writeContent(*before, (*wanted)->content, RevisionReason::Saved);
    });
}

Result<PostService::InstantsPart> PostService::recomputeInstants()
{
    constexpr int atOnce = 1000; // bounds the memory
    InstantsPart all;
    do {
        auto part = recomputeInstants(all.next, atOnce);
        if (!part)
            return part;
        all.moved += part->moved;
        all.unknown.insert(all.unknown.end(), part->unknown.begin(), part->unknown.end());
        all.next = part->next;
    } while (all.next);
    return all;
}

Result<PostService::InstantsPart> PostService::recomputeInstants(const std::optional<InstantsPlace> &from,
                                                                 int most)
{
    const Instant now = m_clock.now();
    const InstantsPlace place = from.value_or(InstantsPlace{now, 0});
    const auto future = m_posts->plannedFrom(place.planned, place.row, most);
    if (!future)
        return fail(future.error());
    InstantsPart part;
    QSet<PostId> moved;
    for (const PostTable::Timed &timed : *future) {
        if (timed.status > PostStatus::Scheduled)
            continue;
        if (!isKnownZone(timed.planned.zone)) {
            part.unknown.push_back({timed.id, timed.clientId, timed.planned.zone});
            continue;
        }
        // The clocks show what was meant then: also the second time, where they show it twice.
        if (plannedTimeAt(timed.planned.instant, timed.planned.zone).wall == timed.planned.wall)
            continue;
        const auto planned = plannedTime(timed.planned.wall, timed.planned.zone);
        // In a gap they never show it. The wall time is kept to the second.
        if (!planned || std::chrono::abs(planned->instant - timed.planned.instant) < Milliseconds(1000) ||
            planned->instant <= now)
            continue;
        const auto done = inTransaction(m_database, [&]() -> Result<void> {
            if (auto updated = m_posts->updatePlanned(timed.id, *planned, now); !updated)
                return updated;
            return m_follower ? m_follower->postMoved(timed.id, *planned) : Result<void>();
        });
        if (done)
            moved.insert(timed.id);
        else if (done.error().code != ErrorCode::NotAllowed)
            return fail(done.error());
    }
    if (!moved.isEmpty())
        announce(moved);
    part.moved = int(moved.size());
    if (int(future->size()) == most)
        part.next = InstantsPlace{future->back().planned.instant, future->back().row};
    return part;
}

// For publish/ ------------------------------------------------------------------------------------------

Result<void> PostService::setStatus(const PostId &id, PostStatus status)
{
    auto found = m_posts->find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::NotFound, tr("This post is not here any more."));
    const PostStatus before = (*found)->status;
    if (before == status)
        return {};
    const bool isOurs = status == PostStatus::Idea || status == PostStatus::NeedsApproval;
    const bool isGone =
        before == PostStatus::Sending || before == PostStatus::Published || before == PostStatus::Uncertain;
    if (isOurs || (status == PostStatus::Draft && isGone)) {
        return fail(ErrorCode::NotAllowed, tr("This post cannot become a draft again."),
                    tr("It is on its way or has gone out."));
    }
    return m_posts->updateStatus(id, status, m_clock.now());
}

void PostService::announce(const QSet<PostId> &ids)
{
    m_database.afterCommit([self = QPointer<PostService>(this), ids] {
        if (self)
            Q_EMIT self->changed(ids);
    });
}

} // namespace hatstand::plan
