// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_pauses.h"

#include "clients/account_service.h"
#include "clients/account_table.h"
#include "storage/transaction.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::clients
{

AccountPauses::AccountPauses(storage::Database &database, AccountService &accounts, const Clock &clock)
    : m_database(database), m_accounts(accounts), m_clock(clock)
{
}

Result<void> AccountPauses::write(const AccountId &id, bool paused, std::optional<Instant> until)
{
    AccountTable table(m_database);
    auto written = storage::inTransaction(m_database, [&]() -> Result<void> {
        auto account = table.find(id);
        if (!account)
            return fail(std::move(account.error()));
        if (!*account)
            return fail(noSuchAccount());
        (*account)->paused = paused;
        setPausedUntil(**account, until);
        return table.update(**account);
    });
    if (written)
        m_accounts.announceAll();
    return written;
}

Result<void> AccountPauses::pause(const AccountId &id, std::optional<Instant> until)
{
    if (until && *until <= m_clock.now()) {
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("hatstand::clients", "That time is past."), {},
                    QCoreApplication::translate("hatstand::clients",
                                                "Choose a time to come, or pause until you resume."));
    }
    return write(id, true, until);
}

Result<void> AccountPauses::goOn(const AccountId &id)
{
    return write(id, false, std::nullopt);
}

Result<int> AccountPauses::endDue()
{
    std::vector<AccountId> due;
    for (const Account &account : m_accounts.accounts()) {
        const auto until = pausedUntil(account);
        if (until && *until <= m_clock.now())
            due.push_back(account.id);
    }
    int ended = 0;
    for (const AccountId &id : due) {
        // What is kept in memory may be behind what another process has decided meanwhile.
        const auto stored = m_accounts.stored(id);
        if (!stored)
            return fail(stored.error());
        const auto until = pausedUntil(*stored);
        if (until && *until <= m_clock.now()) {
            if (auto done = goOn(id); !done)
                return fail(std::move(done.error()));
            ++ended;
        } else {
            m_accounts.announceAll();
        }
    }
    return ended;
}

std::optional<Instant> AccountPauses::nextEnd() const
{
    std::optional<Instant> next;
    for (const Account &account : m_accounts.accounts()) {
        const auto until = pausedUntil(account);
        if (until && *until > m_clock.now())
            next = std::min(next.value_or(*until), *until);
    }
    return next;
}

} // namespace hatstand::clients
