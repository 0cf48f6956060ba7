// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "clients/account_service.h"
#include "networks/connector.h"
#include "plan/post_service.h"
#include "plan/problem.h"
#include "publish/delivery_machine.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <initializer_list>
#include <memory>
#include <vector>

namespace hatstand::storage
{
class Database;
}
namespace hatstand::clients
{
class ClientService;
}
namespace hatstand::networks
{
class RulesCatalogue;
}

namespace hatstand::publish
{

class DeliveryTable;
class DeliveryWriter;
struct TitledDelivery;

/// What the outbox asks the rooms upstream for when it freezes what will be sent.
struct Surroundings
{
    const clients::ClientService &clients;
    const networks::RulesCatalogue &rules;
    /// The media of a post and of all its versions.
    std::function<Result<QHash<plan::MediaId, plan::MediaItem>>(const plan::Post &)> media;
    /// Where the bytes of a media item are.
    std::function<QString(const plan::MediaItem &)> mediaPath;
    /// What stands as utm_campaign in links of that campaign; empty: none.
    std::function<QString(const strategy::CampaignId &)> utmCampaign;
};

/// A delivery with what a list shows beside it.
struct OutboxItem
{
    Delivery delivery;
    QString postTitle;
    networks::NetworkKey network;
    QString accountHandle;
    bool byHand = false;
    bool accountPaused = false;
};

/// What is waiting, in one read: for the pill.
struct OutboxSummary
{
    int waiting = 0;  ///< scheduled for today or earlier, sending, or to be tried again
    int needsYou = 0; ///< failed, missed, uncertain, by hand and due
    int sending = 0;
    std::optional<Instant> nextAt;
};

/// What can be done with deliveries. Commands are one transaction each: delivery, event and post status.
class Outbox : public QObject, private plan::PostService::Follower
{
    Q_OBJECT

public:
    Outbox(storage::Database &database, const Clock &clock, plan::PostService &posts,
           clients::AccountService &accounts, Surroundings surroundings, QObject *parent = nullptr);
    ~Outbox() override;

    // Queries -------------------------------------------------------------------------------------------
    [[nodiscard]] Result<OutboxSummary> summary(const std::optional<clients::ClientId> &client) const;
    /// Scheduled, sending, to be tried again: soonest first.
    [[nodiscard]] Result<std::vector<OutboxItem>> waiting(const std::optional<clients::ClientId> &client,
                                                          int limit) const;
    /// Failed, missed, uncertain, by hand and due: oldest first.
    [[nodiscard]] Result<std::vector<OutboxItem>> needingYou(const std::optional<clients::ClientId> &client,
                                                             int limit) const;
    /// Published, newest first.
    [[nodiscard]] Result<std::vector<OutboxItem>> history(const std::optional<clients::ClientId> &client,
                                                          int limit) const;
    /// Missed or failed ones that a person, or the client's rule, has left unsent; newest first.
    [[nodiscard]] Result<std::vector<OutboxItem>> notSent(const std::optional<clients::ClientId> &client,
                                                          int limit) const;
    /// Due between two instants in any state but cancelled: for "Going out today".
    [[nodiscard]] Result<std::vector<OutboxItem>> between(const std::optional<clients::ClientId> &client,
                                                          Instant from, Instant until) const;
    [[nodiscard]] Result<std::vector<Delivery>> ofPost(const plan::PostId &id) const;
    /// What `schedule` finds in the post, worst first: it is accepted when plan::canGoOut says so (and it is
    /// neither on its way nor published). `sendNow` minds all but those of ProblemPlace::Time.
    [[nodiscard]] Result<std::vector<plan::Problem>> problems(const plan::PostId &id) const;
    [[nodiscard]] Result<Delivery> delivery(const DeliveryId &id) const;
    [[nodiscard]] Result<std::vector<DeliveryEvent>> events(const DeliveryId &id) const;
    /// Published deliveries a day for the last `days` days until `until`, oldest first: for the tile.
    [[nodiscard]] Result<std::vector<int>> publishedByDay(const std::optional<clients::ClientId> &client,
                                                          Instant until, int days,
                                                          const QByteArray &zone) const;

