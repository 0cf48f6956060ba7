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
/// The handle that the document says is its own, in small letters (the first counts: atproto.com/specs/did);
/// empty when there is none. A handle counts only when both sides agree.
[[nodiscard]] QString handleInDocument(const QJsonObject &document);

struct BlueskyHome
{
    QString did;
    QUrl server;
    QString handle; ///< as the document claims it: counts only when the handle names the identity, too
};

class BlueskyIdentities : public std::enable_shared_from_this<BlueskyIdentities>
{
public:
    explicit BlueskyIdentities(std::shared_ptr<BlueskyClient> client) : m_client(std::move(client)) {}

    /// NotFound when that server says that there is nobody of that name.
    [[nodiscard]] QCoro::Task<Result<QString>> didOf(QUrl server, QString handle, CancelToken cancel);
    /// The server where that handle lives. NotFound when there is none.
    [[nodiscard]] QCoro::Task<Result<BlueskyHome>> homeOf(QString handle, CancelToken cancel);
    /// The server where that identity lives, as its document says.
    [[nodiscard]] QCoro::Task<Result<QUrl>> serverOf(QString did, CancelToken cancel);
    /// Who an identity says it is, and where: the handle is empty when it names none.
    [[nodiscard]] QCoro::Task<Result<BlueskyHome>> homeOfDid(QString did, CancelToken cancel);
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
