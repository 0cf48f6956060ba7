// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/timers.h"
#include "clients/account.h"

#include <QObject>
#include <QPointer>
#include <qcorotask.h>

#include <vector>

namespace hatstand::networks
{
class Connectors;
}

namespace hatstand::clients
{

class AccountService;

/// Keeps sign-ins alive: asks each network once a day whether the sign-in still works, and makes those that
/// will end last longer, long enough before. One account after the other, so that no network is met by a
/// burst; an account that waits for its person, or for the keychain, is left alone, so that nothing that was
/// refused is asked again.
class SignInCare : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this.
    SignInCare(AccountService &accounts, networks::Connectors &connectors, const Clock &clock, Timers &timers,
               QObject *parent = nullptr);
    ~SignInCare() override;

    /// Looks a moment later, then every hour.
    void start();
    /// What waited for a way out is asked now.
    void noteOnline();

    /// Whether that account is to be asked now.
    [[nodiscard]] bool isDue(const Account &account) const;

Q_SIGNALS:
    /// A sign-in has ended: nothing of this account goes out until its person signs in again.
    void ended(const hatstand::clients::AccountId &id);

private:
    void look();
    void arm(Milliseconds delay);
    static QCoro::Task<void> ask(QPointer<SignInCare> self, std::vector<AccountId> due, CancelToken cancel);

    AccountService &m_accounts;
    networks::Connectors &m_connectors;
    const Clock &m_clock;
    Timers &m_timers;
    CancelSource m_cancel;
    bool m_started = false;
    bool m_asking = false;
    bool m_again = false; ///< was offline when last asked
};

} // namespace hatstand::clients