    // Commands ------------------------------------------------------------------------------------------
    /// Puts one delivery for each version into the outbox at the post's planned time. Fails with NotAllowed
    /// when the checks of plan/post_check.h find something that a network would refuse, when there is no time
    /// or no account, or the time is past (use `sendNow`).
    Result<void> schedule(const plan::PostId &id);
    /// Schedules for this moment.
    Result<void> sendNow(const plan::PostId &id);
    /// Back to a draft; what has been published stays.
    Result<void> unschedule(const plan::PostId &id);
    /// For failed, missed and uncertain ones: tries again now. An uncertain one is looked up first.
    Result<void> tryAgain(const DeliveryId &id);
    /// Missed: later, at the given time.
    Result<void> moveTo(const DeliveryId &id, const plan::PlannedTime &planned);
    /// Missed or failed: leave it; it stays in the history as not sent.
    Result<void> leave(const DeliveryId &id);
    /// Uncertain, and the person has looked: it is live (with its address, may be empty), or it is not (then
    /// it is sent again).
    Result<void> confirmLive(const DeliveryId &id, const QUrl &url);
    Result<void> confirmNotLive(const DeliveryId &id);
    /// By hand: posted, at this address (may be empty).
    Result<void> markPostedByHand(const DeliveryId &id, const QUrl &url);

    /// Another process has written: everything may have changed.
    void announceAll() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    /// A by-hand delivery has become due.
    void dueByHand(const hatstand::publish::DeliveryId &id);

private:
    friend class Sender;
    friend class SenderEngine;
    Result<void> postMoved(const plan::PostId &id, const std::optional<plan::PlannedTime> &planned) override;
    Result<void> postRemoved(const plan::PostId &id) override;
    Result<void> postRestored(const plan::PostId &id) override;
    Result<void> postEdited(const plan::PostId &id) override;

    using Client = std::optional<clients::ClientId>;
    /// Runs `work` in a transaction; when it has succeeded, tells whom it may concern.
    template <class Work>
    Result<void> changing(const plan::PostId &post, Work &&work);
    template <class Work>
    Result<void> changingDelivery(const DeliveryId &id, Work &&work);
    /// Whether there is a time, and whether it is still to come.
    [[nodiscard]] std::vector<plan::Problem> timeProblems(const plan::Post &post) const;
    /// All others.
    [[nodiscard]] Result<std::vector<plan::Problem>> contentProblems(const plan::Post &post) const;
    /// Fails with the words of the first problem for which a network would refuse the post.
    [[nodiscard]] Result<void> check(const plan::Post &post) const;
    [[nodiscard]] Result<void> checkTime(const plan::Post &post) const;
    [[nodiscard]] Result<QString> freeze(const plan::Post &post, const plan::Version &version) const;
    Result<void> put(const plan::Post &post, Instant due);
    Result<void> putVersion(const plan::Post &post, const plan::Version &version, Delivery *existing,
                            Instant due);
    /// Takes out all that has not gone; fails when something of it is on its way.
    Result<void> takeOut(const plan::PostId &post, Cause cause, const QString &reason);
    Result<void> cancelWithoutVersion(const plan::Post &post, std::vector<Delivery> &deliveries);
    Result<void> scheduleAgain(Delivery delivery, Instant due, Cause cause, const QString &reason);
    Result<void> refreeze(const plan::Post &post, std::vector<Delivery> &deliveries);
    [[nodiscard]] Result<std::vector<OutboxItem>>
    listed(const Client &client, std::initializer_list<DeliveryState> states, int limit) const;
    [[nodiscard]] std::vector<OutboxItem> items(std::vector<TitledDelivery> &&deliveries) const;

    storage::Database &m_database;
    const Clock &m_clock;
    plan::PostService &m_posts;
    clients::AccountService &m_accounts;
    Surroundings m_surroundings;
    std::unique_ptr<DeliveryTable> m_deliveries;
    std::unique_ptr<DeliveryWriter> m_writer;
    bool m_followed = false; ///< a post's change took deliveries along
};

} // namespace hatstand::publish
