// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/media_host/media_host.h"
#include "networks/wordpress/wordpress_client.h"

namespace hatstand::networks
{

/// The media library of a WordPress site that is connected as an account. Each file is there once, found
/// again by its slug.
class WordPressHost final : public MediaHost, public std::enable_shared_from_this<WordPressHost>
{
public:
    WordPressHost(std::shared_ptr<WordPressClient> client, AccountIdentity account)
        : m_client(std::move(client)), m_account(std::move(account))
    {
    }

    [[nodiscard]] QCoro::Task<Result<HostedMedia>> put(HostedFile file, Progress progress,
                                                       CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(QString id, CancelToken cancel) override;

private:
    [[nodiscard]] QCoro::Task<Result<std::vector<QJsonObject>>> standing(WordPressCredential credential,
                                                                         QString slug, CancelToken cancel);

    std::shared_ptr<WordPressClient> m_client;
    AccountIdentity m_account;
};

} // namespace hatstand::networks
