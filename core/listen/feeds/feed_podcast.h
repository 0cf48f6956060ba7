// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/feeds/feed.h"

#include <chrono>

namespace hatstand::listen
{

/// A file or a page that an episode refers to.
struct PodcastFile
{
    std::string address;
    std::string type;
    std::string language;
    bool operator==(const PodcastFile &) const = default;
};

struct PodcastPerson
{
    std::string name;
    std::string role; ///< "host" where nothing is said
    std::string address;
    std::string picture;
    bool operator==(const PodcastPerson &) const = default;
};

/// What Apple's and Podcasting 2.0's vocabularies say of a podcast or an episode, in types.
struct PodcastDetails
{
    std::optional<std::chrono::seconds> duration; ///< from "1:02:03", "62:03" or "3723"
    std::optional<int> season;
    std::optional<int> episode;
    std::string episodeType; ///< "full", "trailer", "bonus"
    std::optional<bool> isExplicit;
    bool isBlocked = false; ///< not to be listed
    bool isLocked = false;  ///< not to be taken over by another host
    std::string guid;       ///< of the podcast, the same wherever its feed is
    std::string newAddress; ///< where the feed has moved to
    std::vector<PodcastFile> transcripts;
    std::optional<PodcastFile> chapters;
    std::vector<PodcastPerson> people;
    std::string fundingAddress;
    std::string fundingText;
};

/// Read from the record's extras; empty where it is no podcast.
[[nodiscard]] PodcastDetails podcastDetails(const FeedRecord &record);

/// The post that this one answers (Atom threading, RFC 4685): its id and its page.
struct FeedReply
{
    std::string id;
    std::string address;
    bool operator==(const FeedReply &) const = default;
};
[[nodiscard]] std::optional<FeedReply> inReplyTo(const FeedRecord &record);

} // namespace hatstand::listen
