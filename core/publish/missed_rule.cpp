// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/missed_rule.h"

namespace hatstand::publish
{

LateAction actionWhenLate(clients::MissedPolicy policy, std::chrono::minutes grace, Milliseconds late)
{
    if (late <= onTime)
        return LateAction::Send;
    switch (policy) {
    case clients::MissedPolicy::Ask:
        return LateAction::Ask;
    case clients::MissedPolicy::SendIfRecent:
        return late <= grace ? LateAction::Send : LateAction::Ask;
    case clients::MissedPolicy::Leave:
        return LateAction::Leave;
    }
    return LateAction::Ask;
}

} // namespace hatstand::publish
