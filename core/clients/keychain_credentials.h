// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"
#include "secrets/secret_store.h"

namespace hatstand::clients
{

/// For pages, which know accounts and not the keychain.
using KeychainState = secrets::KeychainState;

/// The credentials of accounts, in the keychain: one entry an account. A keychain that is locked, missing or
/// refusing is passed on as such and never taken for "there is no credential".
class KeychainCredentials final : public networks::CredentialStore
{
public:
    /// `store` must outlive this.
    explicit KeychainCredentials(secrets::SecretStore &store) : m_store(store) {}

    QCoro::Task<Result<QString>> read(QString accountKey) override;
    QCoro::Task<Result<void>> write(QString accountKey, QString secret) override;
    QCoro::Task<Result<void>> remove(QString accountKey) override;
    /// Whether there is a keychain, and whether it is open.
    QCoro::Task<KeychainState> state() const { return m_store.state(); }

private:
    secrets::SecretStore &m_store;
};

} // namespace hatstand::clients
