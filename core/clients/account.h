// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "clients/client.h"
#include "networks/network_key.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace hatstand::clients
{

struct Account;
using AccountId = Id<Account>;

/// How an account does. Stored by number.
enum class Health {
    Unknown = 0, ///< never checked
    Works = 1,
    EndsSoon = 2,       ///< the sign-in ends within a week
    SignInNeeded = 3,   ///< signed out, expired or revoked: nothing is sent, everything is kept
    Trouble = 4,        ///< the last check failed for another reason (see healthNote)
    KeychainClosed = 5, ///< the keychain is locked or missing
};

/// One client's presence on one network. Its secret lives in the keychain only, under the account's id.
struct Account
{
    AccountId id;
    ClientId clientId;
    networks::NetworkKey network; ///< for By hand: the network whose rules are used
    bool byHand = false;          ///< kept in `options`
    QString handle;               ///< as shown, without "@"
    QString displayName;
    QUrl server;      ///< base address of the server, where the network has many
    QString remoteId; ///< what the network calls it (a DID, a numeric id)
    QUrl page;        ///< the public page
    Health health = Health::Unknown;
    Error healthNote; ///< why it does not work; empty words when it does
    std::optional<Instant> checkedAt;
    std::optional<Instant> signInEndsAt;
    bool paused = false;
    QJsonObject options;
    int position = 0;
    Instant createdAt;
    std::optional<Instant> removedAt;
};

/// The number of characters that its server or plan takes in place of its network's; 0: its network's.
[[nodiscard]] inline int textLimitOf(const Account &account)
{
    return account.options.value(QLatin1StringView("textLimit")).toInt();
}
inline void setTextLimit(Account &account, int limit)
{
    if (limit > 0)
        account.options.insert(QLatin1StringView("textLimit"), limit);
    else
        account.options.remove(QLatin1StringView("textLimit"));
}

} // namespace hatstand::clients
