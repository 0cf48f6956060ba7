// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/wordpress/wordpress_client.h"
#include "networks/wordpress/wordpress_comment_reading.h"

namespace hatstand::networks
{

/// Hears the comments of a site, looks through them, and judges them: the calls of Listener, Searcher and
/// Moderator.
class WordPressListening : public std::enable_shared_from_this<WordPressListening>
{
public:
    explicit WordPressListening(std::shared_ptr<WordPressClient> client) : m_client(std::move(client)) {}

    [[nodiscard]] QCoro::Task<Result<Heard>> listen(AccountIdentity account, QString cursor, Instant since,
                                                    CancelToken cancel);
    /// The branch of comments in which that one stands, from the one that answers the post on.
    [[nodiscard]] QCoro::Task<Result<Heard>> readThread(AccountIdentity account, QString remoteId,
                                                        CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Heard>> search(AccountIdentity account, SearchRequest request,
                                                    CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> judge(AccountIdentity account, QString remoteId,
                                                  Moderator::Verdict verdict, CancelToken cancel);

private:
    using Comments = std::vector<WordPressComment>;
    /// Whole comments; those of a list of ids, or that answer some of them.
    [[nodiscard]] QCoro::Task<Result<Comments>> read(WordPressCredential credential, QString ownId,
                                                     QUrlQuery which, WordPressHearing::Access *access,
                                                     CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<WordPressAnswer>> list(WordPressCredential credential, QUrlQuery query,
                                                            WordPressHearing::Access *access,
                                                            CancelToken cancel);
    /// How one stands: "hold"; empty: the site says that there is none, or shows it no more.
    [[nodiscard]] QCoro::Task<Result<QString>> statusOf(WordPressCredential credential, qint64 id,
                                                        CancelToken cancel);
    /// Says below what they stand, as far as the site tells.
    [[nodiscard]] QCoro::Task<Result<Comments>> placed(WordPressCredential credential, Comments comments,
                                                       CancelToken cancel);

    std::shared_ptr<WordPressClient> m_client;
};

} // namespace hatstand::networks
