// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/feeds/feed.h"
#include "listen/feeds/feed_names.h"
#include "listen/feeds/xml_reader.h"

#include <array>

namespace hatstand::listen
{

/// Makes a Feed of XML: one pass over the reader's events, with what is open on a stack.
class XmlFeedReader
{
public:
    /// The text as decodeFeedBytes makes it; `base` is the feed's own address, `language` what the server
    /// said.
    XmlFeedReader(std::string_view text, std::string base, std::string language, const FeedLimits &limits);
    [[nodiscard]] Feed read();

private:
    struct Frame
    {
        FeedElement tag = FeedElement::Other;
        std::string name; ///< of extras and of markup within a text
        FeedAttributes attributes;
        std::size_t bases = 0; ///< as many as were open before it
        std::size_t languages = 0;
        std::size_t bindings = 0;
        bool gathers = false;  ///< has a text of its own
        bool isMarkup = false; ///< belongs to the text of a frame below
        std::string text;
    };
    struct Binding
    {
        std::string_view prefix;
        std::string_view usual; ///< the usual prefix, or the document's own where the namespace is unknown
        std::string uri;
    };
    /// The text construct that is open.
    struct Construct
    {
        bool isOpen = false;
        std::size_t frame = 0;
        std::string mediaType;
        std::string address;
        std::string base;
        std::string language;
        bool isBase64 = false;
        int children = 0;              ///< elements directly in it
        bool hasText = false;          ///< text directly in it
        std::size_t wrapperLength = 0; ///< of the first child's start tag, where that is a <div>
    };
    enum class Place { Record, Source };
    enum Field {
        TitleField,
        SubtitleField,
        SummaryField,
        RightsField,
        InfoField,
        IdField,
        PublishedField,
        UpdatedField,
        CreatedField,
        LanguageField,
        CommentsField,
        FieldCount
    };

    // --- xml_feed_reader.cpp: the stack, names, bases and languages
    void start();
    void end();
    void addText(std::string_view text);
    void bindNamespaces();
    void bind(std::string_view prefix, std::string_view uri);
    [[nodiscard]] const Binding *binding(std::string_view prefix) const;
    void resolveName();
    void inheritContext(Frame &frame);
    bool startMarkup(Frame &frame);
    [[nodiscard]] std::string_view attribute(std::string_view name) const;
    [[nodiscard]] bool hasAttribute(std::string_view name) const;
    [[nodiscard]] const XmlAttribute *findAttribute(std::string_view name) const;
    [[nodiscard]] std::string attributeName(std::string_view written) const;
    [[nodiscard]] FeedAttributes allAttributes() const;
    [[nodiscard]] std::string resolved(std::string_view address);
    /// Whether that much more may come from bases (FeedLimits::baseBytes).
    bool spendBase();
    [[nodiscard]] FeedRecord &context();

    // --- xml_feed_elements.cpp: what begins and ends
    void startElement(Frame &frame);
    void endElement(Frame &frame);
    bool startStructure(Frame &frame);
    bool startPerson(Frame &frame);
    void startOther(Frame &frame);
    void endLeaf(Frame &frame);
    void endPerson(Frame &frame);
    void startRss();
    void startFeed();
    void startItem(Frame &frame);
    void addChannelAttributes();
    void startLink(Frame &frame);
    void endLink(Frame &frame);
    void endId(Frame &frame);
    void startEnclosure();
    void startSource();
    void endSource(Frame &frame);
    void startGenerator(Frame &frame);
    void startCategory(FeedElement tag);
    void endCategory(Frame &frame);
    void endKeywords(Frame &frame);
    void addTag(std::string_view term, std::string_view scheme, std::string_view label);
    void endDate(Field field, std::optional<FeedDate> &date, Frame &frame);
    void endImagePart(FeedElement tag, FeedText text);
    void keepExtra(Frame &frame);
    [[nodiscard]] bool mayOverwrite(Field field);

    // --- xml_feed_texts.cpp: titles, summaries, contents
    bool startText(Frame &frame);
    bool endText(Frame &frame);
    void openConstruct(Frame &frame, std::string_view defaultType);
    [[nodiscard]] FeedText closeConstruct(Frame &frame);
    void endTitle(FeedText text, bool isMedia);
    void endContent(FeedText text);
    void store(Field field, std::optional<FeedText> &place, FeedText text);

    // --- xml_feed_media.cpp: media, places, chapters, podcasts
    bool startMedia(Frame &frame);
    bool endMedia(Frame &frame);
    void startItunesImage();
    void endPlace(Frame &frame);
    void startGeometry(Frame &frame);

    FeedLimits m_limits;
    XmlReader m_xml;
    Feed m_feed;
    std::vector<Frame> m_frames; ///< those beyond m_depth are kept for their memory
    std::size_t m_depth = 0;
    std::vector<std::string> m_bases;
    std::vector<std::string> m_languages;
    std::size_t m_spentOnBases = 0;
    std::vector<Binding> m_bindings;
    std::string m_name;           ///< of the element at hand, with its usual prefix
    std::string_view m_localName; ///< the same without, within m_name
    std::string_view m_uri;
    Construct m_construct;
    Place m_place = Place::Record; ///< whether what comes belongs to the item (or feed), or to its source
    FeedItem *m_item = nullptr;
    FeedRecord m_source;
    FeedImage *m_image = nullptr; ///< the image or text input that is open
    bool m_inItem = false;
    bool m_idIsLink = false;
    bool m_hasContent = false;
    bool m_summaryIsContent = false;           ///< the open summary is a second one: content
    FeedElement m_person = FeedElement::Other; ///< Author, Contributor or Owner, while open
    int m_titleDepth = -1;
    std::array<int, FieldCount> m_fieldDepth{};
    int m_dimensions = 2;
    FeedElement m_geometry = FeedElement::Other;
};

/// The words that a text construct's type attribute may have, as a media type ("html" is "text/html").
[[nodiscard]] std::string mediaTypeOf(std::string_view type);
/// Whether a text that should be plain is HTML after all: it has an end tag or a reference, and no tag or
/// reference that HTML does not know.
[[nodiscard]] bool looksLikeHtml(std::string_view text);
/// Mends UTF-8 that was taken for ISO 8859-1 and encoded again, and control characters that windows-1252
/// means otherwise.
void mendCharacters(std::string &text);
/// Takes name and address out of a text that holds both ("ann@example.com (Ann)").
[[nodiscard]] FeedPerson personOf(std::string_view written);

} // namespace hatstand::listen
