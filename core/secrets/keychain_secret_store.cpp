// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_secret_store.h"

#include "base/completion.h"
#include "secrets/keychain_backend.h"
#include "secrets/secret_errors.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <utility>

namespace hatstand::secrets
{

namespace
{
using Kind = KeychainAnswer::Kind;

/// What stands for the answer when none has come in time.
const QString noAnswer = QStringLiteral("no answer in time");
} // namespace

/// One at a time for each name, with the keychain's answers made honest.
class KeychainSecretStore::Access : public std::enable_shared_from_this<Access>
{
public:
    Access(std::shared_ptr<KeychainBackend> keychain, QString service, Timers &timers, Milliseconds patience)
        : m_keychain(std::move(keychain))
        , m_service(std::move(service))
        , m_timers(timers)
        , m_patience(patience)
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

    [[nodiscard]] QCoro::Task<KeychainState> state() const { return m_keychain->state(); }

    static QCoro::Task<Result<QString>> read(std::shared_ptr<Access> self, QString key)
    {
        const auto before = co_await self->m_keychain->state();
        if (before == KeychainState::Missing)
            co_return fail(keychainMissing());
        const Completion<KeychainAnswer> answered;
        self->m_keychain->read(self->m_service, key, self->inPatience(answered));
        const KeychainAnswer answer = co_await answered;
        if (answer.kind == Kind::Done)
            co_return answer.text;
        Error why = co_await explain(self, key, answer);
        co_return fail(std::move(why));
    }

    static QCoro::Task<Result<void>> write(std::shared_ptr<Access> self, QString key, QString secret)
    {
        const auto before = co_await self->m_keychain->state();
        if (before == KeychainState::Missing)
            co_return fail(keychainMissing());
        const Completion<KeychainAnswer> answered;
        self->m_keychain->write(self->m_service, key, secret, self->inPatience(answered));
        const KeychainAnswer answer = co_await answered;
        if (answer.kind != Kind::Done) {
            Error why = co_await explain(self, key, answer);
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
        const Completion<KeychainAnswer> answered;
        self->m_keychain->remove(self->m_service, key, self->inPatience(answered));
        const KeychainAnswer answer = co_await answered;
        if (answer.kind != Kind::Done) {
            Error why = co_await explain(self, key, answer);
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

    /// Takes an answer, or the end of patience, whichever comes first. The keychain goes on: a late yes of
    /// the person is still kept or read, only nobody waits for it.
    [[nodiscard]] KeychainBackend::Answered inPatience(const Completion<KeychainAnswer> &answered)
    {
        const auto waiting = std::make_shared<QObject>(); // for as long as an answer may come
        m_timers.callAfter(m_patience, waiting.get(), [answered] {
            answered.complete({Kind::Refused, noAnswer});
        });
        return [waiting, answered](KeychainAnswer answer) { answered.complete(std::move(answer)); };
    }

    /// What it means that something was not done. "Not found" is believed only of a keychain that is there
    /// and open.
    static QCoro::Task<Error> explain(std::shared_ptr<Access> self, QString key, KeychainAnswer answer)
    {
        const auto now = co_await self->m_keychain->state();
        if (answer.kind == Kind::NoKeychain || now == KeychainState::Missing)
            co_return keychainMissing();
        if (now == KeychainState::Locked)
            co_return keychainLocked();
        if (answer.kind == Kind::NotFound) {
            const bool lockedAway = co_await self->m_keychain->isLockedAway(self->m_service, key);
            co_return lockedAway ? keychainLocked() : notFound();
        }
        co_return keychainRefused(answer.text);
    }

    const std::shared_ptr<KeychainBackend> m_keychain;
    const QString m_service;
    Timers &m_timers;
    const Milliseconds m_patience;
    QHash<QString, std::deque<Completion<bool>>> m_lines; ///< who waits, for each name in use
};

KeychainSecretStore::KeychainSecretStore(QString service, Timers &timers, Milliseconds patience)
    : KeychainSecretStore(systemKeychain(), std::move(service), timers, patience)
{
}

KeychainSecretStore::KeychainSecretStore(std::shared_ptr<KeychainBackend> keychain, QString service,
                                         Timers &timers, Milliseconds patience)
    : m_access(std::make_shared<Access>(std::move(keychain), std::move(service), timers, patience))
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
    return m_access->state();
}

} // namespace hatstand::secrets
