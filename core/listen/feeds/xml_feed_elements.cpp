// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of the reader of feeds that knows what its elements mean.
#include "listen/feeds/feed_dates.h"
#include "listen/feeds/xml_feed_reader.h"
#include "listen/html/uri.h"
#include "listen/html/utf8.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
bool isPage(std::string_view mediaType)
{
    return mediaType == "text/html" || mediaType == "application/xhtml+xml";
}
} // namespace

void XmlFeedReader::startElement(Frame &frame)
{
    if (startText(frame) || startStructure(frame) || startPerson(frame) || startMedia(frame))
        return;
    startOther(frame);
}

void XmlFeedReader::endElement(Frame &frame)
{
    if (endText(frame))
        return;
    trim(frame.text);
    mendCharacters(frame.text);
    if (endMedia(frame))
        return;
    endLeaf(frame);
}

bool XmlFeedReader::mayOverwrite(Field field)
{
    if (!m_inItem || m_place == Place::Source)
        return true;
    int &before = m_fieldDepth[field];
    const int depth = static_cast<int>(m_depth);
    if (before != -1 && depth > before)
        return false;
    before = depth;
    return true;
}

bool XmlFeedReader::startStructure(Frame &frame)
{
    switch (frame.tag) {
    case FeedElement::Rss:
        startRss();
        return true;
    case FeedElement::Rdf:
        return true;
    case FeedElement::Channel:
        if (m_depth == 1 && m_feed.version.empty())
            m_feed.version = "cdf";
        addChannelAttributes();
        break;
    case FeedElement::Feed:
        startFeed();
        break;
    case FeedElement::Item:
        startItem(frame);
        return true;
    case FeedElement::Source:
        startSource();
        frame.gathers = true;
        return true;
    case FeedElement::Image:
        context().image = context().image.value_or(FeedImage());
        m_image = &*context().image;
        m_titleDepth = -1;
        return true;
    case FeedElement::TextInput:
        m_feed.textInput = m_feed.textInput.value_or(FeedImage());
        m_image = &*m_feed.textInput;
        m_titleDepth = -1;
        return true;
    default:
        return false;
    }
    if (m_depth <= 2 && !m_languages.back().empty() && frame.tag == FeedElement::Feed)
        m_feed.language = m_languages.back();
    return true;
}

void XmlFeedReader::startRss()
{
    if (m_languages.size() > 1)
        m_feed.language = m_languages.back();
    if (m_feed.version.starts_with("rss"))
        return;
    const std::string_view version = trimmed(attribute("version"));
    if (version == "0.91" || version == "0.92" || version == "0.93" || version == "0.94")
        m_feed.version = std::string("rss09") + version.back() + (version == "0.91" ? "u" : "");
    else
        m_feed.version = version.starts_with("2.") ? "rss20" : "rss";
}

void XmlFeedReader::startFeed()
{
    if (!m_feed.version.empty())
        return;
    const std::string_view version = trimmed(attribute("version"));
    m_feed.version = version == "0.1" || version == "0.2" || version == "0.3"
                         ? std::string("atom0") + version.back()
                         : "atom";
}

/// CDF keeps in attributes what others keep in elements.
void XmlFeedReader::addChannelAttributes()
{
    FeedRecord &record = context();
    if (const std::string_view changed = attribute("lastmod"); !changed.empty())
        record.updated = FeedDate{std::string(changed), parseFeedDate(changed)};
    if (const std::string_view address = attribute("href"); !address.empty()) {
        record.link = resolved(address);
        FeedLink link;
        link.address = record.link;
        link.rel = "alternate";
        link.type = "text/html";
        record.links.push_back(std::move(link));
    }
}

void XmlFeedReader::startItem(Frame &)
{
    if (m_feed.items.size() >= m_limits.items) {
        m_xml.note("too many items");
        m_feed.items.pop_back(); // the last one makes room: what is beyond is not kept
    }
    m_item = &m_feed.items.emplace_back();
    m_inItem = true;
    m_idIsLink = false;
    m_titleDepth = -1;
    m_hasContent = false;
    m_image = nullptr;
    m_fieldDepth.fill(-1);
    if (m_xml.attributes().empty())
        return;
    if (const std::string_view about = attribute("rdf:about"); !about.empty())
        m_item->id = about;
    addChannelAttributes();
}

void XmlFeedReader::startSource()
{
    m_source = {};
    if (const std::string_view address = attribute("url"); !address.empty()) {
        FeedLink link;
        link.address = resolved(address);
        link.rel = "self";
        m_source.links.push_back(std::move(link));
    }
    m_place = Place::Source;
    m_titleDepth = -1;
}

void XmlFeedReader::endSource(Frame &frame)
{
    m_place = Place::Record;
    if (!frame.text.empty()) {
        FeedText title;
        title.value = std::move(frame.text);
        m_source.title = std::move(title);
    }
    if (m_inItem)
        m_item->source = {std::move(m_source)};
    m_source = {};
}

bool XmlFeedReader::startPerson(Frame &frame)
{
    FeedRecord &record = context();
    const bool isChild = frame.tag == FeedElement::Name || frame.tag == FeedElement::Email ||
                         frame.tag == FeedElement::Uri || frame.tag == FeedElement::Href;
    switch (frame.tag) {
    case FeedElement::Author:
        m_person = FeedElement::Author;
        if (record.authors.size() < m_limits.listed)
            record.authors.emplace_back();
        break;
    case FeedElement::Contributor:
    case FeedElement::ContributorName:
        m_person = FeedElement::Contributor;
        if (record.contributors.size() < m_limits.listed)
            record.contributors.emplace_back();
        break;
    case FeedElement::Owner:
        m_person = FeedElement::Owner;
        if (!record.publisher)
            record.publisher.emplace();
        break;
    case FeedElement::Publisher:
        break;
    default:
        if (!isChild)
            return false;
    }
    frame.gathers = true;
    return true;
}

