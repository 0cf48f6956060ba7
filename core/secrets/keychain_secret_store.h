// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "secrets/secret_store.h"

#include <QObject>

#include <memory>

namespace hatstand::secrets
{

/// The computer's keychain by QtKeychain: Secret Service (GNOME Keyring, KWallet, KeePassXC) on Linux, the
/// Keychain on macOS, the Credential Store on Windows.
///
/// A locked Secret Service answers "not found" to reading and "done" to removing, so its lock is asked for
/// first, over the session bus; what cannot be told is never taken for gone.
class KeychainSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    /// `service` groups the secrets in the keychain ("Hatstand"). `patience` is how long the keychain may ask
    /// the person before it counts as refused. `timers` must outlive this.
    KeychainSecretStore(QString service, Timers &timers, Milliseconds patience = Milliseconds(120'000));
    ~KeychainSecretStore() override;

    QCoro::Task<Result<QString>> read(SecretName name) override;
    QCoro::Task<Result<void>> write(SecretName name, QString secret) override;
    QCoro::Task<Result<void>> remove(SecretName name) override;
    QCoro::Task<KeychainState> state() override;

private:
    class Lane;
    const QString m_service;
    Timers &m_timers;
    const Milliseconds m_patience;
    std::unique_ptr<Lane> m_lane;
};

} // namespace hatstand::secrets
