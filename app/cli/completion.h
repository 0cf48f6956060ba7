// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <optional>

namespace hatstand::cli
{

/// A completion script made from the commands themselves. `shell` is bash, zsh or fish; empty for another.
[[nodiscard]] std::optional<QString> completionScript(const std::vector<CommandSpec> &commands,
                                                      const QString &shell);

} // namespace hatstand::cli
