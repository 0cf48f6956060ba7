// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/completion.h"
#include "publish/system_power.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>

namespace hatstand::publish
{

namespace
{
// https://www.freedesktop.org/software/systemd/man/252/org.freedesktop.login1.html
const QString service = QStringLiteral("org.freedesktop.login1");
const QString objectPath = QStringLiteral("/org/freedesktop/login1");
const QString manager = QStringLiteral("org.freedesktop.login1.Manager");

/// It lasts until the last copy of the descriptor is closed, by a crash too.
class Lock final : public Power::Hold
{
public:
    explicit Lock(const QDBusUnixFileDescriptor &descriptor) : m_descriptor(descriptor) {}

private:
    QDBusUnixFileDescriptor m_descriptor;
};

QCoro::Task<QDBusUnixFileDescriptor> inhibit(QString what, QString mode, QString why)
{
    const Completion<QDBusUnixFileDescriptor> answered;
    QDBusMessage call =
        QDBusMessage::createMethodCall(service, objectPath, manager, QStringLiteral("Inhibit"));
    call << what << QStringLiteral("Hatstand") << why << mode;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(call));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, answered] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        answered.complete(reply.isError() ? QDBusUnixFileDescriptor() : reply.value());
    });
    QDBusUnixFileDescriptor descriptor = co_await answered;
    co_return descriptor;
}
} // namespace

SystemPower::SystemPower(QObject *parent) : Power(parent)
{
    QDBusConnection bus = QDBusConnection::systemBus();
    // From any sender: naming one would have to ask the bus for it and wait. A wake that was none costs a
    // look.
    if (bus.isConnected())
        bus.connect({}, objectPath, manager, QStringLiteral("PrepareForSleep"), this,
                    SLOT(prepareForSleep(bool)));
}

QCoro::Task<std::unique_ptr<Power::Hold>> SystemPower::keepAwake(QString why)
{
    if (!QDBusConnection::systemBus().isConnected())
        co_return std::unique_ptr<Hold>();
    QDBusUnixFileDescriptor lock =
        co_await inhibit(QStringLiteral("sleep:idle"), QStringLiteral("block"), why);
    // To block is for who sits at the computer. A service of somebody who is not signed in may still ask for
    // the few seconds that logind gives.
    if (!lock.isValid())
        lock = co_await inhibit(QStringLiteral("sleep"), QStringLiteral("delay"), why);
    if (!lock.isValid())
        co_return std::unique_ptr<Hold>();
    co_return std::unique_ptr<Hold>(std::make_unique<Lock>(lock));
}

void SystemPower::prepareForSleep(bool begins)
{
    if (!begins)
        Q_EMIT woke();
}

} // namespace hatstand::publish
