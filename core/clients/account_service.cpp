// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_service.h"

#include "clients/account_failures.h"
#include "clients/account_pause.h"
#include "clients/account_profile.h"
#include "clients/account_table.h"
#include "clients/client_table.h"
#include "clients/sign_in_generation.h"
#include "storage/transaction.h"

#include <QPointer>

#include <algorithm>

namespace hatstand::clients
{

using storage::inTransaction;

namespace
{
constexpr qsizetype maxNameLength = 200;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::clients)
};

tl::unexpected<Error> connectedAlready(const Account &account)
{
    return fail(ErrorCode::Conflict, Tr::tr("%1 is connected already.").arg(account.displayName),
                Tr::tr("One client has an account once only."),
                Tr::tr("Use the account that is there, or remove it first."));
}

Result<void> checkPage(const QUrl &page)
{
    // It is shown, exported and printed: no place for a password.
    if (!page.userInfo().isEmpty()) {
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("\"%1\" cannot be the address of a page as it was given.")
                        .arg(page.toString(QUrl::RemoveUserInfo)),
                    Tr::tr("It has a name or password in it."),
                    Tr::tr("Leave out what stands before the @."));
    }
    const bool good =
        page.isEmpty() ||
        (page.isValid() && !page.host().isEmpty() &&
         (page.scheme() == QLatin1StringView("https") || page.scheme() == QLatin1StringView("http")));
    if (good)
        return {};
    return fail(ErrorCode::InvalidInput, Tr::tr("\"%1\" is not the address of a page.").arg(page.toString()),
                {}, Tr::tr("Copy it from the browser; it begins with https://."));
}

/// What has become of a secret when a session has ended so.
Result<SecretFate> fateOfSecret(const Result<void> &ended)
{
    if (ended)
        return SecretFate::Forgotten;
    if (ended.error().code == ErrorCode::KeychainMissing)
        return SecretFate::MayRemain;
    return fail(ended.error());
}

Result<QString> checkedName(const QString &name)
{
    QString plain = name.simplified();
    if (plain.isEmpty())
        return fail(ErrorCode::InvalidInput, Tr::tr("An account needs a name."));
    if (plain.size() > maxNameLength) {
        return fail(ErrorCode::InvalidInput, Tr::tr("The name is too long."),
                    Tr::tr("It may have at most %1 characters.").arg(maxNameLength));
    }
    return plain;
}
} // namespace

AccountService::AccountService(storage::Database &database, const Clock &clock,
                               networks::Connectors &connectors, networks::CredentialStore &credentials,
                               QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_connectors(connectors)
    , m_credentials(credentials)
    , m_table(std::make_unique<AccountTable>(database))
{
}

AccountService::~AccountService() = default;

Result<void> AccountService::load() const
{
    if (m_cached)
        return {};
    auto read = m_table->active();
    if (!read)
        return fail(std::move(read.error()));
    m_cached = std::move(*read);
    return {};
}

const std::vector<Account> &AccountService::accounts() const
{
    // Asked again next time; a passing failure must not look like "no accounts" for good.
    static const std::vector<Account> none;
    return load() ? *m_cached : none;
}

std::vector<Account> AccountService::accountsOf(const ClientId &client) const
{
    std::vector<Account> mine;
    for (const Account &account : accounts()) {
        if (account.clientId == client)
            mine.push_back(account);
    }
    return mine;
}

Result<Account> AccountService::account(const AccountId &id) const
{
    const auto &known = accounts();
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Account &account) { return account.id == id; });
    if (found != known.end())
        return *found;
    return stored(id);
}

Result<Account> AccountService::stored(const AccountId &id) const
{
    auto read = m_table->find(id);
    if (!read)
        return fail(std::move(read.error()));
    if (!*read)
        return fail(noSuchAccount());
    return **read;
}

networks::AccountIdentity AccountService::identity(const Account &account)
{
    return {account.id.toString(), account.handle, account.remoteId, account.server, account.options};
}

bool AccountService::isSame(const Account &account, const networks::NetworkKey &network,
                            const networks::SignedIn &signedIn) const
{
    if (account.byHand || account.network != network || account.remoteId != signedIn.remoteId)
        return false;
    const networks::Connector *connector = m_connectors.find(network);
    return (connector && connector->idsAreGlobal()) || account.server.host() == signedIn.server.host();
}

Result<Account> AccountService::accountFor(const ClientId &client, const networks::NetworkKey &network,
                                           const networks::SignedIn &signedIn, const AccountId &again) const
{
    auto present = m_table->allOf(client);
    if (!present)
        return fail(std::move(present.error()));
    Account fresh;
    fresh.clientId = client;
    fresh.network = network;
    for (const Account &account : *present) {
        if (account.id == again) {
            if (account.network == network &&
                (account.remoteId.isEmpty() || isSame(account, network, signedIn)))
                return account;
            return fail(
                ErrorCode::Conflict, Tr::tr("That is another account."),
                Tr::tr("You signed in as %1; this is the account %2.").arg(signedIn.handle, account.handle),
                Tr::tr("Sign in as %1, or connect %2 as a new account.")
                    .arg(account.handle, signedIn.handle));
        }
        if (!again.isNull() || !isSame(account, network, signedIn))
            continue;
        if (!account.removedAt)
            return connectedAlready(account);
        // It was here before: the same account again, so that its history goes on.
        fresh = account;
    }
    if (!again.isNull())
        return fail(noSuchAccount());
    return fresh;
}

