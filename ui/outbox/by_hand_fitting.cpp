// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/by_hand_fitting.h"

#include "publish/frozen_content.h"
#include "publish/media_fitting.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace hatstand::ui::outbox
{

ByHandFitting::ByHandFitting(publish::Surroundings::Fit fit, QObject *parent)
    : QObject(parent), m_fit(std::move(fit))
{
    Q_ASSERT(m_fit);
}

ByHandFitting::~ByHandFitting()
{
    m_running.cancel();
}

void ByHandFitting::prepare(const publish::Delivery &delivery, const clients::Account &account,
                            const networks::OutgoingPost &post)
{
    if (m_order && m_order->id == delivery.id && m_order->content == delivery.content)
        return;
    m_order = Order{delivery.id, delivery.content, account, post};
    begin();
}

void ByHandFitting::prepareAgain()
{
    // What is under way is new enough.
    if (m_order && m_files)
        begin();
}

void ByHandFitting::stop()
{
    m_running.cancel();
    m_order.reset();
    m_files.reset();
}

void ByHandFitting::begin()
{
    m_running.cancel();
    m_running = CancelSource();
    m_files.reset();
    Q_EMIT changed();
    work(this, m_fit, *m_order, m_running.token());
}

QCoro::Task<void> ByHandFitting::work(QPointer<ByHandFitting> self, publish::Surroundings::Fit fit,
                                      Order order, CancelToken cancel)
{
    auto ready = co_await publish::withFilesReady(std::move(fit), order.account, order.post,
                                                  publish::frozenMedia(order.content), cancel);
    // Stopped: the person has gone on to another delivery, or the page is gone.
    if (!self || cancel.isCancelled())
        co_return;
    if (!ready) {
        self->m_files = Files(tl::unexpect, std::move(ready.error()));
    } else {
        std::vector<networks::OutgoingMedia> files = std::move(ready->media);
        for (networks::OutgoingPart &part : ready->parts)
            std::move(part.media.begin(), part.media.end(), std::back_inserter(files));
        self->m_files = Files(std::move(files));
    }
    Q_EMIT self->changed();
}

} // namespace hatstand::ui::outbox
