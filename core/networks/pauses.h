// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/completion.h"
#include "base/timers.h"

#include <QObject>
#include <qcorotask.h>

#include <memory>
#include <vector>

namespace hatstand::networks
{

/// Waits for a coroutine: for what a server is working on, for what another program holds. Held by shared
/// pointer by whoever waits; close() ends all waits, and none begins after it.
class Pauses : public std::enable_shared_from_this<Pauses>
{
public:
    /// `timers` must outlive this until close().
    explicit Pauses(Timers &timers) : m_timers(&timers) {}
    void close();

    /// True when the time has passed; false when it was cancelled or closed.
    [[nodiscard]] QCoro::Task<bool> wait(Milliseconds time, CancelToken cancel);

private:
    Timers *m_timers;
    QObject m_context;
    std::vector<Completion<bool>> m_waiting;
};

} // namespace hatstand::networks
