// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real GNOME Keyring on a bus of its own (tests/servers/keyring/run.sh), or against none.
// The first argument says which: "keyring" or "none".
#include "secrets/keychain_secret_store.h"
#include "support/await.h"
#include "support/places.h"

#include <QCoreApplication>
#include <QProcess>

using namespace hatstand;
using namespace hatstand::secrets;
using namespace hatstand::test;

namespace
{
const SecretName name = SecretName::ofAccount(QStringLiteral("0198aa"), QLatin1StringView("session"));

bool lockKeyring()
{
    return QProcess::execute(test::projectPath(QStringLiteral("tests/servers/keyring/lock.sh")), {}) == 0;
}
} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsAndForgets();
    void bracesUnicodeAndTheLongestSecret();
    void callsForOneNameTakeTurns();
    void destroyedMeanwhileStillAnswers();
    void lockedIsNotGone(); // last: the keyring stays locked
};

class TestNoKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isMissingAndNeverAFile();
};

void TestKeychain::keepsAndForgets()
{
    SystemTimers timers;
    KeychainSecretStore store(QStringLiteral("Hatstand test"), timers);
    QCOMPARE(await(store.state()), KeychainState::Ready);
    QCOMPARE(await(store.read(name)).error().code, ErrorCode::NotFound);
    QVERIFY(await(store.write(name, QStringLiteral("first"))));
    QVERIFY(await(store.write(name, QStringLiteral("second"))));
    QCOMPARE(await(store.read(name)).value_or(QString()), QStringLiteral("second"));
    QVERIFY(await(store.remove(name)));
    QCOMPARE(await(store.read(name)).error().code, ErrorCode::NotFound);
    QVERIFY(await(store.remove(name)));
}

void TestKeychain::bracesUnicodeAndTheLongestSecret()
{
    SystemTimers timers;
    KeychainSecretStore store(QStringLiteral("Hatstand test"), timers);
    for (const QString &secret : {QStringLiteral("{\"a\":\"é🎩\"}"), QString(), QString(2048, u'x')}) {
        const auto written = await(store.write(name, secret));
        QVERIFY2(written, written ? "" : qPrintable(written.error().sentence() + written.error().detail));
        QCOMPARE(await(store.read(name)).value_or(QStringLiteral("none")), secret);
    }
    QVERIFY(await(store.remove(name)));
}

void TestKeychain::callsForOneNameTakeTurns()
{
    SystemTimers timers;
    KeychainSecretStore store(QStringLiteral("Hatstand test"), timers);
    const Awaited<Result<void>> write(store.write(name, QStringLiteral("x")));
    Awaited<Result<QString>> read(store.read(name));
    const Awaited<Result<void>> remove(store.remove(name));
    Awaited<Result<QString>> last(store.read(name));
    QVERIFY(last.wait());
    QVERIFY(write.isDone() && read.isDone() && remove.isDone());
    QCOMPARE(read.value().value_or(QString()), QStringLiteral("x"));
    QCOMPARE(last.value().error().code, ErrorCode::NotFound);
}

void TestKeychain::destroyedMeanwhileStillAnswers()
{
    SystemTimers timers;
    auto store = std::make_unique<KeychainSecretStore>(QStringLiteral("Hatstand test"), timers);
    Awaited<Result<void>> write(store->write(name, QStringLiteral("x")));
    Awaited<Result<void>> remove(store->remove(name));
    store.reset();
    QVERIFY(remove.wait());
    QVERIFY(write.value() && remove.value());
}

void TestKeychain::lockedIsNotGone()
{
    SystemTimers timers;
    KeychainSecretStore store(QStringLiteral("Hatstand test"), timers);
    QVERIFY(await(store.write(name, QStringLiteral("kept"))));
    QVERIFY(lockKeyring());
    QCOMPARE(await(store.state()), KeychainState::Locked);
    QCOMPARE(await(store.read(name)).error().code, ErrorCode::KeychainLocked);
    QCOMPARE(await(store.remove(name)).error().code, ErrorCode::KeychainLocked);
    QCOMPARE(await(store.write(name, QStringLiteral("new"))).error().code, ErrorCode::KeychainLocked);
    const SecretName other = SecretName::ofAccount(QStringLiteral("never"), QLatin1StringView("written"));
    QCOMPARE(await(store.read(other)).error().code, ErrorCode::KeychainLocked);
}

void TestNoKeychain::isMissingAndNeverAFile()
{
    SystemTimers timers;
    KeychainSecretStore store(QStringLiteral("Hatstand test"), timers);
    QCOMPARE(await(store.state()), KeychainState::Missing);
    QCOMPARE(await(store.write(name, QStringLiteral("x"))).error().code, ErrorCode::KeychainMissing);
    QCOMPARE(await(store.read(name)).error().code, ErrorCode::KeychainMissing);
    QCOMPARE(await(store.remove(name)).error().code, ErrorCode::KeychainMissing);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const QString which = arguments.size() > 1 ? arguments.takeAt(1) : QString();
    if (which == QLatin1StringView("none")) {
        TestNoKeychain test;
        return QTest::qExec(&test, arguments);
    }
    TestKeychain test;
    return QTest::qExec(&test, arguments);
}
#include "test_keychain.moc"
