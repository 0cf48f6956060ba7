// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "networks/connectors.h"
#include "publish/outbox.h"

#include <QObject>
#include <qcorotask.h>

namespace hatstand::publish
{

/// Sends what is due: the engine of the window and of `hatstand-cli publish`. Several may run on one
/// workspace, in one or more processes; a lease in the database gives each delivery to one of them.
class Sender : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString owner;  ///< names this process in leases; unique
        int atOnce = 8; ///< deliveries under way at the same time
        int atOncePerAccount = 1;
        Milliseconds lease{120'000};
        int attempts = 8; ///< of what can pass by itself; then failed
        Milliseconds giveUpAfter{std::chrono::hours(24)};
        Milliseconds firstBackOff{30'000};
        Milliseconds longestBackOff{std::chrono::hours(1)};
    };

    Sender(Outbox &outbox, networks::Connectors &connectors, clients::AccountService &accounts,
           plan::PostService &posts, const Clock &clock, Options options, QObject *parent = nullptr);
    ~Sender() override;

    /// Watches the outbox from here on: wakes at the next due time, on `Outbox::changed`, and on wake from
    /// sleep.
    void start();
    /// Takes nothing new; what is under way ends.
    void stop();
    [[nodiscard]] bool isRunning() const;
    /// What was due while nothing ran becomes missed (or is sent, by the client's policy); what was left
    /// *sending* by a crash becomes uncertain and is looked up. Called by `start` and after a wake.
    Result<int> sortOutMissed();
    /// One pass: everything due now, until all of it has ended. Answers how many deliveries changed.
    [[nodiscard]] QCoro::Task<Result<int>> runOnce(CancelToken cancel);

Q_SIGNALS:
    /// 0…1 for a delivery under way.
    void progressed(const hatstand::publish::DeliveryId &id, double part);
    void sent(const hatstand::publish::DeliveryId &id);
    void failed(const hatstand::publish::DeliveryId &id);

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace hatstand::publish
