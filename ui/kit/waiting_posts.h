// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "publish/outbox.h"

#include <QString>
#include <QStringList>

#include <optional>
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

/// "Waiting" is the same figure wherever it stands: posts, not deliveries, of what Outbox::waitingUntil
/// answers for the end of this computer's day, without what is held until a person does something. Soonest
/// first, what is being sent before all.
[[nodiscard]] std::vector<WaitingPost> waitingToday(const std::vector<publish::OutboxItem> &items,
                                                    Instant now);

/// What a client (or all) has waiting until the end of this computer's day.
[[nodiscard]] Result<std::vector<publish::OutboxItem>>
readWaitingToday(const publish::Outbox &outbox, const std::optional<clients::ClientId> &client, Instant now);

/// The figure: posts that wait, and how many of them are being sent. None when they cannot be read.
[[nodiscard]] publish::WaitingCount
countWaitingToday(const publish::Outbox &outbox, const std::optional<clients::ClientId> &client, Instant now);

} // namespace hatstand::ui
