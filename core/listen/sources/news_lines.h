// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/timers.h"
#include "clients/account_service.h"
#include "listen/sources/source_table.h"
#include "networks/connectors.h"
#include "networks/listener.h"

#include <QHash>
#include <QObject>
#include <qcorotask.h>

namespace hatstand::listen
{

/// Lines that are held open to servers which say by themselves when there is something new
/// (networks::Listener::untilNews): one for each account. A line that breaks is opened again, later and
/// later; reading at its turn goes on meanwhile, and slowly while it holds.
class NewsLines final : public QObject
{
    Q_OBJECT
public:
    /// How often a source is read at its turn while its line holds: what was said between two lines is heard
    /// then at the latest.
    static constexpr Milliseconds slowTurn{15 * 60'000};
    /// A line that answers sooner than that waits before it is opened again, for a server that never stops.
    static constexpr Milliseconds shortest{2'000};
    static constexpr Milliseconds firstWait{5'000}; ///< after a failure; then twice as long each time …
    static constexpr Milliseconds longestWait{15 * 60'000};

    /// All must outlive this.
    NewsLines(SourceTable &table, networks::Connectors &connectors, clients::AccountService &accounts,
              const Clock &clock, Timers &timers, QObject *parent = nullptr);
    /// Gives all lines up.
    ~NewsLines() override;

    /// Opens a line to each account that is listened to and whose server tells news, and gives up the others:
    /// paused, removed, signed out, and (without a line to the Internet) all that do not stay on this
    /// computer.
    void follow(bool isOnline);
    void stop();
    [[nodiscard]] bool holds(const SourceId &source) const;
    [[nodiscard]] int count() const { return int(m_lines.size()); }

Q_SIGNALS:
    /// There is something new to be read; or there may be, because nobody has listened for a while.
    void news(const hatstand::listen::SourceId &source, bool isTold);

private:
    struct Line
    {
        CancelSource cancel;
        quint64 number = 0;  ///< which one it is: an answer of one that was given up counts for nothing
        bool isOpen = false; ///< else it waits to be opened again
        int failures = 0;    ///< in a row
        Milliseconds openedAt{0};
    };
    [[nodiscard]] networks::Listener *listenerOf(const Source &source, bool isOnline) const;
    void open(const SourceId &id);
    [[nodiscard]] QCoro::Task<void> hold(SourceId id, quint64 number);
    void openLater(const SourceId &id, Milliseconds wait);

    SourceTable &m_table;
    networks::Connectors &m_connectors;
    clients::AccountService &m_accounts;
    const Clock &m_clock;
    Timers &m_timers;
    QHash<SourceId, Line> m_lines;
    quint64 m_last = 0;
    bool m_isOnline = true;
};

} // namespace hatstand::listen
