// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/account_limits.h"
#include "networks/connector.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

// What a post becomes, and what stands on the server (docs.joinmastodon.org/methods/statuses and
// /entities/Status, November 2026). Pure functions: nothing here asks anyone.

namespace hatstand::networks
{

/// What had to be asked for before a status can be written.
struct MastodonAnswers
{
    QStringList mediaIds;
    QString quotedId;
};

/// The body that makes the status.
[[nodiscard]] QJsonObject statusBody(const OutgoingPost &post, const MastodonAnswers &answers);
/// The same, to be published at that time.
[[nodiscard]] QJsonObject scheduledBody(const OutgoingPost &post, const MastodonAnswers &answers, Instant at);
/// The body that changes it. `before` is how it stands: a poll that stays the same keeps its votes and its
/// end.
[[nodiscard]] QJsonObject editBody(const OutgoingPost &post, const MastodonAnswers &answers,
                                   const QJsonObject &before, Instant serverNow);
/// Why a post that stands there cannot be changed: with a poll that is over there is no edit that leaves it
/// so. One without its poll takes it away, and one with it gives it a new end. Nothing when all is well.
[[nodiscard]] std::optional<Error> editProblem(const OutgoingPost &post, const QJsonObject &before,
                                               Instant serverNow);
/// Adds what only its own server can know to be wrong: number and kinds of media by what it said, a poll
/// beside pictures or with too much in it. Nothing when all is well.
[[nodiscard]] std::optional<Error> statusProblem(const OutgoingPost &post, const NetworkRules &rules,
                                                 const AccountLimits &limits);
/// The address of a post that this one quotes; empty: none, or it is no post's own.
[[nodiscard]] QString quotedAddress(const OutgoingPost &post);
/// ISO 639-1, as servers want it; empty: not said.
[[nodiscard]] QString statusLanguage(const OutgoingPost &post);

/// BadAnswer when it is no status.
[[nodiscard]] Result<PublishedPost> readStatus(const QJsonObject &status);
[[nodiscard]] std::optional<Instant> timeOf(const QJsonObject &object, QLatin1StringView field);

/// The text of that post as it stands in `status` (or in its source) when it is the post.
[[nodiscard]] QString textThere(const QJsonObject &status, const OutgoingPost &post);

enum class Likeness {
    Same,
    Other,
    Unclear, ///< all but the text fits, and the text has to be seen as it was written
};
/// Whether a status is that post, as far as it tells.
[[nodiscard]] Likeness likeness(const QJsonObject &status, const OutgoingPost &post);
/// Whether the shown text begins or ends as the post does: others are worth a question only where there are
/// few of them.
[[nodiscard]] bool looksAlike(const QJsonObject &status, const OutgoingPost &post);
/// The same for the text as it was written (/api/v1/statuses/:id/source).
[[nodiscard]] bool isSource(const QJsonObject &source, const OutgoingPost &post);
/// Whether a waiting status (ScheduledStatus) is that post.
[[nodiscard]] bool isWaiting(const QJsonObject &scheduled, const OutgoingPost &post);

} // namespace hatstand::networks
