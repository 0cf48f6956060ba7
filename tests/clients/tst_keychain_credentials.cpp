// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/keychain_credentials.h"
#include "secrets/memory_secret_store.h"
#include "secrets/secret_errors.h"
#include "support/await.h"

#include <QTest>

using namespace hatstand;
using hatstand::clients::KeychainCredentials;
using hatstand::test::await;

namespace
{
/// Whose owner, or the system, says no to everything.
class RefusingStore final : public secrets::SecretStore
{
public:
    QCoro::Task<Result<QString>> read(secrets::SecretName) override
    {
        co_return fail(secrets::keychainRefused());
    }
    QCoro::Task<Result<void>> write(secrets::SecretName, QString) override
    {
        co_return fail(secrets::keychainRefused());
    }
    QCoro::Task<Result<void>> remove(secrets::SecretName) override
    {
        co_return fail(secrets::keychainRefused());
    }
    QCoro::Task<secrets::KeychainState> state() override { co_return secrets::KeychainState::Ready; }
};
} // namespace

class TestKeychainCredentials : public QObject
{
    Q_OBJECT

private:
    const QString m_key = QStringLiteral("0198c0de-0000-7000-8000-000000000001");

private Q_SLOTS:
    void keepsReplacesAndForgets()
    {
        secrets::MemorySecretStore store;
        KeychainCredentials credentials(store);
        QVERIFY(await(credentials.write(m_key, QStringLiteral("one"))));
        QVERIFY(await(credentials.write(m_key, QStringLiteral("two"))));
        QCOMPARE(await(credentials.read(m_key)).value(), QStringLiteral("two"));
        QCOMPARE(store.count(), 1);
        QVERIFY(await(credentials.remove(m_key)));
        QCOMPARE(store.count(), 0);
        QVERIFY(await(credentials.remove(m_key)));
    }

    void anEmptyKeychainAsksForANewSignIn()
    {
        secrets::MemorySecretStore store;
        KeychainCredentials credentials(store);
        const auto read = await(credentials.read(m_key));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::SignInNeeded);
        QVERIFY(!read.error().remedy.isEmpty());
    }

    void aClosedKeychainIsNotAnEmptyOne_data()
    {
        QTest::addColumn<secrets::KeychainState>("state");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("locked") << secrets::KeychainState::Locked << ErrorCode::KeychainLocked;
        QTest::newRow("missing") << secrets::KeychainState::Missing << ErrorCode::KeychainMissing;
    }

    void aClosedKeychainIsNotAnEmptyOne()
    {
        QFETCH(const secrets::KeychainState, state);
        QFETCH(const ErrorCode, code);
        secrets::MemorySecretStore store;
        KeychainCredentials credentials(store);
        QVERIFY(await(credentials.write(m_key, QStringLiteral("kept"))));
        store.setState(state);
        QCOMPARE(await(credentials.read(m_key)).error().code, code);
        QCOMPARE(await(credentials.write(m_key, QStringLiteral("new"))).error().code, code);
        QCOMPARE(await(credentials.remove(m_key)).error().code, code);
        store.setState(secrets::KeychainState::Ready);
        QCOMPARE(await(credentials.read(m_key)).value(), QStringLiteral("kept"));
    }

    void aKeychainThatRefusesIsNotAnEmptyOne()
    {
        RefusingStore store;
        KeychainCredentials credentials(store);
        QCOMPARE(await(credentials.read(m_key)).error().code, ErrorCode::KeychainRefused);
        QCOMPARE(await(credentials.write(m_key, QStringLiteral("new"))).error().code,
                 ErrorCode::KeychainRefused);
        QCOMPARE(await(credentials.remove(m_key)).error().code, ErrorCode::KeychainRefused);
    }
};

QTEST_GUILESS_MAIN(TestKeychainCredentials)
#include "tst_keychain_credentials.moc"
