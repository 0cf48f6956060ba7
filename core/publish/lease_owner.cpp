// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/lease_owner.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QStringList>
#include <QSysInfo>
#include <QUuid>

#include <optional>

#ifdef Q_OS_UNIX
#include <array>
#include <cerrno>
#include <csignal>
#include <unistd.h>
#endif

namespace hatstand::publish
{

namespace
{
/// Names where process numbers mean the same: this computer since its start and, on Linux, this container.
QString computer()
{
    QByteArray name = QSysInfo::machineUniqueId() + QSysInfo::bootUniqueId();
#ifdef Q_OS_LINUX
    std::array<char, 64> link{};
    const ssize_t length = readlink("/proc/self/ns/pid", link.data(), link.size());
    if (length > 0)
        name += QByteArray(link.data(), static_cast<qsizetype>(length));
#endif
    const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(8).toHex());
}

/// Whether a process of that number runs here; nothing when that owner is none of this computer.
std::optional<bool> runs(const QString &owner)
{
#ifdef Q_OS_UNIX
    const QStringList parts = owner.split(u'/');
    if (parts.size() != 3 || parts[0] != computer())
        return std::nullopt;
    bool isNumber = false;
    const auto pid = static_cast<pid_t>(parts[1].toLongLong(&isNumber));
    if (!isNumber || pid <= 0)
        return std::nullopt;
    return ::kill(pid, 0) == 0 || errno != ESRCH;
#else
    Q_UNUSED(owner)
    return std::nullopt;
#endif
}
} // namespace

QString makeLeaseOwner()
{
    return QStringLiteral("%1/%2/%3")
        .arg(computer())
        .arg(QCoreApplication::applicationPid())
        .arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

bool isKnownDead(const QString &owner)
{
    return runs(owner) == std::optional(false);
}

bool isKnownAlive(const QString &owner)
{
    const bool hasOwnNumber = owner.section(u'/', 1, 1).toLongLong() == QCoreApplication::applicationPid();
    return !hasOwnNumber && runs(owner) == std::optional(true);
}

} // namespace hatstand::publish
