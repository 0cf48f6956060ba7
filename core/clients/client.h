// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/money.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace hatstand::clients
{

struct Client;
using ClientId = Id<Client>;

/// What happens to a post that was due while the computer was off. Stored by number.
enum class MissedPolicy {
    Ask = 0,          ///< it waits in Today; nothing goes out late by itself
    SendIfRecent = 1, ///< sent when it is less than the grace period late, else asked about
    Leave = 2,        ///< marked as missed and left
};

/// Whom the work is for.
struct Client
{
    ClientId id;
    QString name;
    QString initials; ///< one to three letters for the square mark
    QString colour;   ///< "#A8561C"; white text on it has a contrast of at least 4.5:1
    QByteArray zone;  ///< IANA name
    Currency currency;
    QString language; ///< BCP 47, for spelling and the post's language tag
    MissedPolicy missedPolicy = MissedPolicy::Ask;
    std::chrono::minutes grace{30};
    int position = 0;
    Instant createdAt;
    std::optional<Instant> archivedAt;
    friend bool operator==(const Client &, const Client &) = default;
};

} // namespace hatstand::clients
