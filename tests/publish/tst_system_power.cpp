// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// On a bus of its own, with a logind that does what the test says.
#include "publish/system_power.h"
#include "support/await.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <unistd.h>

using namespace hatstand::publish;
using hatstand::test::await;

class FakeLogind final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~FakeLogind() override
    {
        if (end >= 0)
            close(end);
    }
    /// Whether all copies of the last lock are closed.
    [[nodiscard]] bool isReleased() const
    {
        char byte = 0;
        return ::read(end, &byte, 1) == 0;
    }

    QStringList asked; ///< "what/who/mode"
    QStringList refusedModes;
    int end = -1; ///< of the pipe whose other end is the lock

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &,
                                    const QString &mode)
    {
        asked << what + u'/' + who + u'/' + mode;
        if (refusedModes.contains(mode)) {
            sendErrorReply(QStringLiteral("org.freedesktop.DBus.Error.AccessDenied"),
                           QStringLiteral("Permission denied"));
            return {};
        }
        if (end >= 0)
            close(end);
        std::array<int, 2> ends{-1, -1};
        if (pipe(ends.data()) != 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0)
            return {};
        end = ends[0];
        const QDBusUnixFileDescriptor lock(ends[1]);
        close(ends[1]);
        return lock;
    }

Q_SIGNALS:
    void PrepareForSleep(bool begins);
};

class TestSystemPower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty())
            QSKIP("dbus-daemon is not installed");
        m_bus.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                             QStringLiteral("--print-address")});
        QVERIFY(m_bus.waitForReadyRead());
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        m_connection = std::make_unique<QDBusConnection>(
            QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("logind")));
        QVERIFY(m_connection->isConnected());
    }
    void cleanupTestCase()
    {
        m_connection.reset();
        QDBusConnection::disconnectFromBus(QStringLiteral("logind"));
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void withoutLogindNothingIsHeld()
    {
        SystemPower power;
        QVERIFY(!await(power.keepAwake(QStringLiteral("Because"))));
    }

    void theLockLastsAsLongAsTheHold()
    {
        FakeLogind logind;
        QVERIFY(serve(logind));
        SystemPower power;
        auto hold = await(power.keepAwake(QStringLiteral("Because")));
        QVERIFY(hold);
        QCOMPARE(logind.asked, QStringList{QStringLiteral("sleep:idle/Hatstand/block")});
        QVERIFY(!logind.isReleased());
        hold.reset();
        QTRY_VERIFY(logind.isReleased());
    }

    void whoMayNotBlockAsksForADelay()
    {
        FakeLogind logind;
        QVERIFY(serve(logind));
        logind.refusedModes = {QStringLiteral("block")};
        SystemPower power;
        QVERIFY(await(power.keepAwake(QStringLiteral("Because"))));
        QCOMPARE(logind.asked.last(), QStringLiteral("sleep/Hatstand/delay"));
        logind.refusedModes << QStringLiteral("delay");
        QVERIFY(!await(power.keepAwake(QStringLiteral("Because"))));
    }

    void onlyTheEndOfASleepIsTold()
    {
        FakeLogind logind;
        QVERIFY(serve(logind));
        SystemPower power;
        QSignalSpy woke(&power, &Power::woke);
        Q_EMIT logind.PrepareForSleep(true);
        Q_EMIT logind.PrepareForSleep(false);
        QTRY_COMPARE(woke.count(), 1);
        // Signals keep their order: the one before had come.
        Q_EMIT logind.PrepareForSleep(false);
        QTRY_COMPARE(woke.count(), 2);
    }

private:
    bool serve(FakeLogind &logind)
    {
        m_connection->unregisterObject(QStringLiteral("/org/freedesktop/login1"));
        return m_connection->registerObject(QStringLiteral("/org/freedesktop/login1"), &logind,
                                            QDBusConnection::ExportAllSlots |
                                                QDBusConnection::ExportAllSignals) &&
               m_connection->registerService(QStringLiteral("org.freedesktop.login1"));
    }

    QProcess m_bus;
    std::unique_ptr<QDBusConnection> m_connection;
};

QTEST_GUILESS_MAIN(TestSystemPower)
#include "tst_system_power.moc"
