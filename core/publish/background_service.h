// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"
#include "publish/program_runner.h"

#include <QString>
#include <QStringList>
#include <qcorotask.h>

#include <optional>

namespace hatstand::publish
{

/// What the service of a workspace is made with.
struct ServiceSetup
{
    QString folder;  ///< of the person's own units; need not be there yet
    QString program; ///< absolute path of hatstand-cli; empty where it has none that lasts
    RunProgram run;
};

/// $XDG_CONFIG_HOME/systemd/user.
[[nodiscard]] QString usualUnitFolder();
/// hatstand-cli as it is installed: beside the program that runs now, else in $PATH. Empty inside an
/// AppImage, a Flatpak or a Snap, where its path is another one each time or none for systemd.
[[nodiscard]] QString installedCommandLine();

/// How the service of one workspace stands.
struct ServiceState
{
    QString unit;      ///< its name for systemctl
    QString file;      ///< of the unit, whether it is there or not
    QString workspace; ///< absolute path
    QString program;   ///< what the unit starts; empty when it is not installed
    bool isInstalled = false;
    bool isEnabled = false; ///< begins by itself when the person signs in to the computer
    bool isRunning = false;
    std::optional<Instant> since; ///< running since
    /// Goes on while nobody is signed in to the computer; nothing where that cannot be told.
    std::optional<bool> lingers;
    /// Why it does not do what it is for. Nothing when it is not installed and could be.
    std::optional<Error> trouble;
    /// Of other services of ours: the workspaces that are no longer where they were.
    QStringList goneWorkspaces;
    /// It starts another hatstand-cli than the one of the setup.
    bool isOtherProgram = false;
};

// Each runs systemctl and never blocks. They may be started again and again.

/// Writes the unit, if it is not there as it should be, and has it started now and at each sign-in. Fails
/// with NotFound where there is no such workspace or no systemd, with NotAllowed where this hatstand-cli has
/// no lasting path, with Conflict where somebody else's file has the name, with StorageFailed where the
/// folder cannot be written, and with what systemctl says.
[[nodiscard]] QCoro::Task<Result<ServiceState>> installService(ServiceSetup setup, QString workspace);
[[nodiscard]] QCoro::Task<ServiceState> serviceState(ServiceSetup setup, QString workspace);
/// Stops it and takes it away. Answers whether there was one. The workspace need not be there any more.
[[nodiscard]] QCoro::Task<Result<bool>> removeService(ServiceSetup setup, QString workspace);

/// One sentence: whether it is there and runs, without what is wrong. `since` is that time in words, or
/// empty.
[[nodiscard]] QString serviceSentence(const ServiceState &state, const QString &since);
/// That it ends when the person signs out, and how to let it go on; empty where it goes on anyway.
[[nodiscard]] QString lingerSentence(const ServiceState &state);

} // namespace hatstand::publish
