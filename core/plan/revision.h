// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

#include <vector>

namespace hatstand::plan
{

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

/// How many revisions of one post are kept at most.
inline constexpr int maxRevisions = 50;
/// Autosaves within this time of each other share one revision.
inline constexpr Milliseconds autosaveSpan{5 * 60 * 1000};

/// Whether an autosave at `now` may take the place of the latest revision instead of adding one: that one is
/// an autosave too, not older than `autosaveSpan`, and the new content throws away neither more than half of
/// its text nor a picture or a description (what was deleted by mistake must be found again).
[[nodiscard]] bool mayReplace(const Revision &latest, const Post &content, Instant now);

/// Which to drop so that at most `keep` are left: the oldest autosaves first, then the oldest of all. Never
/// the newest one. `revisions` is newest first.
struct RevisionHead
{
    RevisionId id;
    RevisionReason reason = RevisionReason::Saved;
};
[[nodiscard]] std::vector<RevisionId> revisionsToDrop(const std::vector<RevisionHead> &revisions,
                                                      int keep = maxRevisions);

} // namespace hatstand::plan