void XmlFeedReader::endPerson(Frame &frame)
{
    FeedRecord &record = context();
    FeedPerson *person = nullptr;
    if (m_person == FeedElement::Author && !record.authors.empty())
        person = &record.authors.back();
    else if (m_person == FeedElement::Contributor && !record.contributors.empty())
        person = &record.contributors.back();
    else if (m_person == FeedElement::Owner && record.publisher)
        person = &*record.publisher;
    switch (frame.tag) {
    case FeedElement::Author:
        if (person && person->name.empty() && person->email.empty()) {
            std::string address = std::move(person->address);
            *person = personOf(frame.text);
            person->address = std::move(address);
        }
        m_person = FeedElement::Other;
        break;
    case FeedElement::ContributorName:
        if (person)
            person->name = std::move(frame.text);
        m_person = FeedElement::Other;
        break;
    case FeedElement::Contributor:
    case FeedElement::Owner:
        m_person = FeedElement::Other;
        break;
    case FeedElement::Publisher:
        record.publisher = personOf(frame.text);
        break;
    case FeedElement::Name:
        if (person)
            person->name = std::move(frame.text);
        else if (m_image)
            keepExtra(frame);
        break;
    case FeedElement::Email:
        if (person)
            person->email = std::move(frame.text);
        break;
    default: // Uri, Href
        if (person)
            person->address = frame.text.empty() ? std::string() : resolved(frame.text);
        else if (m_image)
            m_image->address = resolved(frame.text);
        else
            keepExtra(frame);
    }
}

void XmlFeedReader::startLink(Frame &frame)
{
    FeedRecord &record = context();
    FeedLink link;
    link.rel = hasAttribute("rel") ? asciiLowered(attribute("rel")) : "alternate";
    if (hasAttribute("type"))
        link.type = asciiLowered(attribute("type"));
    else
        link.type = link.rel == "self" ? "application/atom+xml" : "text/html";
    for (FeedAttribute &one : allAttributes()) {
        if (one.name == "title")
            link.title = std::move(one.value);
        else if (one.name == "hreflang")
            link.language = std::move(one.value);
        else if (one.name == "length")
            link.length = std::move(one.value);
        else if (one.name == "href" || one.name == "url" || one.name == "uri")
            link.address = resolved(one.value);
        else if (one.name != "rel" && one.name != "type")
            link.others.push_back(std::move(one));
    }
    const bool hasAddress = hasAttribute("href") || hasAttribute("url") || hasAttribute("uri");
    frame.gathers = !hasAddress;
    if (hasAddress && link.rel == "alternate" && isPage(mediaTypeOf(link.type)))
        (m_image ? m_image->link : record.link) = link.address;
    std::vector<FeedLink> &links = m_image ? m_image->links : record.links;
    if (links.size() < m_limits.listed)
        links.push_back(std::move(link));
}

void XmlFeedReader::endLink(Frame &frame)
{
    if (!frame.gathers)
        return;
    std::string address = frame.text.empty() ? std::string() : resolved(frame.text);
    std::vector<FeedLink> &links = m_image ? m_image->links : context().links;
    if (!address.empty() && !links.empty())
        links.back().address = address;
    (m_image ? m_image->link : context().link) = std::move(address);
}

void XmlFeedReader::startEnclosure()
{
    FeedLink link;
    link.rel = "enclosure";
    for (FeedAttribute &one : allAttributes()) {
        if (one.name == "url" || one.name == "href" || one.name == "uri")
            link.address = resolved(one.value);
        else if (one.name == "type")
            link.type = std::move(one.value);
        else if (one.name == "length")
            link.length = std::move(one.value);
        else if (one.name == "title")
            link.title = std::move(one.value);
        else if (one.name != "rel")
            link.others.push_back(std::move(one));
    }
    if (context().links.size() < m_limits.listed)
        context().links.push_back(std::move(link));
}

/// RSS's guid is the item's address, unless it says that it is not; then it is one without a link too.
void XmlFeedReader::endId(Frame &frame)
{
    FeedRecord &record = context();
    std::string id = m_idIsLink && !frame.text.empty() ? resolved(frame.text) : std::move(frame.text);
    if (!record.idIsLink)
        record.idIsLink = m_idIsLink && record.link.empty();
    if (m_idIsLink && record.link.empty())
        record.link = id;
    if (mayOverwrite(IdField))
        record.id = std::move(id);
}

void XmlFeedReader::startGenerator(Frame &frame)
{
    FeedGenerator generator;
    if (frame.tag == FeedElement::GeneratorAgent) {
        generator.name = attribute("rdf:resource");
        generator.address = generator.name;
    } else {
        std::string_view address = attribute("url");
        for (const char *name : {"uri", "href"}) {
            if (address.empty())
                address = attribute(name);
        }
        generator.address = address.empty() ? std::string() : resolved(address);
        generator.version = attribute("version");
        frame.gathers = true;
    }
    context().generator = std::move(generator);
}

} // namespace hatstand::listen
