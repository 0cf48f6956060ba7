// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/feeds/feed_limits.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hatstand::listen
{

struct XmlAttribute
{
    std::string_view name;  ///< as written, with its prefix
    std::string_view value; ///< decoded
};

/// Reads XML as it comes, one event after the other, without building a tree. What is not well-formed is
/// noted and read as far as it makes sense: end tags that are missing are made up, those without a beginning
/// passed over, names that only HTML knows ("&nbsp;") decoded, a bare "&" or "<" taken for itself. Of a
/// document type only the internal entities are read, within FeedLimits; nothing outside the document is ever
/// opened.
///
/// The text must be UTF-8 with "\n" as its only line end (decodeFeedBytes makes it so) and outlive the
/// reader. One pass; time is linear in its size.
class XmlReader
{
public:
    enum class Event { Start, End, Text, Done };

    explicit XmlReader(std::string_view text, const FeedLimits &limits = {});

    /// The next event. Every Start has its End, also where the document has not.
    Event next();
    /// Of the element that begins or ends, as written.
    [[nodiscard]] std::string_view name() const { return m_name; }
    /// Valid until the next event.
    [[nodiscard]] const std::vector<XmlAttribute> &attributes() const { return m_attributes; }
    /// A piece of text, decoded; valid until the next event.
    [[nodiscard]] std::string_view text() const { return m_text; }
    /// Elements that are open, this one included.
    [[nodiscard]] std::size_t depth() const { return m_open.size(); }
    /// What was first wrong, at most some twenty of it.
    [[nodiscard]] const std::vector<std::string> &troubles() const { return m_troubles; }
    /// Notes something that is wrong one floor up (an undeclared prefix).
    void note(std::string what);
    /// What stands in <!DOCTYPE …>, without the internal subset.
    [[nodiscard]] std::string_view documentType() const { return m_documentType; }

private:
    bool readMarkup(Event &event);
    void readText();
    void readStart();
    bool readEnd(Event &event);
    void readAttributes();
    std::string_view readAttributeValue();
    void readDocumentType();
    void readEntityDeclarations(std::string_view subset);
    std::string_view decoded(std::string_view raw, std::string &buffer);
    std::size_t appendReference(std::string &out, std::string_view raw, std::size_t at);
    void appendEntity(std::string &out, std::string_view value, int depth);
    void skipSpace();
    void skipTo(std::string_view end, const char *what);
    Event closeOne();

    std::string_view m_document;
    FeedLimits m_limits;
    std::size_t m_at = 0;
    std::string_view m_name;
    std::vector<XmlAttribute> m_attributes;
    std::deque<std::string> m_values; ///< of attributes that had to be decoded
    std::size_t m_usedValues = 0;
    std::string_view m_text;
    std::string m_buffer;
    std::vector<std::string_view> m_open;
    std::size_t m_closing = 0; ///< elements to end before anything else is read
    bool m_endsAtOnce = false; ///< "<a/>"
    bool m_hasRoot = false;
    bool m_noDoubleQuote = false;
    bool m_noSingleQuote = false;
    std::unordered_map<std::string_view, std::string_view> m_entities;
    std::size_t m_expanded = 0;
    std::string_view m_documentType;
    std::vector<std::string> m_troubles;
};

} // namespace hatstand::listen
