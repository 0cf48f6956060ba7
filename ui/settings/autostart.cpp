// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <utility>

namespace hatstand::ui::settings
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::settings::Autostart)
};

/// A path as one argument of an Exec line.
QString quoted(const QString &path)
{
    QString text;
    for (const QChar letter : path) {
        if (QStringLiteral("\"`$\\").contains(letter))
            text += QLatin1Char('\\');
        if (letter == QLatin1Char('%'))
            text += letter;
        text += letter;
    }
    // The value is a string of the file, where a backslash is written twice.
    return QLatin1Char('"') + text.replace(QLatin1Char('\\'), QStringLiteral("\\\\")) + QLatin1Char('"');
}

Result<void> notWritten(const QString &folder, const QString &technical)
{
    Error error;
    error.code = ErrorCode::StorageFailed;
    error.what = Words::tr("It could not be set that Hatstand starts with the computer.");
    error.why = Words::tr("Nothing could be written into %1.").arg(QDir::toNativeSeparators(folder));
    error.remedy = Words::tr("Look whether the folder may be written, and try again.");
    error.detail = technical;
    return fail(std::move(error));
}
} // namespace

Autostart::Autostart(const QString &folder, QString program)
    : m_path(folder + QStringLiteral("/hatstand.desktop")), m_program(std::move(program))
{
}

QString Autostart::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/autostart");
}

QString Autostart::runningProgram()
{
    const QString image = qEnvironmentVariable("APPIMAGE");
    return image.isEmpty() ? QCoreApplication::applicationFilePath() : image;
}

bool Autostart::isPossible()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return !qEnvironmentVariableIsSet("FLATPAK_ID") && !qEnvironmentVariableIsSet("SNAP");
#else
    return false;
#endif
}

bool Autostart::isOn() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    // Desktops switch an entry off without deleting it.
    const QByteArray entry = file.readAll();
    return !entry.contains("\nHidden=true") && !entry.contains("\nX-GNOME-Autostart-enabled=false");
}

Result<void> Autostart::set(bool on) const
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!on) {
        QFile file(m_path);
        if (file.exists() && !file.remove())
            return notWritten(folder, file.errorString());
        return {};
    }
    if (!QDir().mkpath(folder))
        return notWritten(folder, {});
    QSaveFile file(m_path);
    const QString entry = QStringLiteral("[Desktop Entry]\n"
                                         "Type=Application\n"
                                         "Name=Hatstand\n"
                                         "Icon=hatstand\n"
                                         "Exec=%1 --quietly\n"
                                         "Terminal=false\n")
                              .arg(quoted(m_program));
    if (!file.open(QIODevice::WriteOnly) || file.write(entry.toUtf8()) < 0 || !file.commit())
        return notWritten(folder, file.errorString());
    return {};
}

} // namespace hatstand::ui::settings
