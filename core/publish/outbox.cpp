// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/outbox.h"

#include "clients/client_service.h"
#include "networks/connectors.h"
#include "networks/rules_catalogue.h"
#include "plan/sent_text.h"
#include "publish/begun_thread.h"
#include "publish/delivery_writer.h"
#include "publish/frozen_content.h"
#include "storage/durability.h"
#include "storage/transaction.h"

#include <QPointer>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace hatstand::publish
{

namespace
{
using S = DeliveryState;

/// Something of it stands on a network.
bool isPublic(const Delivery &delivery)
{
    return delivery.state == S::Published || delivery.hasBegun();
}

/// What goes to that account: what is wrong with the post elsewhere does not hold it up.
plan::Post onlyFor(plan::Post post, const clients::AccountId &account)
{
    std::erase_if(post.versions,
                  [&account](const plan::Version &version) { return version.accountId != account; });
    return post;
}

} // namespace

std::function<QString(const clients::Account &)> recordKeys(networks::Connectors &connectors,
                                                            const Clock &clock)
{
    return [&connectors, &clock](const clients::Account &account) {
        networks::Connector *connector = account.byHand ? nullptr : connectors.find(account.network);
        networks::Publisher *publisher = connector ? connector->publisher() : nullptr;
        return publisher ? publisher->chooseRecordKey(clock.now()) : QString();
    };
}

Outbox::Outbox(storage::Database &database, const Clock &clock, plan::PostService &posts,
               clients::AccountService &accounts, Surroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_posts(posts)
    , m_accounts(accounts)
    , m_surroundings(std::move(surroundings))
    , m_deliveries(std::make_unique<DeliveryTable>(database, clock))
    , m_writer(std::make_unique<DeliveryWriter>(*m_deliveries, posts, clock))
{
    m_posts.setFollower(this);
    // What was done to deliveries is told once it is committed, with the post's own change.
    connect(&m_posts, &plan::PostService::changed, this, [this] {
        if (std::exchange(m_followed, false))
            tell();
    });
    // What cannot be written now is taken out by the sender.
    connect(&m_accounts, &clients::AccountService::accountRemoved, this,
            [this](const clients::AccountId &id) { (void)takeOutOfAccount(id); });
    connect(&m_accounts, &clients::AccountService::changed, this, &Outbox::followHandOverRules);
    m_handOverRules = handOverRules();
    // What waits already is no news.
    if (const auto waiting = m_deliveries->idsInState(S::Waiting))
        m_waiting = QSet<DeliveryId>(waiting->begin(), waiting->end());
}

Outbox::~Outbox()
{
    m_posts.setFollower(nullptr);
}

Result<void> Outbox::changing(const plan::PostId &post, const std::function<Result<void>()> &work)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        auto done = work();
        if (done) {
            m_followed = true;
            m_posts.announce({post});
        }
        return done;
    });
}

Result<void> Outbox::changingDelivery(const DeliveryId &id,
                                      const std::function<Result<void>(Delivery &)> &work)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        auto found = delivery(id);
        if (!found)
            return fail(std::move(found.error()));
        const plan::PostId post = found->postId;
        keepForSure();
        return changing(post, [&] { return work(*found); });
    });
}

void Outbox::keepForSure()
{
    m_database.afterCommit([self = QPointer<Outbox>(this)] {
        if (self)
            (void)storage::makeDurable(self->m_database); // committed it is already
    });
}

void Outbox::want(QSet<clients::AccountId> accounts)
{
    m_database.afterCommit([self = QPointer<Outbox>(this), accounts = std::move(accounts)] {
        if (self)
            Q_EMIT self->wantedNow(accounts);
    });
}

void Outbox::tell()
{
    const QPointer<Outbox> self(this);
    Q_EMIT changed();
    if (!self)
        return;
    const auto waiting = m_deliveries->idsInState(S::Waiting);
    if (!waiting)
        return;
    QList<DeliveryId> fresh;
    for (const DeliveryId &id : *waiting) {
        if (!m_waiting.contains(id))
            fresh << id;
    }
    m_waiting = QSet<DeliveryId>(waiting->begin(), waiting->end());
    if (!fresh.isEmpty())
        Q_EMIT dueByHand(fresh);
}

