// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/completion.h"
#include "clients/one_client.h"
#include "clients/sign_in_generation.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::clients;
using hatstand::networks::NetworkKey;
using hatstand::networks::SignInRequest;
using hatstand::test::await;
using hatstand::test::Awaited;
using hatstand::test::FakeConnector;

namespace
{
template <class T>
QCoro::Task<Result<T>> answered(Completion<bool> moment, Result<T> answer)
{
    (void)co_await moment;
    co_return answer;
}

/// A network that answers when the test says, also once it has gone, as a real one does.
class LateConnector final : public networks::Connector, private networks::SignIn
{
public:
    /// `failure`: what it says of a sign-in when it is asked; none: that it works.
    explicit LateConnector(Completion<bool> moment, std::optional<Error> failure = {})
        : m_moment(std::move(moment)), m_failure(std::move(failure))
    {
    }
    NetworkKey key() const override { return NetworkKey::bluesky(); }
    networks::SignIn *signIn() override { return this; }

private:
    QCoro::Task<Result<networks::SignedIn>> signIn(SignInRequest request, CancelToken) override
    {
        networks::SignedIn signedIn;
        signedIn.handle = request.handle;
        signedIn.remoteId = QStringLiteral("id:") + request.handle;
        signedIn.server = request.server;
        signedIn.credential = QStringLiteral("credential");
        return answered<networks::SignedIn>(m_moment, signedIn);
    }
    QCoro::Task<Result<networks::SignedIn>> check(networks::AccountIdentity, CancelToken) override
    {
        if (m_failure)
            return answered<networks::SignedIn>(m_moment, fail(*m_failure));
        return answered<networks::SignedIn>(m_moment, networks::SignedIn());
    }
    QCoro::Task<Result<void>> signOut(networks::AccountIdentity) override
    {
        return answered<void>(m_moment, {});
    }

    Completion<bool> m_moment;
    std::optional<Error> m_failure;
};

/// The same of a keychain.
class LateCredentials final : public networks::CredentialStore
{
public:
    explicit LateCredentials(Completion<bool> moment) : m_moment(std::move(moment)) {}
    QCoro::Task<Result<QString>> read(QString) override { return answered<QString>(m_moment, QString()); }
    QCoro::Task<Result<void>> write(QString, QString) override { return answered<void>(m_moment, {}); }
    QCoro::Task<Result<void>> remove(QString) override { return answered<void>(m_moment, {}); }

private:
    Completion<bool> m_moment;
};
} // namespace

