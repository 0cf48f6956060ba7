// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "cli/command.h"
#include "clients/account.h"
#include "clients/client.h"
#include "listen/inbox/conversation.h"
#include "listen/sources/source.h"
#include "listen/topics/topic.h"
#include "plan/post.h"
#include "publish/delivery.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace hatstand
{
class Parts;
}

/// From what a person types to the thing that is meant: a name, or an id or the end of one (ids made in the
/// same moment begin alike). Each fails with NotFound, or with InvalidInput where it could be several.
namespace hatstand::cli
{

[[nodiscard]] Result<clients::Client> findClient(Parts &parts, const QString &nameOrId);
/// A handle, "network:handle" or an id.
[[nodiscard]] Result<clients::Account> findAccount(Parts &parts, const QString &handleOrId,
                                                   const std::optional<clients::ClientId> &client);
/// A campaign of that client, by its name or the name that its links carry.
[[nodiscard]] Result<strategy::Campaign> findCampaign(Parts &parts, const QString &name,
                                                      const clients::ClientId &client);
[[nodiscard]] Result<plan::PostId> findPost(Parts &parts, const QString &id);
[[nodiscard]] Result<publish::DeliveryId> findDelivery(Parts &parts, const QString &id);

/// A source by its name, its address or an id.
[[nodiscard]] Result<listen::Source> findSource(Parts &parts, const QString &nameOrId);
/// A topic by its name or an id.
[[nodiscard]] Result<listen::Topic> findTopic(Parts &parts, const QString &nameOrId);
[[nodiscard]] Result<listen::ConversationId> findConversation(Parts &parts, const QString &id);

/// The failure for a word that names no network.
[[nodiscard]] Error unknownNetwork(const QString &word);
/// The failure for words that are no address of a page.
[[nodiscard]] Error notAnAddress(const QString &words);

/// A zone by its name or its city; fails with InvalidInput when there is none or more than one.
[[nodiscard]] Result<QByteArray> readZone(const QString &words);
/// "2026-11-19T18:30" (or with a space) in the zone; "…Z" and "…+01:00" are instants; "now" is now. Fails
/// with InvalidInput when it is none of these, or the zone is unknown.
[[nodiscard]] Result<plan::PlannedTime> readTime(const QString &text, const QByteArray &zone, Instant now);
/// How many lines `--limit` asks for at most; `otherwise` where it is not given.
[[nodiscard]] Result<int> readLimit(const Arguments &arguments, int otherwise);
[[nodiscard]] bool isNow(const QString &text);
/// What to tell a person whose wall time falls where the clocks change; empty where it does not.
[[nodiscard]] QString clockChangeRemark(const plan::PlannedTime &time);
/// As people write it in that zone: "2026-11-19 18:30 Europe/Lisbon". What the clocks of that zone skip is
/// shown as it is meant; see clockChangeRemark.
[[nodiscard]] QString timeText(const plan::PlannedTime &time);
/// The same of an instant, in this computer's zone.
[[nodiscard]] QString timeHere(Instant at);

} // namespace hatstand::cli
