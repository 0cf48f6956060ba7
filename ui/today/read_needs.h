// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "today/need.h"

namespace hatstand::ui::today
{

/// Everything that needs the person: posts, talk, accounts, each the oldest first. As many rows as
/// publish::countNeeds and listen::talkNeeds say, as long as there are no more than `limit` deliveries, which
/// is what is read of them.
[[nodiscard]] std::vector<Need> readNeeds(const NeedSources &sources,
                                          const std::optional<clients::ClientId> &client, int limit = 500);

} // namespace hatstand::ui::today
