// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/timers.h"
#include "clients/account.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <qcorotask.h>

#include <deque>
#include <optional>

namespace hatstand::networks
{
class Connectors;
}

namespace hatstand::clients
{

class AccountService;

/// Keeps sign-ins alive: asks each network after a start and once a day whether the sign-in still works, and
/// makes those that will end last longer, long enough before. One account after the other with a pause
/// between them, so that no network is met by a burst; an account that waits for its person, or for the
/// keychain, is left alone, so that nothing that was refused is asked again. What another program on the
/// same workspace has just asked is not asked again because this one starts.
class SignInCare : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this.
    SignInCare(AccountService &accounts, networks::Connectors &connectors, const Clock &clock, Timers &timers,
               QObject *parent = nullptr);
    ~SignInCare() override;

    /// Looks after that, then every hour. Programs that start together do not look together when each waits
    /// a time of its own: the later one finds what the other has asked.
    void start(Milliseconds firstLook = std::chrono::seconds(5));
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
    /// Nobody has asked since this was started, or shortly before.
    [[nodiscard]] bool isOwedSinceStart(const Account &account) const;
    void askNext();
    static QCoro::Task<void> ask(QPointer<SignInCare> self, AccountId id, CancelToken cancel);
    void asked(const AccountId &id, const Result<Health> &health);

    AccountService &m_accounts;
    networks::Connectors &m_connectors;
    const Clock &m_clock;
    Timers &m_timers;
    CancelSource m_cancel;
    std::optional<Instant> m_startedAt;
    std::deque<AccountId> m_due;          ///< what is left of this look
    QSet<AccountId> m_answeredSinceStart; ///< also by what says nothing of the account
    bool m_asking = false;                ///< one is asked, or waits for its turn
    bool m_again = false;                 ///< was offline when last asked
};

} // namespace hatstand::clients
