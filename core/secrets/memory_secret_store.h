// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secret_store.h"

#include <QHash>

namespace hatstand::secrets
{

/// Forgets everything when it goes: for tests, the sample workspace and the tour.
class MemorySecretStore final : public SecretStore
{
public:
    QCoro::Task<Result<QString>> read(SecretName name) override;
    QCoro::Task<Result<void>> write(SecretName name, QString secret) override;
    QCoro::Task<Result<void>> remove(SecretName name) override;
    QCoro::Task<KeychainState> state() override;

    /// Behaves like a keychain in that state from now on; what it holds stays.
    void setState(KeychainState state) { m_state = state; }
    [[nodiscard]] int count() const { return static_cast<int>(m_secrets.size()); }

private:
    KeychainState m_state = KeychainState::Ready;
    QHash<QString, QString> m_secrets;
};

} // namespace hatstand::secrets
