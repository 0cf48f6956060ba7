// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/missed_rule.h"

namespace hatstand::publish
{

namespace
{
constexpr Milliseconds aDay{std::chrono::hours(24)};
constexpr Milliseconds aMonth{std::chrono::hours(24 * 31)};
} // namespace

LateAction actionWhenLate(clients::MissedPolicy policy, std::chrono::minutes grace, Milliseconds late,
                          Milliseconds jumped)
{
    if (late <= onTime)
        return LateAction::Send;
    switch (policy) {
    case clients::MissedPolicy::Ask:
        return LateAction::Ask;
    case clients::MissedPolicy::SendIfRecent:
        return late <= grace ? LateAction::Send : LateAction::Ask;
    case clients::MissedPolicy::Leave:
        return jumped > aDay || late > aMonth ? LateAction::Ask : LateAction::Leave;
    }
    return LateAction::Ask;
}

} // namespace hatstand::publish
