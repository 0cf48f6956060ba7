// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/keychain_credentials.h"

#include <QCoreApplication>

namespace hatstand::clients
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::clients)
};

secrets::SecretName entryOf(const QString &accountKey)
{
    return secrets::SecretName::ofAccount(accountKey, QLatin1StringView("credential"));
}
} // namespace

QCoro::Task<Result<QString>> KeychainCredentials::read(QString accountKey)
{
    auto read = co_await m_store.read(entryOf(accountKey));
    if (!read && read.error().code == ErrorCode::NotFound) {
        // An open keychain without the entry: the person deleted it, or the workspace came from elsewhere.
        Error error = read.error();
        error.code = ErrorCode::SignInNeeded;
        error.what = Tr::tr("This computer's keychain has no sign-in for the account.");
        error.why = Tr::tr("It was deleted there, or the workspace comes from another computer.");
        error.remedy = Tr::tr("Sign in again. Everything else is still here.");
        co_return fail(std::move(error));
    }
    co_return read;
}

QCoro::Task<Result<void>> KeychainCredentials::write(QString accountKey, QString secret)
{
    auto written = co_await m_store.write(entryOf(accountKey), std::move(secret));
    co_return written;
}

QCoro::Task<Result<void>> KeychainCredentials::remove(QString accountKey)
{
    auto removed = co_await m_store.remove(entryOf(accountKey));
    co_return removed;
}

} // namespace hatstand::clients
