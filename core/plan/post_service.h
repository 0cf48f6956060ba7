// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "plan/post.h"
#include "plan/post_query.h"
#include "plan/revision.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

class PostDraftTable;
class PostTable;
class PostRowTable;
class PostSearchTable;
class VersionTable;
class RevisionTable;

/// All that can be done with posts before they are sent. Every command is one transaction and is followed by
/// `changed` with the ids of the posts that it touched; within a transaction of the caller only after that
/// is committed, and never when it is rolled back.
class PostService : public QObject
{
    Q_OBJECT

public:
    PostService(storage::Database &database, const Clock &clock, QObject *parent = nullptr);
    ~PostService() override;

    // Queries -------------------------------------------------------------------------------------------
    /// The whole post with media and versions. Fails with NotFound (also for a deleted one).
    [[nodiscard]] Result<Post> post(const PostId &id) const;
    /// The posts whose id ends so, with or without dashes: what a person types of one. More than one when it
    /// is too short to tell.
    [[nodiscard]] Result<std::vector<PostId>> endingWith(const QString &end) const;
    /// Light rows for calendars, lists and ideas; see PostFilter. At most `filter.limit`.
    [[nodiscard]] Result<std::vector<PostRow>> rows(const PostFilter &filter) const;
    /// The newest post, as it was begun, that goes to at least one of these.
    [[nodiscard]] Result<std::optional<PostId>>
    newestTo(const std::vector<clients::AccountId> &accounts) const;
    [[nodiscard]] Result<int> count(const PostFilter &filter) const;
    /// How many posts stand in each status within the filter.
    [[nodiscard]] Result<std::vector<StatusCount>> countsByStatus(const PostFilter &filter) const;
    [[nodiscard]] Result<MediaCounts> countMedia(const PostFilter &filter) const;
    /// Full-text search over title and text, best first.
    [[nodiscard]] Result<std::vector<PostRow>>
    search(const QString &words, const std::optional<clients::ClientId> &client, int limit) const;
    /// Newest first.
    [[nodiscard]] Result<std::vector<Revision>> revisions(const PostId &id) const;
    /// How many there are, without reading what they say.
    [[nodiscard]] Result<int> revisionCount(const PostId &id) const;
    /// The post as it would be with what was kept aside for it (see keepAside). Empty when nothing is, or
    /// when it says what the post says.
    [[nodiscard]] Result<std::optional<Post>> keptAside(const PostId &id) const;

    // Commands ------------------------------------------------------------------------------------------
    /// Stores a new post; a null id and null times are set here. Only as an idea, a draft or for approval: an
    /// idea with a time becomes a draft, any later status is refused with NotAllowed. Answers the id.
    Result<PostId> add(Post post);
    /// Saves content (title, text, comment, label, media, versions, campaign, tagLinks). Refused with
    /// NotAllowed when it is on its way or stands on a network (see isMovable). Keeps a revision when the
    /// content differs from the latest one; autosaves of a few minutes share one (see mayReplace), and at
    /// most `maxRevisions` are kept. Saving what is stored already changes nothing. An autosave takes the
    /// place of what was kept aside.
    Result<void> saveContent(const Post &post, RevisionReason reason);
    /// Keeps content beside a post that cannot take it: one in the outbox, while what is typed breaks a rule
    /// of a network. The post and its deliveries stay as they are. Not announced.
    Result<void> keepAside(const Post &post);
    /// The person does not want it any more.
    Result<void> dropAside(const PostId &id);
    /// Sets or clears the time. Refused with NotAllowed when the status is not movable (the error says why).
    /// A scheduled post's deliveries move with it (publish listens and does that in the same transaction).
    /// An idea that gets a time becomes a draft; what loses its time becomes one again.
    Result<void> setPlanned(const PostId &id, const std::optional<PlannedTime> &planned);
    /// A copy as a draft at another time; everything of its content, none of its history.
    Result<PostId> copy(const PostId &id, const std::optional<PlannedTime> &planned);
    /// Into the tray of ideas (status Idea, no time, behind the others unless told where) or out of it
    /// (Draft).
    Result<void> setIdea(const PostId &id, bool idea, std::optional<int> position = {});
    /// Puts ideas into this order; those that are not ideas are passed over.
    Result<void> orderIdeas(const std::vector<PostId> &order);
    /// For approval and back to a draft; from Draft and NeedsApproval only.
    Result<void> setNeedsApproval(const PostId &id, bool needed);
    /// Marks as deleted; `restore` brings it back with everything. Refused while sending.
    Result<void> remove(const PostId &id);
    Result<void> restore(const PostId &id);
    /// Puts a revision's content back; the present content is kept as a revision first, and so is what was
    /// kept aside, which goes.
    Result<void> restoreRevision(const PostId &id, const RevisionId &revision);
    /// Where the work of `recomputeInstants` goes on: behind that post among those of that instant.
    struct InstantsPlace
    {
        Instant planned;
        qint64 row = 0;
    };
    /// One whose instant cannot be computed here, and stays as it is.
    struct InUnknownZone
    {
        PostId id;
        clients::ClientId clientId;
        QByteArray zone;
    };
    struct InstantsPart
    {
        int moved = 0;
        std::vector<InUnknownZone> unknown;
        std::optional<InstantsPlace> next; ///< none: all have been seen
    };
    /// Recomputes the instants of future posts from their wall times, as the computer's zone data has them
    /// now: "at nine" stays at nine when a country has changed its clocks. Quick enough for each start. Posts
    /// that are late, failed or on their way stay as they are, and so do one that would come to lie in the
    /// past and one that is meant for the second of two such times of an autumn night. Of what it answers
    /// `next` is never set.
    Result<InstantsPart> recomputeInstants();
    /// The same for the next `most` of them, the soonest first, for who cannot wait for all. The first part
    /// has no place to begin from.
    Result<InstantsPart> recomputeInstants(const std::optional<InstantsPlace> &from, int most);

    // For publish/ only: it owns every status from Scheduled on. -----------------------------------------
    /// Runs inside the caller's transaction; tells nothing until `announce`. Draft and everything from
    /// Scheduled on; back to Draft is refused while it is on its way, and for what has been published.
    Result<void> setStatus(const PostId &id, PostStatus status);
    /// Tells that these have changed: now, or once the outermost transaction is committed.
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
    /// The post when it is there, not deleted and may be changed.
    [[nodiscard]] Result<Post> changeable(const PostId &id) const;
    [[nodiscard]] Result<Post> stored(const PostId &id) const;
    Result<void> keepRevision(const Post &before, const Post &after, RevisionReason reason);
    Result<void> writeContent(const Post &before, const Post &content, RevisionReason reason);
    Result<void> writePlanned(const Post &post, const std::optional<PlannedTime> &planned);
    /// Runs `work` in a transaction and announces the post.
    template <class Work>
    auto changing(const PostId &id, const Work &work);

    storage::Database &m_database;
    const Clock &m_clock;
    std::unique_ptr<PostTable> m_posts;
    std::unique_ptr<PostRowTable> m_rows;
    std::unique_ptr<PostSearchTable> m_search;
    std::unique_ptr<VersionTable> m_versions;
    std::unique_ptr<RevisionTable> m_revisions;
    std::unique_ptr<PostDraftTable> m_aside;
    Follower *m_follower = nullptr;
};

} // namespace hatstand::plan
