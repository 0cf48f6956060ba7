// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"

#include <QString>
#include <QUrl>
#include <qcorotask.h>

#include <functional>

namespace hatstand::networks
{

/// One visit of the person to a network's page in the browser, to agree to a sign-in there, and the way back.
/// Made for one sign-in; whoever holds it by shared pointer may wait for it.
class BrowserVisit
{
public:
    BrowserVisit() = default;
    BrowserVisit(const BrowserVisit &) = delete;
    BrowserVisit &operator=(const BrowserVisit &) = delete;
    virtual ~BrowserVisit() = default;

    /// Where the network shall send the browser afterwards: an address of this computer, with that path
    /// ("/callback"). The same for the whole visit. Fails when no port can be had.
    [[nodiscard]] virtual Result<QUrl> wayBack(const QString &path) = 0;
    /// Which addresses are the answer to this visit (their state is right): others that arrive are told so
    /// and do not end it, because anyone on this computer can call. Asked for before `visit`; without it
    /// every address counts. `isOurs` must not reach what may be gone.
    // NOLINTNEXTLINE(performance-unnecessary-value-param): those that mind it keep it.
    virtual void expect([[maybe_unused]] std::function<bool(const QUrl &arrived)> isOurs) {}
    /// Shows the page to the person, and answers the address at which the browser arrived with its query,
    /// however it came to us (by itself, or pasted by the person). Fails with TimedOut after some minutes,
    /// and with Cancelled. What the query says is for the caller to check: anyone on this computer can call.
    [[nodiscard]] virtual QCoro::Task<Result<QUrl>> visit(QUrl page, CancelToken cancel) = 0;
};

} // namespace hatstand::networks
