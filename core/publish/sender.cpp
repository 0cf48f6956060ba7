// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sender.h"

#include "clients/client_service.h"
#include "publish/lease_owner.h"
#include "publish/sender_engine.h"

#include <QPointer>

#include <random>

namespace hatstand::publish
{

Sender::Sender(Outbox &outbox, networks::Connectors &connectors, const Clock &clock, Timers &timers,
               Options options, QObject *parent)
    : QObject(parent), m_outbox(outbox)
{
    if (options.owner.isEmpty())
        options.owner = makeLeaseOwner();
    if (options.seed == 0)
        options.seed = std::random_device()();
    SenderEngine::Listener listener;
    listener.context = this;
    listener.progressed = [this](const DeliveryId &id, double part) { Q_EMIT progressed(id, part); };
    listener.sent = [this](const DeliveryId &id) { Q_EMIT sent(id); };
    listener.failed = [this](const DeliveryId &id) { Q_EMIT failed(id); };
    listener.changed = [this](const DeliveryId &id) { Q_EMIT changed(id); };
    listener.underWay = [this](int underWay) { Q_EMIT underWayChanged(underWay); };
    listener.storageTrouble = [this](const Error &error) { Q_EMIT storageTrouble(error); };
    m_engine = std::make_shared<SenderEngine>(std::move(listener), outbox, connectors, clock, timers,
                                              std::move(options));
    connect(&outbox, &Outbox::changed, this, [this] { m_engine->outboxChanged(); });
    connect(&outbox.m_accounts, &clients::AccountService::changed, this,
            [this] { m_engine->accountsChanged(); });
    connect(&outbox.m_surroundings.clients, &clients::ClientService::changed, this,
            [this] { m_engine->clientsChanged(); });
    connect(&outbox, &Outbox::wantedNow, this,
            [this](const QSet<clients::AccountId> &accounts) { m_engine->wanted(accounts); });
}

Sender::~Sender()
{
    // Coroutines that are resumed by the cancelling find it closed.
    m_engine->close();
}

void Sender::start()
{
    m_engine->start();
}

void Sender::stop()
{
    m_engine->stop();
}

bool Sender::isRunning() const
{
    return m_engine->isRunning();
}

int Sender::underWay() const
{
    return m_engine->underWay();
}

Result<int> Sender::sortOutMissed()
{
    return m_engine->sortOut(true);
}

Result<std::vector<OutboxItem>> Sender::wouldSend(Instant at) const
{
    return m_engine->wouldSend(at);
}

QCoro::Task<Result<void>> Sender::takeBack(DeliveryId id)
{
    if (!m_engine->isRunning()) {
        co_return fail(ErrorCode::NotAllowed, tr("Nothing is being sent or taken back now."), {},
                       tr("Let this program send, then try again."));
    }
    // Nobody would answer before the person has signed in again, or opened the keychain.
    const auto delivery = m_outbox.delivery(id);
    if (!delivery)
        co_return fail(delivery.error());
    const auto account = m_outbox.m_accounts.account(delivery->accountId);
    if (!account)
        co_return fail(account.error());
    if (account->health == clients::Health::SignInNeeded) {
        co_return fail(ErrorCode::SignInNeeded, tr("The account must be signed in again first."),
                       tr("The post waits on the network, which does not let us in any more."),
                       tr("Sign in to the account again, then take the post back."));
    }
    if (account->health == clients::Health::KeychainClosed) {
        co_return fail(ErrorCode::KeychainLocked, tr("The keychain is closed."),
                       tr("The post waits on the network, and what signs in there is in the keychain."),
                       tr("Open the keychain, then take the post back."));
    }
    const auto engine = m_engine;
    const Completion<Result<void>> done = engine->whenTakenBack(id);
    if (auto wanted = m_outbox.wantBack(id); !wanted)
        co_return wanted;
    co_return co_await done;
}

QCoro::Task<Result<void>> Sender::takeBackPost(plan::PostId id)
{
    const QPointer<Sender> self(this);
    const auto deliveries = m_outbox.ofPost(id);
    if (!deliveries)
        co_return fail(deliveries.error());
    for (const Delivery &delivery : *deliveries) {
        if (delivery.state != DeliveryState::HandedOver)
            continue;
        const DeliveryId one = delivery.id;
        auto taken = co_await takeBack(one);
        if (!taken || !self)
            co_return taken;
    }
    co_return Result<void>();
}

void Sender::noteConnectivity(bool online)
{
    m_engine->setOnline(online);
}

bool Sender::isOnline() const
{
    return m_engine->isOnline();
}

void Sender::lookAtOnce()
{
    m_engine->lookAtOnce();
}

QCoro::Task<Result<int>> Sender::runOnce(CancelToken cancel)
{
    const auto engine = m_engine;
    engine->startCount();
    engine->endPauses();
    const auto sorted = engine->sortOut(true);
    if (!sorted)
        co_return fail(sorted.error());
    const std::weak_ptr<SenderEngine> weak = engine;
    const auto subscription = cancel.onCancel([weak] {
        if (const auto alive = weak.lock())
            alive->endPassEarly();
    });
    co_await SenderEngine::testClosed(engine, cancel);
    if (cancel.isCancelled())
        co_return engine->endCount();
    const auto pass = engine->beginPass();
    const auto ended = co_await pass;
    if (!ended)
        co_return fail(ended.error());
    co_return engine->endCount();
}

} // namespace hatstand::publish
