// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_secret_store.h"

#include "base/completion.h"
#include "secrets/secret_errors.h"
#include "secrets/secret_service.h"

#include <QHash>
#include <qt6keychain/keychain.h>

#include <deque>

namespace hatstand::secrets
{

namespace
{
struct JobResult
{
    QKeychain::Error error = QKeychain::NoError;
    QString text; ///< the secret, or what the keychain says of its error
    bool outOfPatience = false;
};
} // namespace

/// One at a time for each name, with the keychain's answers made honest.
class KeychainSecretStore::Access : public std::enable_shared_from_this<Access>
{
public:
    Access(QString service, Timers &timers, Milliseconds patience)
        : m_service(std::move(service)), m_timers(timers), m_patience(patience)
    {
    }

    /// Held while a name is used; hands it to the next who waits.
    class Turn
    {
    public:
        Turn(std::shared_ptr<Access> access, QString key) : m_access(std::move(access)), m_key(std::move(key))
        {
        }
        Turn(Turn &&) = default;
        Turn &operator=(Turn &&) = delete;
        ~Turn()
        {
            if (m_access)
                m_access->leave(m_key);
        }

    private:
        std::shared_ptr<Access> m_access;
        QString m_key;
    };

    static QCoro::Task<Turn> turn(std::shared_ptr<Access> self, QString key)
    {
        const auto line = self->m_lines.find(key);
        if (line == self->m_lines.end()) {
            self->m_lines.insert(key, {});
        } else {
            const Completion<bool> mine;
            line->push_back(mine);
            const bool taken = co_await mine;
            Q_UNUSED(taken)
        }
        co_return Turn(self, key);
    }

    static QCoro::Task<Result<QString>> read(std::shared_ptr<Access> self, QString key)
    {
        const auto before = co_await secretServiceState();
        if (before == KeychainState::Missing)
            co_return fail(keychainMissing());
        auto *job = new QKeychain::ReadPasswordJob(self->m_service);
        const JobResult result = co_await run(self, job, key);
        if (result.error == QKeychain::NoError && !result.outOfPatience)
            co_return result.text;
        Error why = co_await explain(self, key, result);
        co_return fail(std::move(why));
    }

    static QCoro::Task<Result<void>> write(std::shared_ptr<Access> self, QString key, QString secret)
    {
        const auto before = co_await secretServiceState();
        if (before == KeychainState::Missing)
            co_return fail(keychainMissing());
        auto *job = new QKeychain::WritePasswordJob(self->m_service);
        job->setTextData(secret);
        const JobResult result = co_await run(self, job, key);
        if (result.error != QKeychain::NoError || result.outOfPatience) {
            Error why = co_await explain(self, key, result);
            co_return fail(std::move(why));
        }
        const auto kept = co_await read(self, key);
        if (!kept)
            co_return fail(kept.error());
        if (*kept != secret)
            co_return fail(keychainRefused(QStringLiteral("read back something else")));
        co_return Result<void>();
    }

    static QCoro::Task<Result<void>> remove(std::shared_ptr<Access> self, QString key)
    {
        // Reading first lets the keychain ask for its password, which removing does not.
        const auto there = co_await read(self, key);
        if (!there && there.error().code == ErrorCode::NotFound)
            co_return Result<void>();
        if (!there)
            co_return fail(there.error());
        auto *job = new QKeychain::DeletePasswordJob(self->m_service);
        const JobResult result = co_await run(self, job, key);
        if (result.error != QKeychain::NoError || result.outOfPatience) {
            Error why = co_await explain(self, key, result);
            // Something else removed it in between: gone is gone.
            if (why.code == ErrorCode::NotFound)
                co_return Result<void>();
            co_return fail(std::move(why));
        }
        const auto after = co_await read(self, key);
        if (after)
            co_return fail(keychainRefused(QStringLiteral("still there after removing")));
        if (after.error().code != ErrorCode::NotFound)
            co_return fail(after.error());
        co_return Result<void>();
    }

private:
    void leave(const QString &key)
    {
        const auto line = m_lines.find(key);
        if (line == m_lines.end())
            return;
        if (line->empty()) {
            m_lines.erase(line);
            return;
        }
        const Completion<bool> next = line->front();
        line->pop_front();
        next.complete(true);
    }

    static QCoro::Task<JobResult> run(std::shared_ptr<Access> self, QKeychain::Job *job, QString key)
    {
        const Completion<JobResult> completion;
        job->setKey(key);
        job->setInsecureFallback(false);
        job->setAutoDelete(true);
        QObject::connect(job, &QKeychain::Job::finished, job, [completion](QKeychain::Job *done) {
            const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done);
            const bool hasText = reading && done->error() == QKeychain::NoError;
            completion.complete({done->error(), hasText ? reading->textData() : done->errorString(), false});
        });
        // The job goes on: a late yes of the person is still kept or read, only nobody waits for it.
        self->m_timers.callAfter(self->m_patience, job, [completion] {
            completion.complete({QKeychain::OtherError, {}, true});
        });
        job->start();
        JobResult result = co_await completion;
        co_return result;
    }

    /// What a failed job means. "Not found" is believed only of a keychain that is there and open.
    static QCoro::Task<Error> explain(std::shared_ptr<Access> self, QString key, JobResult result)
    {
        const auto now = co_await secretServiceState();
        if (result.error == QKeychain::NoBackendAvailable || result.error == QKeychain::NotImplemented ||
            now == KeychainState::Missing)
            co_return keychainMissing();
        if (now == KeychainState::Locked)
            co_return keychainLocked();
        if (result.error == QKeychain::EntryNotFound) {
            const bool lockedAway = co_await isLockedAway(self->m_service, key);
            co_return lockedAway ? keychainLocked() : notFound();
        }
        co_return keychainRefused(result.outOfPatience ? QStringLiteral("no answer in time") : result.text);
    }

    const QString m_service;
    Timers &m_timers;
    const Milliseconds m_patience;
    QHash<QString, std::deque<Completion<bool>>> m_lines; ///< who waits, for each name in use
};

KeychainSecretStore::KeychainSecretStore(QString service, Timers &timers, Milliseconds patience)
    : m_access(std::make_shared<Access>(std::move(service), timers, patience))
{
}

KeychainSecretStore::~KeychainSecretStore() = default;

QCoro::Task<Result<QString>> KeychainSecretStore::read(SecretName name)
{
    const auto access = m_access;
    if (const auto valid = checkSecret(!name.isEmpty(), 0); !valid)
        co_return fail(valid.error());
    const Access::Turn turn = co_await Access::turn(access, name.toString());
    auto result = co_await Access::read(access, name.toString());
    co_return result;
}

QCoro::Task<Result<void>> KeychainSecretStore::write(SecretName name, QString secret)
{
    const auto access = m_access;
    if (const auto valid = checkSecret(!name.isEmpty(), secret.toUtf8().size()); !valid)
        co_return fail(valid.error());
    const Access::Turn turn = co_await Access::turn(access, name.toString());
    auto result = co_await Access::write(access, name.toString(), secret);
    co_return result;
}

QCoro::Task<Result<void>> KeychainSecretStore::remove(SecretName name)
{
    const auto access = m_access;
    if (const auto valid = checkSecret(!name.isEmpty(), 0); !valid)
        co_return fail(valid.error());
    const Access::Turn turn = co_await Access::turn(access, name.toString());
    auto result = co_await Access::remove(access, name.toString());
    co_return result;
}

QCoro::Task<KeychainState> KeychainSecretStore::state()
{
    return secretServiceState();
}

} // namespace hatstand::secrets
