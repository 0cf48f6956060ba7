// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace hatstand::listen
{

/// The elements that are read. Each stands for all names that mean the same in RSS, Atom, CDF and the
/// vocabularies beside them.
enum class FeedElement {
    Other, ///< kept as an extra
    Rss,
    Rdf,
    Channel,
    Feed,
    Item,
    Source,
    Image,
    TextInput,
    Title,
    MediaTitle,
    Subtitle,
    Description,
    Abstract,
    Summary,
    Content,
    ContentEncoded,
    Body,
    Rights,
    Info,
    Author,
    Contributor,
    ContributorName,
    Name,
    Email,
    Uri,
    Publisher,
    Owner,
    Id,
    Link,
    Enclosure,
    Comments,
    Icon,
    Logo,
    Href,
    Width,
    Height,
    Published,
    Updated,
    Created,
    Expires,
    Category,
    Keywords,
    ItunesCategory,
    MediaCategory,
    Language,
    Generator,
    GeneratorAgent,
    Cloud,
    NewLocation,
    ItunesImage,
    Licence,
    LicenceText,
    MediaGroup,
    MediaContent,
    MediaThumbnail,
    MediaCredit,
    MediaRating,
    MediaRestriction,
    MediaLicence,
    MediaPlayer,
    GeoPoint,
    GeoLine,
    GeoPolygon,
    GeoBox,
    GeoWhere,
    GmlPoint,
    GmlLine,
    GmlPolygon,
    GmlRing,
    GmlPosition,
    GmlPositions,
    Chapters,
    Chapter,
};

/// The usual prefix of a namespace ("dc", "itunes"), whatever a document calls it; empty for those of feeds
/// themselves. `known` tells whether the namespace is one of those.
[[nodiscard]] std::string_view usualPrefix(std::string_view uri, bool &known);
/// The element of that name: "title", "dc_creator", in lower case.
[[nodiscard]] FeedElement feedElement(std::string_view name);

} // namespace hatstand::listen
