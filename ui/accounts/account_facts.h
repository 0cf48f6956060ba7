// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "clients/account.h"
#include "kit/glyphs.h"
#include "kit/theme.h"
#include "networks/connectors.h"

#include <QString>

#include <optional>

namespace hatstand::ui::accounts
{

/// What our connection to a network can really do; a connection that has no such interface does not.
struct Abilities
{
    bool posts = false;       ///< this computer sends
    bool postsByHand = false; ///< the person posts, Hatstand reminds
    bool holds = false;       ///< the network keeps a post until its time
    bool reads = false;
    bool givesNumbers = false;
    friend bool operator==(const Abilities &, const Abilities &) = default;
};

/// How an account is shown: words and signs only, no services behind it.
struct AccountFacts
{
    clients::AccountId id;
    QString networkKey;
    QString networkName;
    QString handle; ///< with "@" where the network writes it so
    QString chip;
    Status status = Status::Draft;
    Glyph glyph = Glyph::Published;
    bool quietChip = false; ///< a fact, not a status (by hand)
    Abilities abilities;
    QString remark;
    QString remarkInFull; ///< with reason and remedy, for the tooltip
    QString action;       ///< words of the one button that helps now; empty when nothing needs to be done
    bool actionSignsIn = false;
    bool needsPerson = false;
    friend bool operator==(const AccountFacts &, const AccountFacts &) = default;
};

[[nodiscard]] Abilities abilitiesOf(const clients::Account &account, const networks::Connectors &connectors);
[[nodiscard]] AccountFacts factsOf(const clients::Account &account, const QString &networkName,
                                   const networks::Connectors &connectors, Instant now,
                                   const QByteArray &zone);
/// The whole row for a screen reader.
[[nodiscard]] QString spokenFacts(const AccountFacts &facts);

} // namespace hatstand::ui::accounts
