// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "today/need.h"

namespace hatstand::ui::today
{

/// People who wait for longer than was promised, and reviews with few stars.
void addTalk(std::vector<Need> &needs, const NeedSources &sources,
             const std::optional<clients::ClientId> &client);

} // namespace hatstand::ui::today
