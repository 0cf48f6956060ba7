// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/take_back.h"

#include "kit/time_words.h"

#include <algorithm>
#include <utility>

namespace hatstand::ui
{

TakeBack::TakeBack(TakeBackPost take, const publish::Outbox &outbox, NetworkName networkName,
                   Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_take(std::move(take))
    , m_outbox(outbox)
    , m_networkName(std::move(networkName))
    , m_navigator(navigator)
{
}

TakeBack::There TakeBack::there(const QList<plan::PostId> &ids) const
{
    There found;
    for (const plan::PostId &id : ids) {
        const auto items = m_outbox.itemsOfPost(id);
        if (!items)
            continue; // what is done next meets the same failure, and tells it
        for (const publish::OutboxItem &item : *items) {
            if (item.delivery.state != publish::DeliveryState::HandedOver)
                continue;
            if (!found.posts.contains(id))
                found.posts.append(id);
            const QString name = m_networkName(item.network);
            if (!found.networks.contains(name))
                found.networks.append(name);
        }
    }
    return found;
}

bool TakeBack::isNeeded(const QList<plan::PostId> &ids) const
{
    return m_take && !there(ids).posts.isEmpty();
}

void TakeBack::before(const QList<plan::PostId> &ids, std::function<void()> act)
{
    const There waiting = m_take ? there(ids) : There();
    if (waiting.posts.isEmpty()) {
        act();
        return;
    }
    // Two acts on one post would end in any order.
    if (std::any_of(waiting.posts.begin(), waiting.posts.end(),
                    [this](const plan::PostId &id) { return m_underWay.contains(id); })) {
        m_navigator.say(tr("It is being taken back already."));
        return;
    }
    m_navigator.say(tr("Taking it back from %1…", "networks").arg(listWords(waiting.networks)));
    takeAll(QPointer<TakeBack>(this), waiting.posts, std::move(act));
}

QCoro::Task<void> TakeBack::takeAll(QPointer<TakeBack> self, QList<plan::PostId> ids,
                                    std::function<void()> act)
{
    for (const plan::PostId &id : std::as_const(ids))
        self->m_underWay.insert(id);
    const TakeBackPost take = self->m_take;
    Result<void> taken;
    for (const plan::PostId &id : std::as_const(ids)) {
        taken = co_await take(id);
        if (!self)
            co_return;
        if (!taken)
            break;
    }
    for (const plan::PostId &id : std::as_const(ids))
        self->m_underWay.remove(id);
    if (taken)
        act();
    else
        self->m_navigator.report(taken.error());
}

UndoStep TakeBack::careful(UndoStep step, const QList<plan::PostId> &ids)
{
    if (!m_take)
        return step;
    // Answers at once; what fails later is told then.
    const auto wrapped = [self = QPointer<TakeBack>(this),
                          ids](std::function<Result<void>()> way) -> std::function<Result<void>()> {
        return [self, ids, way = std::move(way)]() -> Result<void> {
            if (!self || !self->isNeeded(ids))
                return way();
            self->before(ids, [self, way] {
                if (const auto done = way(); !done && self)
                    self->m_navigator.report(done.error());
            });
            return {};
        };
    };
    step.undo = wrapped(std::move(step.undo));
    step.redo = wrapped(std::move(step.redo));
    return step;
}

} // namespace hatstand::ui
