// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/draft_keeper.h"

#include "plan/post_service.h"

#include <algorithm>

namespace hatstand::plan
{

namespace
{
bool isEmpty(const Post &post)
{
    return post.text.isEmpty() && post.title.isEmpty() && post.firstComment.isEmpty() && post.media.empty() &&
           std::none_of(post.versions.begin(), post.versions.end(),
                        [](const Version &version) { return version.differs(); });
}
} // namespace

DraftKeeper::DraftKeeper(PostService &posts, const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent), m_posts(posts), m_clock(clock), m_timers(timers)
{
}

DraftKeeper::~DraftKeeper()
{
    // Nobody is left to be told.
    blockSignals(true);
    (void)flush();
}

void DraftKeeper::edit(const Post &post)
{
    if (post.id.isNull())
        return;
    const Milliseconds now = m_clock.steady();
    auto waiting = m_waiting.find(post.id);
    if (waiting == m_waiting.end())
        waiting = m_waiting.insert(post.id, Waiting{post, now, 0});
    else
        waiting->post = post;
    waiting->edition = ++m_edition;
    saveLater(post.id, std::clamp(waiting->since + longest - now, Milliseconds(0), quiet));
}

void DraftKeeper::saveLater(const PostId &id, Milliseconds delay)
{
    const auto waiting = m_waiting.constFind(id);
    if (waiting == m_waiting.constEnd())
        return;
    m_timers.callAfter(delay, this, [this, id, edition = waiting->edition] {
        const auto found = m_waiting.constFind(id);
        if (found == m_waiting.constEnd())
            return;
        // A later edit has a timer of its own, unless this one has waited long enough.
        if (found->edition == edition || m_clock.steady() - found->since >= longest)
            (void)flush(id);
    });
}

Result<void> DraftKeeper::flush()
{
    Result<void> result;
    const auto ids = m_waiting.keys();
    for (const PostId &id : ids) {
        auto saved = flush(id);
        if (!saved && result)
            result = std::move(saved);
    }
    return result;
}

Result<void> DraftKeeper::flush(const PostId &id)
{
    if (!m_waiting.contains(id))
        return {};
    // Taken out first: who listens to `changed` may edit again.
    const Waiting waiting = m_waiting.take(id);
    auto result = save(waiting.post);
    if (result) {
        Q_EMIT saved(id);
        return result;
    }
    if (result.error().code == ErrorCode::NotAllowed) {
        const Error reason = result.error();
        result = m_posts.keepAside(waiting.post);
        if (result) {
            Q_EMIT keptAside(id, reason);
            return result;
        }
    }
    if (result.error().code == ErrorCode::NotFound) {
        if (isEmpty(waiting.post)) {
            Q_EMIT saved(id); // nothing is left to be missed
            return {};
        }
        const auto there = addAnew(waiting.post);
        if (there) {
            Q_EMIT keptAnew(id, *there);
            return {};
        }
        result = fail(there.error());
    }
    if (!m_waiting.contains(id)) {
        m_waiting.insert(id, Waiting{waiting.post, m_clock.steady(), ++m_edition});
        saveLater(id, retry);
    }
    Q_EMIT failed(id, result.error());
    return result;
}

Result<void> DraftKeeper::save(const Post &post)
{
    if (post.createdAt != Instant())
        return m_posts.saveContent(post, RevisionReason::Autosave);
    auto saved = m_posts.saveContent(post, RevisionReason::Autosave);
    if (saved || saved.error().code != ErrorCode::NotFound)
        return saved;
    if (isEmpty(post))
        return {};
    auto added = m_posts.add(post);
    if (!added)
        return fail(std::move(added.error()));
    return {};
}

Result<PostId> DraftKeeper::addAnew(Post post)
{
    post.id = PostId::create(m_clock);
    post.createdAt = {};
    post.updatedAt = {};
    post.position = 0;
    if (post.status > PostStatus::NeedsApproval)
        post.status = PostStatus::Draft;
    return m_posts.add(std::move(post));
}

void DraftKeeper::drop(const PostId &id)
{
    m_waiting.remove(id);
}

} // namespace hatstand::plan
