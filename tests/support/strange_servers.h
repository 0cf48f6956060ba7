// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a HostileServer may be told to be: the places that people really meet when they give a wrong address
// or sit in a hotel. For a certificate that nobody vouches for, see certificates.h.
#pragma once

#include "support/hostile_server.h"

#include <functional>
#include <memory>
#include <utility>

namespace hatstand::test
{

/// A network that wants its own page seen first: whatever is asked, by whichever method, it answers 200 and a
/// web page.
[[nodiscard]] inline HostileServer::Handler captivePortal()
{
    return HostileServer::always(HostileServer::answer(200,
                                                       "<!DOCTYPE html><html><head><title>Welcome</title>"
                                                       "</head><body><h1>Please log in</h1><form "
                                                       "action=\"/login\"></form></body></html>",
                                                       "text/html; charset=utf-8"));
}

/// One address for every request.
[[nodiscard]] inline HostileServer::Handler redirectsTo(const QUrl &place, int status = 302)
{
    return HostileServer::always(
        HostileServer::answer(status, {}, "text/html", "Location: " + place.toEncoded() + "\r\n"));
}

/// The same path and query at another site ("https://www.example.org"), as sites do that have moved.
[[nodiscard]] inline HostileServer::Handler movedTo(const QUrl &site, int status = 301)
{
    return [site, status](const SeenRequest &request, QTcpSocket *socket) {
        const QByteArray place =
            site.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::StripTrailingSlash) + request.path;
        socket->write(HostileServer::answer(status, {}, "text/html", "Location: " + place + "\r\n"));
    };
}

/// Does what was asked (`accept`), and then says that it failed, `times` times: of the worst kind, because
/// the post is there. After that it answers as `then` does.
[[nodiscard]] inline HostileServer::Handler
failsAfterAccepting(std::function<void(const SeenRequest &)> accept, HostileServer::Handler then,
                    int times = 1, int status = 502)
{
    auto left = std::make_shared<int>(times);
    return [accept = std::move(accept), then = std::move(then), left, status](const SeenRequest &request,
                                                                              QTcpSocket *socket) {
        if (*left == 0) {
            then(request, socket);
            return;
        }
        --*left;
        accept(request);
        socket->write(HostileServer::answer(status, "<h1>Bad gateway</h1>", "text/html"));
    };
}

/// The same with a line that is cut instead of an answer.
[[nodiscard]] inline HostileServer::Handler
hangsUpAfterAccepting(std::function<void(const SeenRequest &)> accept, HostileServer::Handler then,
                      int times = 1)
{
    auto left = std::make_shared<int>(times);
    return [accept = std::move(accept), then = std::move(then), left](const SeenRequest &request,
                                                                      QTcpSocket *socket) {
        if (*left == 0) {
            then(request, socket);
            return;
        }
        --*left;
        accept(request);
        socket->abort();
    };
}

} // namespace hatstand::test
