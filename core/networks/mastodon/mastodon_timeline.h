// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/mastodon/mastodon_session.h"
#include "networks/mastodon/mastodon_status.h"

#include <QSet>

namespace hatstand::networks
{

/// Looks for posts of ours among what stands on a server. Mastodon keeps no key of a status: it is found by
/// what it says, what it answers, what hangs on it, and when it came.
class MastodonTimeline : public std::enable_shared_from_this<MastodonTimeline>
{
public:
    explicit MastodonTimeline(std::shared_ptr<MastodonSessions> sessions) : m_sessions(std::move(sessions)) {}

    /// The public status that is that post, from the moment of its first attempt on. Empty: it certainly does
    /// not stand there. Whatever leaves a doubt is a failure; NotAllowed where asking again is of no use,
    /// because the server does not show, or has too much to show, of what came since.
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    findPublished(MastodonSessions::LinePointer line, OutgoingPost post, CancelToken cancel);
    /// The waiting one; likewise.
    [[nodiscard]] QCoro::Task<Result<std::optional<QJsonObject>>>
    findWaiting(MastodonSessions::LinePointer line, OutgoingPost post, CancelToken cancel);
    struct Seen
    {
        QJsonObject status;
        Milliseconds clockAhead{0}; ///< of the server
    };
    /// The status of that id; empty: the server says that there is none.
    [[nodiscard]] QCoro::Task<Result<std::optional<Seen>>> status(MastodonSessions::LinePointer line,
                                                                  QString id, CancelToken cancel);

    /// One of the account's newer ones, by its address. Empty: it is none of those that were looked at.
    [[nodiscard]] QCoro::Task<Result<QString>> idAt(MastodonSessions::LinePointer line, QUrl address,
                                                    CancelToken cancel);

private:
    struct Page
    {
        QJsonArray items;
        std::optional<Milliseconds> clockAhead;
        Instant receivedAt;
        bool isAll = false;  ///< the server is known to have shown everything that it shows
        bool isSnac = false; ///< it shows nothing there but what is public
    };
    [[nodiscard]] QCoro::Task<Result<Page>> page(MastodonSessions::LinePointer line, QString path,
                                                 QString before, CancelToken cancel);
    /// Among what answers the same status as that post does.
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    findBelow(MastodonSessions::LinePointer line, OutgoingPost post, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<bool>> isPost(MastodonSessions::LinePointer line, QJsonObject status,
                                                   OutgoingPost post, CancelToken cancel);

    std::shared_ptr<MastodonSessions> m_sessions;
};

} // namespace hatstand::networks
