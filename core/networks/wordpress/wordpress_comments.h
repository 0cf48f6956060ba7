// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/wordpress/wordpress_client.h"

namespace hatstand::networks
{

/// Comments by the person who is signed in, each once: the first below a post, and answers to those of others
/// (Answered::parentId names a comment). WordPress itself refuses the same words of the same person at the
/// same place, and who asks finds them there.
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
    /// The post that the answered comment stands below. Refused: that comment is not there any more.
    [[nodiscard]] QCoro::Task<Result<QString>> ownerOfComment(WordPressCredential credential,
                                                              QString remoteId, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::vector<QJsonObject>>> ofStatus(WordPressCredential credential,
                                                                         QUrlQuery place, QString author,
                                                                         QString status, CancelToken cancel);

    std::shared_ptr<WordPressClient> m_client;
};

} // namespace hatstand::networks
