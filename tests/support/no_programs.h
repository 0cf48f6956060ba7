// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/program_runner.h"

namespace hatstand::test
{

/// A computer on which no other program is installed.
[[nodiscard]] inline publish::RunProgram noPrograms()
{
    return [](QString program, QStringList /*arguments*/) -> QCoro::Task<publish::ProgramEnd> {
        co_return publish::ProgramEnd{false, -1, {}, program};
    };
}

} // namespace hatstand::test
