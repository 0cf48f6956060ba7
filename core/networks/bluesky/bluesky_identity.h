// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_client.h"

#include <QHash>
#include <QSet>

// Who is who on the AT Protocol: handle → DID → document → server (atproto.com/specs/handle, /did).

namespace hatstand::networks
{

[[nodiscard]] bool isDid(const QString &text);
/// A domain name as a handle may be.
[[nodiscard]] bool isHandle(const QString &text);
/// What a person typed or pasted, in small letters, without "@" and without the invisible marks that come
/// along when it is copied from a page.
[[nodiscard]] QString cleanHandle(const QString &typed);

/// The account's server as its document names it; empty when it names none that may be used.
[[nodiscard]] QUrl homeInDocument(const QJsonObject &document, const QString &did);
/// Whether the document says that this handle is its own: a handle counts only when both sides agree.
[[nodiscard]] bool documentHasHandle(const QJsonObject &document, const QString &handle);

struct BlueskyHome
{
    QString did;
    QUrl server;
};

class BlueskyIdentities : public std::enable_shared_from_this<BlueskyIdentities>
{
public:
    explicit BlueskyIdentities(std::shared_ptr<BlueskyClient> client) : m_client(std::move(client)) {}

    /// NotFound when that server says that there is nobody of that name.
    [[nodiscard]] QCoro::Task<Result<QString>> didOf(QUrl server, QString handle, CancelToken cancel);
    /// The server where that handle lives. NotFound when there is none.
    [[nodiscard]] QCoro::Task<Result<BlueskyHome>> homeOf(QString handle, CancelToken cancel);
    /// By handle. Left out is only who certainly cannot be found: of whom the server says that there is
    /// nobody, or whose name cannot be one. Anything else fails, so that it is asked again.
    [[nodiscard]] QCoro::Task<Result<QHash<QString, QString>>> didsOf(QUrl server, QSet<QString> handles,
                                                                      CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<Result<QString>> didAtDomain(QString handle, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> document(QString did, CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
};

} // namespace hatstand::networks
