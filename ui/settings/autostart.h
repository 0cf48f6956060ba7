// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace hatstand::ui::settings
{

/// Whether Hatstand begins with the computer: one file in the desktop's autostart folder, which a person may
/// also see and delete there (https://specifications.freedesktop.org/autostart-spec/latest/).
class Autostart
{
public:
    /// `folder` need not be there yet; `program` is the absolute path of what is started.
    Autostart(const QString &folder, QString program);
    /// The person's own folder: $XDG_CONFIG_HOME/autostart.
    [[nodiscard]] static QString usualFolder();
    /// What is running now, also when it came out of an AppImage.
    [[nodiscard]] static QString runningProgram();
    /// False where files in that folder mean nothing: on Windows and macOS, and inside a sandbox.
    [[nodiscard]] static bool isPossible();

    [[nodiscard]] QString path() const { return m_path; }
    /// Read anew each time: the desktop's own settings may have changed it.
    [[nodiscard]] bool isOn() const;
    [[nodiscard]] Result<void> set(bool on) const;

private:
    QString m_path;
    QString m_program;
};

} // namespace hatstand::ui::settings