Result<QString> Outbox::freeze(const plan::Post &post, const plan::Version &version) const
{
    const auto client = m_surroundings.clients.client(post.clientId);
    if (!client)
        return fail(client.error());
    const auto media = m_surroundings.media(post);
    if (!media)
        return fail(media.error());
    const auto account = m_accounts.account(version.accountId);
    if (!account)
        return fail(account.error());
    plan::EffectiveVersion effective = plan::effectiveVersion(post, version);
    const QString campaign = post.tagLinks ? m_surroundings.utmCampaign(post.campaignId) : QString();
    const QStringList languages = client->language.isEmpty() ? QStringList() : QStringList(client->language);
    const networks::NetworkRules &rules = m_surroundings.rules.findOrOther(account->network);
    const plan::SentText sent = plan::sentText(post, effective, *account, rules, campaign);
    effective.text = sent.whole;
    effective.firstComment =
        commentFor(plan::textAsSent(post, effective.firstComment, *account, campaign), rules);
    return freezeContent(effective, languages, *media, sent.parts);
}

Result<void> Outbox::schedule(const plan::PostId &id)
{
    return changing(id, [&]() -> Result<void> {
        const auto post = m_posts.post(id);
        if (!post)
            return fail(post.error());
        auto going = toPut(*post);
        if (!going)
            return fail(std::move(going.error()));
        if (auto inTime = checkTime(*post); !inTime)
            return inTime;
        if (auto done = put(*post, std::move(*going), post->planned->instant); !done)
            return done;
        return m_posts.saveContent(*post, plan::RevisionReason::Scheduled);
    });
}

Result<void> Outbox::sendNow(const plan::PostId &id)
{
    return changing(id, [&]() -> Result<void> {
        auto post = m_posts.post(id);
        if (!post)
            return fail(std::move(post.error()));
        const auto client = m_surroundings.clients.client(post->clientId);
        if (!client)
            return fail(client.error());
        const Instant now = m_clock.now();
        const QByteArray zone = post->planned ? post->planned->zone : client->zone;
        auto going = toPut(*post);
        if (!going)
            return fail(std::move(going.error()));
        QSet<clients::AccountId> accounts;
        for (const plan::Version &version : post->versions)
            accounts.insert(version.accountId);
        want(std::move(accounts));
        // First the outbox, so that what cannot go out does not move in the calendar either.
        if (auto done = put(*post, std::move(*going), now); !done)
            return done;
        if (auto kept = m_posts.saveContent(*post, plan::RevisionReason::Scheduled); !kept)
            return kept;
        return m_posts.setPlanned(id, plan::plannedTimeAt(now, zone));
    });
}

Result<Outbox::Going> Outbox::toPut(const plan::Post &post) const
{
    auto deliveries = m_deliveries->ofPost(post.id);
    if (!deliveries)
        return fail(std::move(deliveries.error()));
    if (auto here = checkNoneAway(*deliveries); !here)
        return fail(std::move(here.error()));
    // Of a post that does not stand in the outbox any more, all of it begins anew.
    const bool stands = std::any_of(deliveries->begin(), deliveries->end(), isPending);
    auto going = stands ? stillWanted(post, *deliveries) : Result<plan::Post>(post);
    if (!going)
        return fail(std::move(going.error()));
    const bool hasAny = !going->versions.empty(); // else the check says that it goes nowhere
    std::erase_if(going->versions, [&](const plan::Version &version) {
        return std::ranges::any_of(*deliveries, [&](const Delivery &delivery) {
            return delivery.accountId == version.accountId && delivery.state == S::Published;
        });
    });
    if (hasAny && going->versions.empty())
        return fail(ErrorCode::NotAllowed, tr("This post is published already."));
    return Going{std::move(*going), std::move(*deliveries)};
}

