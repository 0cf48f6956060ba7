// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "plan/post.h"
#include "plan/post_query.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

class PostTable;
class VersionTable;
class RevisionTable;

/// Why a draft was kept (see Revision). Stored by number.
enum class RevisionReason {
    Autosave = 0,
    Saved = 1,
    Scheduled = 2,
    BeforeRestore = 3,
};

/// A post's content as it once was.
struct RevisionTag;
using RevisionId = Id<RevisionTag>;
struct Revision
{
    RevisionId id;
    PostId postId;
    Instant createdAt;
    RevisionReason reason = RevisionReason::Saved;
    Post content; ///< text, first comment, media, versions, title; not status or time
};

/// All that can be done with posts before they are sent. Every command is one transaction and is followed by
/// `changed` with the ids of the posts that it touched.
class PostService : public QObject
{
    Q_OBJECT

public:
    PostService(storage::Database &database, const Clock &clock, QObject *parent = nullptr);
    ~PostService() override;

    // Queries -------------------------------------------------------------------------------------------
    /// The whole post with media and versions. Fails with NotFound (also for a deleted one).
    [[nodiscard]] Result<Post> post(const PostId &id) const;
    /// Light rows for calendars, lists and ideas; see PostFilter. At most `filter.limit`.
    [[nodiscard]] Result<std::vector<PostRow>> rows(const PostFilter &filter) const;
    [[nodiscard]] Result<int> count(const PostFilter &filter) const;
    /// How many posts stand in each status within the filter.
    [[nodiscard]] Result<std::vector<StatusCount>> countsByStatus(const PostFilter &filter) const;
    /// Full-text search over title and text, best first.
    [[nodiscard]] Result<std::vector<PostRow>>
    search(const QString &words, const std::optional<clients::ClientId> &client, int limit) const;
    [[nodiscard]] Result<std::vector<Revision>> revisions(const PostId &id) const;

    // Commands ------------------------------------------------------------------------------------------
    /// Stores a new post; id, times and status Draft or Idea are set here when they are null. Answers the id.
    Result<PostId> add(Post post);
    /// Saves content (title, text, comment, label, media, versions, campaign, tagLinks). Refused with
    /// NotAllowed when the post is sending or published. Keeps a revision when the content differs from the
    /// latest one.
    Result<void> saveContent(const Post &post, RevisionReason reason);
    /// Sets or clears the time. Refused with NotAllowed when the status is not movable (the error says why).
    /// A scheduled post's deliveries move with it (publish listens and does that in the same transaction).
    Result<void> setPlanned(const PostId &id, const std::optional<PlannedTime> &planned);
    /// A copy as a draft at another time; everything of its content, none of its history.
    Result<PostId> copy(const PostId &id, const std::optional<PlannedTime> &planned);
    /// Into the tray of ideas (status Idea, no time) or out of it (Draft).
    Result<void> setIdea(const PostId &id, bool idea);
    /// Marks as deleted; `restore` brings it back with everything. Refused while sending.
    Result<void> remove(const PostId &id);
    Result<void> restore(const PostId &id);
    /// Puts a revision's content back; the present content is kept as a revision first.
    Result<void> restoreRevision(const PostId &id, const RevisionId &revision);
    /// Recomputes the instants of all future posts from their wall times: after zone data changed.
    Result<int> recomputeInstants();

    // For publish/ only: it owns every status from Scheduled on. -----------------------------------------
    /// Runs inside the caller's transaction; emits nothing until `announce`.
    Result<void> setStatus(const PostId &id, PostStatus status);
    void announce(const QSet<PostId> &ids);
    /// What publish does in the same transaction when a post is moved, deleted, restored or edited. At most
    /// one.
    struct Follower
    {
        virtual ~Follower() = default;
        virtual Result<void> postMoved(const PostId &id, const std::optional<PlannedTime> &planned) = 0;
        virtual Result<void> postRemoved(const PostId &id) = 0;
        virtual Result<void> postRestored(const PostId &id) = 0;
        virtual Result<void> postEdited(const PostId &id) = 0;
    };
    void setFollower(Follower *follower) { m_follower = follower; }

    /// Another process has written: everything may have changed.
    void announceAll() { Q_EMIT changed({}); }

Q_SIGNALS:
    /// After a commit. An empty set means that anything may have changed.
    void changed(const QSet<hatstand::plan::PostId> &ids);

private:
    storage::Database &m_database;
    const Clock &m_clock;
    std::unique_ptr<PostTable> m_posts;
    std::unique_ptr<VersionTable> m_versions;
    std::unique_ptr<RevisionTable> m_revisions;
    Follower *m_follower = nullptr;
};

} // namespace hatstand::plan
