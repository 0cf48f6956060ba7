// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sending_end.h"

#include "base/completion.h"
#include "publish/sender.h"

namespace hatstand::cli
{

QCoro::Task<bool> endSending(publish::Sender &sender, Timers &timers, Milliseconds atMost)
{
    constexpr Milliseconds step{50};
    sender.stop();
    for (Milliseconds waited{0}; sender.underWay() > 0; waited += step) {
        if (waited >= atMost)
            co_return false;
        const Completion<bool> passed;
        timers.callAfter(step, &sender, [passed] { passed.complete(true); });
        (void)co_await passed;
    }
    co_return true;
}

} // namespace hatstand::cli
