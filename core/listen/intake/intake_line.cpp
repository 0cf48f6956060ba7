// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/intake/intake_line.h"

#include "listen/search/message_search_table.h"
#include "listen/sources/source_table.h"
#include "plan/media/worker.h"
#include "storage/busy_writer.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <QCoreApplication>
#include <QCoroFuture>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};

Error refused()
{
    return {ErrorCode::StorageMissing,
            Words::tr("The workspace is not where it was opened."),
            Words::tr("What was heard is read again when it is back."),
            {},
            {}};
}

/// In one transaction: a few milliseconds of work, for which others may have to wait.
constexpr size_t atOnce = 200;
} // namespace

IntakeLine::IntakeLine(QString workspacePath, const Clock &clock, MakeJudge makeJudge)
    : m_path(std::move(workspacePath)), m_clock(clock), m_makeJudge(std::move(makeJudge))
{
    m_pool.setMaxThreadCount(1);
}

IntakeLine::~IntakeLine()
{
    // The pool is the first to go, and waits for what it does.
    m_ends = true;
}

QCoro::Task<Result<IntakeReport>> IntakeLine::take(Taking taking)
{
    const QFuture<Result<IntakeReport>> future = plan::runOn(
        m_pool, [this, taking = std::move(taking)]() -> Result<IntakeReport> { return takeHere(taking); });
    co_return co_await future;
}

void IntakeLine::refuse()
{
    m_isRefused = true;
    // Whoever writes has seen the flag or is done when this is through.
    const std::scoped_lock lock(m_writing);
    m_pool.start([this] {
        m_intake.reset();
        m_database.reset();
    });
}

Result<storage::Database *> IntakeLine::connection()
{
    if (m_isRefused)
        return fail(refused());
    if (!m_database) {
        auto opened = storage::Database::open(m_path, storage::Database::Mode::ReadWrite);
        if (!opened)
            return fail(std::move(opened.error()));
        if (auto ready = storage::prepareBusyWriter(**opened); !ready)
            return fail(std::move(ready.error()));
        m_database = std::move(*opened);
        m_intake = std::make_unique<Intake>(*m_database, m_clock, m_makeJudge());
    }
    return m_database.get();
}

Result<IntakeReport> IntakeLine::takeHere(const Taking &taking)
{
    const auto database = connection();
    if (!database)
        return fail(database.error());
    auto drafts = taking.drafts();
    if (!drafts)
        return fail(std::move(drafts.error()));
    // Rows follow the time as far as they can: lists that go by them begin with the newest.
    std::stable_sort(drafts->begin(), drafts->end(),
                     [](const MessageDraft &a, const MessageDraft &b) { return a.at < b.at; });
    const std::span<const MessageDraft> all(*drafts);
    IntakeReport report;
    const auto add = [&report](IntakeReport part) {
        report.newMoments.insert(report.newMoments.end(), part.newMoments.begin(), part.newMoments.end());
        report.changed += part.changed;
        report.conversations.unite(part.conversations);
        if (report.firstRow == 0)
            report.firstRow = part.firstRow;
    };
    size_t taken = 0;
    for (; all.size() - taken > atOnce; taken += atOnce) {
        const auto drafted = all.subspan(taken, atOnce);
        const auto judged = m_intake->judgeAll(taking.source, drafted);
        if (!judged)
            return fail(judged.error());
        const std::scoped_lock lock(m_writing);
        if (m_isRefused)
            return fail(refused());
        auto part = m_intake->take(taking.source, drafted, *judged);
        if (!part)
            return part;
        ++m_writes;
        add(std::move(*part));
    }
    const auto drafted = all.subspan(taken);
    const auto judged = m_intake->judgeAll(taking.source, drafted);
    if (!judged)
        return fail(judged.error());
    const std::scoped_lock lock(m_writing);
    if (m_isRefused)
        return fail(refused());
    const auto last = storage::inTransaction(**database, [&]() -> Result<void> {
        auto part = m_intake->take(taking.source, drafted, *judged);
        if (!part)
            return fail(std::move(part.error()));
        add(std::move(*part));
        auto gone = m_intake->forget(taking.source, taking.network, taking.place, taking.goneIds);
        if (!gone)
            return fail(std::move(gone.error()));
        report.conversations.unite(*gone);
        const SourceStanding standing = taking.standing(taking.source.standing, report);
        const auto held =
            SourceTable(**database).updateStanding(taking.source.id, standing, taking.owner, taking.goesOn);
        if (!held)
            return fail(held.error());
        if (!*held)
            return fail(ErrorCode::Conflict, Words::tr("Another program reads this source now."));
        return {};
    });
    ++m_writes;
    if (!last)
        return fail(last.error());
    if (report.hasNews())
        indexSome();
    return report;
}

void IntakeLine::indexSome()
{
    // As work of its own, in parts, so that the next source does not wait for it.
    m_pool.start(
        [this] {
            const std::scoped_lock lock(m_writing);
            if (m_ends || m_isRefused || !m_database)
                return;
            const auto indexed = MessageSearchTable(*m_database).indexMore(int(atOnce));
            ++m_writes;
            if (indexed && *indexed == int(atOnce))
                indexSome();
        },
        -1);
}

} // namespace hatstand::listen
