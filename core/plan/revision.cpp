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
} // namespace

bool mayReplace(const Revision &latest, const Post &content, Instant now)
{
    const Milliseconds age = now - latest.createdAt;
    return latest.reason == RevisionReason::Autosave && age >= Milliseconds(0) && age < autosaveSpan &&
           textSize(content) * 2 >= textSize(latest.content);
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
