// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "networks/mastodon/mastodon_session.h"
#include "networks/mastodon/mastodon_trail.h"

namespace hatstand::networks
{

/// Where listening to an account goes on from: three lists, read in turns. The words of direct messages come
/// first, because only there the server says which of them belong together.
struct MastodonHearing
{
    enum class Part { Conversations, Notifications, OwnAnswers };
    Part part = Part::Conversations;
    MastodonTrail conversations;
    MastodonTrail notifications;
    MastodonTrail ownAnswers;
    QStringList told; ///< by the conversations, lately: not again by the other two
    /// The server knows no conversations: it is asked again then.
    std::optional<Instant> noConversationsUntil;

    [[nodiscard]] MastodonTrail &trail();
};
[[nodiscard]] QString toText(const MastodonHearing &hearing);
/// What it does not understand is an empty one.
[[nodiscard]] MastodonHearing mastodonHearing(const QString &text);

/// Hears what is said to an account, and what it has answered elsewhere: Listener's calls.
class MastodonListening : public std::enable_shared_from_this<MastodonListening>
{
public:
    /// `clock` must outlive this.
    MastodonListening(std::shared_ptr<MastodonSessions> sessions, const Clock &clock)
        : m_sessions(std::move(sessions)), m_clock(clock)
    {
    }
    [[nodiscard]] QCoro::Task<Result<Heard>> listen(AccountIdentity account, QString cursor, Instant since,
                                                    CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Heard>> readThread(AccountIdentity account, QString remoteId,
                                                        CancelToken cancel);

private:
    std::shared_ptr<MastodonSessions> m_sessions;
    const Clock &m_clock;
};

/// Asks for the page of a list that comes next, and no more than is new.
[[nodiscard]] MastodonCall nextPage(const MastodonTrail &trail, const QString &path, int most,
                                    QUrlQuery query, net::Purpose purpose);
/// Whether an answer says that there is nothing before it.
[[nodiscard]] bool isLastPage(const MastodonAnswer &answer);

} // namespace hatstand::networks
