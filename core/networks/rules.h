// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/network_key.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace hatstand::networks
{

/// A fact about a network, with where it was read and when, because networks change their rules.
template <class T>
struct Sourced
{
    T value{};
    QString source; ///< "docs.bsky.app: app.bsky.feed.post", for people to look it up
    QString date;   ///< year and month of the reading: "2026-08"
};

/// A number that a network sets. Absent: none is known, and nothing is checked.
using Limit = std::optional<Sourced<qint64>>;
/// What a network does or does not do.
using Fact = Sourced<bool>;
/// Width divided by height. Absent: none is known.
using Ratio = std::optional<Sourced<double>>;

/// Single characters with which a text is refused. Empty: none are known.
using Characters = Sourced<QStringList>;

/// What a network counts when it measures a text.
enum class CountingRule {
    XWeighted, ///< twitter-text, configuration 3: Latin counts 1, others 2, an emoji 2, a link 23
    Bluesky,   ///< grapheme clusters, and UTF-8 bytes as a second limit
    Mastodon,  ///< grapheme clusters; a link counts 23, a remote mention only its first half; warning + text
    ThreadsBytes, ///< code points, but an emoji counts its UTF-8 bytes
    Graphemes,    ///< grapheme clusters
    CodePoints,   ///< Unicode code points
    Utf16,        ///< UTF-16 code units
    Utf8Bytes,    ///< bytes of UTF-8
};

/// By whose rule links, mentions and hashtags are found.
enum class EntityRule {
    X,
    Bluesky,
    Mastodon,
    Common, ///< links with a scheme; @name; #word: what the networks have in common that publish no rule
    None,   ///< the network knows none in its text (an article, a pin without links)
};

/// How the text of a post is limited.
struct TextRules
{
    CountingRule counting = CountingRule::Graphemes;
    EntityRule entities = EntityRule::Common;
    Limit limit;          ///< in units of `counting`
    Limit limitWithMedia; ///< the same where media is attached and the text is its caption
    Limit paidLimit;      ///< the same for accounts that pay (X Premium)
    Limit maxBytes;       ///< UTF-8 bytes, where the network has that limit too
    Limit linkLength;     ///< what every link counts, where the network shortens links
    Limit maxHashtags;
    Fact moreHashtagsStayText; ///< what goes over `maxHashtags` is not refused, it is just no hashtag
    Limit maxMentions;
    Limit maxCashtags;
    Characters forbidden;
};

/// The fields beside the text (title of a video, description of a pin).
struct FieldRules
{
    bool exists = false;
    bool required = false;
    Limit limit; ///< Unicode code points
    Characters forbidden;
};

/// One kind of media in one post.
struct MediaKindRules
{
    Limit maxCount;    ///< 0: this kind cannot be posted
    Limit maxBytes;    ///< of one file
    QStringList types; ///< MIME types; empty: any. Their source stands in the file
    /// How pictures and sound of a video may be coded, by the names that ffprobe has ("h264", "aac"); empty:
    /// no limit is known.
    QStringList pictureCodecs, soundCodecs;
    Limit minWidth, maxWidth, minHeight, maxHeight; ///< pixels
    Limit maxShortSide;                             ///< pixels of the shorter side ("1080p")
    Ratio minRatio, maxRatio;
    Limit minMilliseconds, maxMilliseconds; ///< running time
    Limit maxAltText;   ///< Unicode code points; absent where alternative text is not supported
    Fact publicAddress; ///< fetched from a public address: bytes cannot be pushed
};

/// What can be attached to a post. `maxTotal` limits all kinds together.
struct MediaRules
{
    Limit maxTotal;
    MediaKindRules image;
    MediaKindRules gif; ///< animated
    MediaKindRules video;
    MediaKindRules audio;
    Fact required; ///< a post without media is refused
    Fact mixed;    ///< pictures and videos may stand in one post
    Fact gifAlone; ///< beside an animation nothing else may stand
    Fact altText;  ///< pictures can have alternative text
};

/// What the network charges for one call, in millionths of a US dollar.
struct CostRules
{
    Limit createPost;
    Limit createPostWithLink;
};

/// Whether people can post there by program.
enum class Access {
    Open,     ///< any person can get the needed key
    Approval, ///< the network approves each application first
    None,     ///< no interface for programs, or none that writes
    Closed,   ///< the network does not operate any more
};

/// All that is known about one network, as read from resources/networks/KEY.json.
struct NetworkRules
{
    NetworkKey key;
    QString name;    ///< "Bluesky": a proper name, not translated
    QString mark;    ///< one or two characters: "Bs"
    quint32 rgb = 0; ///< 0xRRGGBB, white on it is readable
    TextRules text;
    FieldRules title;
    FieldRules description;
    Limit maxTagBytes; ///< all tags of a video together
    MediaRules media;
    Fact linksClickable;
    Fact linkPreview;
    Fact firstComment; ///< a comment can be posted with the post
    Fact threads;      ///< posts can be chained
    Fact polls;
    Fact scheduling; ///< the network itself can hold a post until its time
    Limit postsPerDay;
    CostRules cost;
    Sourced<Access> access;
    QUrl composePage;       ///< opened when posting by hand; empty where none is known
    bool connected = false; ///< this program has a connection to it
};

} // namespace hatstand::networks
