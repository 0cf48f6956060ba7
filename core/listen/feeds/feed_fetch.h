// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/feeds/feed.h"
#include "listen/feeds/feed_encoding.h"
#include "net/http_client.h"

#include <qcorotask.h>

namespace hatstand::listen
{

struct FetchedFeed
{
    QUrl address; ///< where the feed is: of a page's feed not the page's
    Feed feed;
};

/// The feed at an address: itself, or that of the page there. Of a page its candidates are opened in their
/// order (feed_discovery.h), at most eight, until one is a feed. Fails as HttpSender::send and
/// errorFromStatus do, with InvalidInput where the address is none of http or https, with BadAnswer where
/// there is no feed. `http` must outlive it.
[[nodiscard]] QCoro::Task<Result<FetchedFeed>> fetchFeed(net::HttpSender &http, QUrl address,
                                                         CancelToken cancel = {});

/// Asks for a feed, or for a page that may have one, wherever it has moved to.
[[nodiscard]] net::HttpRequest feedPageRequest(const QUrl &address);

/// What an answer says about its body, for readFeed.
[[nodiscard]] FeedSource feedSource(const net::HttpResponse &response);

} // namespace hatstand::listen