class TestAccountService : public QObject, private test::OneClient
{
    Q_OBJECT

public:
    enum class Doing { SigningIn, SigningOut, Removing, Forgetting };
    Q_ENUM(Doing)

private:
    /// What it fails with.
    QCoro::Task<std::optional<ErrorCode>> codeOf(AccountService &accounts, Doing doing, AccountId id) const
    {
        if (doing == Doing::SigningIn) {
            const auto made = co_await accounts.connectAccount(
                m_client, NetworkKey::bluesky(), request(QStringLiteral("berta.example")), {}, {});
            co_return made ? std::nullopt : std::optional(made.error().code);
        }
        if (doing == Doing::SigningOut) {
            const auto done = co_await accounts.signOut(id);
            co_return done ? std::nullopt : std::optional(done.error().code);
        }
        auto task = doing == Doing::Removing ? accounts.remove(id) : accounts.forgetSecretsOf(m_client);
        const auto done = co_await task;
        co_return done ? std::nullopt : std::optional(done.error().code);
    }
    SignInRequest request(const QString &handle) const
    {
        SignInRequest made;
        made.handle = handle;
        made.server = QUrl(QStringLiteral("https://network.example"));
        made.secret = QStringLiteral("app-password");
        return made;
    }
    Result<AccountId> connectAs(const QString &handle, AccountId again = {})
    {
        return await(m_house->accounts.connectAccount(m_client, NetworkKey::bluesky(), request(handle), again,
                                                      CancelToken()));
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void connectsAndKeepsTheSecretInTheKeychainOnly()
    {
        QSignalSpy changed(&m_house->accounts, &AccountService::changed);
        const auto id = connectAs(QStringLiteral("alma.example"));
        QVERIFY(id);
        QCOMPARE(changed.count(), 1);
        const Account account = only();
        QVERIFY(account.id == *id);
        QCOMPARE(account.handle, QStringLiteral("alma.example"));
        QCOMPARE(account.remoteId, QStringLiteral("id:alma.example"));
        QCOMPARE(account.health, Health::Works);
        QCOMPARE(account.checkedAt, std::optional(m_house->clock.now()));
        QCOMPARE(m_house->credentials.secrets.value(id->toString()),
                 QStringLiteral("credential of alma.example"));

        const auto image = m_house->database().all(
            [](const storage::Row &row) {
                QString text;
                for (int column = 0; column < 20; ++column)
                    text += row.text(column);
                return text;
            },
            "SELECT * FROM accounts");
        QVERIFY(!image->front().contains(QStringLiteral("credential of")));
        QVERIFY(!image->front().contains(QStringLiteral("app-password")));
    }

    void aWrongPasswordKeepsNothing()
    {
        m_house->network->onSignIn = [](const SignInRequest &) -> Result<networks::SignedIn> {
            return fail(FakeConnector::makeError(ErrorCode::SignInNeeded));
        };
        const auto id = connectAs(QStringLiteral("alma.example"));
        QCOMPARE(id.error().code, ErrorCode::SignInNeeded);
        QVERIFY(m_house->accounts.accounts().empty());
        QVERIFY(m_house->credentials.secrets.isEmpty());
    }

    void aClosedKeychainKeepsNothing()
    {
        m_house->credentials.failWith = FakeConnector::makeError(ErrorCode::KeychainLocked);
        const auto id = connectAs(QStringLiteral("alma.example"));
        QCOMPARE(id.error().code, ErrorCode::KeychainLocked);
        QVERIFY(m_house->accounts.accounts().empty());
    }

    void aRowThatCannotBeWrittenTakesTheSecretBack()
    {
        QVERIFY(m_house->database().script("CREATE TRIGGER refuse BEFORE INSERT ON accounts BEGIN "
                                           "SELECT RAISE(ABORT, 'refused'); END;"));
        const auto id = connectAs(QStringLiteral("alma.example"));
        QVERIFY(!id);
        QVERIFY(m_house->credentials.secrets.isEmpty());
        QVERIFY(m_house->accounts.accounts().empty());
    }

    void theSameIdentityOnceAClient()
    {
        QVERIFY(connectAs(QStringLiteral("alma.example")));
        QCOMPARE(connectAs(QStringLiteral("alma.example")).error().code, ErrorCode::Conflict);
        QCOMPARE(m_house->accounts.accounts().size(), size_t(1));
        QCOMPARE(m_house->credentials.secrets.size(), 1);
        // Another client may have it: an agency and its customer share an account.
        const ClientId other = m_house->addClient(QStringLiteral("Other"));
        QVERIFY(!m_house->addAccount(other, QStringLiteral("alma.example")).isNull());
    }

    void twoSignInsAtOnceKeepOne()
    {
        m_house->network->gate.shut();
        Awaited<Result<AccountId>> first(m_house->accounts.connectAccount(
            m_client, NetworkKey::bluesky(), request(QStringLiteral("alma.example")), {}, CancelToken()));
        Awaited<Result<AccountId>> second(m_house->accounts.connectAccount(
            m_client, NetworkKey::bluesky(), request(QStringLiteral("alma.example")), {}, CancelToken()));
        m_house->network->gate.open();
        QVERIFY(first.wait() && second.wait());
        QVERIFY(first.value().has_value() != second.value().has_value());
        QCOMPARE(m_house->accounts.accounts().size(), size_t(1));
        QCOMPARE(m_house->credentials.secrets.keys(), QStringList{only().id.toString()});
    }

    void signsInAgainAsTheSameOnly()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        QVERIFY(await(m_house->accounts.signOut(id)));
        QCOMPARE(only().health, Health::SignInNeeded);
        QCOMPARE(connectAs(QStringLiteral("mallory.example"), id).error().code, ErrorCode::Conflict);
        QVERIFY(m_house->credentials.secrets.isEmpty());
        const auto again = connectAs(QStringLiteral("alma.example"), id);
        QVERIFY(again && *again == id);
        QCOMPARE(only().health, Health::Works);
        QCOMPARE(m_house->credentials.secrets.size(), 1);
        QCOMPARE(connectAs(QStringLiteral("x"), AccountId::create(m_house->clock)).error().code,
                 ErrorCode::NotFound);
    }

