// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/rules_catalogue.h"
#include "plan/problem.h"

#include <vector>

namespace hatstand::plan
{

/// All problems, worst first; pure and quick enough for each key press.
[[nodiscard]] std::vector<Problem> checkPost(const CheckInput &input, const networks::RulesCatalogue &rules);
[[nodiscard]] std::vector<Problem> checkPost(const CheckInput &input, const RulesOf &rulesOf);
/// True when nothing must be fixed.
[[nodiscard]] bool canGoOut(const std::vector<Problem> &problems);

} // namespace hatstand::plan
