// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"

#include <QHash>

#include <optional>

namespace hatstand::test
{

/// Keeps secrets in memory. With `failWith` set every call fails so, and what is kept stays.
class MemoryCredentials final : public networks::CredentialStore
{
public:
    QCoro::Task<Result<QString>> read(QString accountKey) override
    {
        if (failWith)
            co_return fail(*failWith);
        const auto found = secrets.constFind(accountKey);
        if (found == secrets.constEnd())
            co_return fail(ErrorCode::SignInNeeded, QStringLiteral("There is no such secret."));
        co_return *found;
    }
    QCoro::Task<Result<void>> write(QString accountKey, QString secret) override
    {
        if (failWith)
            co_return fail(*failWith);
        secrets.insert(accountKey, secret);
        co_return Result<void>();
    }
    QCoro::Task<Result<void>> remove(QString accountKey) override
    {
        if (failWith)
            co_return fail(*failWith);
        secrets.remove(accountKey);
        co_return Result<void>();
    }

    QHash<QString, QString> secrets;
    std::optional<Error> failWith;
};

} // namespace hatstand::test
