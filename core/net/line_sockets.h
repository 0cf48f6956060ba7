// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <curl/curl.h>

#include <vector>

namespace hatstand::net
{

/// The sockets of all lines, made and closed here for libcurl. They are not handed on to programs that are
/// started meanwhile (a browser would keep a line open that was cut here), and a kept one can be looked at
/// before it is used again.
///
/// Belongs to the carrying thread, and outlives its lines.
class LineSockets
{
public:
    /// Makes `handle` take its sockets from here.
    void serve(CURL *handle);

    /// Whether something has arrived, or the other side has hung up, on a line with that port at this end.
    /// Between two requests nothing may: what is there is a farewell, or belongs to no request.
    [[nodiscard]] bool hasNewsOn(int localPort) const;

private:
    static curl_socket_t open(void *self, curlsocktype purpose, curl_sockaddr *address);
    static int close(void *self, curl_socket_t socket);

    std::vector<curl_socket_t> m_open;
};

} // namespace hatstand::net
