// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <qcorotask.h>

namespace hatstand::secrets
{

/// The name of a secret: "account/0198…/session". Letters, digits and "-_./:" only, 1 to 200 characters,
/// so that it means the same in every keychain.
class SecretName
{
public:
    SecretName() = default;
    /// Nothing that breaks the rule above becomes a name.
    [[nodiscard]] static Result<SecretName> fromString(const QString &text);
    /// "account/<id>/<part>": what an account's secrets are called.
    [[nodiscard]] static SecretName ofAccount(const QString &accountId, QLatin1StringView part);

    [[nodiscard]] const QString &toString() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const SecretName &, const SecretName &) = default;

private:
    explicit SecretName(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

enum class KeychainState {
    Ready,
    Locked,  ///< there, but locked: nothing can be read, and nothing is known to be gone
    Missing, ///< no keychain on this computer, or none is running
};

/// Secrets, kept by the computer's keychain and nowhere else. Never a fallback to a file.
///
/// Errors: NotFound (the keychain is open and has no such secret), KeychainLocked, KeychainMissing,
/// KeychainRefused (the person or the system said no, or nobody answered its question), TooLarge,
/// InvalidInput. Calls for one name happen one after the other, in the order in which they were made.
class SecretStore
{
public:
    /// Windows keeps at most 2560 bytes a secret; 2 KiB of UTF-8 fit everywhere.
    static constexpr qsizetype maxBytes = 2048;

    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    virtual QCoro::Task<Result<QString>> read(SecretName name) = 0;
    /// Replaces what was there. Done only when it can be read back.
    virtual QCoro::Task<Result<void>> write(SecretName name, QString secret) = 0;
    /// Done when it is gone for sure, also when it was not there.
    virtual QCoro::Task<Result<void>> remove(SecretName name) = 0;
    virtual QCoro::Task<KeychainState> state() = 0;
};

} // namespace hatstand::secrets
