// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_walk.h"
#include "networks/listener.h"

// What the network shows of posts → what was said: the lexicons app.bsky.* of November 2026. Pure functions;
// what lacks something that cannot be done without is nothing, whatever else is in it.

namespace hatstand::networks
{

/// Whose ears these are.
struct BlueskyEars
{
    QString did; ///< of the account
    QUrl site;   ///< where people read
};

/// A moment as it stands in a record, of the years 1970 to 9999; nothing for all else.
[[nodiscard]] std::optional<Instant> blueskyTime(const QJsonValue &value);
/// Who wrote it (app.bsky.actor.defs#profileView and its shorter forms); nothing without an identity.
[[nodiscard]] std::optional<Speaker> blueskySpeaker(const QJsonObject &profile, const BlueskyEars &ears);
/// The identity in "at://IDENTITY/…"; empty when that is no such address.
[[nodiscard]] QString blueskyAuthorOf(const QString &uri);

/// A post as it is shown (app.bsky.feed.defs#postView). A notification has the same fields, but no `embed`:
/// then its media have no addresses.
[[nodiscard]] std::optional<IncomingMessage> blueskyMessage(const QJsonObject &view, const BlueskyEars &ears);
/// Its place in a list.
[[nodiscard]] std::optional<BlueskyMet> blueskyMet(const QJsonObject &view);
/// True when it shows pictures, films or a card, which only the whole view gives addresses of.
[[nodiscard]] bool blueskyShowsSomething(const QJsonObject &record);

} // namespace hatstand::networks
