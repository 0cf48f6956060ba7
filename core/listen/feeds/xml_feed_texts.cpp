// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of the reader of feeds that knows texts: titles, summaries, contents.
#include "listen/feeds/text_repair.h"
#include "listen/feeds/xml_feed_reader.h"
#include "listen/html/utf8.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
TextType textTypeOf(std::string_view mediaType)
{
    if (mediaType == "text/plain")
        return TextType::Plain;
    if (mediaType == "text/html")
        return TextType::Html;
    if (mediaType == "application/xhtml+xml")
        return TextType::Xhtml;
    return TextType::Other;
}
} // namespace

std::string mediaTypeOf(std::string_view type)
{
    std::string lower = asciiLowered(type);
    if (lower == "text" || lower == "plain")
        return "text/plain";
    if (lower == "html")
        return "text/html";
    if (lower == "xhtml")
        return "application/xhtml+xml";
    return lower;
}

void XmlFeedReader::openConstruct(Frame &frame, std::string_view defaultType)
{
    frame.gathers = true;
    if (m_construct.isOpen) // within a text of another kind of XML
        return;
    m_construct = {};
    m_construct.isOpen = true;
    m_construct.frame = m_depth - 1;
    m_construct.mediaType = hasAttribute("type") ? mediaTypeOf(attribute("type")) : std::string(defaultType);
    if (spendBase())
        m_construct.base = m_bases.back();
    m_construct.language = m_languages.back();
    const std::string &type = m_construct.mediaType;
    m_construct.isBase64 = attribute("mode") == "base64" ||
                           !(type.starts_with("text/") || type.ends_with("+xml") || type.ends_with("/xml"));
}

FeedText XmlFeedReader::closeConstruct(Frame &frame)
{
    FeedText text;
    if (!m_construct.isOpen || m_construct.frame != m_depth - 1) {
        text.value = std::move(frame.text);
        trim(text.value);
        return text;
    }
    text.value = std::move(frame.text);
    // Atom wraps XHTML in a <div> that does not belong to it (RFC 4287, 3.1.1.3).
    const bool wrapped = m_construct.children == 1 && m_construct.wrapperLength > 0 && !m_construct.hasText;
    if (wrapped && m_feed.version == "atom10" && m_construct.mediaType == "application/xhtml+xml") {
        text.value.resize(text.value.rfind("</div>"));
        text.value.erase(0, m_construct.wrapperLength);
    }
    trim(text.value);
    if (m_construct.isBase64)
        decodeBase64(text.value);
    if (m_construct.mediaType == "text/plain" && !m_feed.version.starts_with("atom") &&
        looksLikeHtml(text.value))
        m_construct.mediaType = "text/html";
    mendCharacters(text.value);
    text.type = textTypeOf(m_construct.mediaType);
    if (text.type == TextType::Other)
        text.mediaType = std::move(m_construct.mediaType);
    text.address = std::move(m_construct.address);
    text.base = std::move(m_construct.base);
    text.language = std::move(m_construct.language);
    m_construct.isOpen = false;
    return text;
}

bool XmlFeedReader::startText(Frame &frame)
{
    const bool second = context().summary.has_value() && !m_hasContent && !m_image;
    switch (frame.tag) {
    case FeedElement::Title:
    case FeedElement::MediaTitle:
    case FeedElement::Subtitle:
    case FeedElement::Rights:
    case FeedElement::Info:
    case FeedElement::Abstract:
        openConstruct(frame, "text/plain");
        return true;
    case FeedElement::Description:
    case FeedElement::Summary:
        // A second summary is the content: RSS items have often a short and a long one.
        m_summaryIsContent = second;
        m_hasContent = m_hasContent || second;
        openConstruct(frame, second || frame.tag == FeedElement::Summary ? "text/plain" : "text/html");
        return true;
    case FeedElement::Content:
        m_hasContent = true;
        openConstruct(frame, "text/plain");
        m_construct.address = attribute("src");
        return true;
    case FeedElement::ContentEncoded:
        m_hasContent = true;
        openConstruct(frame, "text/html");
        return true;
    case FeedElement::Body:
        openConstruct(frame, "application/xhtml+xml");
        return true;
    default:
        return false;
    }
}

void XmlFeedReader::store(Field field, std::optional<FeedText> &place, FeedText text)
{
    if (mayOverwrite(field))
        place = std::move(text);
}

/// The first title of the outermost elements counts; those of parts (an image, a medium) do not replace it.
void XmlFeedReader::endTitle(FeedText text, bool isMedia)
{
    const int depth = static_cast<int>(m_depth);
    if (m_titleDepth > -1 && m_titleDepth <= depth)
        return;
    const bool empty = text.value.empty();
    store(TitleField, context().title, std::move(text));
    if (!empty && !isMedia)
        m_titleDepth = depth;
}

void XmlFeedReader::endContent(FeedText text)
{
    FeedRecord &record = context();
    if (!record.summary && (text.isMarkup() || text.type == TextType::Plain)) {
        record.summary = text;
        record.summaryIsContent = true;
    }
    if (m_inItem && m_place != Place::Source && m_item->contents.size() < m_limits.listed)
        m_item->contents.push_back(std::move(text));
}

bool XmlFeedReader::endText(Frame &frame)
{
    switch (frame.tag) {
    case FeedElement::Title:
    case FeedElement::MediaTitle:
    case FeedElement::Subtitle:
    case FeedElement::Rights:
    case FeedElement::Info:
    case FeedElement::Abstract:
    case FeedElement::Description:
    case FeedElement::Summary:
    case FeedElement::Content:
    case FeedElement::ContentEncoded:
    case FeedElement::Body:
        break;
    default:
        return false;
    }
    FeedText text = closeConstruct(frame);
    if (m_image && (frame.tag == FeedElement::Title || frame.tag == FeedElement::Description)) {
        endImagePart(frame.tag, std::move(text));
        return true;
    }
    FeedRecord &record = context();
    switch (frame.tag) {
    case FeedElement::Title:
    case FeedElement::MediaTitle:
        endTitle(std::move(text), frame.tag == FeedElement::MediaTitle);
        break;
    case FeedElement::Subtitle:
        store(SubtitleField, record.subtitle, std::move(text));
        break;
    case FeedElement::Rights:
        store(RightsField, record.rights, std::move(text));
        break;
    case FeedElement::Info:
        store(InfoField, record.info, std::move(text));
        break;
    case FeedElement::Abstract:
    case FeedElement::Description:
    case FeedElement::Summary:
        if (m_summaryIsContent && frame.tag != FeedElement::Abstract) {
            m_summaryIsContent = false;
            endContent(std::move(text));
        } else if (frame.tag != FeedElement::Summary && (!m_inItem || m_place == Place::Source)) {
            store(SubtitleField, record.subtitle, std::move(text));
        } else {
            record.summaryIsContent = false;
            store(SummaryField, record.summary, std::move(text));
        }
        break;
    default:
        endContent(std::move(text));
    }
    return true;
}

} // namespace hatstand::listen
