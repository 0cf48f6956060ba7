// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "clients/account_service.h"
#include "networks/media_host/media_hosts.h"

#include <QObject>
#include <qcorotask.h>

#include <memory>
#include <optional>

namespace hatstand::net
{
class HttpSender;
}
namespace hatstand::networks
{
class WordPressClient;
}

namespace hatstand::clients
{

/// The place of the person's own where files go whose public address a network asks for: one for the
/// workspace. What it is stands in the workspace, its secret in the keychain only.
///
/// May go while the network or the keychain is waited for: the rest is not done then, and the answer is
/// Cancelled.
class MediaHostService : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this.
    MediaHostService(storage::Database &database, const Clock &clock, net::HttpSender &http,
                     networks::CredentialStore &credentials, const AccountService &accounts,
                     QObject *parent = nullptr);
    ~MediaHostService() override;

    /// Nothing where there is none yet, or one of a kind that this version does not know.
    [[nodiscard]] Result<std::optional<networks::MediaHostSettings>> settings() const;

    /// Keeps it, checked as networks::checkedMediaHost does. Without a secret the one of before stays, which
    /// is refused (InvalidInput) where it would go to another host or under another name. Nothing is kept
    /// when the secret cannot be written.
    [[nodiscard]] QCoro::Task<Result<void>> set(networks::MediaHostSettings settings, QString secret);
    /// Forgets it and its secret; what lies there stays. Fails while the keychain is locked or refuses; where
    /// there is none, it goes all the same.
    [[nodiscard]] QCoro::Task<Result<SecretFate>> remove();

    /// See networks::checkMediaHost. NotFound where there is none, or its account is gone.
    [[nodiscard]] QCoro::Task<Result<networks::MediaHostCheck>> check(CancelToken cancel);
    /// Puts a file there under a name of its content. A file that changes meanwhile is taken away again;
    /// where that fails, it is said, and names are others from then on, so that it is never taken for what it
    /// is not.
    [[nodiscard]] QCoro::Task<Result<networks::HostedMedia>>
    put(QString filePath, QString mimeType, networks::Progress progress, CancelToken cancel);
    /// By HostedMedia::id.
    [[nodiscard]] QCoro::Task<Result<void>> takeAway(QString id, CancelToken cancel);

Q_SIGNALS:
    void changed();

private:
    /// As it stands in the workspace.
    struct Stored
    {
        networks::MediaHostSettings settings;
        QString secretKey; ///< names the secret in the keychain; empty for WordPress
        QString salt;      ///< of the names of files
    };
    struct Open
    {
        std::shared_ptr<networks::MediaHost> host;
        QByteArray salt;
    };
    [[nodiscard]] Result<std::optional<Stored>> stored() const;
    Result<void> store(const Stored &stored);
    /// Gives all files other names from now on, unless that has been done since `salt` was read.
    void nameAnew(const QByteArray &salt);
    [[nodiscard]] Result<void> checkAccount(const QString &id) const;
    /// With its secret.
    [[nodiscard]] QCoro::Task<Result<Open>> open();
    [[nodiscard]] Result<Open> openSite(const Stored &stored) const;

    storage::Database &m_database;
    const Clock &m_clock;
    networks::CredentialStore &m_credentials;
    const AccountService &m_accounts;
    std::shared_ptr<networks::HostLine> m_line;
    std::shared_ptr<networks::WordPressClient> m_sites;
};

} // namespace hatstand::clients
