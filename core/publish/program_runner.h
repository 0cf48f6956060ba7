// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <qcorotask.h>

#include <functional>

namespace hatstand::publish
{

/// What came of running another program.
struct ProgramEnd
{
    bool isThere = true; ///< false: there is no such program, or it cannot be run
    int exitCode = -1;   ///< -1 as well when it was stopped from outside
    QString out;
    QString err;

    [[nodiscard]] bool succeeded() const { return isThere && exitCode == 0; }
};

/// Runs a program to its end without blocking. A value that tests replace.
using RunProgram = std::function<QCoro::Task<ProgramEnd>(QString program, QStringList arguments)>;

/// Real programs, looked for in $PATH. They speak English, so that their answers can be read, and are stopped
/// after two minutes.
[[nodiscard]] RunProgram realPrograms();

} // namespace hatstand::publish
