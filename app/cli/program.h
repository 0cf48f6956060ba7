// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/output.h"

#include <QStringList>

namespace hatstand::cli
{

/// The words of the call, without the program's own name. Fails with InvalidInput on one that is not UTF-8.
[[nodiscard]] Result<QStringList> readWords(int count, const char *const *words);

/// Runs the program with its words (without the program's own name) and answers the exit code. The event loop
/// must run.
[[nodiscard]] QCoro::Task<int> runProgram(QStringList words, std::FILE *out, std::FILE *err);

} // namespace hatstand::cli