Result<void> Outbox::checkNotGone(const plan::PostId &id) const
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    return toPut(*post).map([](const Going &) {});
}

Result<void> Outbox::put(const plan::Post &post, Going going, Instant due)
{
    if (auto checked = check(going.post); !checked)
        return checked;
    for (const plan::Version &version : going.post.versions) {
        const auto existing = std::ranges::find(going.deliveries, version.accountId,
                                                [](const Delivery &delivery) { return delivery.accountId; });
        Delivery *found = existing != going.deliveries.end() ? &*existing : nullptr;
        if (auto done = putVersion(post, version, found, due); !done)
            return done;
    }
    return cancelWithoutVersion(post, going.deliveries);
}

Result<void> Outbox::prepare(const plan::Post &post, const plan::Version &version, Delivery &delivery) const
{
    const auto account = m_accounts.account(version.accountId);
    if (!account)
        return fail(account.error());
    auto content =
        freezeFor(delivery, post, version, *account, m_surroundings.rules,
                  [this](const plan::Post &what, const plan::Version &how) { return freeze(what, how); });
    if (!content)
        return fail(std::move(content.error()));
    if (delivery.recordKey.isEmpty() && m_surroundings.recordKey)
        delivery.recordKey = m_surroundings.recordKey(*account);
    delivery.content = std::move(*content);
    return {};
}

Result<void> Outbox::putVersion(const plan::Post &post, const plan::Version &version, Delivery *existing,
                                Instant due)
{
    if (existing) {
        forgetAttempts(*existing);
        if (auto prepared = prepare(post, version, *existing); !prepared)
            return prepared;
        existing->dueAt = due;
        decideHandOver(*existing);
        if (auto heeded = heedLimit(*existing); !heeded)
            return heeded;
        return m_writer->apply(*existing, {S::Scheduled, Cause::PutInOutbox, tr("Scheduled."), {}, {}});
    }
    Delivery delivery;
    delivery.id = DeliveryId::create(m_clock);
    delivery.postId = post.id;
    delivery.accountId = version.accountId;
    delivery.clientId = post.clientId;
    delivery.dueAt = due;
    if (auto prepared = prepare(post, version, delivery); !prepared)
        return prepared;
    decideHandOver(delivery);
    if (auto heeded = heedLimit(delivery); !heeded)
        return heeded;
    delivery.createdAt = m_clock.now();
    delivery.updatedAt = delivery.createdAt;
    return m_writer->add(delivery, tr("Scheduled."));
}

Result<void> Outbox::endDecision(const Delivery &delivery)
{
    if (delivery.state != S::Cancelled)
        return {};
    const auto wasLeft = m_writer->wasLastCausedBy(delivery.id, Cause::Left);
    if (!wasLeft)
        return fail(wasLeft.error());
    if (!*wasLeft)
        return {};
    return m_writer->note(delivery, Cause::VersionRemoved, tr("The post no longer goes to this account."));
}

Result<void> Outbox::cancelWithoutVersion(const plan::Post &post, std::vector<Delivery> &deliveries)
{
    for (Delivery &delivery : deliveries) {
        if (post.version(delivery.accountId))
            continue;
        if (auto ended = endDecision(delivery); !ended)
            return ended;
        if (delivery.hasBegun() && isCertainlyNotThere(delivery.state)) {
            if (auto left = leaveRest(delivery, tr("The post no longer goes to this account.")); !left)
                return left;
        }
        if (!isPending(delivery))
            continue;
        if (auto done = m_writer->apply(delivery, {S::Cancelled,
                                                   Cause::VersionRemoved,
                                                   tr("The post no longer goes to this account."),
                                                   {},
                                                   {}});
            !done)
            return done;
    }
    return {};
}

