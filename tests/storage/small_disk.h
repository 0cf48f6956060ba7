// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace hatstand::test
{

/// A file system of its own with little room. Mounting one needs root.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size)
    {
        m_mounted =
            run(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                          QStringLiteral("size=") + QString::fromLatin1(size),
                                          QStringLiteral("tmpfs"), m_folder.path()});
    }
    ~SmallDisk()
    {
        if (m_mounted)
            run(QStringLiteral("umount"), {m_folder.path()});
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isThere() const { return m_mounted; }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    /// From here on nothing can be written to it. Fails while something on it is open for writing.
    [[nodiscard]] bool makeReadOnly() const
    {
        return run(QStringLiteral("mount"),
                   {QStringLiteral("-o"), QStringLiteral("remount,ro"), m_folder.path()});
    }

private:
    static bool run(const QString &program, const QStringList &arguments)
    {
        return QProcess::execute(program, arguments) == 0;
    }
    QTemporaryDir m_folder;
    bool m_mounted = false;
};

} // namespace hatstand::test