Result<AccountId> AccountService::keep(const ClientId &client, const networks::NetworkKey &network,
                                       const networks::SignedIn &signedIn, const AccountId &again,
                                       const AccountId &id)
{
    return inTransaction(m_database, [&]() -> Result<AccountId> {
        // Asked again, because another sign-in may have been kept while the keychain was waited for.
        auto account = accountFor(client, network, signedIn, again);
        if (!account)
            return fail(std::move(account.error()));
        takeProfile(*account, signedIn, m_clock.now());
        account->removedAt.reset();
        if (account->id == id) {
            beginSignInGeneration(*account);
            if (auto updated = m_table->update(*account); !updated)
                return fail(std::move(updated.error()));
            return id;
        }
        const auto position = m_table->nextPosition(client);
        if (!position)
            return fail(position.error());
        account->id = id;
        account->position = *position;
        account->createdAt = m_clock.now();
        if (auto inserted = m_table->insert(*account); !inserted)
            return fail(std::move(inserted.error()));
        return id;
    });
}

QCoro::Task<Result<AccountId>> AccountService::connectAccount(ClientId client, networks::NetworkKey network,
                                                              networks::SignInRequest request,
                                                              AccountId again, CancelToken cancel,
                                                              std::shared_ptr<networks::BrowserVisit> visit)
{
    const QPointer<AccountService> self(this);
    const auto owner = ClientTable(m_database).find(client);
    if (!owner)
        co_return fail(owner.error());
    if (!*owner)
        co_return fail(noSuchClient());
    networks::Connector *connector = m_connectors.find(network);
    if (!connector || !connector->signIn())
        co_return cannotSignIn();

    networks::SignIn &way = *connector->signIn();
    Result<networks::SignedIn> signedIn;
    if (visit)
        signedIn = co_await way.signInByBrowser(std::move(request), std::move(visit), cancel);
    else
        signedIn = co_await way.signIn(std::move(request), cancel);
    if (!self)
        co_return stopped();
    if (!signedIn)
        co_return fail(signedIn.error());
    if (cancel.isCancelled())
        co_return stopped();
    const auto account = accountFor(client, network, *signedIn, again);
    if (!account)
        co_return fail(account.error());
    const bool isNew = account->id.isNull();
    const AccountId id = isNew ? AccountId::create(m_clock) : account->id;
    const QString key = id.toString();

    // The secret first: an account whose secret could not be kept would be of no use.
    if (!signedIn->credential.isEmpty()) {
        const auto written = co_await m_credentials.write(key, signedIn->credential);
        if (!self)
            co_return stopped();
        if (!written)
            co_return fail(written.error());
    }
    const auto kept = keep(client, network, *signedIn, again, id);
    if (!kept) {
        // Of an account that was there, the new secret is as good as the old one.
        if (isNew && !signedIn->credential.isEmpty())
            (void)co_await m_credentials.remove(key);
        co_return kept;
    }
    announceAll();
    co_return kept;
}

Result<AccountId> AccountService::addByHand(const ClientId &client, const networks::NetworkKey &network,
                                            const QString &name, const QUrl &page, int textLimit)
{
    const auto plain = checkedName(name);
    if (!plain)
        return fail(plain.error());
    if (network.isNull())
        return fail(ErrorCode::InvalidInput, tr("Choose the network whose rules apply."));
    if (auto good = checkPage(page); !good)
        return fail(std::move(good.error()));

    auto added = inTransaction(m_database, [&]() -> Result<AccountId> {
        const auto owner = ClientTable(m_database).find(client);
        if (!owner)
            return fail(owner.error());
        if (!*owner)
            return fail(noSuchClient());
        auto present = m_table->allOf(client);
        if (!present)
            return fail(std::move(present.error()));
        Account account;
        for (const Account &other : *present) {
            if (!other.byHand || other.network != network ||
                other.handle.compare(*plain, Qt::CaseInsensitive) != 0)
                continue;
            if (!other.removedAt)
                return connectedAlready(other);
            // It was here before: the same account again, so that its history and its posts go on.
            account = other;
        }
        account.clientId = client;
        account.network = network;
        account.byHand = true;
        setTextLimit(account, textLimit);
        account.handle = *plain;
        account.displayName = *plain;
        account.page = page;
        account.health = Health::Works;
        account.healthNote = {};
        if (account.removedAt) {
            account.removedAt.reset();
            if (auto updated = m_table->update(account); !updated)
                return fail(std::move(updated.error()));
            return account.id;
        }
        const auto position = m_table->nextPosition(client);
        if (!position)
            return fail(position.error());
        account.id = AccountId::create(m_clock);
        account.position = *position;
        account.createdAt = m_clock.now();
        if (auto inserted = m_table->insert(account); !inserted)
            return fail(std::move(inserted.error()));
        return account.id;
    });
    if (added)
        announceAll();
    return added;
}

