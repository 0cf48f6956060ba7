// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"
#include "listen/feeds/feed_conform.h"
#include "listen/feeds/feed_discovery.h"
#include "listen/feeds/feed_reader.h"
#include "listen/html/utf8.h"

using namespace hatstand::listen;
using hatstand::fuzz::law;

namespace
{
void checkRecord(const FeedRecord &record)
{
    for (const auto *text : {&record.title, &record.subtitle, &record.summary, &record.rights})
        law(!*text || isUtf8((*text)->value), "all text is UTF-8");
    for (const FeedLink &link : record.links)
        law(isUtf8(link.address), "addresses are UTF-8");
}
} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text = hatstand::fuzz::bytes(data, size);
    FeedSource source;
    source.address = "https://a.example/blog/feed";
    FeedLimits limits;
    limits.items = 50;
    limits.extras = 20;
    const Feed feed = readFeed(text, source, limits);
    law(feed.items.size() <= limits.items, "no more items than the limit");
    checkRecord(feed);
    for (const FeedItem &item : feed.items) {
        checkRecord(item);
        law(item.extras.size() <= limits.extras, "no more extras than the limit");
    }
    law(readFeed(text, source, limits) == feed, "the same bytes give the same feed");
    static_cast<void>(feedByCommonNames(feed));
    for (const FeedCandidate &candidate : discoverFeeds(text, source))
        law(candidate.address.starts_with("http"), "only the web is opened");
    return 0;
}
