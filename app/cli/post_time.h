// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/on_workspace.h"

/// The time of a post as a command names it.
namespace hatstand::cli
{

/// `--zone`: see readTimeFor.
[[nodiscard]] OptionSpec timeZoneOption();
/// The time that was typed, in the zone that `--zone` names, else in that of the post or of its client.
[[nodiscard]] Result<plan::PlannedTime> readTimeFor(Work &work, const plan::Post &post, const QString &text);
/// The same where it must be still to come and not "now"; `instead` says what is done for now.
[[nodiscard]] Result<plan::PlannedTime> readTimeToCome(Work &work, const plan::Post &post,
                                                       const QString &text, const QString &instead);

} // namespace hatstand::cli
