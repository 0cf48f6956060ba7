// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/timers.h"
#include "plan/post.h"

#include <QHash>
#include <QObject>

namespace hatstand::plan
{

class PostService;

/// Saves what a person types by itself: shortly after the last key press, and while typing goes on without a
/// pause at least every few seconds, so that a killed program loses no more than that. Each save is one
/// transaction of PostService::saveContent with RevisionReason::Autosave. What the post cannot take (it
/// stands in the outbox, and a network would refuse the new text) is kept beside it by
/// PostService::keepAside; what was written into a post that was deleted meanwhile becomes a new draft.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    /// After this long without a further edit it is saved.
    static constexpr Milliseconds quiet{800};
    /// An edit never waits longer than this.
    static constexpr Milliseconds longest{4000};
    /// After a failed save it is tried again this much later.
    static constexpr Milliseconds retry{10'000};

    /// All must outlive this.
    DraftKeeper(PostService &posts, const Clock &clock, Timers &timers, QObject *parent = nullptr);
    /// Saves what is still waiting.
    ~DraftKeeper() override;

    /// Takes the present state of a post with an id. One that was never stored (no `createdAt`) is added by
    /// its first save, unless it is empty.
    void edit(const Post &post);
    /// Saves at once; what is kept aside or anew counts as saved. The first error stops nothing: all others
    /// are saved still.
    Result<void> flush();
    Result<void> flush(const PostId &id);
    /// Forgets what waits: the person threw the draft away.
    void drop(const PostId &id);
    [[nodiscard]] bool hasUnsaved(const PostId &id) const { return m_waiting.contains(id); }
    [[nodiscard]] bool hasUnsaved() const { return !m_waiting.isEmpty(); }

Q_SIGNALS:
    void saved(const hatstand::plan::PostId &id);
    /// Kept, but beside the post, which stays as it is stored; `reason` says why it cannot take this.
    void keptAside(const hatstand::plan::PostId &id, const hatstand::Error &reason);
    /// The post was deleted meanwhile; what was written into it is this new draft.
    void keptAnew(const hatstand::plan::PostId &gone, const hatstand::plan::PostId &there);
    /// It still waits here and is tried again.
    void failed(const hatstand::plan::PostId &id, const hatstand::Error &error);

private:
    struct Waiting
    {
        Post post;
        Milliseconds since{0}; ///< steady time of the first edit that is not saved
        quint64 edition = 0;
    };
    void saveLater(const PostId &id, Milliseconds delay);
    Result<void> save(const Post &post);
    /// The words of a deleted post as a draft of their own.
    Result<PostId> addAnew(Post post);

    PostService &m_posts;
    const Clock &m_clock;
    Timers &m_timers;
    QHash<PostId, Waiting> m_waiting;
    quint64 m_edition = 0;
};

} // namespace hatstand::plan
