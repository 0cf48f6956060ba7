// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/completion.h"
#include "base/error.h"
#include "base/timers.h"
#include "clients/account_service.h"
#include "listen/intake/intake_line.h"
#include "listen/sources/news_lines.h"
#include "listen/sources/source_table.h"
#include "networks/connectors.h"
#include "networks/listener.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <qcorotask.h>

#include <random>

namespace hatstand::net
{
class HttpSender;
}

namespace hatstand::listen
{

/// How a reader goes about its work.
struct ReaderOptions
{
    QString owner;  ///< names this reader in leases; unique. Empty: one is made
    int atOnce = 8; ///< sources that are read at the same time
    int atOncePerHost = 2;
    Milliseconds lease{180'000};
    /// How far back an account is read for the first time.
    Milliseconds history{std::chrono::hours(24 * 30)};
    int pagesPerTurn = 20; ///< what is left is read at the next turn, which comes at once
    quint32 seed = 0;      ///< for the jitter; 0: a random one
};

/// What reading one source came to.
struct ReadReport
{
    int added = 0;
    int changed = 0;
    bool wasUnchanged = false; ///< it said that nothing is new (304)
};

/// Reads sources when their turn comes: asks for news only, keeps to their pace, and writes how they do.
/// Where a server says by itself that there is something new, a line is held open to it (news_lines.h), and
/// it is read at once. Whoever fails says so in its standing, is asked again later and later, and recovers by
/// itself.
///
/// Two programs may read one workspace: a source is read by whoever holds it.
class SourceReader final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    SourceReader(storage::Database &database, IntakeLine &line, net::HttpSender &http,
                 networks::Connectors &connectors, clients::AccountService &accounts, const Clock &clock,
                 Timers &timers, ReaderOptions options, QObject *parent = nullptr);
    ~SourceReader() override;

    /// From here on, until `stop`.
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Without a line only what stays on this computer is read; with it again, what has failed is due.
    void setOnline(bool online);
    /// Something about the sources has changed: look again.
    void sourcesChanged();
    [[nodiscard]] int underWay() const { return int(m_jobs.size()); }
    /// How many lines are held open.
    [[nodiscard]] int lines() const { return m_news.count(); }

    /// Reads one now, whatever its turn. Conflict: another program is reading it at this moment.
    [[nodiscard]] QCoro::Task<Result<ReadReport>> read(SourceId id, CancelToken cancel);

Q_SIGNALS:
    /// Something has come in, or changed.
    void heard(const hatstand::listen::SourceId &source, const hatstand::listen::IntakeReport &report);
    /// A source stands otherwise than before: it failed, or has recovered.
    void standingChanged(const hatstand::listen::SourceId &source);
    void underWayChanged(int count);

private:
    struct Job
    {
        QString host;
        CancelSource cancel;
    };
    using Answer = QCoro::Task<Result<ReadReport>>;

    void pump();
    void followLines();
    void readAtOnce(const SourceId &id, bool isTold);
    void armTimer();
    [[nodiscard]] QCoro::Task<void> readInTurn(Source source);
    /// Takes the source and reads it; writes what came of it.
    [[nodiscard]] static Answer readHeld(QPointer<SourceReader> self, Source source, CancelToken cancel);
    [[nodiscard]] static Answer readFeed(QPointer<SourceReader> self, Source source, CancelToken cancel);
    [[nodiscard]] static Answer readPages(QPointer<SourceReader> self, Source source, CancelToken cancel);
    /// One page of what an account hears, or of what a search finds.
    [[nodiscard]] QCoro::Task<Result<networks::Heard>> askNetwork(Source source, CancelToken cancel);
    void noteFailure(const Source &source, const Error &error);
    [[nodiscard]] bool isLocal(const Source &source) const;
    [[nodiscard]] Result<bool> hold(const SourceId &id);
    [[nodiscard]] Instant longestLease() const;
    [[nodiscard]] double chance();
    [[nodiscard]] int busyAt(const QString &host) const;

    storage::Database &m_database;
    SourceTable m_table;
    NewsLines m_news;
    QSet<SourceId> m_toldMeanwhile; ///< something new came while they were being read
    IntakeLine &m_line;
    net::HttpSender &m_http;
    networks::Connectors &m_connectors;
    clients::AccountService &m_accounts;
    const Clock &m_clock;
    Timers &m_timers;
    ReaderOptions m_options;
    std::mt19937 m_random;
    QHash<SourceId, Job> m_jobs;
    QHash<SourceId, Milliseconds> m_notBefore; ///< of the steady clock: what failed last
    bool m_running = false;
    bool m_online = true;
    quint64 m_timer = 0; ///< the newest one counts
};

} // namespace hatstand::listen
