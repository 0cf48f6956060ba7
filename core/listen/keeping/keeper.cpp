// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/keeping/keeper.h"

#include "listen/keeping/retention.h"

#include <QPointer>

namespace hatstand::listen
{

Keeper::Keeper(SourceService &sources, IntakeLine &line, const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent), m_sources(sources), m_line(line), m_clock(clock), m_timers(timers)
{
}

void Keeper::start()
{
    if (std::exchange(m_started, true))
        return;
    m_known = wishes().value_or(QHash<SourceId, int>());
    connect(&m_sources, &SourceService::changed, this, &Keeper::sourcesChanged);
    m_timers.callAfter(afterStart, this, [this] { static_cast<void>(keepInTurn(true)); });
}

Result<QHash<SourceId, int>> Keeper::wishes() const
{
    const auto all = m_sources.keeping();
    if (!all)
        return fail(all.error());
    QHash<SourceId, int> days;
    for (const Source &source : *all)
        days.insert(source.id, source.keepDays);
    return days;
}

void Keeper::sourcesChanged()
{
    auto now = wishes();
    if (!now)
        return;
    bool keepsLess = false;
    for (auto one = now->cbegin(); one != now->cend(); ++one)
        keepsLess = keepsLess || m_known.value(one.key()) != one.value();
    m_known = std::move(*now);
    if (keepsLess)
        static_cast<void>(keepInTurn(false));
}

QCoro::Task<void> Keeper::keepInTurn(bool isDaily)
{
    const QPointer<Keeper> self(this);
    if (isDaily)
        m_timers.callAfter(between, this, [this] { static_cast<void>(keepInTurn(true)); });
    if (m_keeps) {
        m_again = true;
    } else {
        m_keeps = true;
        const auto kept = co_await keep();
        if (!self)
            co_return;
        m_keeps = false;
        // Another program writes, or the disk is full, just now.
        if (!kept || std::exchange(m_again, false))
            m_timers.callAfter(kept ? Milliseconds(0) : afterFailure, this,
                               [this] { static_cast<void>(keepInTurn(false)); });
    }
    if (isDaily)
        Q_EMIT dayTurned();
}

QCoro::Task<Result<KeepReport>> Keeper::keep()
{
    const QPointer<Keeper> self(this);
    const auto sources = m_sources.keeping();
    if (!sources)
        co_return fail(sources.error());
    KeepReport report;
    const std::vector<Source> all = *sources;
    for (const Source &source : all) {
        if (!keptSince(source, m_clock.now()))
            continue;
        const auto retention = std::make_shared<Retention>(source, m_clock.now());
        const std::function<Result<bool>(storage::Database &)> step =
            [retention](storage::Database &database) { return retention->step(database); };
        bool goesOn = true;
        while (goesOn) {
            const auto stepped = co_await m_line.work(step);
            if (!self)
                co_return fail(ErrorCode::Cancelled, tr("The workspace was closed."));
            if (!stepped)
                co_return fail(stepped.error());
            goesOn = *stepped;
        }
        report.messages += retention->removedMessages();
        report.conversations.unite(retention->removedConversations());
    }
    if (report.messages > 0)
        Q_EMIT removed(report);
    co_return report;
}

} // namespace hatstand::listen
