// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "clients/account.h"

#include <optional>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::clients
{

class AccountService;

/// Until when an account is paused; unset when it is not, or until a person says otherwise.
[[nodiscard]] std::optional<Instant> pausedUntil(const Account &account);
/// Of a paused account. Unset: until a person says otherwise.
void setPausedUntil(Account &account, std::optional<Instant> until);

/// Pauses of accounts that may have an end. While an account is paused nothing is sent for it; what waits on
/// its network goes out there all the same, and can be taken back. Nobody is told by this that a pause has
/// ended: who sends asks `endDue` (see publish/sender.h).
class AccountPauses
{
public:
    /// All must outlive this.
    AccountPauses(storage::Database &database, AccountService &accounts, const Clock &clock);

    /// Pauses it, or gives its pause another end. Fails with InvalidInput when `until` is not to come.
    Result<void> pause(const AccountId &id, std::optional<Instant> until = std::nullopt);
    Result<void> goOn(const AccountId &id);

    /// Ends the pauses whose end has come; answers how many.
    Result<int> endDue();
    /// When the next of them ends that is still to come.
    [[nodiscard]] std::optional<Instant> nextEnd() const;

private:
    Result<void> write(const AccountId &id, bool paused, std::optional<Instant> until);

    storage::Database &m_database;
    AccountService &m_accounts;
    const Clock &m_clock;
};

} // namespace hatstand::clients
