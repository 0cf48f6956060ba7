// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of the reader of feeds that knows single values: dates, tags, ids, and what it keeps without
// knowing it.
#include "listen/feeds/feed_dates.h"
#include "listen/feeds/xml_feed_reader.h"
#include "listen/html/uri.h"
#include "listen/html/utf8.h"

#include <algorithm>
#include <charconv>

namespace hatstand::listen
{

namespace
{
std::optional<int> wholeNumber(std::string_view text)
{
    int value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return !text.empty() && result.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Extras that hold the address of a page.
bool isAddress(std::string_view name)
{
    return name == "docs" || name == "wfw_comment" || name == "wfw_commentrss" ||
           name == "itunes_new-feed-url";
}

constexpr std::string_view itunesScheme = "http://www.itunes.com/";
constexpr std::string_view mediaScheme = "http://search.yahoo.com/mrss/category_schema";
} // namespace

void XmlFeedReader::addTag(std::string_view term, std::string_view scheme, std::string_view label)
{
    std::vector<FeedTag> &tags = context().tags;
    if ((term.empty() && scheme.empty() && label.empty()) || tags.size() >= m_limits.listed)
        return;
    const bool known = std::any_of(tags.begin(), tags.end(), [&](const FeedTag &one) {
        return one.term == term && one.scheme == scheme && one.label == label;
    });
    if (!known)
        tags.push_back({std::string(term), std::string(scheme), std::string(label)});
}

void XmlFeedReader::startCategory(FeedElement element)
{
    switch (element) {
    case FeedElement::ItunesCategory:
        addTag(attribute("text"), itunesScheme, {});
        break;
    case FeedElement::MediaCategory:
        addTag(attribute("term"), hasAttribute("scheme") ? attribute("scheme") : mediaScheme,
               attribute("label"));
        break;
    default:
        addTag(attribute("term"), hasAttribute("scheme") ? attribute("scheme") : attribute("domain"),
               attribute("label"));
    }
}

void XmlFeedReader::endCategory(Frame &frame)
{
    if (frame.text.empty())
        return;
    std::vector<FeedTag> &tags = context().tags;
    if (!tags.empty() && tags.back().term.empty())
        tags.back().term = std::move(frame.text);
    else
        addTag(frame.text, {}, {});
}

void XmlFeedReader::endKeywords(Frame &frame)
{
    const std::string_view scheme = frame.name == "itunes_keywords" ? itunesScheme : std::string_view();
    std::string_view rest = frame.text;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        if (const std::string_view term = trimmed(rest.substr(0, comma)); !term.empty())
            addTag(term, scheme, {});
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
}

void XmlFeedReader::startOther(Frame &frame)
{
    switch (frame.tag) {
    case FeedElement::Link:
        startLink(frame);
        return;
    case FeedElement::Enclosure:
        startEnclosure();
        return;
    case FeedElement::Generator:
    case FeedElement::GeneratorAgent:
        startGenerator(frame);
        return;
    case FeedElement::Category:
    case FeedElement::ItunesCategory:
    case FeedElement::MediaCategory:
        startCategory(frame.tag);
        break;
    case FeedElement::Cloud:
        m_feed.cloud = allAttributes();
        return;
    case FeedElement::Id:
        m_idIsLink = !hasAttribute("ispermalink") || equalsLower(trimmed(attribute("ispermalink")), "true");
        break;
    case FeedElement::Licence: {
        FeedLink link;
        link.rel = "license";
        link.address = attribute("rdf:resource");
        context().links.push_back(std::move(link));
        return;
    }
    case FeedElement::Keywords:
        frame.name = m_name;
        break;
    case FeedElement::Other:
        frame.name = m_name;
        if (!m_xml.attributes().empty())
            frame.attributes = allAttributes();
        break;
    default:
        break;
    }
    frame.gathers = true;
}

void XmlFeedReader::endDate(Field field, std::optional<FeedDate> &date, Frame &frame)
{
    if (!mayOverwrite(field))
        return;
    FeedDate read;
    read.at = parseFeedDate(frame.text);
    read.written = std::move(frame.text);
    date = std::move(read);
}

void XmlFeedReader::endImagePart(FeedElement element, FeedText text)
{
    (element == FeedElement::Title ? m_image->title : m_image->description) = std::move(text.value);
}

void XmlFeedReader::endLeaf(Frame &frame)
{
    FeedRecord &record = context();
    switch (frame.tag) {
    case FeedElement::Author:
    case FeedElement::Contributor:
    case FeedElement::ContributorName:
    case FeedElement::Owner:
    case FeedElement::Publisher:
    case FeedElement::Name:
    case FeedElement::Email:
    case FeedElement::Uri:
    case FeedElement::Href:
        endPerson(frame);
        break;
    case FeedElement::Item:
        m_inItem = false;
        m_hasContent = false;
        break;
    case FeedElement::Source:
        endSource(frame);
        break;
    case FeedElement::Image:
    case FeedElement::TextInput:
        m_image = nullptr;
        break;
    case FeedElement::Id:
        endId(frame);
        break;
    case FeedElement::Link:
        endLink(frame);
        break;
    case FeedElement::Comments:
        record.comments = resolved(frame.text);
        break;
    case FeedElement::Icon:
        record.icon = resolved(frame.text);
        break;
    case FeedElement::Logo:
        record.logo = resolved(frame.text);
        break;
    case FeedElement::Width:
    case FeedElement::Height:
        if (m_image)
            (frame.tag == FeedElement::Width ? m_image->width : m_image->height) =
                wholeNumber(frame.text).value_or(0);
        break;
    case FeedElement::Published:
        endDate(PublishedField, record.published, frame);
        break;
    case FeedElement::Updated:
        endDate(UpdatedField, record.updated, frame);
        break;
    case FeedElement::Created:
        endDate(CreatedField, record.created, frame);
        break;
    case FeedElement::Expires:
        record.expires = FeedDate{frame.text, parseFeedDate(frame.text)};
        break;
    case FeedElement::Category:
    case FeedElement::ItunesCategory:
    case FeedElement::MediaCategory:
        endCategory(frame);
        break;
    case FeedElement::Keywords:
        endKeywords(frame);
        break;
    case FeedElement::Language:
        if (mayOverwrite(LanguageField))
            record.language = std::move(frame.text);
        break;
    case FeedElement::Generator:
        record.generator->name = std::move(frame.text);
        break;
    case FeedElement::NewLocation:
        m_feed.newLocation = safeUri(m_bases.back(), frame.text);
        break;
    case FeedElement::LicenceText: {
        FeedLink link;
        link.rel = "license";
        link.address = std::move(frame.text);
        record.links.push_back(std::move(link));
        break;
    }
    case FeedElement::Other:
        keepExtra(frame);
        break;
    default:
        break;
    }
}

void XmlFeedReader::keepExtra(Frame &frame)
{
    FeedRecord &record = context();
    if ((frame.text.empty() && frame.attributes.empty()) || record.extras.size() >= m_limits.extras)
        return;
    FeedExtra extra;
    extra.name = frame.tag == FeedElement::Other ? std::move(frame.name)
                 : m_xml.name() == "name"        ? "name"
                                                 : "href";
    extra.text = isAddress(extra.name) ? resolved(frame.text) : std::move(frame.text);
    extra.attributes = std::move(frame.attributes);
    record.extras.push_back(std::move(extra));
}

} // namespace hatstand::listen
