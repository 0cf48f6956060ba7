// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// On a session bus of its own, with a notification service that does what the test says.
#include "shell/notifications.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace hatstand::ui::shell;

class FakeService final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList shown;
    QStringList bodies;
    uint last = 40;

public Q_SLOTS:
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &body,
                const QStringList &, const QVariantMap &, int)
    {
        shown << title;
        bodies << body;
        return ++last;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
};

class NotificationsTest : public QObject
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
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    }
    void cleanupTestCase()
    {
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void withoutAServiceTheCallerHearsOfIt()
    {
        Notifications notifications;
        int failures = 0;
        notifications.notify(QStringLiteral("A post waits for you"), {}, [&failures] { ++failures; });
        QTRY_COMPARE(failures, 1);
    }

    void aNotificationIsShownAndItsPressIsHeard()
    {
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("service"));
        FakeService service;
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &service,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
        Notifications notifications;
        QSignalSpy chosen(&notifications, &Notifications::chosen);
        int failures = 0;
        notifications.notify(QStringLiteral("A post waits for you"), QStringLiteral("Crumb & <Clover>"),
                             [&failures] { ++failures; });
        QTRY_COMPARE(service.shown, QStringList{QStringLiteral("A post waits for you")});
        QCOMPARE(service.bodies.first(), QStringLiteral("Crumb &amp; &lt;Clover&gt;"));
        // Another program's notification is none of ours; the press on ours is heard once its number is
        // known.
        QTRY_VERIFY([&] {
            Q_EMIT service.ActionInvoked(7, QStringLiteral("default"));
            Q_EMIT service.ActionInvoked(service.last, QStringLiteral("default"));
            QCoreApplication::processEvents();
            return !chosen.isEmpty();
        }());
        Q_EMIT service.ActionInvoked(7, QStringLiteral("default"));
        Q_EMIT service.ActionInvoked(service.last, QStringLiteral("default"));
        QCoreApplication::processEvents();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(failures, 0);
    }

private:
    QProcess m_bus;
};

QTEST_MAIN(NotificationsTest)
#include "notifications_test.moc"
