// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

#include <optional>
#include <vector>

namespace hatstand::plan
{

/// Which posts: every part that is set narrows.
struct PostFilter
{
    enum class Order {
        ByTime, ///< planned time, then id
        ByTimeReversed,
        ByPosition,  ///< ideas
        NewestFirst, ///< last changed first
    };
    std::optional<clients::ClientId> client; ///< unset: all clients
    std::optional<Instant> from;             ///< planned at or after
    std::optional<Instant> until;            ///< planned before
    std::optional<bool> hasTime;
    std::vector<PostStatus> statuses;           ///< empty: any
    std::vector<networks::NetworkKey> networks; ///< goes to at least one of these; empty: any
    strategy::CampaignId campaign;              ///< null: any
    QString words;                              ///< in title or text, case-insensitive; empty: any
    Order order = Order::ByTime;
    int limit = 5000;
    int offset = 0;
};

/// What a calendar chip, a list row or an idea card needs, in one read.
struct PostRow
{
    PostId id;
    clients::ClientId clientId;
    QString title; ///< as shown (see Post::shownTitle)
    PostStatus status = PostStatus::Draft;
    std::optional<PlannedTime> planned;
    std::vector<networks::NetworkKey> networks; ///< of its accounts, in order, each once
    QString label;
    int mediaCount = 0;
    int mediaWithoutAltText = 0;
    Instant updatedAt;
};

/// The pictures and videos of several posts together; own media of single accounts are not counted.
struct MediaCounts
{
    int all = 0;
    int withoutAltText = 0;
    int postsWithout = 0; ///< posts with at least one that has no alternative text
};

struct StatusCount
{
    PostStatus status = PostStatus::Idea;
    int count = 0;
};

} // namespace hatstand::plan
