// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/completion.h"
#include "secrets/secret_service.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

#include <optional>

namespace hatstand::secrets
{

namespace
{
using Attributes = QMap<QString, QString>;

constexpr int busPatience = 5'000; // the daemon answers these without asking anyone

QDBusMessage call(const QString &path, const QString &interface, const QString &method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), path, interface, method);
}

QCoro::Task<std::optional<QDBusMessage>> ask(QDBusMessage message)
{
    Completion<std::optional<QDBusMessage>> answered;
    const QDBusPendingCall pending = QDBusConnection::sessionBus().asyncCall(message, busPatience);
    auto *watcher = new QDBusPendingCallWatcher(pending);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [answered, watcher] {
        watcher->deleteLater();
        const QDBusMessage reply = watcher->reply();
        answered.complete(reply.type() == QDBusMessage::ReplyMessage ? std::optional(reply) : std::nullopt);
    });
    auto result = co_await answered;
    co_return result;
}

/// QtKeychain prefers KWallet in a KDE session, which unlocks itself when asked.
bool isKWalletUsed()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains(QLatin1StringView("KDE"));
}

QCoro::Task<std::optional<bool>> isCollectionLocked(QString path)
{
    QDBusMessage get = call(path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    get << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    const auto reply = co_await ask(get);
    if (!reply || reply->arguments().isEmpty())
        co_return std::nullopt;
    co_return reply->arguments().constFirst().value<QDBusVariant>().variant().toBool();
}
} // namespace

QCoro::Task<KeychainState> secretServiceState()
{
    if (!QDBusConnection::sessionBus().isConnected())
        co_return KeychainState::Missing;
    if (isKWalletUsed())
        co_return KeychainState::Ready;
    // Starts the daemon where it is installed and not running yet.
    QDBusMessage alias = call(QStringLiteral("/org/freedesktop/secrets"),
                              QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    alias << QStringLiteral("default");
    const auto reply = co_await ask(alias);
    if (!reply || reply->arguments().isEmpty())
        co_return KeychainState::Missing;
    const QString path = reply->arguments().constFirst().value<QDBusObjectPath>().path();
    // No collection yet: the daemon makes one, and asks for its password, with the first secret.
    if (path == QLatin1StringView("/"))
        co_return KeychainState::Ready;
    const auto locked = co_await isCollectionLocked(path);
    co_return locked.value_or(true) ? KeychainState::Locked : KeychainState::Ready;
}

QCoro::Task<bool> isLockedAway(QString service, QString key)
{
    if (isKWalletUsed())
        co_return false;
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage search =
        call(QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
             QStringLiteral("SearchItems"));
    // The attributes under which QtKeychain stores.
    const Attributes attributes{{QStringLiteral("user"), key}, {QStringLiteral("server"), service}};
    search << QVariant::fromValue(attributes);
    const auto reply = co_await ask(search);
    if (!reply)
        co_return true; // cannot be told, so it is not taken for gone
    const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> lists(*reply);
    co_return lists.isError() || !lists.argumentAt<1>().isEmpty();
}

} // namespace hatstand::secrets
