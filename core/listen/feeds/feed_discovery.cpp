// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_discovery.h"

#include "listen/feeds/feed_reader.h"
#include "listen/html/html_entities.h"
#include "listen/html/html_text.h"
#include "listen/html/html_tokens.h"
#include "listen/html/uri.h"
#include "listen/html/utf8.h"

#include <algorithm>
#include <array>

namespace hatstand::listen
{

namespace
{
constexpr std::size_t candidateLimit = 60;

/// Where WordPress, Ghost, Hugo, Jekyll, Drupal, Blogger, Movable Type and static pages put theirs.
constexpr std::array<std::string_view, 12> commonPaths{
    "feed/",     "feed",      "rss",       "rss.xml", "atom.xml",
    "feed.xml",  "index.xml", "feed.json", "rss/",    "feeds/posts/default",
    "feed.atom", "index.rdf"};

bool isFeedType(std::string_view type)
{
    type = trimmed(type.substr(0, type.find(';')));
    for (const std::string_view one :
         {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
          "application/x.atom+xml", "application/x-atom+xml", "text/rss+xml", "text/atom+xml"}) {
        if (equalsLower(type, one))
            return true;
    }
    return false;
}

/// Types that feeds have and other things too; a link of that type is one only where it looks like it.
bool isVagueType(std::string_view type)
{
    return equalsLower(type, "application/xml") || equalsLower(type, "text/xml") ||
           equalsLower(type, "application/json");
}

bool hasWord(std::string_view list, std::string_view word)
{
    while (!(list = trimmed(list)).empty()) {
        const std::size_t end = std::min(list.find_first_of(" \t\n\r\f"), list.size());
        if (equalsLower(list.substr(0, end), word))
            return true;
        list.remove_prefix(end);
    }
    return false;
}

bool looksLikeFeed(std::string_view address)
{
    const UriParts parts = splitUri(address);
    std::string path = asciiLowered(parts.path);
    while (path.ends_with('/'))
        path.pop_back();
    const std::string name = path.substr(path.rfind('/') + 1);
    for (const std::string_view ending : {".rss", ".atom", ".rdf"}) {
        if (name.ends_with(ending))
            return true;
    }
    for (const std::string_view whole : {"feed", "feeds", "rss", "atom", "rss.xml", "atom.xml", "feed.xml",
                                         "feed.json", "index.xml", "rss2"}) {
        if (name == whole)
            return true;
    }
    return asciiLowered(parts.query).find("feed=") != std::string::npos;
}

class Discovery
{
public:
    explicit Discovery(std::string base) : m_base(std::move(base)) {}

    void read(std::string_view html)
    {
        HtmlTokenizer tokens(html);
        HtmlToken token;
        while (tokens.next(token)) {
            if (token.kind == HtmlToken::Kind::Text && m_inLink)
                m_linkText.append(token.text);
            if (token.kind == HtmlToken::Kind::End && token.name == "a")
                endLink();
            if (token.kind != HtmlToken::Kind::Start)
                continue;
            if (token.name == "script" || token.name == "style")
                tokens.skipRawText(token.name);
            else if (token.name == "base" && !m_hasBase)
                readBase(token);
            else if (token.name == "link")
                readLink(token);
            else if (token.name == "a")
                startLink(token);
        }
        endLink();
    }

    std::vector<FeedCandidate> take()
    {
        // Feeds of comments are announced beside those of posts; nobody means them first.
        std::stable_partition(m_announced.begin(), m_announced.end(), [](const FeedCandidate &one) {
            return asciiLowered(one.title).find("comment") == std::string::npos &&
                   one.address.find("comments") == std::string::npos;
        });
        for (FeedCandidate &one : m_announced)
            add(std::move(one));
        for (FeedCandidate &one : m_linked)
            add(std::move(one));
        addCommonPaths();
        return std::move(m_all);
    }

private:
    static std::string value(const HtmlToken &token, std::string_view name)
    {
        const std::string_view *found = token.attribute(name);
        return found ? decodeHtml(trimmed(*found)) : std::string();
    }

    void readBase(const HtmlToken &token)
    {
        if (const std::string href = value(token, "href"); !href.empty()) {
            m_base = resolveUri(m_base, href);
            m_hasBase = true;
        }
    }

    void readLink(const HtmlToken &token)
    {
        const std::string rel = value(token, "rel");
        const std::string type = value(token, "type");
        const std::string href = value(token, "href");
        const bool alternate = hasWord(rel, "alternate") && !hasWord(rel, "stylesheet");
        if (href.empty() || !(alternate || hasWord(rel, "feed")))
            return;
        const std::string address = resolveUri(m_base, href);
        if (isFeedType(type) || hasWord(rel, "feed") || (isVagueType(type) && looksLikeFeed(address)))
            keep(m_announced,
                 {address, value(token, "title"), asciiLowered(type), FeedCandidate::Why::Announced});
    }

    void startLink(const HtmlToken &token)
    {
        endLink();
        const std::string address = resolveUri(m_base, value(token, "href"));
        m_inLink = isFeedType(value(token, "type")) || looksLikeFeed(address);
        m_link = {address, {}, asciiLowered(value(token, "type")), FeedCandidate::Why::Linked};
    }

    void endLink()
    {
        if (m_inLink) {
            m_link.title = htmlToText(m_linkText);
            keep(m_linked, std::move(m_link));
        }
        m_inLink = false;
        m_linkText.clear();
    }

    static void keep(std::vector<FeedCandidate> &list, FeedCandidate candidate)
    {
        if (list.size() < candidateLimit)
            list.push_back(std::move(candidate));
    }

    void addCommonPaths()
    {
        const std::string below = resolveUri(m_base, ".");
        const std::string top = resolveUri(m_base, "/");
        for (const std::string &folder : {below, top}) {
            for (const std::string_view path : commonPaths)
                add({resolveUri(folder, path), {}, {}, FeedCandidate::Why::CommonPath});
        }
    }

    void add(FeedCandidate candidate)
    {
        const std::string scheme = uriScheme(candidate.address);
        candidate.address.replace(0, scheme.size(), scheme);
        const bool known = std::any_of(m_all.begin(), m_all.end(), [&candidate](const FeedCandidate &one) {
            return one.address == candidate.address;
        });
        if ((scheme == "http" || scheme == "https") && !known && m_all.size() < 2 * candidateLimit)
            m_all.push_back(std::move(candidate));
    }

    std::string m_base;
    bool m_hasBase = false;
    bool m_inLink = false;
    std::string m_linkText;
    FeedCandidate m_link;
    std::vector<FeedCandidate> m_announced;
    std::vector<FeedCandidate> m_linked;
    std::vector<FeedCandidate> m_all;
};
} // namespace

std::vector<FeedCandidate> discoverFeeds(std::string_view page, const FeedSource &source)
{
    if (const Feed feed = readFeed(page, source); feed.isFeed())
        return {{source.address, feed.title ? feed.title->value : std::string(), source.contentType,
                 FeedCandidate::Why::IsFeed}};
    const FeedCharacters characters = decodeFeedBytes(page, source);
    Discovery discovery(source.address);
    discovery.read(characters.text(page));
    return discovery.take();
}

} // namespace hatstand::listen
