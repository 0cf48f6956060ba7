// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_podcast.h"

#include "listen/html/utf8.h"

#include <charconv>

namespace hatstand::listen
{

namespace
{
std::optional<int> number(std::string_view text)
{
    text = trimmed(text);
    int value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    // "12.0" is written too.
    const bool whole = result.ptr == text.data() + text.size() || *result.ptr == '.';
    return !text.empty() && result.ec == std::errc() && whole && value >= 0 ? std::optional(value)
                                                                            : std::nullopt;
}

/// Hours and minutes before colons, then seconds.
std::optional<std::chrono::seconds> duration(std::string_view text)
{
    std::int64_t seconds = 0;
    int parts = 0;
    while (true) {
        const std::size_t colon = text.find(':');
        const auto part = number(text.substr(0, colon));
        if (!part || ++parts > 3)
            return std::nullopt;
        seconds = seconds * 60 + *part;
        if (colon == std::string_view::npos)
            return std::chrono::seconds(seconds);
        text.remove_prefix(colon + 1);
    }
}

std::optional<bool> yesOrNo(std::string_view text)
{
    const std::string lower = asciiLowered(trimmed(text));
    if (lower == "yes" || lower == "true" || lower == "explicit")
        return true;
    if (lower == "no" || lower == "false" || lower == "clean")
        return false;
    return std::nullopt;
}

PodcastFile file(const FeedExtra &extra)
{
    return {std::string(valueOf(extra.attributes, "url")), std::string(valueOf(extra.attributes, "type")),
            std::string(valueOf(extra.attributes, "language"))};
}

PodcastPerson person(const FeedExtra &extra)
{
    const std::string_view role = valueOf(extra.attributes, "role");
    return {extra.text, role.empty() ? "host" : asciiLowered(role),
            std::string(valueOf(extra.attributes, "href")), std::string(valueOf(extra.attributes, "img"))};
}
} // namespace

PodcastDetails podcastDetails(const FeedRecord &record)
{
    PodcastDetails details;
    for (const FeedExtra &extra : record.extras) {
        const std::string &name = extra.name;
        if (name == "itunes_duration")
            details.duration = duration(extra.text);
        else if (name == "itunes_season" || name == "podcast_season")
            details.season = number(extra.text);
        else if (name == "itunes_episode" || name == "podcast_episode")
            details.episode = number(extra.text);
        else if (name == "itunes_episodetype")
            details.episodeType = asciiLowered(extra.text);
        else if (name == "itunes_explicit" || name == "googleplay_explicit")
            details.isExplicit = yesOrNo(extra.text);
        else if (name == "itunes_block" || name == "googleplay_block")
            details.isBlocked = yesOrNo(extra.text).value_or(false);
        else if (name == "podcast_locked")
            details.isLocked = yesOrNo(extra.text).value_or(false);
        else if (name == "podcast_guid")
            details.guid = extra.text;
        else if (name == "itunes_new-feed-url")
            details.newAddress = extra.text;
        else if (name == "podcast_transcript")
            details.transcripts.push_back(file(extra));
        else if (name == "podcast_chapters")
            details.chapters = file(extra);
        else if (name == "podcast_person")
            details.people.push_back(person(extra));
        else if (name == "podcast_funding") {
            details.fundingAddress = valueOf(extra.attributes, "url");
            details.fundingText = extra.text;
        }
    }
    return details;
}

std::optional<FeedReply> inReplyTo(const FeedRecord &record)
{
    const FeedExtra *extra = record.extra("thr_in-reply-to");
    if (!extra)
        return std::nullopt;
    return FeedReply{std::string(valueOf(extra->attributes, "ref")),
                     std::string(valueOf(extra->attributes, "href"))};
}

} // namespace hatstand::listen
