// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secret_errors.h"

#include "secrets/secret_store.h"

#include <QCoreApplication>

namespace hatstand::secrets
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::secrets)
};
} // namespace

Error notFound()
{
    return {ErrorCode::NotFound,
            Words::tr("The keychain has no such secret."),
            {},
            Words::tr("Sign in again."),
            {}};
}

Error keychainLocked()
{
    return {ErrorCode::KeychainLocked,
            Words::tr("The keychain is locked."),
            Words::tr("Sign-ins cannot be read until it is open. Nothing is lost."),
            Words::tr("Unlock it with your computer's password, then try again."),
            {}};
}

Error keychainMissing()
{
    return {ErrorCode::KeychainMissing,
            Words::tr("There is no keychain on this computer."),
            Words::tr("Sign-ins are kept in the keychain only, never in a file."),
            Words::tr("Install and start one, for example GNOME Keyring, KWallet or KeePassXC."),
            {}};
}

Error keychainRefused(const QString &detail)
{
    return {ErrorCode::KeychainRefused, Words::tr("The keychain said no."),
            Words::tr("It was not allowed to give or keep this secret, or nobody answered its question."),
            Words::tr("Try again and allow it."), detail};
}

Result<void> checkSecret(bool hasName, qsizetype bytes)
{
    if (!hasName)
        return fail(ErrorCode::InvalidInput, Words::tr("This cannot be the name of a secret."));
    if (bytes > SecretStore::maxBytes)
        return fail(ErrorCode::TooLarge, Words::tr("This secret is too long for the keychain."),
                    Words::tr("It has %n byte(s).", nullptr, static_cast<int>(bytes)));
    return {};
}

} // namespace hatstand::secrets
