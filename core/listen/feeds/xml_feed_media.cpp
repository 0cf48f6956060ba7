// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of the reader of feeds that knows Media RSS, places (GeoRSS, GML) and chapters.
#include "listen/feeds/geographic_systems.h"
#include "listen/feeds/xml_feed_reader.h"
#include "listen/html/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace hatstand::listen
{

namespace
{
constexpr std::size_t coordinateLimit = 10'000;

/// Numbers apart by white space or commas; nothing where something else stands among them.
std::vector<double> numbers(std::string_view text)
{
    std::vector<double> all;
    std::string plain(text);
    std::replace(plain.begin(), plain.end(), ',', ' ');
    const char *at = plain.data();
    const char *end = at + plain.size();
    while (at < end && all.size() < coordinateLimit) {
        if (isAsciiSpace(*at) || *at == '+') {
            ++at;
            continue;
        }
        double value = 0;
        const auto result = std::from_chars(at, end, value);
        if (result.ec != std::errc() || (result.ptr < end && !isAsciiSpace(*result.ptr)) ||
            !std::isfinite(value))
            return {};
        all.push_back(value);
        at = result.ptr;
    }
    return all;
}

/// GeoRSS writes latitude before longitude, and so do the geographic systems of EPSG; others do not.
bool isLatitudeFirst(const std::string &referenceSystem)
{
    if (referenceSystem.find("EPSG") == std::string::npos)
        return true;
    int code = 0;
    const std::size_t colon = referenceSystem.rfind(':');
    const char *end = referenceSystem.data() + referenceSystem.size();
    std::from_chars(referenceSystem.data() + (colon == std::string::npos ? 0 : colon + 1), end, code);
    return isGeographicSystem(code);
}

FeedMedium mediumOf(FeedAttributes attributes)
{
    return {std::move(attributes), {}};
}
} // namespace

bool XmlFeedReader::startMedia(Frame &frame)
{
    FeedRecord &record = context();
    const auto media = [&record]() -> FeedMedia & {
        if (!record.media)
            record.media.emplace();
        return *record.media;
    };
    const auto add = [this](std::vector<FeedMedium> &list) {
        if (list.size() < m_limits.listed)
            list.push_back(mediumOf(allAttributes()));
    };
    switch (frame.tag) {
    case FeedElement::MediaGroup:
        return true;
    case FeedElement::MediaContent:
        add(media().contents);
        return true;
    case FeedElement::MediaThumbnail:
        add(media().thumbnails);
        break;
    case FeedElement::MediaCredit:
        add(media().credits);
        break;
    case FeedElement::MediaRating:
    case FeedElement::MediaRestriction:
    case FeedElement::MediaLicence:
    case FeedElement::MediaPlayer:
        frame.attributes = allAttributes();
        break;
    case FeedElement::ItunesImage:
        startItunesImage();
        break;
    case FeedElement::Chapters:
        if (!record.chapters)
            record.chapters = FeedChapters{std::string(attribute("version")), {}};
        return true;
    case FeedElement::Chapter:
        if (record.chapters && record.chapters->chapters.size() < m_limits.listed)
            record.chapters->chapters.push_back(allAttributes());
        return true;
    case FeedElement::GeoPoint:
    case FeedElement::GeoLine:
    case FeedElement::GeoPolygon:
    case FeedElement::GeoBox:
    case FeedElement::GeoWhere:
    case FeedElement::GmlPoint:
    case FeedElement::GmlLine:
    case FeedElement::GmlPolygon:
    case FeedElement::GmlRing:
    case FeedElement::GmlPosition:
    case FeedElement::GmlPositions:
        startGeometry(frame);
        break;
    default:
        return false;
    }
    frame.gathers = true;
    return true;
}

void XmlFeedReader::startItunesImage()
{
    const std::string_view address = hasAttribute("href") ? attribute("href") : attribute("url");
    if (address.empty())
        return;
    FeedImage image;
    image.address = resolved(address);
    context().image = std::move(image);
}

void XmlFeedReader::startGeometry(Frame &frame)
{
    FeedRecord &record = context();
    const bool isGml = frame.tag == FeedElement::GmlPoint || frame.tag == FeedElement::GmlLine ||
                       frame.tag == FeedElement::GmlPolygon;
    if (!record.place)
        record.place.emplace();
    if (isGml) {
        record.place->referenceSystem = attribute("srsname");
        m_dimensions = attribute("srsdimension") == "3" ? 3 : 2;
    }
    if (isGml || frame.tag == FeedElement::GmlRing)
        m_geometry = frame.tag;
}

bool XmlFeedReader::endMedia(Frame &frame)
{
    FeedRecord &record = context();
    const auto put = [&](std::optional<FeedMedium> FeedMedia::*member) {
        if (!record.media)
            record.media.emplace();
        if (!((*record.media).*member))
            (*record.media).*member = FeedMedium{std::move(frame.attributes), std::move(frame.text)};
    };
    switch (frame.tag) {
    case FeedElement::MediaThumbnail:
        record.media->thumbnails.back().text = std::move(frame.text);
        return true;
    case FeedElement::MediaCredit:
        record.media->credits.back().text = std::move(frame.text);
        return true;
    case FeedElement::MediaRating:
        put(&FeedMedia::rating);
        return true;
    case FeedElement::MediaRestriction:
        put(&FeedMedia::restriction);
        return true;
    case FeedElement::MediaLicence:
        put(&FeedMedia::licence);
        return true;
    case FeedElement::MediaPlayer:
        put(&FeedMedia::player);
        return true;
    case FeedElement::GeoPoint:
    case FeedElement::GeoLine:
    case FeedElement::GeoPolygon:
    case FeedElement::GeoBox:
    case FeedElement::GmlPosition:
    case FeedElement::GmlPositions:
        endPlace(frame);
        return true;
    default:
        return false;
    }
}

void XmlFeedReader::endPlace(Frame &frame)
{
    FeedRecord &record = context();
    FeedPlace::Kind kind = FeedPlace::Kind::Point;
    if (frame.tag == FeedElement::GeoLine)
        kind = FeedPlace::Kind::Line;
    else if (frame.tag == FeedElement::GeoPolygon)
        kind = FeedPlace::Kind::Polygon;
    else if (frame.tag == FeedElement::GeoBox)
        kind = FeedPlace::Kind::Box;
    else if (frame.tag == FeedElement::GmlPositions)
        kind = m_geometry == FeedElement::GmlLine ? FeedPlace::Kind::Line : FeedPlace::Kind::Polygon;
    const bool isGml = frame.tag == FeedElement::GmlPosition || frame.tag == FeedElement::GmlPositions;
    const std::size_t step = isGml && m_dimensions == 3 ? 3 : 2;
    const bool swaps = !isGml || !record.place || isLatitudeFirst(record.place->referenceSystem);
    const std::vector<double> all = numbers(frame.text);
    FeedPlace place;
    place.kind = kind;
    if (record.place)
        place.referenceSystem = record.place->referenceSystem;
    for (std::size_t i = 0; i + 1 < all.size(); i += step)
        place.coordinates.emplace_back(all[i + (swaps ? 1 : 0)], all[i + (swaps ? 0 : 1)]);
    const std::size_t least = kind == FeedPlace::Kind::Polygon && !isGml ? 4 : 1;
    if (place.coordinates.size() < least)
        return;
    if (kind == FeedPlace::Kind::Point)
        place.coordinates.resize(1);
    record.place = std::move(place);
}

} // namespace hatstand::listen