Result<void> Outbox::unschedule(const plan::PostId &id)
{
    return changing(id, [&]() -> Result<void> {
        const auto deliveries = m_deliveries->ofPost(id);
        if (!deliveries)
            return fail(deliveries.error());
        // Once a part of it stands on a network there is no draft any more: the rest is left.
        if (std::any_of(deliveries->begin(), deliveries->end(), isPublic))
            return takeOut(id, Cause::Left, tr("You left it unsent."));
        return takeOut(id, Cause::Unscheduled, tr("Taken back to a draft."));
    });
}

Result<void> Outbox::takeOut(const plan::PostId &post, Cause cause, const QString &reason)
{
    auto deliveries = m_deliveries->ofPost(post);
    if (!deliveries)
        return fail(std::move(deliveries.error()));
    if (auto here = checkNoneAway(*deliveries); !here)
        return here;
    for (Delivery &delivery : *deliveries) {
        if (delivery.hasBegun() && isCertainlyNotThere(delivery.state)) {
            if (auto left = leaveRest(delivery, reason); !left)
                return left;
        }
        if (!isPending(delivery))
            continue;
        if (auto done = m_writer->apply(delivery, {S::Cancelled, cause, reason, {}, {}}); !done)
            return done;
    }
    keepForSure();
    return {};
}

void Outbox::forgetAttempts(Delivery &delivery)
{
    delivery.attempts = 0;
    delivery.error = {};
    if (delivery.leaseOwner != lookFirst)
        delivery.leaseOwner.clear();
    delivery.leaseUntil = {};
    delivery.content = withoutFirstAttempt(delivery.content);
}

Result<void> Outbox::scheduleAgain(Delivery delivery, Instant due, Cause cause, const QString &reason)
{
    forgetAttempts(delivery);
    delivery.dueAt = due;
    decideHandOver(delivery);
    return m_writer->apply(delivery, {S::Scheduled, cause, reason, {}, {}});
}

Result<void> Outbox::heedLimit(Delivery &delivery)
{
    const Instant now = m_clock.now();
    if (delivery.nextAttemptAt > now)
        return {};
    const auto until = m_deliveries->limitedUntil(delivery.accountId, now);
    if (!until)
        return fail(until.error());
    if (!*until)
        return {};
    delivery.nextAttemptAt = **until;
    delivery.error = Error{ErrorCode::RateLimited,
                           tr("The network has asked to wait before more is sent."),
                           {},
                           tr("It goes out by itself then."),
                           {}};
    return {};
}

Result<void> Outbox::sendAgain(Delivery delivery, Cause cause, const QString &reason)
{
    const Instant now = m_clock.now();
    forgetAttempts(delivery);
    delivery.dueAt = now;
    delivery.nextAttemptAt = now;
    if (auto heeded = heedLimit(delivery); !heeded)
        return heeded;
    want({delivery.accountId});
    const bool waits = delivery.nextAttemptAt > now;
    return m_writer->apply(
        delivery, {S::Scheduled, cause, waits ? reason + u' ' + delivery.error.what : reason, {}, {}});
}

Result<void> Outbox::checkIfRepaired(const Delivery &delivery) const
{
    if (delivery.state != S::Failed && delivery.state != S::Missed)
        return {};
    const auto post = m_posts.post(delivery.postId);
    if (!post)
        return fail(post.error());
    return check(onlyFor(*post, delivery.accountId));
}

