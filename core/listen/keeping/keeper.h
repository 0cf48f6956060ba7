// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timers.h"
#include "listen/inbox/message.h"
#include "listen/intake/intake_line.h"
#include "listen/sources/source_service.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <qcorotask.h>

namespace hatstand::listen
{

/// What keeping came to.
struct KeepReport
{
    int messages = 0; ///< that were too old
    QSet<ConversationId> conversations;
};

/// Deletes once a day, and when a source is to keep less than before, what is older than the sources keep
/// (see retention.h). On the line's thread, in short steps: the window goes on.
class Keeper final : public QObject
{
    Q_OBJECT
public:
    static constexpr Milliseconds afterStart{6 * 60'000};
    static constexpr Milliseconds between{24 * 60 * 60'000};
    static constexpr Milliseconds afterFailure{10 * 60'000};

    /// All must outlive this.
    Keeper(SourceService &sources, IntakeLine &line, const Clock &clock, Timers &timers,
           QObject *parent = nullptr);

    /// From here on by itself.
    void start();
    /// At once, all sources.
    [[nodiscard]] QCoro::Task<Result<KeepReport>> keep();

Q_SIGNALS:
    /// Something went.
    void removed(const hatstand::listen::KeepReport &report);
    /// Once a day, also when nothing went: others hang what they do now and then on it.
    void dayTurned();

private:
    void sourcesChanged();
    [[nodiscard]] QCoro::Task<void> keepInTurn(bool isDaily);
    [[nodiscard]] Result<QHash<SourceId, int>> wishes() const;

    SourceService &m_sources;
    IntakeLine &m_line;
    const Clock &m_clock;
    Timers &m_timers;
    QHash<SourceId, int> m_known; ///< how many days each kept when they were last looked at
    bool m_started = false;
    bool m_keeps = false;
    bool m_again = false; ///< something has changed meanwhile
};

} // namespace hatstand::listen
