// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/json.h"
#include "secrets/secret_store.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace hatstand::test
{

/// Stands in for the keychain where programs that are killed must share one: a file with nothing but secrets
/// of test servers in it.
class FileSecrets final : public secrets::SecretStore
{
public:
    explicit FileSecrets(QString path) : m_path(std::move(path)) {}

    QCoro::Task<Result<QString>> read(secrets::SecretName name) override
    {
        const QJsonObject all = load();
        if (!all.contains(name.toString()))
            co_return fail(ErrorCode::NotFound, QStringLiteral("There is no such secret."));
        co_return all[name.toString()].toString();
    }
    QCoro::Task<Result<void>> write(secrets::SecretName name, QString secret) override
    {
        QJsonObject all = load();
        all[name.toString()] = secret;
        co_return save(all);
    }
    QCoro::Task<Result<void>> remove(secrets::SecretName name) override
    {
        QJsonObject all = load();
        all.remove(name.toString());
        co_return save(all);
    }
    QCoro::Task<secrets::KeychainState> state() override { co_return secrets::KeychainState::Ready; }

private:
    [[nodiscard]] QJsonObject load() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? net::parseJsonObject(file.readAll()).value_or(QJsonObject())
                                              : QJsonObject();
    }
    [[nodiscard]] Result<void> save(const QJsonObject &all) const
    {
        QSaveFile file(m_path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(all).toJson()) < 0 || !file.commit())
            return fail(ErrorCode::KeychainRefused, QStringLiteral("The secrets cannot be written."));
        return {};
    }
    const QString m_path;
};

} // namespace hatstand::test