Result<void> Outbox::tryAgain(const DeliveryId &id)
{
    return changingDelivery(id, [&](Delivery &delivery) -> Result<void> {
        if (delivery.state == S::Uncertain) {
            // It is looked up again, whoever began to look; what it is stays open until then.
            delivery.nextAttemptAt = m_clock.now();
            delivery.leaseOwner.clear();
            delivery.leaseUntil = {};
            want({delivery.accountId});
            return m_deliveries->update(delivery, S::Uncertain, {}).map([](bool) {});
        }
        const auto post = m_posts.post(delivery.postId);
        if (!post)
            return fail(post.error());
        if (auto checked = check(onlyFor(*post, delivery.accountId)); !checked)
            return checked;
        if (delivery.state == S::Cancelled)
            return sendAfterAll(*post, delivery);
        // It failed ahead of its time, when the network was to have it until then; nobody wants it out early.
        if (delivery.state == S::Failed && delivery.dueAt > m_clock.now()) {
            want({delivery.accountId});
            return scheduleAgain(delivery, delivery.dueAt, Cause::TriedAgain,
                                 tr("You asked for another attempt; it goes out at its time."));
        }
        if (delivery.state != S::Scheduled)
            return sendAgain(delivery, Cause::TriedAgain, tr("You asked for another attempt."));
        if (auto sent = sendAgain(delivery, Cause::TriedAgain, tr("You sent it before its time.")); !sent)
            return sent;
        return takeTimeAlong(delivery);
    });
}

Result<void> Outbox::sendAfterAll(const plan::Post &post, Delivery &delivery)
{
    const plan::Version *version = post.version(delivery.accountId);
    if (!version)
        return fail(ErrorCode::NotAllowed, tr("The post no longer goes to this account."));
    // What is out of the outbox does not follow the post.
    auto prepared = prepare(post, *version, delivery);
    if (!prepared)
        return prepared;
    if (auto sent = sendAgain(delivery, Cause::PutInOutbox, tr("You send it after all.")); !sent)
        return sent;
    const bool isToCome = post.planned && post.planned->instant > m_clock.now();
    return isToCome ? takeTimeAlong(delivery) : Result<void>();
}

Result<void> Outbox::takeTimeAlong(const Delivery &sent)
{
    const auto siblings = m_deliveries->ofPost(sent.postId);
    if (!siblings)
        return fail(siblings.error());
    const bool others = std::any_of(siblings->begin(), siblings->end(), [&](const Delivery &other) {
        return other.id != sent.id && isPending(other);
    });
    const auto post = m_posts.post(sent.postId);
    if (!post)
        return fail(post.error());
    if (others || !post->planned || !plan::isMovable(post->status))
        return {};
    const QScopedValueRollback hasItsTime(m_movesBack, true);
    return m_posts.setPlanned(sent.postId, plan::plannedTimeAt(m_clock.now(), post->planned->zone));
}

Result<void> Outbox::moveTo(const DeliveryId &id, const plan::PlannedTime &planned)
{
    return changingDelivery(id, [&](Delivery &delivery) -> Result<void> {
        // Another program may have taken it out; then the post must not move without it.
        if (auto allowed = checkTransition({delivery.state, S::Scheduled, Cause::Moved}); !allowed)
            return allowed;
        if (planned.instant <= m_clock.now())
            return fail(ErrorCode::NotAllowed, tr("That time is past."), {}, tr("Choose a later time."));
        const auto siblings = m_deliveries->ofPost(delivery.postId);
        if (!siblings)
            return fail(siblings.error());
        // The post moves in the calendar once nothing else of it keeps another time: of several that are
        // moved one after the other, the last takes it along.
        const bool last = std::all_of(siblings->begin(), siblings->end(), [&](const Delivery &other) {
            return other.id == delivery.id || !isPending(other) || other.dueAt == planned.instant;
        });
        const auto post = m_posts.post(delivery.postId);
        if (last && post && plan::isMovable(post->status))
            return m_posts.setPlanned(delivery.postId, planned);
        if (auto repaired = checkIfRepaired(delivery); !repaired)
            return repaired;
        return scheduleAgain(delivery, planned.instant, Cause::Moved, tr("Moved to another time."));
    });
}

Result<void> Outbox::leave(const DeliveryId &id)
{
    return changingDelivery(id, [&](Delivery &delivery) {
        if (delivery.hasBegun())
            return leaveRest(delivery, tr("You left the rest unsent."));
        return m_writer->apply(delivery, {S::Cancelled, Cause::Left, tr("You left it unsent."), {}, {}});
    });
}

} // namespace hatstand::publish
