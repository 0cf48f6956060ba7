// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secret_store.h"

#include <QCoroTask>
#include <QString>

#include <functional>
#include <memory>

namespace hatstand::secrets
{

/// What a keychain says to one question.
struct KeychainAnswer
{
    enum class Kind {
        Done,
        NotFound,
        NoKeychain, ///< there is none that could be asked
        Refused,
    };
    Kind kind = Kind::Done;
    QString text; ///< the secret that was read, or what the keychain says of its refusal
};

/// A keychain as it is, with all that it does not tell: KeychainSecretStore makes its answers honest. Apart
/// from that, so that a keychain that refuses, lies or is silent can be tested.
class KeychainBackend
{
public:
    using Answered = std::function<void(KeychainAnswer)>;

    KeychainBackend() = default;
    KeychainBackend(const KeychainBackend &) = delete;
    KeychainBackend &operator=(const KeychainBackend &) = delete;
    virtual ~KeychainBackend() = default;

    // `answered` is called once, after the call has returned. It may take long: a person may be asked.
    virtual void read(const QString &service, const QString &key, Answered answered) = 0;
    virtual void write(const QString &service, const QString &key, const QString &secret,
                       Answered answered) = 0;
    virtual void remove(const QString &service, const QString &key, Answered answered) = 0;
    virtual QCoro::Task<KeychainState> state() = 0;
    /// Whether a secret of that name lies in a locked part of the keychain.
    virtual QCoro::Task<bool> isLockedAway(QString service, QString key) = 0;
};

/// That of this computer, by QtKeychain.
[[nodiscard]] std::unique_ptr<KeychainBackend> systemKeychain();

} // namespace hatstand::secrets
