// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "clients/account_service.h"
#include "plan/post_service.h"
#include "publish/delivery.h"

#include <QObject>

#include <memory>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::publish
{

class DeliveryTable;

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
           clients::AccountService &accounts, QObject *parent = nullptr);
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
    /// Due between two instants in any state but cancelled: for "Going out today".
    [[nodiscard]] Result<std::vector<OutboxItem>> between(const std::optional<clients::ClientId> &client,
                                                          Instant from, Instant until) const;
    [[nodiscard]] Result<std::vector<Delivery>> ofPost(const plan::PostId &id) const;
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
    Result<void> postMoved(const plan::PostId &id, const std::optional<plan::PlannedTime> &planned) override;
    Result<void> postRemoved(const plan::PostId &id) override;
    Result<void> postRestored(const plan::PostId &id) override;
    Result<void> postEdited(const plan::PostId &id) override;

    storage::Database &m_database;
    const Clock &m_clock;
    plan::PostService &m_posts;
    clients::AccountService &m_accounts;
    std::unique_ptr<DeliveryTable> m_deliveries;
};

} // namespace hatstand::publish
