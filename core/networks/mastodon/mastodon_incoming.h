// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/listener.h"

#include <QJsonArray>
#include <QJsonObject>

// What others have said, out of a server's answers (docs.joinmastodon.org/entities/Status, Notification,
// Conversation and Context, November 2026). Pure functions: whatever comes in, nothing is asked, and what
// makes no sense is left out alone.

namespace hatstand::networks
{

/// For whom it is read, and by which server.
struct MastodonReader
{
    QString accountId;   ///< of the account there
    QString domain;      ///< what the handles of that server's own people end with
    bool isSnac = false; ///< which knows two kinds of visibility, and calls every language English
};
[[nodiscard]] MastodonReader mastodonReader(const AccountIdentity &account, bool isSnac);

/// A status as it stands in any list; nothing when it is none, or has no author or time. `Channel` is how it
/// concerns the account: by its visibility, what it answers, whom it names; else Said.
[[nodiscard]] std::optional<IncomingMessage> mastodonMessage(const QJsonObject &status,
                                                             const MastodonReader &reader);

/// One entry of a list that a server gives page by page, the newest first.
struct MastodonEntry
{
    QString id;                             ///< what pages are asked for by
    std::optional<Instant> at;              ///< when it came into the list
    std::optional<IncomingMessage> message; ///< none: it is nothing that anybody has said to the account
};

/// Of /api/v1/notifications: mentions and quotes.
[[nodiscard]] std::vector<MastodonEntry> mastodonNotifications(const QJsonArray &page,
                                                               const MastodonReader &reader);
/// Of /api/v1/conversations: the last word of each.
[[nodiscard]] std::vector<MastodonEntry> mastodonConversations(const QJsonArray &page,
                                                               const MastodonReader &reader);
/// Of the account's own statuses: those by which it answered others.
[[nodiscard]] std::vector<MastodonEntry> mastodonOwnAnswers(const QJsonArray &page,
                                                            const MastodonReader &reader);
/// Of a list of statuses that were looked for: all are Said.
[[nodiscard]] std::vector<MastodonEntry> mastodonFound(const QJsonArray &page, const MastodonReader &reader);

/// What stands around a status (Context), and itself: the oldest of it first.
[[nodiscard]] std::vector<IncomingMessage>
mastodonThread(const QJsonObject &status, const QJsonObject &context, const MastodonReader &reader);

/// snac puts whoever boosted a status before it; and what it calls private, only those who are named can
/// read. The status as others would give it.
[[nodiscard]] QJsonObject plainSnacStatus(const QJsonObject &status);

} // namespace hatstand::networks
