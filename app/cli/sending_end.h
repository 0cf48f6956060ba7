// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"

#include <qcorotask.h>

namespace hatstand::publish
{
class Sender;
}

namespace hatstand::cli
{

/// Lets the sender take nothing new and waits for what is under way, at most so long. Answers whether all of
/// it has ended. Both outlive the task.
[[nodiscard]] QCoro::Task<bool> endSending(publish::Sender &sender, Timers &timers, Milliseconds atMost);

} // namespace hatstand::cli
