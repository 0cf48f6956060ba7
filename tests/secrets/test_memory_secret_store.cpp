// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memory_secret_store.h"
#include "support/await.h"

using namespace hatstand;
using namespace hatstand::secrets;
using hatstand::test::await;

class TestMemorySecretStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsAndForgets();
    void lockedKeepsEverythingAndTellsNothing();
    void missingIsNotTheSameAsGone();
    void refusesWhatAKeychainCouldNotKeep();
    void namesAreStrict_data();
    void namesAreStrict();
    void namesOfAccounts();
};

namespace
{
const SecretName name = SecretName::ofAccount(QStringLiteral("0198aa"), QLatin1StringView("session"));
}

void TestMemorySecretStore::keepsAndForgets()
{
    MemorySecretStore store;
    QCOMPARE(await(store.read(name)).error().code, ErrorCode::NotFound);
    QVERIFY(await(store.write(name, QStringLiteral("first"))));
    QVERIFY(await(store.write(name, QStringLiteral("sécret"))));
    QCOMPARE(await(store.read(name)).value(), QStringLiteral("sécret"));
    QVERIFY(await(store.remove(name)));
    QCOMPARE(await(store.read(name)).error().code, ErrorCode::NotFound);
    QVERIFY(await(store.remove(name)));
}

void TestMemorySecretStore::lockedKeepsEverythingAndTellsNothing()
{
    MemorySecretStore store;
    QVERIFY(await(store.write(name, QStringLiteral("x"))));
    store.setState(KeychainState::Locked);
    QCOMPARE(await(store.state()), KeychainState::Locked);
    QCOMPARE(await(store.read(name)).error().code, ErrorCode::KeychainLocked);
    QCOMPARE(await(store.write(name, QStringLiteral("y"))).error().code, ErrorCode::KeychainLocked);
    QCOMPARE(await(store.remove(name)).error().code, ErrorCode::KeychainLocked);
    store.setState(KeychainState::Ready);
    QCOMPARE(await(store.read(name)).value(), QStringLiteral("x"));
}

void TestMemorySecretStore::missingIsNotTheSameAsGone()
{
    MemorySecretStore store;
    store.setState(KeychainState::Missing);
    const auto result = await(store.read(name));
    QCOMPARE(result.error().code, ErrorCode::KeychainMissing);
    QVERIFY(!result.error().remedy.isEmpty());
}

void TestMemorySecretStore::refusesWhatAKeychainCouldNotKeep()
{
    MemorySecretStore store;
    QVERIFY(await(store.write(name, QString(2048, u'x'))));
    QCOMPARE(await(store.write(name, QString(2049, u'x'))).error().code, ErrorCode::TooLarge);
    QCOMPARE(await(store.write(name, QString(1025, QChar(0xe9)))).error().code, ErrorCode::TooLarge);
    QCOMPARE(await(store.write(SecretName(), QStringLiteral("x"))).error().code, ErrorCode::InvalidInput);
}

void TestMemorySecretStore::namesAreStrict_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("usual") << QStringLiteral("account/0198-aa/session") << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("space") << QStringLiteral("a b") << false;
    QTest::newRow("line break") << QStringLiteral("a\nb") << false;
    QTest::newRow("other letters") << QStringLiteral("ä") << false;
    QTest::newRow("longest") << QString(200, u'a') << true;
    QTest::newRow("too long") << QString(201, u'a') << false;
}

void TestMemorySecretStore::namesAreStrict()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto result = SecretName::fromString(text);
    QCOMPARE(result.has_value(), valid);
    if (valid)
        QCOMPARE(result->toString(), text);
}

void TestMemorySecretStore::namesOfAccounts()
{
    QCOMPARE(name.toString(), QStringLiteral("account/0198aa/session"));
}

QTEST_GUILESS_MAIN(TestMemorySecretStore)
#include "test_memory_secret_store.moc"
