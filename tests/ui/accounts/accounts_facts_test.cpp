// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_facts.h"
#include "accounts/network_choice_model.h"
#include "accounts/sign_in_form.h"
#include "clients/sign_in_end.h"
#include "networks/account_limits.h"
#include "networks/rules_catalogue.h"
#include "support/fake_connector.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::accounts;
using clients::Health;

class AccountsFactsTest : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    networks::Connectors m_connectors;
    test::FakeConnector *m_network = nullptr;

    [[nodiscard]] clients::Account account(Health health) const
    {
        clients::Account made;
        made.id = clients::AccountId::create(m_clock);
        made.network = networks::NetworkKey::bluesky();
        made.handle = QStringLiteral("crumb.example");
        made.health = health;
        return made;
    }
    [[nodiscard]] AccountFacts facts(const clients::Account &of) const
    {
        return factsOf(of, QStringLiteral("Bluesky"), m_connectors, m_clock.now(), "Europe/Lisbon");
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto network = std::make_unique<test::FakeConnector>();
        m_network = network.get();
        m_connectors.add(std::move(network));
    }
    void init() { m_network->publishPossible = true; }

    void sitesAreAskedForTheirAddressAndKey_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("secret");
        QTest::newRow("Ghost") << "ghost"
                               << "Admin API key";
        QTest::newRow("Shaarli") << "shaarli"
                                 << "API secret";
    }
    void sitesAreAskedForTheirAddressAndKey()
    {
        QFETCH(const QString, network);
        const SignInForm form = signInFormOf(networks::NetworkKey::fromString(network), false);
        QCOMPARE(form.handleLabel, QStringLiteral("Address of the site"));
        QVERIFY(!form.asksServer);
        QVERIFY(form.asksSecret);
        QTEST(form.secretLabel, "secret");
        QVERIFY(form.secretMissing.contains(form.secretLabel));
    }

    void wordPressIsAskedForItsAddressAndWhoOneIs()
    {
        const SignInForm form =
            signInFormOf(networks::NetworkKey::fromString(QStringLiteral("wordpress")), false);
        QCOMPARE(form.handleLabel, QStringLiteral("User name"));
        QCOMPARE(form.secretLabel, QStringLiteral("Application password"));
        QCOMPARE(form.serverLabel, QStringLiteral("Address of the site"));
        QVERIFY(form.asksServer && form.asksSecret);
        QVERIFY(!form.serverMissing.isEmpty()); // there is no usual one
        QVERIFY(!form.needsNameInBrowser);      // the site knows who has signed in there
        const SignInForm bluesky = signInFormOf(networks::NetworkKey::bluesky(), false);
        QVERIFY(bluesky.serverMissing.isEmpty());
        QVERIFY(bluesky.needsNameInBrowser);
        // Where the browser is a way too, both are said.
        for (const SignInForm &both : {form, bluesky})
            QVERIFY(both.textWithBrowser.contains(QStringLiteral("Use your browser or an app")));
    }

    void eachHealthHasItsWordAndItsRemedy_data()
    {
        QTest::addColumn<int>("health");
        QTest::addColumn<QString>("chip");
        QTest::addColumn<Status>("status");
        QTest::addColumn<bool>("needsPerson");
        QTest::addColumn<bool>("signsIn");
        QTest::newRow("works") << static_cast<int>(Health::Works) << "Works" << Status::Published << false
                               << false;
        QTest::newRow("ended") << static_cast<int>(Health::SignInNeeded) << "Sign in again" << Status::Failed
                               << true << true;
        QTest::newRow("trouble") << static_cast<int>(Health::Trouble) << "Trouble" << Status::Failed << true
                                 << false;
        QTest::newRow("keychain") << static_cast<int>(Health::KeychainClosed) << "Keychain closed"
                                  << Status::Missed << true << false;
        QTest::newRow("unknown") << static_cast<int>(Health::Unknown) << "Not checked" << Status::Draft
                                 << false << false;
    }
    void eachHealthHasItsWordAndItsRemedy()
    {
        QFETCH(int, health);
        QFETCH(QString, chip);
        QFETCH(Status, status);
        QFETCH(bool, needsPerson);
        QFETCH(bool, signsIn);
        const AccountFacts shown = facts(account(static_cast<Health>(health)));
        QCOMPARE(shown.chip, chip);
        QCOMPARE(shown.status, status);
        QCOMPARE(shown.needsPerson, needsPerson);
        QCOMPARE(shown.actionSignsIn, signsIn);
        QCOMPARE(shown.action.isEmpty(), health == static_cast<int>(Health::Works));
    }

    void daysAreCountedUpToTheEnd()
    {
        using clients::daysUntil;
        const Instant now = m_clock.now();
        QCOMPARE(daysUntil(now, now), 0);
        QCOMPARE(daysUntil(now - std::chrono::hours(5), now), 0);
        QCOMPARE(daysUntil(now + Milliseconds(1), now), 1);
        QCOMPARE(daysUntil(now + std::chrono::hours(24 * 6), now), 6);
    }

    void aSignInThatEndsSoonSaysWhen()
    {
        clients::Account ends = account(Health::EndsSoon);
        ends.signInEndsAt = m_clock.now() + std::chrono::hours(24 * 6 - 1);
        const AccountFacts shown = facts(ends);
        QVERIFY2(shown.chip.startsWith(QLatin1Char('6')), qPrintable(shown.chip));
        QVERIFY(shown.remark.contains(QStringLiteral("25 Nov")) ||
                shown.remark.contains(QStringLiteral("Wednesday")));
        QVERIFY(shown.actionSignsIn);
    }

    void aComingEndIsSaidWhateverElseIsKnown_data()
    {
        QTest::addColumn<Health>("health");
        QTest::newRow("asked a while ago") << Health::Works;
        QTest::newRow("trouble") << Health::Trouble;
        QTest::newRow("never asked") << Health::Unknown;
    }
    void aComingEndIsSaidWhateverElseIsKnown()
    {
        QFETCH(const Health, health);
        clients::Account ends = account(health);
        ends.signInEndsAt = m_clock.now() + std::chrono::hours(24 * 6 - 1);
        if (health == Health::Trouble)
            ends.healthNote.what = QStringLiteral("The server failed.");
        AccountFacts shown = facts(ends);
        QVERIFY2(shown.chip.startsWith(QLatin1Char('6')), qPrintable(shown.chip));
        QVERIFY(shown.actionSignsIn && shown.needsPerson);
        QCOMPARE(shown.remark == QStringLiteral("The server failed."), health == Health::Trouble);
        ends.signInEndsAt = m_clock.now() - std::chrono::hours(1);
        shown = facts(ends);
        QCOMPARE(shown.chip, QStringLiteral("Sign in again"));
        QVERIFY(shown.actionSignsIn && shown.needsPerson);
        ends.signInEndsAt = m_clock.now() + std::chrono::hours(24 * 8);
        QVERIFY(!facts(ends).actionSignsIn);
    }

    void onlyWhatTheConnectionHasIsMarked()
    {
        QCOMPARE(facts(account(Health::Works)).abilities, (Abilities{true, false, false, false, false}));
        m_network->publishPossible = false;
        QCOMPARE(facts(account(Health::Works)).abilities, Abilities{});
        clients::Account hand = account(Health::Works);
        hand.byHand = true;
        hand.displayName = QStringLiteral("Notice board");
        const AccountFacts shown = facts(hand);
        QVERIFY(shown.abilities.postsByHand && !shown.abilities.posts);
        QCOMPARE(shown.handle, QStringLiteral("Notice board"));
        QVERIFY(shown.quietChip);
    }

    void aSiteHasAnAddressAndNoAtSign_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("handle");
        QTest::addColumn<QString>("shown");
        QTest::newRow("Bluesky") << "bluesky"
                                 << "crumb.example"
                                 << "@crumb.example";
        QTest::newRow("Mastodon") << "mastodon"
                                  << "crumb@social.example"
                                  << "@crumb@social.example";
        QTest::newRow("Ghost") << "ghost"
                               << "blog.example"
                               << "blog.example";
        QTest::newRow("Shaarli") << "shaarli"
                                 << "links.example/crumb"
                                 << "links.example/crumb";
        QTest::newRow("WordPress") << "wordpress"
                                   << "blog.example"
                                   << "blog.example";
    }
    void aSiteHasAnAddressAndNoAtSign()
    {
        QFETCH(const QString, network);
        clients::Account shown = account(Health::Works);
        shown.network = networks::NetworkKey::fromString(network);
        QFETCH(const QString, handle);
        shown.handle = handle;
        QTEST(facts(shown).handle, "shown");
    }

    void aNetworkThatHoldsPostsIsMarked()
    {
        QVERIFY(!facts(account(Health::Works)).abilities.holds);
        m_network->canSchedule = true;
        QVERIFY(facts(account(Health::Works)).abilities.holds);
        QVERIFY(spokenFacts(facts(account(Health::Works))).contains(QStringLiteral("holds posts itself")));
        // But not the servers of it that do not.
        clients::Account elsewhere = account(Health::Works);
        networks::AccountLimits limits;
        limits.schedules = false;
        elsewhere.options.insert(networks::limitsKey, networks::toJson(limits));
        QVERIFY(!facts(elsewhere).abilities.holds);
        m_network->canSchedule = false;
    }

    void pausedStandsAboveHealth()
    {
        clients::Account paused = account(Health::SignInNeeded);
        paused.paused = true;
        const AccountFacts shown = facts(paused);
        QCOMPARE(shown.chip, QStringLiteral("Paused"));
        QVERIFY(!shown.needsPerson);
        QVERIFY(!shown.action.isEmpty());
    }

    void theNetworksOwnWordsAreShownInFull()
    {
        clients::Account troubled = account(Health::Trouble);
        troubled.healthNote = Error{ErrorCode::ServerTrouble,
                                    QStringLiteral("The server failed."),
                                    QStringLiteral("It says 500."),
                                    QStringLiteral("Try later."),
                                    {}};
        const AccountFacts shown = facts(troubled);
        QCOMPARE(shown.remark, QStringLiteral("The server failed."));
        QVERIFY(spokenFacts(shown).contains(QStringLiteral("It says 500. Try later.")));
    }

    void whatIsTypedIsTidied()
    {
        const auto request = signInRequest(QStringLiteral(" @crumb.example "), QStringLiteral(" abcd "),
                                           QStringLiteral("pds.example/"));
        QCOMPARE(request.handle, QStringLiteral("crumb.example"));
        QCOMPARE(request.secret, QStringLiteral("abcd"));
        QCOMPARE(request.server, QUrl(QStringLiteral("https://pds.example")));
        QVERIFY(signInRequest({}, {}, {}).server.isEmpty());
    }

    void networksToConnectComeBeforeThoseByHand()
    {
        const networks::RulesCatalogue rules;
        NetworkChoiceModel model(m_connectors, rules);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(model.rowCount() > 10);
        const QModelIndex first = model.index(0, 0);
        QCOMPARE(first.data(NetworkChoiceModel::KeyRole).value<networks::NetworkKey>(),
                 networks::NetworkKey::bluesky());
        QCOMPARE(first.data(NetworkChoiceModel::EffortRole).toString(), QStringLiteral("1 minute"));
        for (int row = 1; row < model.rowCount(); ++row) {
            QCOMPARE(model.index(row, 0).data(NetworkChoiceModel::EffortRole).toString(),
                     QStringLiteral("By hand"));
        }
        const QModelIndex last = model.index(model.rowCount() - 1, 0);
        QCOMPARE(last.data(NetworkChoiceModel::KeyRole).value<networks::NetworkKey>(),
                 networks::NetworkKey::other());
    }

    void thoseByHandFoldIntoOneRow()
    {
        using Offer = NetworkChoiceModel::Offer;
        const networks::RulesCatalogue rules;
        const NetworkChoiceModel all(m_connectors, rules);
        const NetworkChoiceModel folded(m_connectors, rules, Offer::Folded);
        const NetworkChoiceModel byHand(m_connectors, rules, Offer::ByHand);
        QCOMPARE(folded.rowCount() - 1 + byHand.rowCount(), all.rowCount());
        const QModelIndex others = folded.index(folded.rowCount() - 1, 0);
        QVERIFY(others.data(NetworkChoiceModel::OthersRole).toBool());
        QVERIFY(others.data().toString().startsWith(byHand.index(0, 0).data().toString()));
        QVERIFY(!folded.index(0, 0).data(NetworkChoiceModel::OthersRole).toBool());
    }
};

QTEST_GUILESS_MAIN(AccountsFactsTest)
#include "accounts_facts_test.moc"
