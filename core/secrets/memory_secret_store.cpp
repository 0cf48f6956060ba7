// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memory_secret_store.h"

#include "secrets/secret_errors.h"

namespace hatstand::secrets
{

namespace
{
Result<void> checkState(KeychainState state)
{
    switch (state) {
    case KeychainState::Ready:
        return {};
    case KeychainState::Locked:
        return fail(keychainLocked());
    case KeychainState::Missing:
        return fail(keychainMissing());
    }
    return {};
}
} // namespace

QCoro::Task<Result<QString>> MemorySecretStore::read(SecretName name)
{
    if (const auto valid = checkSecret(!name.isEmpty(), 0); !valid)
        co_return fail(valid.error());
    if (const auto open = checkState(m_state); !open)
        co_return fail(open.error());
    const auto found = m_secrets.constFind(name.toString());
    if (found == m_secrets.constEnd())
        co_return fail(notFound());
    co_return *found;
}

QCoro::Task<Result<void>> MemorySecretStore::write(SecretName name, QString secret)
{
    if (const auto valid = checkSecret(!name.isEmpty(), secret.toUtf8().size()); !valid)
        co_return fail(valid.error());
    if (const auto open = checkState(m_state); !open)
        co_return fail(open.error());
    m_secrets.insert(name.toString(), secret);
    co_return Result<void>();
}

QCoro::Task<Result<void>> MemorySecretStore::remove(SecretName name)
{
    if (const auto valid = checkSecret(!name.isEmpty(), 0); !valid)
        co_return fail(valid.error());
    if (const auto open = checkState(m_state); !open)
        co_return fail(open.error());
    m_secrets.remove(name.toString());
    co_return Result<void>();
}

QCoro::Task<KeychainState> MemorySecretStore::state()
{
    co_return m_state;
}

} // namespace hatstand::secrets
