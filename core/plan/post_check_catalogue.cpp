// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_check.h"

namespace hatstand::plan
{

std::vector<Problem> checkPost(const CheckInput &input, const networks::RulesCatalogue &rules)
{
    return checkPost(input, [&rules](const networks::NetworkKey &key) -> const networks::NetworkRules & {
        return rules.findOrOther(key);
    });
}

} // namespace hatstand::plan
