// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sender_presence.h"

#include <QCryptographicHash>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <unistd.h>
#endif

namespace hatstand::publish
{

#ifdef Q_OS_LINUX
namespace
{
/// More senders of one workspace at once than anybody starts.
constexpr int places = 16;

/// A name that one process at a time can have (see "abstract" in unix(7)). Answers -1 when another has it, or
/// when there are no such names here (EADDRINUSE tells the one from the other).
int takeName(const QByteArray &name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto length = std::min<std::size_t>(std::size_t(name.size()), sizeof(address.sun_path) - 1);
    std::copy_n(name.constData(), length, address.sun_path + 1); // the first byte stays zero
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return -1;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + length);
    if (::bind(socket, reinterpret_cast<const sockaddr *>(&address), size) == 0)
        return socket;
    const int error = errno;
    ::close(socket);
    errno = error;
    return -1;
}
} // namespace

SenderPresence::~SenderPresence()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool SenderPresence::enter(const QString &workspace)
{
    if (workspace.startsWith(u':') || m_socket >= 0) // ":memory:" is nobody else's
        return false;
    const QString path = QFileInfo(workspace).canonicalFilePath();
    if (path.isEmpty())
        return false;
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex();
    bool others = false;
    for (int place = 0; place < places; ++place) {
        const int taken = takeName("hatstand-sending-" + QByteArray::number(::geteuid()) + '-' +
                                   hash.first(24) + '-' + QByteArray::number(place));
        if (taken < 0)
            others |= errno == EADDRINUSE;
        else if (m_socket < 0)
            m_socket = taken;
        else
            ::close(taken); // was only tried
    }
    return others;
}
#else
SenderPresence::~SenderPresence() = default;

bool SenderPresence::enter(const QString &workspace)
{
    Q_UNUSED(workspace)
    return false;
}
#endif

} // namespace hatstand::publish
