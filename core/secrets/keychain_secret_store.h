// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "secrets/secret_store.h"

#include <memory>

namespace hatstand::secrets
{

class KeychainBackend;

/// The computer's keychain by QtKeychain: Secret Service (GNOME Keyring, KeePassXC) or KWallet on Linux, the
/// Keychain on macOS, the Credential Store on Windows.
///
/// A locked Secret Service answers "not found" to reading and "done" to removing, so its lock is asked for
/// too, over the session bus; what cannot be told is never taken for gone. Reading and writing may make the
/// keychain ask the person to unlock it.
class KeychainSecretStore final : public SecretStore
{
public:
    /// `service` groups the secrets in the keychain ("Hatstand"). `patience` is how long the keychain may ask
    /// the person before it counts as refused. `timers` must outlive this and what it has begun.
    KeychainSecretStore(QString service, Timers &timers, Milliseconds patience = Milliseconds(120'000));
    /// The same of another keychain than this computer's.
    KeychainSecretStore(std::shared_ptr<KeychainBackend> keychain, QString service, Timers &timers,
                        Milliseconds patience = Milliseconds(120'000));
    ~KeychainSecretStore() override;

    QCoro::Task<Result<QString>> read(SecretName name) override;
    QCoro::Task<Result<void>> write(SecretName name, QString secret) override;
    QCoro::Task<Result<void>> remove(SecretName name) override;
    QCoro::Task<KeychainState> state() override;

private:
    class Access;
    /// Shared with what is under way, so that it may end after this is gone.
    std::shared_ptr<Access> m_access;
};

} // namespace hatstand::secrets
