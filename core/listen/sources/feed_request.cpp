// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sources/feed_request.h"

#include "listen/feeds/feed_fetch.h"
#include "net/http_status.h"

#include <QList>

namespace hatstand::listen
{

net::HttpRequest feedRequest(const Source &source)
{
    net::HttpRequest request = feedPageRequest(QUrl(source.address));
    request.maxResponseBytes = 16LL * 1024 * 1024;
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
