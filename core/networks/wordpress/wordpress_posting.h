// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/wordpress/wordpress_media.h"
#include "networks/wordpress/wordpress_records.h"
#include "networks/wordpress/wordpress_terms.h"

namespace hatstand::networks
{

/// Puts posts onto a site, looks for them there, changes and deletes them.
class WordPressPosting : public std::enable_shared_from_this<WordPressPosting>
{
public:
    explicit WordPressPosting(std::shared_ptr<WordPressClient> client);

    /// `at` set: the site publishes it then.
    [[nodiscard]] QCoro::Task<Result<WordPressPost>> write(WordPressCredential credential, OutgoingPost post,
                                                           std::optional<Instant> at, Progress progress,
                                                           CancelToken cancel);
    /// By its key, whatever its status. Nothing: the site's list of all that was changed there since was read
    /// to its end, and it is not in it.
    [[nodiscard]] QCoro::Task<Result<std::optional<WordPressPost>>>
    findByKey(WordPressCredential credential, OutgoingPost post, CancelToken cancel);
    /// By its id; nothing: the site says that there is none.
    [[nodiscard]] QCoro::Task<Result<std::optional<WordPressPost>>>
    findById(WordPressCredential credential, QString remoteId, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<WordPressPost>> rewrite(WordPressCredential credential, QString remoteId,
                                                             OutgoingPost post, Progress progress,
                                                             CancelToken cancel);
    /// Takes away what waits for its time. By way of a draft, which goes out no more: a deletion would also
    /// take what has become public meanwhile. What may have been public for a moment stays as that draft.
    /// Answers what stands there instead when the site does not make it one; nothing: it is taken back.
    [[nodiscard]] QCoro::Task<Result<std::optional<WordPressPost>>>
    withdraw(WordPressCredential credential, WordPressPost waiting, CancelToken cancel);
    /// For good, of posts and comments. What is not there any more counts as deleted.
    [[nodiscard]] QCoro::Task<Result<void>> erase(WordPressCredential credential, QString remoteId,
                                                  CancelToken cancel);

private:
    struct Page
    {
        std::vector<WordPressPost> posts;
        qint64 total = 0;
        std::optional<Milliseconds> skew; ///< of the site's clock, against ours
        Instant receivedAt;
    };
    [[nodiscard]] QCoro::Task<Result<WordPressParts>>
    prepare(WordPressCredential credential, OutgoingPost post, Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Page>> changedSince(WordPressCredential credential, Instant since,
                                                         qint64 offset, CancelToken cancel);

    std::shared_ptr<WordPressClient> m_client;
    std::shared_ptr<WordPressMedia> m_media;
    std::shared_ptr<WordPressTerms> m_terms;
};

} // namespace hatstand::networks
