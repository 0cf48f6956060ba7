// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/sign_in_care.h"
#include "support/test_workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::clients;
using namespace std::chrono_literals;

class TestSignInCare : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::TestWorkspace> m_w;
    std::unique_ptr<SignInCare> m_care;
    ClientId m_client;

    /// Of the next sign-ins and answers.
    void endsIn(Milliseconds time)
    {
        const auto profile = [this, time](const QString &handle) {
            networks::SignedIn signedIn;
            signedIn.handle = handle;
            signedIn.remoteId = QStringLiteral("id:") + handle;
            signedIn.server = QUrl(QStringLiteral("https://network.example"));
            signedIn.endsAt = m_w->clock.now() + time;
            signedIn.credential = QStringLiteral("credential");
            return signedIn;
        };
        m_w->network->onSignIn = [profile](const networks::SignInRequest &request) {
            return Result<networks::SignedIn>(profile(request.handle));
        };
        m_w->network->onCheck = [profile](const networks::AccountIdentity &account) {
            return Result<networks::SignedIn>(profile(account.handle));
        };
    }

private Q_SLOTS:
    void init()
    {
        m_w = std::make_unique<test::TestWorkspace>();
        m_client = m_w->addClient(QStringLiteral("Crumb"));
        m_care = std::make_unique<SignInCare>(m_w->accounts, *m_w->connectors, m_w->clock, m_w->timers);
    }
    void cleanup()
    {
        m_care.reset();
        m_w.reset();
    }

    void asksOnceADay()
    {
        m_w->addAccount(m_client, QStringLiteral("crumb"));
        m_care->start();
        m_w->timers.advance(10s);
        QCOMPARE(m_w->network->checkedKeys.size(), 0); // it has just signed in
        m_w->timers.advance(24h);
        QCOMPARE(m_w->network->checkedKeys.size(), 1);
        m_w->timers.advance(24h);
        QCOMPARE(m_w->network->checkedKeys.size(), 2);
    }

    void renewsLongBeforeTheEnd()
    {
        endsIn(24h * 12);
        const AccountId id = m_w->addAccount(m_client, QStringLiteral("crumb"));
        endsIn(24h * 60);
        m_care->start();
        m_w->timers.advance(24h * 3);
        QVERIFY(*m_w->accounts.account(id)->signInEndsAt - m_w->clock.now() > 24h * 55);
        QCOMPARE(m_w->accounts.account(id)->health, Health::Works);
    }

    void aNetworkThatDoesNotRenewIsAskedFourTimesADayAndThePersonIsTold()
    {
        const Instant end = m_w->clock.now() + 24h * 9;
        endsIn(24h * 9);
        const AccountId id = m_w->addAccount(m_client, QStringLiteral("crumb"));
        m_w->network->onCheck = [end](const networks::AccountIdentity &account) {
            networks::SignedIn signedIn;
            signedIn.handle = account.handle;
            signedIn.remoteId = account.remoteId;
            signedIn.server = account.server;
            signedIn.endsAt = end;
            return Result<networks::SignedIn>(signedIn);
        };
        m_care->start();
        m_w->timers.advance(24h * 3);
        QVERIFY(m_w->network->checkedKeys.size() <= 12);
        QCOMPARE(m_w->accounts.account(id)->health, Health::EndsSoon);
    }

    void oneThatIsRefusedIsAskedOnceAndStopsOnlyItsAccount()
    {
        const AccountId crumb = m_w->addAccount(m_client, QStringLiteral("crumb"));
        const AccountId other = m_w->addAccount(m_client, QStringLiteral("other"));
        m_w->network->onCheck = [](const networks::AccountIdentity &account) -> Result<networks::SignedIn> {
            if (account.handle == QStringLiteral("crumb"))
                return fail(test::FakeConnector::makeError(ErrorCode::SignInNeeded));
            networks::SignedIn signedIn;
            signedIn.handle = account.handle;
            signedIn.remoteId = account.remoteId;
            signedIn.server = account.server;
            return signedIn;
        };
        QSignalSpy ended(m_care.get(), &SignInCare::ended);
        m_care->start();
        m_w->timers.advance(24h * 5);
        QCOMPARE(m_w->accounts.account(crumb)->health, Health::SignInNeeded);
        QCOMPARE(m_w->accounts.account(other)->health, Health::Works);
        QCOMPARE(m_w->network->checkedKeys.count(crumb.toString()), 1);
        QVERIFY(m_w->network->checkedKeys.count(other.toString()) >= 4);
        QCOMPARE(ended.size(), 1);

        // Signed in again, it is looked after again.
        networks::SignInRequest request;
        request.handle = QStringLiteral("crumb");
        request.server = QUrl(QStringLiteral("https://network.example"));
        QVERIFY(test::await(m_w->accounts.connectAccount(m_client, m_w->network->key(), request, crumb, {})));
        QCOMPARE(m_w->accounts.account(crumb)->health, Health::Works);
    }

    void offlineItAsksAgainOnceThereIsALine()
    {
        const AccountId id = m_w->addAccount(m_client, QStringLiteral("crumb"));
        m_w->addAccount(m_client, QStringLiteral("other"));
        m_w->network->checkError = test::FakeConnector::makeError(ErrorCode::Offline);
        m_w->clock.advance(24h);
        m_care->start();
        m_w->timers.advance(1min);
        QCOMPARE(m_w->network->checkedKeys.size(), 1); // the other would have found the same
        QCOMPARE(m_w->accounts.account(id)->health, Health::Works);
        m_w->network->checkError.reset();
        m_care->noteOnline();
        m_w->timers.advance(10s);
        QTRY_COMPARE(m_w->network->checkedKeys.size(), 3);
        m_care->noteOnline();
        QCOMPARE(m_w->network->checkedKeys.size(), 3);
    }

    void aSignInRevokedOvernightIsToldSoonAfterTheStart()
    {
        const AccountId id = m_w->addAccount(m_client, QStringLiteral("crumb"));
        m_w->clock.advance(9h);
        m_w->network->checkError = test::FakeConnector::makeError(ErrorCode::SignInNeeded);
        QSignalSpy ended(m_care.get(), &SignInCare::ended);
        m_care->start();
        m_w->timers.advance(10s);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(m_w->accounts.account(id)->health, Health::SignInNeeded);
        m_w->timers.advance(24h * 3);
        QCOMPARE(m_w->network->checkedKeys.size(), 1);
    }

    void whatAStartHasAskedWaitsForTheNextDay_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("asked to wait") << ErrorCode::RateLimited;
        QTest::newRow("trouble") << ErrorCode::ServerTrouble;
    }
    void whatAStartHasAskedWaitsForTheNextDay()
    {
        QFETCH(const ErrorCode, code);
        m_w->addAccount(m_client, QStringLiteral("crumb"));
        m_w->clock.advance(2h);
        m_w->network->checkError = test::FakeConnector::makeError(code);
        m_care->start();
        m_w->timers.advance(15h);
        QCOMPARE(m_w->network->checkedKeys.size(), 1);
    }

    void aStartWithManyAccountsIsNoBurst()
    {
        for (int i = 0; i < 10; ++i)
            m_w->addAccount(m_client, QStringLiteral("crumb%1").arg(i));
        m_w->clock.advance(9h);
        m_care->start();
        for (int asked = 1; asked <= 10; ++asked) {
            m_w->timers.advance(asked == 1 ? 5s : 2s);
            QCOMPARE(m_w->network->checkedKeys.size(), asked);
        }
        m_w->timers.advance(10h);
        QCOMPARE(m_w->network->checkedKeys.size(), 10);
    }

    void aSecondProgramOnTheWorkspaceAsksNothingAgain()
    {
        for (int i = 0; i < 3; ++i)
            m_w->addAccount(m_client, QStringLiteral("crumb%1").arg(i));
        m_w->clock.advance(9h);
        AccountService theirs(m_w->database(), m_w->clock, *m_w->connectors, m_w->credentials);
        QCOMPARE(theirs.accounts().size(), std::size_t(3)); // as it stood before the other asked
        SignInCare service(theirs, *m_w->connectors, m_w->clock, m_w->timers);
        m_care->start();
        service.start(1min);
        m_w->timers.advance(5min);
        QCOMPARE(m_w->network->checkedKeys.size(), 3);
        // Nor does one that is started soon afterwards.
        SignInCare again(m_w->accounts, *m_w->connectors, m_w->clock, m_w->timers);
        again.start();
        m_w->timers.advance(5min);
        QCOMPARE(m_w->network->checkedKeys.size(), 3);
    }

    void anAnswerToTheSignInBeforeDoesNotStopTheNewOne()
    {
        const AccountId id = m_w->addAccount(m_client, QStringLiteral("crumb"));
        m_w->clock.advance(9h);
        m_w->network->checkError = test::FakeConnector::makeError(ErrorCode::SignInNeeded);
        m_w->network->gate.shut();
        QSignalSpy ended(m_care.get(), &SignInCare::ended);
        m_care->start();
        m_w->timers.advance(10s);
        QCOMPARE(m_w->network->gate.waiting(), 1);
        networks::Connectors line; // of its own: the sign-in does not wait
        line.add(std::make_unique<test::FakeConnector>(m_w->network->key()));
        AccountService window(m_w->database(), m_w->clock, line, m_w->credentials);
        networks::SignInRequest request;
        request.handle = QStringLiteral("crumb");
        request.server = QUrl(QStringLiteral("https://network.example"));
        QVERIFY(test::await(window.connectAccount(m_client, m_w->network->key(), request, id, {})));
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->network->gate.waiting(), 0);
        QCOMPARE(m_w->accounts.stored(id)->health, Health::Works);
        QCOMPARE(ended.size(), 0);
        // And it is looked after as ever.
        m_w->accounts.announceAll();
        m_w->timers.advance(24h);
        QCOMPARE(m_w->accounts.stored(id)->health, Health::SignInNeeded);
        QCOMPARE(ended.size(), 1);
    }

    void placesByHandAndPracticeAreLeftAlone()
    {
        m_w->addByHand(m_client, QStringLiteral("Board"));
        m_w->network->local = true;
        m_w->addAccount(m_client, QStringLiteral("crumb"));
        m_care->start();
        m_w->timers.advance(24h * 3);
        QCOMPARE(m_w->network->checkedKeys.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSignInCare)
#include "tst_sign_in_care.moc"
