// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <vector>

/// The commands by subject; each list is made in the file of its name.
namespace hatstand::cli
{

[[nodiscard]] std::vector<CommandSpec> workspaceCommands();
[[nodiscard]] std::vector<CommandSpec> clientCommands();
[[nodiscard]] std::vector<CommandSpec> accountCommands();
[[nodiscard]] std::vector<CommandSpec> mediaHostCommands();
[[nodiscard]] std::vector<CommandSpec> postCommands();
[[nodiscard]] std::vector<CommandSpec> publishCommands();
[[nodiscard]] std::vector<CommandSpec> outboxCommands();
[[nodiscard]] std::vector<CommandSpec> historyCommands();
[[nodiscard]] std::vector<CommandSpec> serviceCommands();
[[nodiscard]] std::vector<CommandSpec> sourceCommands();
[[nodiscard]] std::vector<CommandSpec> keepingCommands();
[[nodiscard]] std::vector<CommandSpec> importCommands();
[[nodiscard]] std::vector<CommandSpec> topicCommands();
[[nodiscard]] std::vector<CommandSpec> inboxCommands();
[[nodiscard]] std::vector<CommandSpec> replyCommands();
[[nodiscard]] std::vector<CommandSpec> kindCommands();
[[nodiscard]] std::vector<CommandSpec> personCommands();
[[nodiscard]] std::vector<CommandSpec> feedCommands();
[[nodiscard]] std::vector<CommandSpec> textCommands();
[[nodiscard]] std::vector<CommandSpec> sentimentCommands();
[[nodiscard]] std::vector<CommandSpec> allCommands();

} // namespace hatstand::cli
