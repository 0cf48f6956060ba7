// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/error.h"
#include "clients/account.h"
#include "networks/connectors.h"

#include <QObject>
#include <qcorotask.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::clients
{

class AccountTable;

/// What became of an account's secret when the account went.
enum class SecretFate {
    Forgotten, ///< it is in no keychain of this computer, or there never was one
    MayRemain, ///< this computer has no keychain; another that uses the workspace may still keep it
};

/// What can be done with accounts: connect, test, sign out, remove. Secrets go to the CredentialStore and
/// never through the database.
///
/// May go while the network or the keychain is waited for, and the connectors and the credentials with it:
/// the rest is not done then, and the answer is Cancelled.
class AccountService : public QObject
{
    Q_OBJECT

public:
    AccountService(storage::Database &database, const Clock &clock, networks::Connectors &connectors,
                   networks::CredentialStore &credentials, QObject *parent = nullptr);
    ~AccountService() override;

    /// Reads the accounts, unless they are known. Who goes by there being none asks for this first.
    [[nodiscard]] Result<void> load() const;
    /// Not the removed ones. Kept in memory; cheap to ask for. None while they cannot be read.
    [[nodiscard]] const std::vector<Account> &accounts() const;
    [[nodiscard]] std::vector<Account> accountsOf(const ClientId &client) const;
    /// Also finds removed ones, so that history can name them.
    [[nodiscard]] Result<Account> account(const AccountId &id) const;
    /// As it stands in the workspace at this moment, whatever is kept in memory: another process may have
    /// changed it.
    [[nodiscard]] Result<Account> stored(const AccountId &id) const;
    [[nodiscard]] static networks::AccountIdentity identity(const Account &account);

    /// Signs in and keeps the account; with `again` an existing account is signed in anew (it must be the
    /// same identity on the network, else Conflict). Conflict also when the client has that identity already;
    /// one that was removed comes back with its history. Nothing is kept when the secret cannot be written.
    /// With a `visit` the person agrees in the browser; else the request holds what was typed.
    [[nodiscard]] QCoro::Task<Result<AccountId>>
    connectAccount(ClientId client, networks::NetworkKey network, networks::SignInRequest request,
                   AccountId again, CancelToken cancel, std::shared_ptr<networks::BrowserVisit> visit = {});
    /// A place that is posted to by hand, with the rules of that network. One that was removed comes back
    /// with its history. `textLimit` in place of the network's own where its server or plan takes another
    /// number of characters (see plan::measureOptions); 0: the network's.
    Result<AccountId> addByHand(const ClientId &client, const networks::NetworkKey &network,
                                const QString &name, const QUrl &page, int textLimit = 0);
    /// Name, page, options and position; of an account by hand the network too. The rest is not the person's
    /// to change.
    Result<void> edit(const Account &account);
    Result<void> setPaused(const AccountId &id, bool paused);
    /// Asks the network; writes and answers the health. What says nothing about the account (offline, asked
    /// to wait, stopped) is a failure and changes nothing. Who was signed in again or out meanwhile keeps the
    /// health that this gave: the answer is about the sign-in before.
    [[nodiscard]] QCoro::Task<Result<Health>> test(AccountId id, CancelToken cancel);
    /// The same, but a sign-in that will end is made to last longer, where the network knows that. One that
    /// was refused is not asked again before the person has signed in: SignInNeeded at once.
    [[nodiscard]] QCoro::Task<Result<Health>> renew(AccountId id, CancelToken cancel);
    /// Called by whoever got an answer from the network: a sign-in that no longer works stops only its
    /// account. With the `generation` of the sign-in that was used (see signInGeneration) nothing is written
    /// when there has been a newer one since.
    Result<void> noteHealth(const AccountId &id, Health health, const Error &note,
                            std::optional<int> generation = {});
    /// Whether its sign-in ends within a week or has come to its end, whatever else is known of it.
    [[nodiscard]] bool endsSoon(const Account &account) const;
    /// Ends the session and forgets the secret; posts, history and numbers stay.
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountId id);
    /// Signs out and takes the account out of lists and of drafts; history stays. Fails while the keychain is
    /// locked or refuses, as the secret would stay in it; where there is none, the account goes all the same.
    [[nodiscard]] QCoro::Task<Result<SecretFate>> remove(AccountId id);

    /// Ends the sessions and forgets the secrets of all accounts of a client, before the client is removed
    /// for good: nothing may stay behind in the keychain. Fails as `remove` does.
    [[nodiscard]] QCoro::Task<Result<SecretFate>> forgetSecretsOf(ClientId client);

    /// Reads anew and tells everyone: for what another process or an import has changed.
    void announceAll();

Q_SIGNALS:
    void changed();
    /// After `changed`: drafts take the account out.
    void accountRemoved(const hatstand::clients::AccountId &id);

private:
    /// Whether a sign-in is that account's, by what the network's ids mean.
    [[nodiscard]] bool isSame(const Account &account, const networks::NetworkKey &network,
                              const networks::SignedIn &signedIn) const;
    [[nodiscard]] Result<Account> accountFor(const ClientId &client, const networks::NetworkKey &network,
                                             const networks::SignedIn &signedIn,
                                             const AccountId &again) const;
    Result<AccountId> keep(const ClientId &client, const networks::NetworkKey &network,
                           const networks::SignedIn &signedIn, const AccountId &again, const AccountId &id);
    [[nodiscard]] QCoro::Task<Result<void>> endSession(AccountId id);
    /// Asks the network by that question, and writes what it answers.
    using Question = QCoro::Task<Result<networks::SignedIn>> (networks::SignIn::*)(networks::AccountIdentity,
                                                                                   CancelToken);
    [[nodiscard]] QCoro::Task<Result<Health>> ask(AccountId id, Question question, CancelToken cancel);
    /// Answers whether there is something to be written.
    using Change = std::function<bool(Account &)>;
    Result<void> changeAccount(const AccountId &id, const Change &change);

    storage::Database &m_database;
    const Clock &m_clock;
    networks::Connectors &m_connectors;
    networks::CredentialStore &m_credentials;
    std::unique_ptr<AccountTable> m_table;
    mutable std::optional<std::vector<Account>> m_cached;
};

} // namespace hatstand::clients
