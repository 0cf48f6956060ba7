// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/ghost/ghost_images.h"
#include "networks/ghost/ghost_post.h"

namespace hatstand::networks
{

/// Puts posts onto a site, holds them there until their time, changes them and takes them away.
///
/// A post is looked for by its key before it is made, so that a repeat goes on with what stands there instead
/// of making another one.
class GhostPosting : public std::enable_shared_from_this<GhostPosting>
{
public:
    GhostPosting(std::shared_ptr<GhostClient> client, CredentialStore &credentials);
    void close() { m_credentials = nullptr; }

    [[nodiscard]] QCoro::Task<Result<GhostCredential>> open(AccountIdentity account);

    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<HandedOver>> handOver(AccountIdentity account, OutgoingPost post,
                                                           Instant at, Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::optional<HandedOver>>>
    standing(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::optional<HandedOver>>>
    takeBack(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<PublishedPost>>
    edit(AccountIdentity account, QString remoteId, OutgoingPost post, Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> remove(AccountIdentity account, QString remoteId,
                                                   CancelToken cancel);

private:
    /// What a post shall become.
    struct Wish
    {
        OutgoingPost post;
        QString status;
        std::optional<Instant> at;
    };
    using Found = std::optional<GhostStanding>;

    [[nodiscard]] QCoro::Task<Result<GhostStanding>> put(AccountIdentity account, Wish wish,
                                                         Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<GhostStanding>> make(GhostCredential who, Wish wish,
                                                          GhostArticle article, QString newsletter,
                                                          Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Found>> byKey(GhostCredential who, QString key, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Found>> byId(GhostCredential who, QString id, CancelToken cancel);
    /// By its id where that is known, else by its key.
    [[nodiscard]] QCoro::Task<Result<Found>> seek(GhostCredential who, QString id, QString key,
                                                  CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<QString>> shownThere(GhostCredential who, QString id,
                                                          CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<GhostStanding>> write(GhostCredential who, net::HttpMethod method,
                                                           QString path, QJsonObject fields,
                                                           QString newsletter, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> checkNewsletter(GhostCredential who, QString newsletter,
                                                            CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> erase(GhostCredential who, QString id, net::Purpose purpose,
                                                  CancelToken cancel);

    std::shared_ptr<GhostClient> m_client;
    std::shared_ptr<GhostImages> m_images;
    CredentialStore *m_credentials;
};

} // namespace hatstand::networks
