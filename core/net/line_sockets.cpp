// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/line_sockets.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <poll.h>
#include <unistd.h>

namespace hatstand::net
{

namespace
{
/// 0 when it has none.
int localPortOf(curl_socket_t socket)
{
    union {
        sockaddr any;
        sockaddr_in v4;
        sockaddr_in6 v6;
    } address{};
    socklen_t size = sizeof address;
    if (getsockname(socket, &address.any, &size) != 0)
        return 0;
    if (address.any.sa_family == AF_INET)
        return ntohs(address.v4.sin_port);
    return address.any.sa_family == AF_INET6 ? ntohs(address.v6.sin6_port) : 0;
}
} // namespace

void LineSockets::serve(CURL *handle)
{
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &LineSockets::open);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, &LineSockets::close);
    curl_easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, this);
}

curl_socket_t LineSockets::open(void *self, curlsocktype, curl_sockaddr *address)
{
    // Not with a second call: a program may be started between the two.
    const curl_socket_t made = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (made == CURL_SOCKET_BAD)
        return made;
    // libcurl closes those that never got connected without asking, so that a number may come again.
    auto &open = static_cast<LineSockets *>(self)->m_open;
    if (std::find(open.begin(), open.end(), made) == open.end())
        open.push_back(made);
    return made;
}

int LineSockets::close(void *self, curl_socket_t socket)
{
    auto &open = static_cast<LineSockets *>(self)->m_open;
    open.erase(std::remove(open.begin(), open.end(), socket), open.end());
    return ::close(socket);
}

bool LineSockets::hasNewsOn(int localPort) const
{
    bool isKnown = false;
    for (const curl_socket_t socket : m_open) {
        if (localPortOf(socket) != localPort)
            continue;
        isKnown = true;
        pollfd look{socket, POLLIN, 0};
        if (::poll(&look, 1, 0) > 0)
            return true;
    }
    return !isKnown; // a line that cannot be looked at is not trusted
}

} // namespace hatstand::net
