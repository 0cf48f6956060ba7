// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sources/source_reader.h"

#include "listen/sources/source_rhythm.h"

#include <QPointer>
#include <QUuid>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
/// The place whose patience counts: the feed's host, or the account's server.
QString hostOf(const Source &source, clients::AccountService &accounts)
{
    if (source.accountId.isNull())
        return QUrl(source.address).host();
    const auto account = accounts.account(source.accountId);
    return account ? account->server.host() : QString();
}
} // namespace

SourceReader::SourceReader(storage::Database &database, IntakeLine &line, net::HttpSender &http,
                           networks::Connectors &connectors, clients::AccountService &accounts,
                           const Clock &clock, Timers &timers, ReaderOptions options, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_table(database)
    , m_news(m_table, connectors, accounts, clock, timers)
    , m_line(line)
    , m_http(http)
    , m_connectors(connectors)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_timers(timers)
    , m_options(std::move(options))
    , m_random(m_options.seed != 0 ? m_options.seed : std::random_device()())
{
    if (m_options.owner.isEmpty())
        m_options.owner = QUuid::createUuid().toString(QUuid::WithoutBraces);
    connect(&m_news, &NewsLines::news, this, &SourceReader::readAtOnce);
    // A sign-in that has ended, or come back.
    connect(&m_accounts, &clients::AccountService::changed, this, &SourceReader::followLines);
}

SourceReader::~SourceReader()
{
    stop();
    // Whoever is under way answers Cancelled; what was held is free for the next reader.
    static_cast<void>(m_table.endLeases(m_options.owner));
}

void SourceReader::start()
{
    if (std::exchange(m_running, true))
        return;
    followLines();
    pump();
}

void SourceReader::followLines()
{
    if (m_running)
        m_news.follow(m_online);
}

void SourceReader::readAtOnce(const SourceId &id, bool isTold)
{
    if (!m_running)
        return;
    if (m_jobs.contains(id)) {
        // What it reads now may be of before that.
        m_toldMeanwhile.insert(id);
        return;
    }
    // One that cannot be read has a rhythm of its own, which no line that is opened again disturbs.
    const auto source = m_table.find(id);
    if (!isTold && source && source->has_value() && (*source)->standing.failures > 0)
        return;
    static_cast<void>(m_table.wake(id, m_clock.now()));
    pump();
}

void SourceReader::stop()
{
    m_running = false;
    ++m_timer;
    m_news.stop();
    QHash<SourceId, Job> jobs = m_jobs;
    for (Job &job : jobs)
        job.cancel.cancel();
}

void SourceReader::setOnline(bool online)
{
    if (std::exchange(m_online, online) == online)
        return;
    followLines();
    if (!online)
        return;
    static_cast<void>(m_table.wakeOffline(m_clock.now()));
    if (m_running)
        pump();
}

void SourceReader::sourcesChanged()
{
    followLines();
    if (m_running)
        pump();
}

Instant SourceReader::longestLease() const
{
    return m_clock.now() + 2 * m_options.lease;
}

double SourceReader::chance()
{
    return std::uniform_real_distribution<double>(0, 1)(m_random);
}

int SourceReader::busyAt(const QString &host) const
{
    return int(
        std::count_if(m_jobs.begin(), m_jobs.end(), [&host](const Job &job) { return job.host == host; }));
}

void SourceReader::pump()
{
    if (!m_running)
        return;
    // More than can be read at once: those of a host that is busy stand aside for the others.
    constexpr int looked = 200;
    const auto due = m_table.due(m_clock.now(), longestLease(), m_options.owner, looked);
    if (due) {
        for (const Source &source : *due) {
            if (underWay() >= m_options.atOnce)
                break;
            const QString host = hostOf(source, m_accounts);
            if (m_jobs.contains(source.id) || (!host.isEmpty() && busyAt(host) >= m_options.atOncePerHost))
                continue;
            if (!m_online && !isLocal(source))
                continue;
            if (m_notBefore.value(source.id) > m_clock.steady())
                continue;
            m_jobs.insert(source.id, {host, {}});
            static_cast<void>(readInTurn(source));
        }
    }
    Q_EMIT underWayChanged(underWay());
    armTimer();
}

void SourceReader::armTimer()
{
    // Also a look now and then: another program may have changed something, or the clock.
    constexpr Milliseconds atMost = std::chrono::minutes(1);
    Milliseconds wait = atMost;
    const auto next = m_table.nextTurn();
    if (next && *next)
        wait = std::clamp(**next - m_clock.now(), m_online ? Milliseconds(1000) : atMost, atMost);
    const quint64 mine = ++m_timer;
    m_timers.callAfter(wait, this, [this, mine] {
        if (mine == m_timer)
            pump();
    });
}

QCoro::Task<void> SourceReader::readInTurn(Source source)
{
    const QPointer<SourceReader> self(this);
    const SourceId id = source.id;
    const CancelToken cancel = m_jobs[id].cancel.token();
    const Result<ReadReport> read = co_await readHeld(self, std::move(source), cancel);
    if (!self)
        co_return;
    self->m_jobs.remove(id);
    // Whatever could be written about it, or not (a full disk): never again at once.
    if (read)
        self->m_notBefore.remove(id);
    else
        self->m_notBefore.insert(id, self->m_clock.steady() + std::chrono::minutes(1));
    if (self->m_toldMeanwhile.remove(id) && read)
        static_cast<void>(self->m_table.wake(id, self->m_clock.now()));
    self->m_timers.callAfter(Milliseconds(0), self, [self] {
        if (self)
            self->pump();
    });
}

QCoro::Task<Result<ReadReport>> SourceReader::read(SourceId id, CancelToken cancel)
{
    const QPointer<SourceReader> self(this);
    auto found = m_table.find(id);
    if (!found)
        co_return fail(std::move(found.error()));
    if (!found->has_value())
        co_return fail(ErrorCode::NotFound, tr("This source is not here any more."));
    if (m_jobs.contains(id)) {
        co_return fail(ErrorCode::Conflict, tr("\"%1\" is being read at this moment.").arg((*found)->name),
                       {}, tr("Wait a moment."));
    }
    Source source = **found;
    m_jobs.insert(id, {hostOf(source, m_accounts), {}});
    const auto subscription = cancel.onCancel([self, id] {
        if (self && self->m_jobs.contains(id))
            self->m_jobs[id].cancel.cancel();
    });
    const CancelToken token = m_jobs[id].cancel.token();
    Result<ReadReport> report = co_await readHeld(self, std::move(source), token);
    if (self)
        self->m_jobs.remove(id);
    co_return report;
}

Result<bool> SourceReader::hold(const SourceId &id)
{
    return m_table.lease(id, m_options.owner, m_clock.now() + m_options.lease, m_clock.now(), longestLease());
}

SourceReader::Answer SourceReader::readHeld(QPointer<SourceReader> self, Source source, CancelToken cancel)
{
    const auto held = self->hold(source.id);
    if (!held)
        co_return fail(held.error());
    if (!*held) {
        co_return fail(ErrorCode::Conflict, tr("Another program is reading \"%1\" now.").arg(source.name), {},
                       tr("Wait a moment."));
    }
    const SourceId id = source.id;
    const bool wasAmiss = source.standing.failures > 0;
    Result<ReadReport> read;
    if (source.kind == SourceKind::Feed)
        read = co_await readFeed(self, source, cancel);
    else
        read = co_await readPages(self, source, cancel);
    if (!self)
        co_return read;
    if (!read) {
        self->noteFailure(source, read.error());
        Q_EMIT self->standingChanged(id);
    } else if (wasAmiss) {
        Q_EMIT self->standingChanged(id);
    }
    co_return read;
}

void SourceReader::noteFailure(const Source &source, const Error &error)
{
    // As it stands now: pages before the failure have been kept.
    auto stored = m_table.find(source.id);
    if (!stored || !stored->has_value())
        return;
    Source now = **stored;
    if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::Conflict) {
        static_cast<void>(m_table.release(source.id, m_options.owner));
        return;
    }
    ++now.standing.failures;
    ++now.standing.timesAsked;
    now.standing.askedAt = m_clock.now();
    now.standing.error = error;
    AskedFor asked;
    if (error.retryAfter)
        asked.wait = *error.retryAfter;
    now.standing.nextAt = turnAfterFailure(now, asked, chance(), m_clock.now());
    static_cast<void>(m_table.updateStanding(now.id, now.standing, m_options.owner));
}

bool SourceReader::isLocal(const Source &source) const
{
    if (source.accountId.isNull())
        return false;
    const auto account = m_accounts.account(source.accountId);
    if (!account)
        return false;
    const networks::Connector *connector = m_connectors.find(account->network);
    return connector != nullptr && connector->isLocal();
}

} // namespace hatstand::listen
