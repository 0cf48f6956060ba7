// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/line_sockets.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <fcntl.h>
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
    const curl_socket_t made = ::socket(address->family, address->socktype, address->protocol);
    if (made == CURL_SOCKET_BAD)
        return made;
    fcntl(made, F_SETFD, FD_CLOEXEC);
    static_cast<LineSockets *>(self)->m_open.push_back(made);
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
    return std::any_of(m_open.begin(), m_open.end(), [localPort](curl_socket_t socket) {
        if (localPortOf(socket) != localPort)
            return false;
        pollfd look{socket, POLLIN, 0};
        return ::poll(&look, 1, 0) > 0;
    });
}

} // namespace hatstand::net
