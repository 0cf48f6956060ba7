// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/revision.h"

#include <algorithm>

namespace hatstand::plan
{

namespace
{
qsizetype textSize(const Post &post)
{
    qsizetype size = post.text.size() + post.firstComment.size();
    for (const Version &version : post.versions)
        size += version.text ? version.text->size() : 0;
    return size;
}

using Media = std::vector<PostMedia>;

/// Whether `after` has every picture of `before`, and a description wherever there was one.
bool hasAll(const Media &after, const Media &before)
{
    return std::all_of(before.begin(), before.end(), [&after](const PostMedia &was) {
        return std::any_of(after.begin(), after.end(), [&was](const PostMedia &is) {
            return is.mediaId == was.mediaId && (was.altText.isEmpty() || !is.altText.isEmpty());
        });
    });
}

bool keepsMedia(const Post &before, const Post &after)
{
    if (!hasAll(after.media, before.media))
        return false;
    return std::all_of(before.versions.begin(), before.versions.end(), [&after](const Version &was) {
        if (!was.media)
            return true;
        const Version *is = after.version(was.accountId);
        return is && is->media && hasAll(*is->media, *was.media);
    });
}
} // namespace

bool mayReplace(const Revision &latest, const Post &content, Instant now)
{
    const Milliseconds age = now - latest.createdAt;
    return latest.reason == RevisionReason::Autosave && age >= Milliseconds(0) && age < autosaveSpan &&
           textSize(content) * 2 >= textSize(latest.content) && keepsMedia(latest.content, content);
}

std::vector<RevisionId> revisionsToDrop(const std::vector<RevisionHead> &revisions, int keep)
{
    std::vector<RevisionId> drop;
    qsizetype excess = qsizetype(revisions.size()) - std::max(keep, 1);
    const auto oldestFirst = [&](auto &&take) {
        for (auto it = revisions.rbegin(); it != revisions.rend() && excess > 0; ++it) {
            const bool newest = std::next(it) == revisions.rend();
            if (!newest && take(*it)) {
                drop.push_back(it->id);
                --excess;
            }
        }
    };
    oldestFirst([](const RevisionHead &head) { return head.reason == RevisionReason::Autosave; });
    oldestFirst([](const RevisionHead &head) { return head.reason != RevisionReason::Autosave; });
    return drop;
}

} // namespace hatstand::plan
