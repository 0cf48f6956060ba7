// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sources/news_lines.h"

#include <QPointer>
#include <QSet>

#include <algorithm>

namespace hatstand::listen
{

NewsLines::NewsLines(SourceTable &table, networks::Connectors &connectors, clients::AccountService &accounts,
                     const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_connectors(connectors)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_timers(timers)
{
}

NewsLines::~NewsLines()
{
    stop();
}

bool NewsLines::holds(const SourceId &source) const
{
    const auto line = m_lines.constFind(source);
    return line != m_lines.constEnd() && line->isOpen;
}

networks::Listener *NewsLines::listenerOf(const Source &source, bool isOnline) const
{
    if (source.kind != SourceKind::Account || !source.isAsked())
        return nullptr;
    const auto account = m_accounts.account(source.accountId);
    if (!account || account->removedAt || account->health == clients::Health::SignInNeeded)
        return nullptr;
    networks::Connector *connector = m_connectors.find(account->network);
    if (connector == nullptr || connector->listener() == nullptr || (!isOnline && !connector->isLocal()))
        return nullptr;
    return connector->listener()->tellsNews(clients::AccountService::identity(*account))
               ? connector->listener()
               : nullptr;
}

void NewsLines::follow(bool isOnline)
{
    m_isOnline = isOnline;
    const auto all = m_table.listenedTo();
    if (!all)
        return;
    QSet<SourceId> wanted;
    for (const Source &source : *all) {
        if (listenerOf(source, isOnline) != nullptr)
            wanted.insert(source.id);
    }
    QList<CancelSource> given;
    for (auto line = m_lines.begin(); line != m_lines.end();) {
        if (wanted.contains(line.key())) {
            ++line;
        } else {
            given << line->cancel;
            line = m_lines.erase(line);
        }
    }
    for (CancelSource &cancel : given)
        cancel.cancel();
    for (const SourceId &id : std::as_const(wanted)) {
        if (!m_lines.contains(id))
            open(id);
    }
}

void NewsLines::stop()
{
    QHash<SourceId, Line> lines = std::exchange(m_lines, {});
    for (Line &line : lines)
        line.cancel.cancel();
}

void NewsLines::open(const SourceId &id)
{
    Line &line = m_lines[id];
    line.cancel = CancelSource();
    line.number = ++m_last;
    line.isOpen = true;
    line.openedAt = m_clock.steady();
    static_cast<void>(hold(id, line.number));
}

void NewsLines::openLater(const SourceId &id, Milliseconds wait)
{
    m_lines[id].isOpen = false;
    m_timers.callAfter(wait, this, [this, id, number = m_lines[id].number] {
        const auto line = m_lines.constFind(id);
        if (line == m_lines.constEnd() || line->number != number)
            return;
        open(id);
        Q_EMIT news(id, false);
    });
}

QCoro::Task<void> NewsLines::hold(SourceId id, quint64 number)
{
    const QPointer<NewsLines> self(this);
    const auto source = m_table.find(id);
    networks::Listener *listener = source && source->has_value() ? listenerOf(**source, m_isOnline) : nullptr;
    const auto account = source && source->has_value() ? m_accounts.account((*source)->accountId)
                                                       : Result<clients::Account>(clients::Account());
    if (listener == nullptr || !account) {
        m_lines.remove(id);
        co_return;
    }
    const CancelToken cancel = m_lines[id].cancel.token();
    const Result<void> told =
        co_await listener->untilNews(clients::AccountService::identity(*account), cancel);
    if (!self)
        co_return;
    const auto line = m_lines.find(id);
    if (line == m_lines.end() || line->number != number)
        co_return;
    if (told) {
        line->failures = 0;
        if (m_clock.steady() - line->openedAt < shortest)
            openLater(id, shortest);
        else
            open(id);
        Q_EMIT news(id, true);
        co_return;
    }
    // A server that does not offer it after all is asked again in the same rhythm: it costs next to nothing.
    const int doublings = std::min(line->failures, 16);
    ++line->failures;
    Milliseconds wait = std::min(longestWait, firstWait * (1 << doublings));
    if (told.error().retryAfter)
        wait = std::max(wait, *told.error().retryAfter);
    openLater(id, wait);
}

} // namespace hatstand::listen
