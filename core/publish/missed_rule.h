// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "clients/client.h"

namespace hatstand::publish
{

/// What becomes of a delivery whose time passed while nothing could send.
enum class LateAction {
    Send,
    Ask,   ///< missed: the person chooses
    Leave, ///< missed, and left
};

/// Up to this late counts as on time: a program that starts, or a busy minute.
inline constexpr Milliseconds onTime{std::chrono::minutes(5)};

/// What waited no longer than this for the line, or for its account to be let go, goes out without a
/// question.
inline constexpr Milliseconds longestOutage{std::chrono::hours(1)};

/// `jumped`: how far the clock has just gone forward by itself. Over a day, or when something is over a month
/// late, the clock may well be wrong: then nothing is left unsent without asking.
[[nodiscard]] LateAction actionWhenLate(clients::MissedPolicy policy, std::chrono::minutes grace,
                                        Milliseconds late, Milliseconds jumped = Milliseconds(0));

} // namespace hatstand::publish
