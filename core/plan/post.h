// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "base/zones.h"
#include "clients/account.h"
#include "clients/client.h"
#include "plan/media/media_item.h"
#include "strategy/campaign.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace hatstand::plan
{

struct Post;
using PostId = Id<Post>;

/// How a post stands: a summary of its deliveries, kept with the post so that a calendar of thousands reads
/// one table. Stored by number. `publish` writes everything from Scheduled on.
enum class PostStatus {
    Idea = 0,
    Draft = 1,
    NeedsApproval = 2,
    Scheduled = 3,
    HandedOver = 4,
    Sending = 5,
    Published = 6,
    Failed = 7,
    Missed = 8,
    Uncertain = 9,
};

/// A stable word for files and the command line ("scheduled").
[[nodiscard]] QString postStatusName(PostStatus status);
[[nodiscard]] std::optional<PostStatus> postStatusFromName(const QString &name);
/// True for what may be moved and edited: nothing of it is on its way or stands on a network because of it.
/// Failed and missed posts are: what they said has not gone out.
[[nodiscard]] bool isMovable(PostStatus status);

/// What a post is for. Stored by number.
enum class PostPurpose {
    Own = 0,    ///< said of our own accord
    Answer = 1, ///< answers somebody: stands in a conversation, and in no calendar or list of posts
};

/// When a person wants a post out: what the clock on the wall shows there, and the instant that it comes to.
struct PlannedTime
{
    WallTime wall;
    QByteArray zone;
    Instant instant; ///< what wall and zone come to by the rule of base/zones.h
    friend bool operator==(const PlannedTime &, const PlannedTime &) = default;
};

/// Fails when the zone is unknown or the wall time is not valid.
[[nodiscard]] Result<PlannedTime> plannedTime(const WallTime &wall, const QByteArray &zone);
/// Right now, say: the wall time is that of the second, as it is stored; the instant stays exact.
[[nodiscard]] PlannedTime plannedTimeAt(Instant instant, const QByteArray &zone);

/// A post as it goes to one account: only what differs from the post is there.
struct Version
{
    clients::AccountId accountId;
    std::optional<QString> text;
    std::optional<QString> firstComment;
    std::optional<std::vector<PostMedia>> media;
    QJsonObject options; ///< the network's own: reply controls, visibility
    friend bool operator==(const Version &, const Version &) = default;
    [[nodiscard]] bool differs() const { return text || firstComment || media || !options.isEmpty(); }
};

/// One thing to say.
struct Post
{
    PostId id;
    clients::ClientId clientId;
    strategy::CampaignId campaignId; ///< null: none
    QString title;                   ///< for us, never sent; the beginning of the text when left empty
    QString text;
    QString firstComment;
    QString label;         ///< one word for ideas and filters ("Recipe")
    bool tagLinks = false; ///< put the campaign's UTM parameters into links when it is sent
    PostStatus status = PostStatus::Draft;
    std::optional<PlannedTime> planned;
    std::vector<PostMedia> media;
    std::vector<Version> versions; ///< one for each account it goes to, in order
    int position = 0;              ///< order among ideas
    PostPurpose purpose = PostPurpose::Own;
    Instant createdAt;
    Instant updatedAt;
    std::optional<Instant> deletedAt;

    [[nodiscard]] const Version *version(const clients::AccountId &account) const;
    /// The title, or the first words of the text.
    [[nodiscard]] QString shownTitle() const;
    /// The media of it and of its versions, each once.
    [[nodiscard]] std::vector<MediaId> mediaIds() const;
};

/// The title as lists show it, from a post's title and the beginning of its text (1000 units are enough).
[[nodiscard]] QString shownTitle(const QString &title, const QString &text);

/// What one account gets, with what is not its own taken from the post. Link tags are not applied yet.
struct EffectiveVersion
{
    QString text;
    QString firstComment;
    std::vector<PostMedia> media;
    QJsonObject options;
};
[[nodiscard]] EffectiveVersion effectiveVersion(const Post &post, const Version &version);

} // namespace hatstand::plan
