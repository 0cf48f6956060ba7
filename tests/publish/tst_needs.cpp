// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What needs the person is counted by posts and accounts, as it is listed.
#include "publish/needs.h"
#include "publish/two_accounts.h"

#include <QTest>

using namespace hatstand;
using namespace std::chrono_literals;
using clients::Health;

class TestNeeds : public QObject, private test::TwoAccounts
{
    Q_OBJECT

    void sleepThrough(Milliseconds by)
    {
        m_w->clock.advance(by);
        publish::Sender sender(m_w->outbox, *m_w->connectors, m_w->clock, m_w->timers, m_w->options);
        test::must(sender.sortOutMissed());
    }
    [[nodiscard]] int count(const std::optional<clients::ClientId> &client = std::nullopt) const
    {
        return publish::countNeeds(m_w->outbox, m_w->accounts, client).value();
    }
    void note(const clients::AccountId &account, Health health)
    {
        test::must(m_w->accounts.noteHealth(account, health, {}));
    }
    clients::AccountId addThatEndsIn(Milliseconds time)
    {
        const Instant end = m_w->clock.now() + time;
        m_w->network->onSignIn = [end](const networks::SignInRequest &asked) {
            networks::SignedIn signedIn;
            signedIn.handle = asked.handle;
            signedIn.remoteId = QStringLiteral("id:") + asked.handle;
            signedIn.server = asked.server;
            signedIn.endsAt = end;
            return Result<networks::SignedIn>(signedIn);
        };
        return m_w->addAccount(m_client, QStringLiteral("c.example"));
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aPostForTwoAccountsIsOneThing()
    {
        QCOMPARE(count(), 0);
        m_w->scheduled(m_client, {m_a, m_b}, 5min, QStringLiteral("One"));
        m_w->scheduled(m_client, {m_a}, 6min, QStringLiteral("Two"));
        sleepThrough(3h);
        QCOMPARE(m_w->outbox.summary(m_client)->needsYou, 3); // deliveries
        QCOMPARE(count(), 2);
        QCOMPARE(count(m_client), 2);
        QCOMPARE(count(m_w->addClient(QStringLiteral("Bolt"))), 0);
    }
    void aPostThatStandsInTwoWaysIsTwoThings()
    {
        const auto board = m_w->addByHand(m_client, QStringLiteral("Village board"));
        const auto post = m_w->scheduled(m_client, {m_a, board}, 5min);
        sleepThrough(3h);
        m_w->pass(); // what is by hand becomes due
        QCOMPARE(m_w->of(post, m_a).state, publish::DeliveryState::Missed);
        QCOMPARE(m_w->of(post, board).state, publish::DeliveryState::Waiting);
        QCOMPARE(count(), 2);
    }
    void aSignInIsOneThingAndAKeychainOneForEachClient()
    {
        const auto other = m_w->addClient(QStringLiteral("Bolt"));
        const auto third = m_w->addAccount(other, QStringLiteral("third.example"));
        note(m_a, Health::SignInNeeded);
        note(m_b, Health::EndsSoon);
        QCOMPARE(count(), 2);
        note(m_a, Health::KeychainClosed);
        note(m_b, Health::KeychainClosed);
        note(third, Health::KeychainClosed);
        QCOMPARE(count(), 2);
        QCOMPARE(count(other), 1);
        const auto needs = publish::accountNeeds(m_w->accounts, m_client);
        QCOMPARE(needs.size(), std::size_t(1));
        QCOMPARE(needs.front().accounts.size(), std::size_t(2));
        // What does not keep anything from going out needs nobody.
        note(m_a, Health::Works);
        note(m_b, Health::Trouble);
        QCOMPARE(count(m_client), 0);
    }
    void aComingEndIsToldWhateverElseIsKnown()
    {
        const auto account = addThatEndsIn(24h * 6);
        const auto needs = [this] { return publish::accountNeeds(m_w->accounts, m_client); };
        QCOMPARE(needs().size(), std::size_t(1));
        // The network cannot be asked for a while, even past the end.
        m_w->network->checkError = test::FakeConnector::makeError(ErrorCode::TimedOut);
        QCOMPARE(test::await(m_w->accounts.renew(account, {})).value(), Health::Trouble);
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(needs().size(), std::size_t(1));
            QCOMPARE(needs().front().health, Health::EndsSoon);
            QVERIFY(needs().front().accounts.front().id == account);
            QCOMPARE(count(m_client), 1);
            m_w->clock.advance(24h);
        }
        // A closed keychain does not put it off either; a new sign-in that is asked for is said once.
        note(account, Health::KeychainClosed);
        QCOMPARE(count(m_client), 2);
        note(account, Health::SignInNeeded);
        QCOMPARE(count(m_client), 1);
        QCOMPARE(needs().front().health, Health::SignInNeeded);
    }
    void anEndThatComesNearIsToldThoughNobodyHasAsked()
    {
        addThatEndsIn(24h * 9);
        QCOMPARE(count(m_client), 0);
        m_w->clock.advance(24h * 3);
        QCOMPARE(count(m_client), 1);
    }
};

QTEST_GUILESS_MAIN(TestNeeds)
#include "tst_needs.moc"
