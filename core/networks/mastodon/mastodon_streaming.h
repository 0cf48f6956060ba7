// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/mastodon/mastodon_session.h"

#include <QSet>

namespace hatstand::networks
{

/// Server-sent events out of the bytes that a line brings, however they are cut (html.spec.whatwg.org,
/// "Server-sent events", as far as Mastodon's API uses them: names and data).
class MastodonEvents
{
public:
    struct Event
    {
        QByteArray name;
        QByteArray data;
    };
    /// Those that are whole now. Comments (":thump", which says that the line still stands) are none.
    [[nodiscard]] std::vector<Event> feed(const QByteArray &bytes);

private:
    void read(QByteArrayView line, std::vector<Event> &whole);

    QByteArray m_rest; ///< a line that has not ended yet
    QByteArray m_name;
    QByteArray m_data;
    bool m_isTooLong = false; ///< the line: what remains of it is passed over
};

/// Whether there is something new to hear: a mention, a quote, a direct message, or what the account itself
/// has said elsewhere. What others like, and what those who are followed say, is not.
[[nodiscard]] bool isNews(const MastodonEvents::Event &event, const QString &accountId);

/// Holds a line open on which a server tells by itself what is new: Listener::untilNews.
class MastodonStreaming : public std::enable_shared_from_this<MastodonStreaming>
{
public:
    explicit MastodonStreaming(std::shared_ptr<MastodonSessions> sessions) : m_sessions(std::move(sessions))
    {
    }
    /// Where that account's server does so; empty: nowhere, or it has named a place where it does not.
    [[nodiscard]] QUrl addressFor(const AccountIdentity &account) const;
    [[nodiscard]] QCoro::Task<Result<void>> untilNews(AccountIdentity account, CancelToken cancel);

private:
    std::shared_ptr<MastodonSessions> m_sessions;
    QSet<QUrl> m_silent; ///< where nobody answered to that
};

} // namespace hatstand::networks