Result<void> AccountService::changeAccount(const AccountId &id, const Change &change)
{
    bool isNews = false;
    auto done = inTransaction(m_database, [&]() -> Result<void> {
        auto present = m_table->find(id);
        if (!present)
            return fail(std::move(present.error()));
        if (!*present)
            return fail(noSuchAccount());
        isNews = change(**present);
        return isNews ? m_table->update(**present) : Result<void>();
    });
    if (done && isNews)
        announceAll();
    return done;
}

Result<void> AccountService::edit(const Account &account)
{
    const auto name = checkedName(account.displayName);
    if (!name)
        return fail(name.error());
    if (auto good = checkPage(account.page); !good)
        return good;
    if (account.network.isNull())
        return fail(ErrorCode::InvalidInput, tr("Choose the network whose rules apply."));
    return changeAccount(account.id, [&](Account &kept) {
        kept.displayName = *name;
        kept.page = account.page;
        // Neither a pause nor what came of its sign-ins is edited along with the rest.
        const auto until = pausedUntil(kept);
        const int generation = signInGeneration(kept);
        kept.options = account.options;
        setPausedUntil(kept, until);
        setSignInGeneration(kept, generation);
        kept.position = account.position;
        if (kept.byHand) {
            kept.handle = *name;
            kept.network = account.network;
        }
        return true;
    });
}

Result<void> AccountService::setPaused(const AccountId &id, bool paused)
{
    return changeAccount(id, [&](Account &account) {
        account.paused = paused;
        setPausedUntil(account, std::nullopt);
        return true;
    });
}

QCoro::Task<Result<void>> AccountService::endSession(AccountId id)
{
    const QPointer<AccountService> self(this);
    const auto present = account(id);
    if (!present)
        co_return fail(present.error());
    if (present->byHand)
        co_return Result<void>();
    if (networks::Connector *connector = m_connectors.find(present->network);
        connector && connector->signIn()) {
        const bool isLocal = connector->isLocal();
        // Offline, or a session that has ended already: the secret is forgotten all the same.
        (void)co_await connector->signIn()->signOut(identity(*present));
        if (!self)
            co_return stopped();
        if (isLocal)
            co_return Result<void>(); // it never had a secret, so no keychain is needed to forget it
    }
    const auto forgotten = co_await m_credentials.remove(id.toString());
    if (!self)
        co_return stopped();
    if (!forgotten && forgotten.error().code != ErrorCode::NotFound)
        co_return fail(forgotten.error());
    co_return Result<void>();
}

QCoro::Task<Result<void>> AccountService::signOut(AccountId id)
{
    const QPointer<AccountService> self(this);
    const auto ended = co_await endSession(id);
    if (!ended)
        co_return ended;
    if (!self)
        co_return stopped();
    co_return changeAccount(id, [&](Account &account) {
        if (account.byHand)
            return false;
        beginSignInGeneration(account); // what is still asked by the old one must not bring it back
        account.health = Health::SignInNeeded;
        account.healthNote = Error{
            ErrorCode::SignInNeeded, Tr::tr("You signed out."), {}, Tr::tr("Sign in to send again."), {}};
        account.signInEndsAt.reset();
        return true;
    });
}

QCoro::Task<Result<SecretFate>> AccountService::remove(AccountId id)
{
    const QPointer<AccountService> self(this);
    const auto fate = fateOfSecret(co_await endSession(id));
    if (!fate)
        co_return fail(fate.error());
    if (!self)
        co_return stopped();
    auto removed = changeAccount(id, [&](Account &account) {
        account.removedAt = m_clock.now();
        beginSignInGeneration(account);
        account.health = account.byHand ? Health::Works : Health::SignInNeeded;
        account.healthNote = {};
        return true;
    });
    if (!removed)
        co_return fail(std::move(removed.error()));
    Q_EMIT accountRemoved(id);
    co_return *fate;
}

QCoro::Task<Result<SecretFate>> AccountService::forgetSecretsOf(ClientId client)
{
    const auto all = m_table->allOf(client);
    if (!all)
        co_return fail(all.error());
    SecretFate fate = SecretFate::Forgotten;
    for (const Account &account : *all) {
        const AccountId id = account.id;
        const auto one = fateOfSecret(co_await endSession(id));
        if (!one)
            co_return fail(one.error());
        if (*one == SecretFate::MayRemain)
            fate = SecretFate::MayRemain;
    }
    co_return fate;
}

void AccountService::announceAll()
{
    m_cached.reset();
    Q_EMIT changed();
}

} // namespace hatstand::clients
