// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_backend.h"

#include "secrets/secret_service.h"

#include <qt6keychain/keychain.h>

#include <utility>

namespace hatstand::secrets
{

namespace
{
KeychainAnswer::Kind kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainAnswer::Kind::Done;
    case QKeychain::EntryNotFound:
        return KeychainAnswer::Kind::NotFound;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeychainAnswer::Kind::NoKeychain;
    default:
        return KeychainAnswer::Kind::Refused;
    }
}

void run(QKeychain::Job *job, const QString &key, KeychainBackend::Answered answered)
{
    job->setKey(key);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    QObject::connect(
        job, &QKeychain::Job::finished, job, [answered = std::move(answered)](QKeychain::Job *done) {
            const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done);
            const bool hasText = reading && done->error() == QKeychain::NoError;
            answered({kindOf(done->error()), hasText ? reading->textData() : done->errorString()});
        });
    job->start();
}

class SystemKeychain final : public KeychainBackend
{
public:
    void read(const QString &service, const QString &key, Answered answered) override
    {
        run(new QKeychain::ReadPasswordJob(service), key, std::move(answered));
    }
    void write(const QString &service, const QString &key, const QString &secret, Answered answered) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setTextData(secret);
        run(job, key, std::move(answered));
    }
    void remove(const QString &service, const QString &key, Answered answered) override
    {
        run(new QKeychain::DeletePasswordJob(service), key, std::move(answered));
    }
    QCoro::Task<KeychainState> state() override { return secretServiceState(); }
    QCoro::Task<bool> isLockedAway(QString service, QString key) override
    {
        return secrets::isLockedAway(std::move(service), std::move(key));
    }
};
} // namespace

std::unique_ptr<KeychainBackend> systemKeychain()
{
    return std::make_unique<SystemKeychain>();
}

} // namespace hatstand::secrets
