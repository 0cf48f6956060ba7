// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zones.h"
#include "clients/client_service.h"
#include "kit/theme.h"
#include "networks/rules_catalogue.h"
#include "publish/outbox.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace hatstand::ui::today
{

/// A post on the day's line: its deliveries at one time, put together.
struct Outgoing
{
    plan::PostId post;
    clients::ClientId client;
    Instant at;
    QString title;
    Status status = Status::Scheduled; ///< the worst of its deliveries
    QStringList networks;              ///< keys
    QString note; ///< "From this PC", "From this PC, Ig by hand", "Keychain closed", "Bluesky failed"
};

struct DayPlan
{
    std::vector<Outgoing> posts;       ///< by time
    std::optional<Instant> lastToSend; ///< of this computer, in the future, not held
    bool handedOver = false;           ///< something of it the network publishes later that day
    int published = 0;
};

/// What goes out on a day of that zone. `now` decides what is still to be sent.
[[nodiscard]] DayPlan readDay(const publish::Outbox &outbox, const networks::RulesCatalogue &networks,
                              const std::optional<clients::ClientId> &client, QDate day,
                              const QByteArray &zone, Instant now);

/// Until when this computer must be on, as rich text: for what goes out on the day, and for later days.
/// `last`: when the last of all that it sends is due; absent when it sends nothing more. Empty when nothing
/// of the day is left and nothing needs it later.
[[nodiscard]] QString keepOnWords(const DayPlan &day, const std::optional<Instant> &last, QDate date,
                                  const QByteArray &zone);

/// The instants at which a day of a zone begins and ends.
[[nodiscard]] std::pair<Instant, Instant> dayBounds(QDate day, const QByteArray &zone);

} // namespace hatstand::ui::today
