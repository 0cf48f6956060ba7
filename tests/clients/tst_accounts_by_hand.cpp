// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/one_client.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::clients;
using hatstand::networks::NetworkKey;
using hatstand::test::await;
using hatstand::test::FakeConnector;

class TestAccountsByHand : public QObject, private test::OneClient
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void postsByHandAnywhere()
    {
        const auto id =
            m_house->accounts.addByHand(m_client, NetworkKey::other(), QStringLiteral(" Town  square board "),
                                        QUrl(QStringLiteral("https://square.example/board")));
        QVERIFY(id);
        const Account account = only();
        QVERIFY(account.byHand);
        QCOMPARE(account.displayName, QStringLiteral("Town square board"));
        QCOMPARE(account.health, Health::Works);
        QVERIFY(!account.options.contains(QStringLiteral("byHand")));
        QCOMPARE(await(m_house->accounts.test(*id, {})).value(), Health::Works);
        QCOMPARE(m_house->accounts
                     .addByHand(m_client, NetworkKey::other(), QStringLiteral("town square BOARD"), {})
                     .error()
                     .code,
                 ErrorCode::Conflict);
        m_house->credentials.failWith = FakeConnector::makeError(ErrorCode::KeychainLocked);
        QVERIFY(await(m_house->accounts.remove(*id))); // has no secret, so needs no keychain
    }

    void aPlaceByHandThatWasRemovedComesBackAsItself()
    {
        const auto add = [&](const QString &name, const QUrl &page) {
            return m_house->accounts.addByHand(m_client, NetworkKey::other(), name, page).value();
        };
        const AccountId id = add(QStringLiteral("Board"), {});
        QVERIFY(await(m_house->accounts.remove(id)));
        QVERIFY(m_house->accounts.accounts().empty());
        const QUrl page(QStringLiteral("https://square.example/board"));
        const AccountId other = add(QStringLiteral("Other board"), {});
        QVERIFY(other != id);
        QCOMPARE(add(QStringLiteral("BOARD"), page), id);
        const Account back = m_house->accounts.stored(id).value();
        QVERIFY(!back.removedAt && back.byHand);
        QCOMPARE(back.handle, QStringLiteral("BOARD"));
        QCOMPARE(back.page, page);
        QCOMPARE(m_house->accounts.accounts().size(), size_t(2));
        // Of another client, or on another network, it is another.
        QVERIFY(await(m_house->accounts.remove(id)));
        const ClientId neighbour = m_house->addClient(QStringLiteral("Neighbour"));
        QVERIFY(m_house->accounts.addByHand(neighbour, NetworkKey::other(), QStringLiteral("Board"), {})
                    .value() != id);
        QVERIFY(m_house->accounts.addByHand(m_client, NetworkKey::bluesky(), QStringLiteral("Board"), {})
                    .value() != id);
    }

    void noPasswordIsTakenWithAPage()
    {
        const QUrl page(QStringLiteral("https://us:geheim@square.example/board"));
        const auto added =
            m_house->accounts.addByHand(m_client, NetworkKey::other(), QStringLiteral("Board"), page);
        QCOMPARE(added.error().code, ErrorCode::InvalidInput);
        QVERIFY(!added.error().sentence().contains(QStringLiteral("geheim")));
        QVERIFY(added.error().sentence().contains(QStringLiteral("square.example")));
        QVERIFY(m_house->accounts.accounts().empty());
        (void)m_house->addAccount(m_client, QStringLiteral("alma.example"));
        Account account = only();
        account.page = page;
        QCOMPARE(m_house->accounts.edit(account).error().code, ErrorCode::InvalidInput);
    }

    void refusesABadPlaceByHand_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QUrl>("page");
        QTest::newRow("no name") << QStringLiteral("  ") << QUrl();
        QTest::newRow("endless name") << QString(201, u'x') << QUrl();
        QTest::newRow("script") << QStringLiteral("x") << QUrl(QStringLiteral("javascript:alert(1)"));
        QTest::newRow("file") << QStringLiteral("x") << QUrl(QStringLiteral("file:///etc/passwd"));
        QTest::newRow("no host") << QStringLiteral("x") << QUrl(QStringLiteral("https:///path"));
    }

    void refusesABadPlaceByHand()
    {
        QFETCH(const QString, name);
        QFETCH(const QUrl, page);
        const auto id = m_house->accounts.addByHand(m_client, NetworkKey::other(), name, page);
        QCOMPARE(id.error().code, ErrorCode::InvalidInput);
        QVERIFY(m_house->accounts.accounts().empty());
    }
};

QTEST_GUILESS_MAIN(TestAccountsByHand)
#include "tst_accounts_by_hand.moc"
