// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "cli/command.h"
#include "plan/post.h"

#include <qcorotask.h>

namespace hatstand
{
class Parts;
}

namespace hatstand::cli
{

/// A post of that client as the options of "post add" describe it; media is copied into the media folder on
/// the way. Fails with InvalidInput where the options do not go together.
[[nodiscard]] QCoro::Task<Result<plan::Post>> readPost(Parts &parts, Arguments arguments,
                                                       clients::Client client);
/// The options that `readPost` understands.
[[nodiscard]] std::vector<OptionSpec> postOptions();

} // namespace hatstand::cli
