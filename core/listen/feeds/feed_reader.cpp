// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_reader.h"

#include "base/sizes.h"
#include "base/translate.h"
#include "listen/feeds/json_feed.h"
#include "listen/feeds/xml_feed_reader.h"
#include "listen/html/uri.h"
#include "listen/html/utf8.h"

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::feeds)
};

/// The address of the feed itself: the Content-Location, from where it was fetched.
std::string baseOf(const FeedSource &source)
{
    std::string base = safeUri(source.address, source.contentLocation);
    return base.empty() ? safeUri({}, source.address) : base;
}
} // namespace

Feed readFeed(std::string_view bytes, const FeedSource &source, const FeedLimits &limits)
{
    const FeedCharacters characters = decodeFeedBytes(bytes, source, limits);
    const std::string_view text = characters.text(bytes);
    Feed feed = trimmed(text.substr(0, 256)).starts_with('{')
                    ? readJsonFeed(text, baseOf(source), limits)
                    : XmlFeedReader(text, baseOf(source), source.contentLanguage, limits).read();
    feed.encoding = characters.encoding;
    for (const std::string &what : characters.troubles)
        feed.troubles.push_back({what});
    return feed;
}

Result<Feed> requireFeed(std::string_view bytes, const FeedSource &source, const FeedLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return fail(
            ErrorCode::TooLarge, Words::tr("The feed is too large."),
            Words::tr("It has %1; the limit is %2.")
                .arg(sizeOverWords(static_cast<qint64>(bytes.size()), static_cast<qint64>(limits.bytes)),
                     sizeWords(static_cast<qint64>(limits.bytes))));
    Feed feed = readFeed(bytes, source, limits);
    if (!feed.isFeed())
        return fail(ErrorCode::BadAnswer, Words::tr("There is no feed."),
                    Words::tr("What is there is neither RSS nor Atom nor a JSON Feed."), {},
                    feed.troubles.empty() ? QString() : QString::fromStdString(feed.troubles.front().what));
    return feed;
}

} // namespace hatstand::listen
