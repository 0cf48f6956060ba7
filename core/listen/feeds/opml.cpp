// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/opml.h"

#include "base/translate.h"
#include "listen/feeds/feed_encoding.h"
#include "listen/feeds/xml_reader.h"
#include "listen/html/utf8.h"

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::feeds)
};

/// Folders in folders; no list of feeds has more, and what is written must be readable again.
constexpr std::size_t folderDepth = 64;

std::string attribute(const XmlReader &xml, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        for (const XmlAttribute &one : xml.attributes()) {
            if (equalsLower(one.name, name) && !trimmed(one.value).empty())
                return std::string(trimmed(one.value));
        }
    }
    return {};
}

OpmlOutline outlineOf(const XmlReader &xml)
{
    OpmlOutline outline;
    outline.title = attribute(xml, {"text", "title"});
    outline.feedAddress = attribute(xml, {"xmlurl", "url"});
    outline.pageAddress = attribute(xml, {"htmlurl"});
    outline.type = attribute(xml, {"type"});
    outline.description = attribute(xml, {"description"});
    return outline;
}

void appendEscaped(std::string &out, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\n': // as it is, a reader would make a space of it
            out += "&#10;";
            break;
        case '\t':
            out += "&#9;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20)
                out.push_back(c);
        }
    }
}

void appendAttribute(std::string &out, std::string_view name, std::string_view value)
{
    if (value.empty())
        return;
    out.append(" ").append(name).append("=\"");
    appendEscaped(out, value);
    out += "\"";
}

void appendOutline(std::string &out, const OpmlOutline &outline, std::size_t depth)
{
    out.append(2 * (depth + 2), ' ').append("<outline text=\"");
    appendEscaped(out, outline.title);
    out += "\"";
    appendAttribute(out, "title", outline.title);
    appendAttribute(out, "type", outline.type);
    appendAttribute(out, "xmlUrl", outline.feedAddress);
    appendAttribute(out, "htmlUrl", outline.pageAddress);
    appendAttribute(out, "description", outline.description);
    if (outline.children.empty() || depth + 1 >= folderDepth) {
        out += "/>\n";
        return;
    }
    out += ">\n";
    for (const OpmlOutline &child : outline.children)
        appendOutline(out, child, depth + 1);
    out.append(2 * (depth + 2), ' ').append("</outline>\n");
}

void collect(const std::vector<OpmlOutline> &outlines, std::vector<const OpmlOutline *> &feeds)
{
    for (const OpmlOutline &outline : outlines) {
        if (outline.isFeed())
            feeds.push_back(&outline);
        collect(outline.children, feeds);
    }
}

/// Builds the tree of outlines; those that are open lie on a path of places.
class OpmlReader
{
public:
    OpmlReader(std::string_view text, const FeedLimits &limits) : m_xml(text, limits), m_limits(limits) {}

    bool read(OpmlDocument &document)
    {
        bool isOpml = false;
        bool inTitle = false;
        for (auto event = m_xml.next(); event != XmlReader::Event::Done; event = m_xml.next()) {
            const std::string name = asciiLowered(m_xml.name());
            if (event == XmlReader::Event::Text) {
                if (inTitle)
                    document.title += m_xml.text();
            } else if (event == XmlReader::Event::Start) {
                isOpml = isOpml || name == "opml";
                inTitle = name == "title" && m_xml.depth() == 3 && document.title.empty();
                if (name == "outline")
                    startOutline(document);
            } else {
                inTitle = false;
                if (name == "outline")
                    endOutline();
            }
        }
        trim(document.title);
        return isOpml;
    }

private:
    void startOutline(OpmlDocument &document)
    {
        if (m_path.size() + m_skipped >= folderDepth || m_count >= m_limits.items) {
            ++m_skipped;
            return;
        }
        ++m_count;
        std::vector<OpmlOutline> &siblings = m_path.empty() ? document.outlines : m_path.back()->children;
        // Only the last of the siblings can be open, so that growth moves none that is.
        m_path.push_back(&siblings.emplace_back(outlineOf(m_xml)));
    }
    void endOutline()
    {
        if (m_skipped > 0)
            --m_skipped;
        else if (!m_path.empty())
            m_path.pop_back();
    }

    XmlReader m_xml;
    FeedLimits m_limits;
    std::vector<OpmlOutline *> m_path;
    std::size_t m_skipped = 0;
    std::size_t m_count = 0;
};
} // namespace

std::vector<const OpmlOutline *> OpmlDocument::feeds() const
{
    std::vector<const OpmlOutline *> all;
    collect(outlines, all);
    return all;
}

Result<OpmlDocument> readOpml(std::string_view bytes, const FeedLimits &limits)
{
    const FeedCharacters characters = decodeFeedBytes(bytes, {}, limits);
    OpmlDocument document;
    if (!OpmlReader(characters.text(bytes), limits).read(document))
        return fail(ErrorCode::BadAnswer, Words::tr("This is no list of subscriptions."),
                    Words::tr("It is not in the format OPML."));
    return document;
}

std::string writeOpml(const OpmlDocument &document)
{
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>";
    appendEscaped(out, document.title);
    out += "</title>\n  </head>\n  <body>\n";
    for (const OpmlOutline &outline : document.outlines)
        appendOutline(out, outline, 0);
    out += "  </body>\n</opml>\n";
    return out;
}

} // namespace hatstand::listen
