// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/timers.h"
#include "networks/connectors.h"
#include "publish/outbox.h"
#include "publish/sender_options.h"

#include <QObject>
#include <qcorotask.h>

#include <memory>
#include <vector>

namespace hatstand::publish
{

class SenderEngine;

/// Sends what is due: the engine of the window and of `hatstand-cli publish`. Several may run on one
/// workspace, in one or more processes; a lease in the database gives each delivery to one of them.
///
/// May be destroyed at any time, also while requests are under way (they are cancelled; what they did is
/// looked up at the next start). The rest of the program outlives it.
class Sender : public QObject
{
    Q_OBJECT

public:
    using Options = SenderOptions;

    Sender(Outbox &outbox, networks::Connectors &connectors, const Clock &clock, Timers &timers,
           Options options, QObject *parent = nullptr);
    ~Sender() override;

    /// Watches the outbox from here on: wakes at the next due time, on `Outbox::changed`, and on wake from
    /// sleep.
    void start();
    /// Takes nothing new; what is under way ends.
    void stop();
    [[nodiscard]] bool isRunning() const;
    /// How many are under way.
    [[nodiscard]] int underWay() const;
    /// What was due while nothing ran becomes missed (or is sent, by the client's policy); what was left
    /// *sending* by a crash becomes uncertain and is looked up. Called by `start` and after a wake. Answers
    /// how many changed.
    Result<int> sortOutMissed();
    /// One pass: everything due now, until all of it has ended. Answers how many deliveries changed. After
    /// `cancel` nothing new begins. Not while another pass runs. Fails with the first trouble with the
    /// workspace that it meets: nothing new begins then, and what went out but could not be noted is looked
    /// up next time.
    [[nodiscard]] QCoro::Task<Result<int>> runOnce(CancelToken cancel);
    /// Takes one that was handed over back from the network, so that it goes from here at its time, can be
    /// changed, moved or deleted. Needs a sender that runs. Fails as the network's answer says; NotAllowed
    /// when it was too late and is published. What could not be asked (offline, say) is tried again by
    /// itself.
    [[nodiscard]] QCoro::Task<Result<void>> takeBack(DeliveryId id);
    /// All of a post that was handed over; nothing to do is success.
    [[nodiscard]] QCoro::Task<Result<void>> takeBackPost(plan::PostId id);
    /// What would be sent if it were that time now, soonest first, with what would be looked for first and
    /// sent if it is not there; changes nothing.
    [[nodiscard]] Result<std::vector<OutboxItem>> wouldSend(Instant at) const;
    /// What the connectivity of the program says. Offline, only a probe goes out now and then; back online,
    /// everything that waited for it goes on.
    void noteConnectivity(bool online);
    /// What it goes by: it has been told so, or has found out itself.
    [[nodiscard]] bool isOnline() const;
    /// Looks now at what is due, and whether the clock has jumped: the computer has just woken. Without being
    /// told, it finds out within a minute.
    void lookAtOnce();

Q_SIGNALS:
    /// 0…1 for a delivery under way.
    void progressed(const hatstand::publish::DeliveryId &id, double part);
    void sent(const hatstand::publish::DeliveryId &id);
    void failed(const hatstand::publish::DeliveryId &id);
    /// It has come to another state, whichever: told once it is committed, of several changes in one turn of
    /// the event loop once. All of a pass are told before `runOnce` answers.
    void changed(const hatstand::publish::DeliveryId &id);
    /// So many are under way now (see underWay).
    void underWayChanged(int underWay);
    /// The workspace could not be read or written; it is tried again by itself.
    void storageTrouble(const hatstand::Error &error);

private:
    Outbox &m_outbox;
    std::shared_ptr<SenderEngine> m_engine;
};

} // namespace hatstand::publish
