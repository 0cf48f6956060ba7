// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "publish/outbox.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace hatstand::ui
{

/// A post that is still to go out, with all networks that it is still to go to.
struct WaitingPost
{
    plan::PostId post;
    clients::ClientId client;
    Instant at; ///< the soonest of its deliveries
    QString title;
    QStringList networks; ///< keys
    bool sending = false;
    bool byHand = false;   ///< some of it is posted by the person
    bool byItself = false; ///< some of it is sent by this computer
};

/// How many deliveries are read to find them; no day has as many.
inline constexpr int mostWaitingRead = 200;

/// "Waiting" is the same figure wherever it stands: posts, not deliveries, of what Outbox::waiting answers,
/// by the end of this computer's day. Soonest first, what is being sent before all.
[[nodiscard]] std::vector<WaitingPost> waitingToday(const std::vector<publish::OutboxItem> &items,
                                                    Instant now);

} // namespace hatstand::ui
