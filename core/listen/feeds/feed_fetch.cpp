// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_fetch.h"

#include "base/translate.h"
#include "listen/feeds/feed_discovery.h"
#include "listen/feeds/feed_reader.h"
#include "net/http_status.h"

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::feeds)
};

constexpr int candidatesOpened = 8;

std::string_view bytesOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QCoro::Task<Result<net::HttpResponse>> get(net::HttpSender &http, QUrl address, CancelToken cancel)
{
    auto response = co_await http.send(feedPageRequest(address), cancel);
    if (response && !response->isSuccess())
        co_return fail(net::errorFromStatus(*response, address.host()));
    co_return response;
}
} // namespace

net::HttpRequest feedPageRequest(const QUrl &address)
{
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::ReadFeed);
    request.setHeader("Accept", "application/atom+xml, application/rss+xml, application/feed+json, "
                                "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.1");
    request.maxResponseBytes = static_cast<qint64>(FeedLimits().bytes);
    request.redirects = net::Redirects::AnyHost;
    return request;
}

FeedSource feedSource(const net::HttpResponse &response)
{
    FeedSource source;
    source.hasHeaders = true;
    source.address = response.finalUrl.toEncoded().toStdString();
    source.contentType = response.header("Content-Type").toStdString();
    source.contentLocation = response.header("Content-Location").toStdString();
    source.contentLanguage = response.header("Content-Language").toStdString();
    return source;
}

QCoro::Task<Result<FetchedFeed>> fetchFeed(net::HttpSender &http, QUrl address, CancelToken cancel)
{
    if ((address.scheme() != QLatin1StringView("http") && address.scheme() != QLatin1StringView("https")) ||
        address.host().isEmpty())
        co_return fail(ErrorCode::InvalidInput,
                       Words::tr("\"%1\" is no address of a feed.").arg(address.toDisplayString()), {},
                       Words::tr("It begins with https://."));
    auto page = co_await get(http, address, cancel);
    if (!page)
        co_return fail(std::move(page.error()));
    const FeedSource source = feedSource(*page);
    auto feed = requireFeed(bytesOf(page->body), source);
    if (feed)
        co_return FetchedFeed{page->finalUrl, std::move(*feed)};
    Error error = std::move(feed.error());
    const std::vector<FeedCandidate> candidates = discoverFeeds(bytesOf(page->body), source);
    int opened = 0;
    for (const FeedCandidate &candidate : candidates) {
        if (++opened > candidatesOpened)
            break;
        const QUrl place = QUrl::fromEncoded(QByteArray::fromStdString(candidate.address));
        auto response = co_await get(http, place, cancel);
        if (!response) {
            if (response.error().code == ErrorCode::Cancelled)
                co_return fail(std::move(response.error()));
            continue;
        }
        auto found = requireFeed(bytesOf(response->body), feedSource(*response));
        if (found)
            co_return FetchedFeed{response->finalUrl, std::move(*found)};
    }
    co_return fail(std::move(error));
}

} // namespace hatstand::listen
