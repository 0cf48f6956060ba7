// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/wordpress/wordpress_client.h"

namespace hatstand::networks
{

/// First comments: by the person who is signed in, each once. WordPress itself refuses the same words of the
/// same person at the same post, and who asks finds them there.
class WordPressComments : public std::enable_shared_from_this<WordPressComments>
{
public:
    explicit WordPressComments(std::shared_ptr<WordPressClient> client) : m_client(std::move(client)) {}

    [[nodiscard]] QCoro::Task<Result<PublishedPost>>
    write(WordPressCredential credential, AccountIdentity account, OutgoingPost post, CancelToken cancel);
    /// Among all comments of that person at the post, whatever became of them. Nothing: it is not there.
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(WordPressCredential credential, AccountIdentity account, OutgoingPost post, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<PublishedPost>> rewrite(WordPressCredential credential, QString remoteId,
                                                             OutgoingPost post, CancelToken cancel);

private:
    /// The id of the post that the comment belongs to, which may be known by its address only.
    [[nodiscard]] QCoro::Task<Result<QString>> ownerOf(WordPressCredential credential, OutgoingPost post,
                                                       CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::vector<QJsonObject>>> ofStatus(WordPressCredential credential,
                                                                         QString postId, QString author,
                                                                         QString status, CancelToken cancel);

    std::shared_ptr<WordPressClient> m_client;
};

} // namespace hatstand::networks
