// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_names.h"

#include "listen/html/utf8.h"

#include <string>
#include <unordered_map>

namespace hatstand::listen
{

namespace
{
using Prefixes = std::unordered_map<std::string_view, std::string_view>;
using Tags = std::unordered_map<std::string_view, FeedElement>;

/// Addresses of namespaces in lower case: people write them so and so.
const Prefixes &prefixes()
{
    static const Prefixes all{
        {"", ""},
        {"http://backend.userland.com/rss", ""},
        {"http://blogs.law.harvard.edu/tech/rss", ""},
        {"http://cyber.law.harvard.edu/rss/rss.html", ""},
        {"http://purl.org/rss/1.0/", ""},
        {"http://my.netscape.com/rdf/simple/0.9/", ""},
        {"http://channel.netscape.com/rdf/simple/0.9/", ""},
        {"http://example.com/newformat#", ""},
        {"http://example.com/necho", ""},
        {"http://purl.org/echo/", ""},
        {"uri/of/echo/namespace#", ""},
        {"http://purl.org/pie/", ""},
        {"http://purl.org/atom/ns#", ""},
        {"http://www.w3.org/2005/atom", ""},
        {"http://purl.org/rss/1.0/modules/rss091#", ""},
        {"http://webns.net/mvcb/", "admin"},
        {"http://purl.org/rss/1.0/modules/aggregation/", "ag"},
        {"http://purl.org/rss/1.0/modules/annotate/", "annotate"},
        {"http://media.tangent.org/rss/1.0/", "audio"},
        {"http://backend.userland.com/blogchannelmodule", "blogchannel"},
        {"http://creativecommons.org/ns#license", "cc"},
        {"http://creativecommons.org/ns#", "cc"},
        {"http://web.resource.org/cc/", "cc"},
        {"http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "creativecommons"},
        {"http://backend.userland.com/creativecommonsrssmodule", "creativecommons"},
        {"http://purl.org/rss/1.0/modules/company", "co"},
        {"http://purl.org/rss/1.0/modules/content/", "content"},
        {"http://my.theinfo.org/changed/1.0/rss/", "cp"},
        {"http://purl.org/dc/elements/1.1/", "dc"},
        {"http://purl.org/dc/elements/1.0/", "dc"},
        {"http://purl.org/dc/terms/", "dcterms"},
        {"http://purl.org/rss/1.0/modules/email/", "email"},
        {"http://purl.org/rss/1.0/modules/event/", "ev"},
        {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
        {"http://freshmeat.net/rss/fm/", "fm"},
        {"http://xmlns.com/foaf/0.1/", "foaf"},
        {"http://www.w3.org/2003/01/geo/wgs84_pos#", "geo"},
        {"http://www.georss.org/georss", "georss"},
        {"http://www.google.com/schemas/play-podcasts/1.0", "googleplay"},
        {"http://www.opengis.net/gml", "gml"},
        {"http://postneo.com/icbm/", "icbm"},
        {"http://purl.org/rss/1.0/modules/image/", "image"},
        {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
        {"http://example.com/dtds/podcast-1.0.dtd", "itunes"},
        {"http://purl.org/rss/1.0/modules/link/", "l"},
        {"http://search.yahoo.com/mrss", "media"},
        {"http://search.yahoo.com/mrss/", "media"},
        {"http://madskills.com/public/xml/rss/module/pingback/", "pingback"},
        {"https://podcastindex.org/namespace/1.0", "podcast"},
        {"http://podcastindex.org/namespace/1.0", "podcast"},
        {"https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", "podcast"},
        {"http://podlove.org/simple-chapters", "psc"},
        {"http://podlove.org/simple-chapters/", "psc"},
        {"http://prismstandard.org/namespaces/1.2/basic/", "prism"},
        {"http://prismstandard.org/namespaces/basic/2.0/", "prism"},
        {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
        {"http://www.w3.org/2000/01/rdf-schema#", "rdfs"},
        {"http://purl.org/rss/1.0/modules/reference/", "ref"},
        {"http://purl.org/rss/1.0/modules/richequiv/", "reqv"},
        {"http://purl.org/rss/1.0/modules/search/", "search"},
        {"http://purl.org/rss/1.0/modules/slash/", "slash"},
        {"http://schemas.xmlsoap.org/soap/envelope/", "soap"},
        {"http://purl.org/rss/1.0/modules/servicestatus/", "ss"},
        {"http://hacks.benhammersley.com/rss/streaming/", "str"},
        {"http://purl.org/rss/1.0/modules/subscription/", "sub"},
        {"http://purl.org/rss/1.0/modules/syndication/", "sy"},
        {"http://schemas.pocketsoap.com/rss/mydescmodule/", "szf"},
        {"http://purl.org/rss/1.0/modules/taxonomy/", "taxo"},
        {"http://purl.org/rss/1.0/modules/threading/", "thr"},
        {"http://purl.org/syndication/thread/1.0", "thr"},
        {"http://purl.org/rss/1.0/modules/textinput/", "ti"},
        {"http://madskills.com/public/xml/rss/module/trackback/", "trackback"},
        {"http://wellformedweb.org/commentapi/", "wfw"},
        {"http://purl.org/rss/1.0/modules/wiki/", "wiki"},
        {"http://www.w3.org/1999/xhtml", "xhtml"},
        {"http://www.w3.org/1999/xlink", "xlink"},
        {"http://www.w3.org/xml/1998/namespace", "xml"},
        {"http://www.youtube.com/xml/schemas/2015", "yt"},
    };
    return all;
}

const Tags &tags()
{
    using enum FeedElement;
    static const Tags all{
        {"rss", Rss},
        {"rdf_rdf", Rdf},
        {"channel", Channel},
        {"feed", FeedElement::Feed},
        {"item", Item},
        {"entry", Item},
        {"source", Source},
        {"image", Image},
        {"textinput", TextInput},
        {"title", Title},
        {"dc_title", Title},
        {"media_title", MediaTitle},
        {"itunes_title", Other},
        {"subtitle", Subtitle},
        {"tagline", Subtitle},
        {"itunes_subtitle", Subtitle},
        {"description", Description},
        {"dc_description", Description},
        {"media_description", Description},
        {"abstract", Abstract},
        {"summary", Summary},
        {"itunes_summary", Summary},
        {"content", Content},
        {"content_encoded", ContentEncoded},
        {"fullitem", ContentEncoded},
        {"body", Body},
        {"xhtml_body", Body},
        {"rights", Rights},
        {"copyright", Rights},
        {"dc_rights", Rights},
        {"info", Info},
        {"feedburner_browserfriendly", Info},
        {"author", Author},
        {"managingeditor", Author},
        {"dc_author", Author},
        {"dc_creator", Author},
        {"itunes_author", Author},
        {"contributor", Contributor},
        {"dc_contributor", ContributorName},
        {"name", Name},
        {"itunes_name", Name},
        {"email", Email},
        {"itunes_email", Email},
        {"url", Href},
        {"uri", Uri},
        {"homepage", Uri},
        {"href", Href},
        {"webmaster", Publisher},
        {"dc_publisher", Publisher},
        {"itunes_owner", Owner},
        {"id", Id},
        {"guid", Id},
        {"link", Link},
        {"enclosure", Enclosure},
        {"comments", Comments},
        {"icon", Icon},
        {"logo", Logo},
        {"width", Width},
        {"height", Height},
        {"published", Published},
        {"issued", Published},
        {"pubdate", Published},
        {"dcterms_issued", Published},
        {"updated", Updated},
        {"modified", Updated},
        {"lastbuilddate", Updated},
        {"dc_date", Updated},
        {"dcterms_modified", Updated},
        {"created", Created},
        {"dcterms_created", Created},
        {"expirationdate", Expires},
        {"category", Category},
        {"dc_subject", Category},
        {"keywords", Category},
        {"itunes_category", ItunesCategory},
        {"media_category", MediaCategory},
        {"itunes_keywords", Keywords},
        {"media_keywords", Keywords},
        {"tags", Keywords},
        {"language", Language},
        {"dc_language", Language},
        {"generator", Generator},
        {"admin_generatoragent", GeneratorAgent},
        {"cloud", Cloud},
        {"newlocation", NewLocation},
        {"itunes_image", ItunesImage},
        {"itunes_link", ItunesImage},
        {"googleplay_image", ItunesImage},
        {"cc_license", Licence},
        {"creativecommons_license", LicenceText},
        {"media_group", MediaGroup},
        {"media_content", MediaContent},
        {"media_thumbnail", MediaThumbnail},
        {"media_credit", MediaCredit},
        {"media_rating", MediaRating},
        {"media_restriction", MediaRestriction},
        {"media_license", MediaLicence},
        {"media_player", MediaPlayer},
        {"georss_point", GeoPoint},
        {"georss_line", GeoLine},
        {"georss_polygon", GeoPolygon},
        {"georss_box", GeoBox},
        {"georss_where", GeoWhere},
        {"where", GeoWhere},
        {"gml_point", GmlPoint},
        {"gml_linestring", GmlLine},
        {"gml_polygon", GmlPolygon},
        {"gml_exterior", GeoWhere},
        {"gml_linearring", GmlRing},
        {"gml_pos", GmlPosition},
        {"gml_poslist", GmlPositions},
        {"psc_chapters", Chapters},
        {"psc_chapter", Chapter},
    };
    return all;
}
} // namespace

std::string_view usualPrefix(std::string_view uri, bool &known)
{
    const std::string lower = asciiLowered(uri);
    if (lower.find("backend.userland.com/rss") != std::string::npos) {
        known = true;
        return {};
    }
    const auto found = prefixes().find(lower);
    known = found != prefixes().end();
    return known ? found->second : std::string_view();
}

FeedElement feedElement(std::string_view name)
{
    const auto found = tags().find(name);
    return found == tags().end() ? FeedElement::Other : found->second;
}

} // namespace hatstand::listen