    void anAccountThatMovedToAnotherServerIsTheSame()
    {
        m_house->network->globalIds = true;
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        SignInRequest moved = request(QStringLiteral("alma.example"));
        moved.server = QUrl(QStringLiteral("https://moved.example"));
        const auto connect = [&](AccountId again) {
            return await(m_house->accounts.connectAccount(m_client, NetworkKey::bluesky(), moved, again, {}));
        };
        // It would get each post twice.
        QCOMPARE(connect({}).error().code, ErrorCode::Conflict);
        QCOMPARE(m_house->accounts.accounts().size(), size_t(1));
        QVERIFY(connect(id).value() == id);
        QCOMPARE(only().server, moved.server);
        // Removed, it comes back, wherever it lives by now.
        QVERIFY(await(m_house->accounts.remove(id)));
        QVERIFY(connectAs(QStringLiteral("alma.example")).value() == id);
    }

    void whereIdsBelongToAServerAnotherServerHasAnotherAccount()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        SignInRequest elsewhere = request(QStringLiteral("alma.example"));
        elsewhere.server = QUrl(QStringLiteral("https://elsewhere.example"));
        const auto connect = [&](AccountId again) {
            return await(
                m_house->accounts.connectAccount(m_client, NetworkKey::bluesky(), elsewhere, again, {}));
        };
        QCOMPARE(connect(id).error().code, ErrorCode::Conflict);
        QVERIFY(connect({}));
        QCOMPARE(m_house->accounts.accounts().size(), size_t(2));
    }

    void canBeStoppedWhileSigningIn()
    {
        CancelSource source;
        m_house->network->gate.shut();
        Awaited<Result<AccountId>> task(m_house->accounts.connectAccount(
            m_client, NetworkKey::bluesky(), request(QStringLiteral("alma.example")), {}, source.token()));
        QVERIFY(!task.isDone());
        source.cancel();
        QVERIFY(task.wait());
        QCOMPARE(task.value().error().code, ErrorCode::Cancelled);
        QVERIFY(m_house->accounts.accounts().empty());
        QVERIFY(m_house->credentials.secrets.isEmpty());
    }

    void survivesTheWorkspaceGoingAway_data()
    {
        QTest::addColumn<Doing>("doing");
        QTest::addColumn<bool>("atTheKeychain");
        for (const bool atTheKeychain : {false, true}) {
            const char *where = atTheKeychain ? "keychain" : "network";
            QTest::addRow("signing in, %s", where) << Doing::SigningIn << atTheKeychain;
            QTest::addRow("signing out, %s", where) << Doing::SigningOut << atTheKeychain;
            QTest::addRow("removing, %s", where) << Doing::Removing << atTheKeychain;
            QTest::addRow("forgetting, %s", where) << Doing::Forgetting << atTheKeychain;
        }
    }

    /// With the network and the keychain, as when another workspace is opened; the answer comes afterwards.
    void survivesTheWorkspaceGoingAway()
    {
        QFETCH(const Doing, doing);
        QFETCH(const bool, atTheKeychain);
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        const Completion<bool> answer;
        Completion<bool> atOnce;
        atOnce.complete(true);
        auto credentials = std::make_unique<LateCredentials>(answer);
        auto connectors = std::make_unique<networks::Connectors>();
        connectors->add(std::make_unique<LateConnector>(atTheKeychain ? atOnce : answer));
        auto accounts =
            std::make_unique<AccountService>(m_house->database(), m_house->clock, *connectors, *credentials);
        Awaited<std::optional<ErrorCode>> task(codeOf(*accounts, doing, id));
        QVERIFY(!task.isDone());
        accounts.reset();
        connectors.reset();
        credentials.reset();
        answer.complete(true);
        QVERIFY(task.wait());
        QVERIFY(task.value() == ErrorCode::Cancelled);
        m_house->accounts.announceAll();
        QCOMPARE(m_house->accounts.accounts().size(), size_t(1));
        QCOMPARE(only().health, Health::Works);
    }

    void refusesWhatItCannotConnect()
    {
        const auto unknown = await(m_house->accounts.connectAccount(
            m_client, NetworkKey::fromString(QStringLiteral("fax")), request(QStringLiteral("a")), {}, {}));
        QCOMPARE(unknown.error().code, ErrorCode::NotAllowed);
        const auto nobody = await(m_house->accounts.connectAccount(
            ClientId::create(m_house->clock), NetworkKey::bluesky(), request(QStringLiteral("a")), {}, {}));
        QCOMPARE(nobody.error().code, ErrorCode::NotFound);
        QVERIFY(m_house->network->signInCalls.empty());
    }

    void testsTheSignIn_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<Health>("health");
        QTest::newRow("revoked") << ErrorCode::SignInNeeded << Health::SignInNeeded;
        QTest::newRow("keychain locked") << ErrorCode::KeychainLocked << Health::KeychainClosed;
        QTest::newRow("keychain missing") << ErrorCode::KeychainMissing << Health::KeychainClosed;
        QTest::newRow("keychain refuses") << ErrorCode::KeychainRefused << Health::KeychainClosed;
        QTest::newRow("server trouble") << ErrorCode::ServerTrouble << Health::Trouble;
        QTest::newRow("HTML for JSON") << ErrorCode::BadAnswer << Health::Trouble;
        QTest::newRow("gone") << ErrorCode::NotFound << Health::Trouble;
    }

    void testsTheSignIn()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const Health, health);
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        m_house->network->checkError = FakeConnector::makeError(code);
        QCOMPARE(await(m_house->accounts.test(id, {})).value(), health);
        QCOMPARE(only().health, health);
        QCOMPARE(only().healthNote.code, code);
        QVERIFY(m_house->credentials.secrets.contains(id.toString()));

        m_house->network->checkError.reset();
        QCOMPARE(await(m_house->accounts.test(id, {})).value(), Health::Works);
        QVERIFY(only().healthNote.sentence().isEmpty());
    }

    void whatSaysNothingOfTheAccountChangesNothing_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("offline") << ErrorCode::Offline;
        QTest::newRow("asked to wait") << ErrorCode::RateLimited;
        QTest::newRow("stopped") << ErrorCode::Cancelled;
    }

    void whatSaysNothingOfTheAccountChangesNothing()
    {
        QFETCH(const ErrorCode, code);
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        QSignalSpy changed(&m_house->accounts, &AccountService::changed);
        m_house->network->checkError = FakeConnector::makeError(code);
        QCOMPARE(await(m_house->accounts.test(id, {})).error().code, code);
        QCOMPARE(only().health, Health::Works);
        QCOMPARE(changed.count(), 0);
    }

    void aSignInThatEndsWithinAWeekSaysSo()
    {
        const Instant end = m_house->clock.now() + std::chrono::hours(24 * 30);
        m_house->network->onSignIn = [end](const SignInRequest &asked) -> Result<networks::SignedIn> {
            networks::SignedIn signedIn;
            signedIn.handle = asked.handle;
            signedIn.remoteId = asked.handle;
            signedIn.server = asked.server;
            signedIn.endsAt = end;
            return signedIn;
        };
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        QCOMPARE(only().health, Health::Works);
        m_house->clock.setNow(end - std::chrono::hours(24 * 6));
        QVERIFY(m_house->accounts.noteHealth(id, Health::Works, {}));
        QCOMPARE(only().health, Health::EndsSoon);
    }

    void noticesThatTheNetworkMeansAnother()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        m_house->network->onCheck = [](const networks::AccountIdentity &) -> Result<networks::SignedIn> {
            networks::SignedIn other;
            other.handle = QStringLiteral("alma.example");
            other.remoteId = QStringLiteral("id:someone-else");
            return other;
        };
        QCOMPARE(await(m_house->accounts.test(id, {})).value(), Health::Trouble);
        QCOMPARE(only().remoteId, QStringLiteral("id:alma.example"));
    }

    void writesHealthOnlyWhenItIsNews()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        QSignalSpy changed(&m_house->accounts, &AccountService::changed);
        QVERIFY(m_house->accounts.noteHealth(id, Health::Works, {}));
        QCOMPARE(changed.count(), 0);
        const Error revoked = FakeConnector::makeError(ErrorCode::SignInNeeded);
        QVERIFY(m_house->accounts.noteHealth(id, Health::SignInNeeded, revoked));
        QVERIFY(m_house->accounts.noteHealth(id, Health::SignInNeeded, revoked));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(only().healthNote.what, revoked.what);
    }

    void anAnswerToTheOldSignInSaysNothingOfTheNewOne_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("refused") << ErrorCode::SignInNeeded;
        QTest::newRow("keychain locked") << ErrorCode::KeychainLocked;
        QTest::newRow("server trouble") << ErrorCode::ServerTrouble;
    }
    void anAnswerToTheOldSignInSaysNothingOfTheNewOne()
    {
        QFETCH(const ErrorCode, code);
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        const Completion<bool> answer;
        const Completion<bool> renewed; // each is waited for by one
        networks::Connectors late;
        networks::Connectors lateRenewal;
        late.add(std::make_unique<LateConnector>(answer, FakeConnector::makeError(code)));
        lateRenewal.add(std::make_unique<LateConnector>(renewed, FakeConnector::makeError(code)));
        AccountService other(m_house->database(), m_house->clock, late, m_house->credentials);
        AccountService third(m_house->database(), m_house->clock, lateRenewal, m_house->credentials);
        Awaited<Result<Health>> check(other.test(id, {}));
        Awaited<Result<Health>> renewal(third.renew(id, {}));
        QVERIFY(!check.isDone() && !renewal.isDone());
        QVERIFY(connectAs(QStringLiteral("alma.example"), id));
        m_house->clock.advance(std::chrono::seconds(9));
        QSignalSpy changed(&other, &AccountService::changed);
        answer.complete(true);
        renewed.complete(true);
        QVERIFY(check.wait() && renewal.wait());
        QCOMPARE(check.value().value(), Health::Works);
        QCOMPARE(renewal.value().value(), Health::Works);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(m_house->accounts.stored(id)->health, Health::Works);
        QVERIFY(m_house->accounts.stored(id)->healthNote.sentence().isEmpty());
        // The new one is told of as ever.
        m_house->network->checkError = FakeConnector::makeError(ErrorCode::SignInNeeded);
        QCOMPARE(await(m_house->accounts.test(id, {})).value(), Health::SignInNeeded);
    }

    void anAnswerThatComesAfterSigningOutDoesNotBringTheAccountBack()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        m_house->network->gate.shut();
        Awaited<Result<Health>> check(m_house->accounts.test(id, {}));
        QVERIFY(await(m_house->accounts.signOut(id)));
        m_house->network->gate.open();
        QVERIFY(check.wait());
        QCOMPARE(check.value().value(), Health::SignInNeeded);
        QCOMPARE(only().health, Health::SignInNeeded);
    }

    void whatIsHeardOfAnEarlierSignInIsNotNoted()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        const int before = signInGeneration(only());
        QVERIFY(connectAs(QStringLiteral("alma.example"), id));
        const int now = signInGeneration(only());
        QVERIFY(now != before);
        Account edited = only(); // as a form had it, without what is not the person's
        setSignInGeneration(edited, before);
        QVERIFY(m_house->accounts.edit(edited));
        QCOMPARE(signInGeneration(only()), now);
        const Error refused = FakeConnector::makeError(ErrorCode::SignInNeeded);
        QVERIFY(m_house->accounts.noteHealth(id, Health::SignInNeeded, refused, before));
        QCOMPARE(only().health, Health::Works);
        QVERIFY(m_house->accounts.noteHealth(id, Health::SignInNeeded, refused, now));
        QCOMPARE(only().health, Health::SignInNeeded);
    }

    void signsOutEvenWhenTheNetworkIsAway()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        m_house->network->signOutError = FakeConnector::makeError(ErrorCode::Offline);
        QVERIFY(await(m_house->accounts.signOut(id)));
        QCOMPARE(m_house->network->signedOutKeys, QStringList{id.toString()});
        QVERIFY(m_house->credentials.secrets.isEmpty());
        QCOMPARE(only().health, Health::SignInNeeded);
    }

    void removingNeedsTheKeychainAndKeepsHistory()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        QSignalSpy removed(&m_house->accounts, &AccountService::accountRemoved);
        m_house->credentials.failWith = FakeConnector::makeError(ErrorCode::KeychainLocked);
        QCOMPARE(await(m_house->accounts.remove(id)).error().code, ErrorCode::KeychainLocked);
        QCOMPARE(m_house->accounts.accounts().size(), size_t(1));
        QCOMPARE(removed.count(), 0);

        m_house->credentials.failWith.reset();
        QCOMPARE(await(m_house->accounts.remove(id)).value(), SecretFate::Forgotten);
        QCOMPARE(removed.count(), 1);
        QVERIFY(m_house->accounts.accounts().empty());
        QVERIFY(m_house->credentials.secrets.isEmpty());
        QCOMPARE(m_house->accounts.account(id)->handle, QStringLiteral("alma.example"));
        QVERIFY(m_house->accounts.account(id)->removedAt);

        // Connected once more, it is the same account, so its history goes on.
        const auto back = connectAs(QStringLiteral("alma.example"));
        QVERIFY(back && *back == id);
        QVERIFY(!only().removedAt);
    }

    void withoutAKeychainAnAccountGoesAllTheSame()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        (void)connectAs(QStringLiteral("berta.example"));
        QSignalSpy removed(&m_house->accounts, &AccountService::accountRemoved);
        m_house->credentials.failWith = FakeConnector::makeError(ErrorCode::KeychainMissing);
        QCOMPARE(await(m_house->accounts.remove(id)).value(), SecretFate::MayRemain);
        QCOMPARE(removed.count(), 1);
        QVERIFY(m_house->accounts.stored(id)->removedAt);
        QCOMPARE(m_house->accounts.accounts().size(), size_t(1));
        QCOMPARE(await(m_house->accounts.forgetSecretsOf(m_client)).value(), SecretFate::MayRemain);

        m_house->credentials.failWith = FakeConnector::makeError(ErrorCode::KeychainRefused);
        QCOMPARE(await(m_house->accounts.forgetSecretsOf(m_client)).error().code, ErrorCode::KeychainRefused);
    }

    void editsWhatIsThePersonsToChange()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        Account account = only();
        account.displayName = QStringLiteral("Alma, the bakery");
        account.options.insert(QStringLiteral("language"), QStringLiteral("pt"));
        account.remoteId = QStringLiteral("id:forged");
        account.handle = QStringLiteral("forged");
        QVERIFY(m_house->accounts.edit(account));
        QCOMPARE(only().displayName, QStringLiteral("Alma, the bakery"));
        QCOMPARE(only().options.value(QStringLiteral("language")).toString(), QStringLiteral("pt"));
        QCOMPARE(only().remoteId, QStringLiteral("id:alma.example"));
        QCOMPARE(only().handle, QStringLiteral("alma.example"));

        QVERIFY(m_house->accounts.setPaused(id, true));
        QVERIFY(only().paused);
        account.displayName = QStringLiteral(" ");
        QCOMPARE(m_house->accounts.edit(account).error().code, ErrorCode::InvalidInput);
    }

    void aClientThatGoesLeavesNoSecretBehind()
    {
        const AccountId kept = *connectAs(QStringLiteral("alma.example"));
        const ClientId other = m_house->addClient(QStringLiteral("Other"));
        m_house->addAccount(other, QStringLiteral("one.example"));
        m_house->addAccount(other, QStringLiteral("two.example"));
        QCOMPARE(await(m_house->accounts.forgetSecretsOf(other)).value(), SecretFate::Forgotten);
        QVERIFY(m_house->clients.removeForGood(other));
        QCOMPARE(m_house->credentials.secrets.keys(), QStringList{kept.toString()});
        m_house->accounts.announceAll();
        QCOMPARE(m_house->accounts.accounts().size(), size_t(1));
    }

    void whatCannotBeReadIsNotTakenForNone()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        m_house->accounts.announceAll();
        QVERIFY(m_house->database().script("ALTER TABLE accounts RENAME TO away;"));
        QVERIFY(!m_house->accounts.load());
        QVERIFY(m_house->accounts.accounts().empty());
        const auto unknown = m_house->accounts.account(id);
        QVERIFY(!unknown);
        QVERIFY(unknown.error().code != ErrorCode::NotFound);
        QVERIFY(m_house->database().script("ALTER TABLE away RENAME TO accounts;"));
        QCOMPARE(m_house->accounts.accounts().size(), size_t(1));
        QVERIFY(m_house->accounts.load());
    }

    void theStoredOneIsWhatAnotherProcessWrote()
    {
        const AccountId id = *connectAs(QStringLiteral("alma.example"));
        AccountService other(m_house->database(), m_house->clock, *m_house->connectors, m_house->credentials);
        QCOMPARE(m_house->accounts.account(id)->paused, false);
        QVERIFY(other.setPaused(id, true));
        QCOMPARE(m_house->accounts.account(id)->paused, false);
        QCOMPARE(m_house->accounts.stored(id)->paused, true);
    }

    void listsInTheOrderOfClients()
    {
        m_house->addAccount(m_client, QStringLiteral("b"));
        m_house->addAccount(m_client, QStringLiteral("a"));
        const ClientId other = m_house->addClient(QStringLiteral("Other"));
        m_house->addAccount(other, QStringLiteral("c"));
        QVERIFY(m_house->clients.reorder({other, m_client}));
        m_house->accounts.announceAll();
        QStringList handles;
        for (const Account &account : m_house->accounts.accounts())
            handles << account.handle;
        QCOMPARE(handles, (QStringList{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
        QCOMPARE(m_house->accounts.accountsOf(m_client).size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestAccountService)
#include "tst_account_service.moc"
