// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/pauses.h"

#include <utility>

namespace hatstand::networks
{

void Pauses::close()
{
    m_timers = nullptr;
    for (const Completion<bool> &one : std::exchange(m_waiting, {}))
        one.complete(false);
}

QCoro::Task<bool> Pauses::wait(Milliseconds time, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!m_timers || cancel.isCancelled())
        co_return false;
    const Completion<bool> over;
    std::erase_if(m_waiting, [](const Completion<bool> &one) { return one.isDone(); });
    m_waiting.push_back(over);
    m_timers->callAfter(time, &m_context, [over] { over.complete(true); });
    const auto subscription = cancel.onCancel([over] { over.complete(false); });
    const bool passed = co_await over;
    co_return passed;
}

} // namespace hatstand::networks
