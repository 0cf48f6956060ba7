// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sources/feed_request.h"

#include "net/http_status.h"

#include <QList>

namespace hatstand::listen
{

net::HttpRequest pageRequest(const QUrl &address)
{
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::ReadFeed);
    request.redirects = net::Redirects::AnyHost;
    request.maxResponseBytes = 16LL * 1024 * 1024;
    request.setHeader(
        "Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
                  " text/xml;q=0.8, text/html;q=0.5, */*;q=0.1");
    return request;
}

net::HttpRequest feedRequest(const Source &source)
{
    net::HttpRequest request = pageRequest(QUrl(source.address));
    if (!source.standing.etag.isEmpty())
        request.setHeader("If-None-Match", source.standing.etag.toLatin1());
    if (!source.standing.lastModified.isEmpty())
        request.setHeader("If-Modified-Since", source.standing.lastModified.toLatin1());
    return request;
}

std::optional<Milliseconds> waitAskedFor(const net::HttpResponse &response)
{
    if (const auto wait = net::retryAfter(response))
        return wait;
    const QList<QByteArray> parts = response.header("Cache-Control").toLower().split(',');
    for (const QByteArray &part : parts) {
        const QByteArray directive = part.trimmed();
        if (!directive.startsWith("max-age="))
            continue;
        bool isNumber = false;
        const qint64 seconds = directive.mid(8).toLongLong(&isNumber);
        // A day is longer than any feed has to wait.
        if (isNumber && seconds > 0)
            return std::chrono::seconds(std::min<qint64>(seconds, 24LL * 60 * 60));
    }
    return std::nullopt;
}

} // namespace hatstand::listen
