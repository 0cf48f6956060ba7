// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a feed says, whatever format it came in. All text is UTF-8. Nothing here is cleaned: a text that is
/// HTML is the feed's own, and goes through cleanHtml before it is shown and htmlToText before it is
/// searched.
namespace hatstand::listen
{

enum class TextType {
    Plain, ///< "<b>" means these three characters
    Html,
    Xhtml, ///< well-formed markup, to be read as HTML
    Other, ///< of the media type in FeedText::mediaType
};

/// A text with what is needed to understand it.
struct FeedText
{
    std::string value;
    TextType type = TextType::Plain;
    std::string mediaType; ///< only for Other ("image/png")
    std::string base;      ///< what relative addresses in it are resolved against
    std::string language;  ///< "en-GB"; empty where nothing says it
    std::string address;   ///< where the text is, when it is not here (Atom's content with src)

    [[nodiscard]] bool isMarkup() const { return type == TextType::Html || type == TextType::Xhtml; }
    bool operator==(const FeedText &) const = default;
};

/// A time as the feed writes it, and as it was understood.
struct FeedDate
{
    std::string written;
    std::optional<Instant> at; ///< nothing where no known form fits
    bool operator==(const FeedDate &) const = default;
};

struct FeedPerson
{
    std::string name;
    std::string email;
    std::string address; ///< of a page
    std::string written; ///< where name and address stand in one text, as it came ("ann@example.com (Ann)")
    bool operator==(const FeedPerson &) const = default;
};

struct FeedAttribute
{
    std::string name; ///< in lower case, with the usual prefix ("xlink:href")
    std::string value;
    bool operator==(const FeedAttribute &) const = default;
};
using FeedAttributes = std::vector<FeedAttribute>;

/// The value of that name, or empty.
[[nodiscard]] std::string_view valueOf(const FeedAttributes &attributes, std::string_view name);

/// A link, an enclosure (rel "enclosure") or a licence (rel "license").
struct FeedLink
{
    std::string address; ///< absolute where a base was known
    std::string rel;     ///< "alternate" where nothing is said
    std::string type;    ///< media type
    std::string title;
    std::string language; ///< of what it leads to
    std::string length;   ///< bytes, as written
    FeedAttributes others;
    bool operator==(const FeedLink &) const = default;
};

struct FeedTag
{
    std::string term;
    std::string scheme;
    std::string label;
    bool operator==(const FeedTag &) const = default;
};

struct FeedImage
{
    std::string address;
    std::string title;
    std::string link;
    std::vector<FeedLink> links;
    std::string description;
    std::optional<int> width;
    std::optional<int> height;
    bool operator==(const FeedImage &) const = default;
};

struct FeedGenerator
{
    std::string name;
    std::string address;
    std::string version;
    bool operator==(const FeedGenerator &) const = default;
};

/// Where something is (GeoRSS, GML, W3C geo): longitude and latitude in degrees, as GeoJSON orders them.
struct FeedPlace
{
    enum class Kind { Point, Line, Polygon, Box };
    Kind kind = Kind::Point;
    std::vector<std::pair<double, double>> coordinates;
    std::string referenceSystem; ///< GML's srsName
    bool operator==(const FeedPlace &) const = default;
};

/// A film, a sound or a picture of Media RSS: its attributes (url, type, medium, width, height, duration, …)
/// and its text.
struct FeedMedium
{
    FeedAttributes attributes;
    std::string text;
    bool operator==(const FeedMedium &) const = default;
};

struct FeedMedia
{
    std::vector<FeedMedium> contents;
    std::vector<FeedMedium> thumbnails;
    std::vector<FeedMedium> credits;
    std::optional<FeedMedium> rating;
    std::optional<FeedMedium> restriction;
    std::optional<FeedMedium> licence;
    std::optional<FeedMedium> player;
    bool operator==(const FeedMedia &) const = default;
};

struct FeedChapters
{
    std::string version;
    std::vector<FeedAttributes> chapters; ///< start, title, href, image
    bool operator==(const FeedChapters &) const = default;
};

/// An element of a vocabulary that has no member here, by its usual prefix: "itunes_duration",
/// "podcast_transcript", "wfw_commentrss". feed_podcast.h reads what programs need of them.
struct FeedExtra
{
    std::string name;
    std::string text;
    FeedAttributes attributes;
    bool operator==(const FeedExtra &) const = default;
};

/// What feeds, items and the feeds that items were taken from have in common.
struct FeedRecord
{
    std::string id;
    std::optional<bool> idIsLink; ///< the id is also the item's address (RSS)
    std::string link;             ///< the page about it
    std::vector<FeedLink> links;  ///< all of them, in their order
    std::optional<FeedText> title;
    std::optional<FeedText> subtitle; ///< of a feed its description
    std::optional<FeedText> summary;
    bool summaryIsContent = false; ///< there was none: it repeats the content
    std::optional<FeedText> rights;
    std::optional<FeedText> info;
    std::vector<FeedPerson> authors;
    std::vector<FeedPerson> contributors;
    std::optional<FeedPerson> publisher;
    std::optional<FeedDate> published;
    std::optional<FeedDate> updated;
    std::optional<FeedDate> created;
    std::optional<FeedDate> expires;
    std::vector<FeedTag> tags;
    std::optional<std::string> language;
    std::string comments; ///< the address of the page with comments
    std::optional<FeedGenerator> generator;
    std::optional<FeedImage> image;
    std::string icon;
    std::string logo;
    std::optional<FeedMedia> media;
    std::optional<FeedPlace> place;
    std::optional<FeedChapters> chapters;
    std::vector<FeedExtra> extras;

    /// The last extra of that name, or null.
    [[nodiscard]] const FeedExtra *extra(std::string_view name) const;
    bool operator==(const FeedRecord &) const = default;
};

struct FeedItem : FeedRecord
{
    std::vector<FeedText> contents;
    std::vector<FeedRecord> source; ///< none, or the one feed that it was taken from

    bool operator==(const FeedItem &) const = default;
};

/// What was wrong with a document that could be read all the same.
struct FeedTrouble
{
    std::string what; ///< for a log, in English: "mismatched end tag </b>"
    bool operator==(const FeedTrouble &) const = default;
};

struct Feed : FeedRecord
{
    /// "rss20", "atom10", "json11", …; "rss" and "atom" where it does not say which. Empty: this is no feed.
    std::string version;
    std::string encoding; ///< that it was read with
    std::vector<FeedItem> items;
    FeedAttributes cloud;
    std::optional<FeedImage> textInput; ///< its name stands as `description`'s neighbour in `extras`
    std::string newLocation;            ///< where it says that it has moved to
    std::vector<FeedTrouble> troubles;

    [[nodiscard]] bool isFeed() const { return !version.empty() || !items.empty(); }
    bool operator==(const Feed &) const = default;
};

} // namespace hatstand::listen
