// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/stage.h"

#include <vector>

namespace hatstand::tour
{

/// One thing that is done in the window, and what is said when it worked.
struct Step
{
    const char *words;
    QCoro::Task<Result<void>> (*run)(Stage &stage);
};

/// What a person does with Hatstand, from the first start to a post that is out. In order; each builds on
/// those before it.
[[nodiscard]] const std::vector<Step> &mainJob();

/// Everything there is to see, in any order; for each look of the window.
[[nodiscard]] const std::vector<Step> &scenes();

} // namespace hatstand::tour
