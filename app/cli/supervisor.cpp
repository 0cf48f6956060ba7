// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/supervisor.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cstddef>
#include <unistd.h>

namespace hatstand::cli
{

bool tellSupervisor(const QByteArray &state)
{
    QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto length = static_cast<std::size_t>(path.size());
    // Other kinds of sockets begin otherwise.
    if (length < 2 || length > sizeof(address.sun_path) || (path[0] != '/' && path[0] != '@'))
        return false;
    if (path[0] == '@')
        path[0] = '\0'; // an abstract name, see unix(7)
    std::copy_n(path.constData(), length, address.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    if (socket < 0)
        return false;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
    const auto sent = ::sendto(socket, state.constData(), static_cast<std::size_t>(state.size()),
                               MSG_DONTWAIT, reinterpret_cast<const sockaddr *>(&address), size);
    ::close(socket);
    return sent == state.size();
}

} // namespace hatstand::cli
