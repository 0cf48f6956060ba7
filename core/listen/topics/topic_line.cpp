// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_line.h"

#include "plan/media/worker.h"
#include "storage/database.h"

#include <QCoreApplication>
#include <QCoroFuture>

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};
} // namespace

TopicLine::TopicLine(QString workspacePath, const Clock &clock)
    : m_path(std::move(workspacePath)), m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
}

// The pool is the first to go, and waits for what it does.
TopicLine::~TopicLine() = default;

QCoro::Task<Result<MatchStep>> TopicLine::work(bool looksAgain)
{
    const QFuture<Result<MatchStep>> future =
        plan::runOn(m_pool, [this, looksAgain]() -> Result<MatchStep> { return workHere(looksAgain); });
    co_return co_await future;
}

void TopicLine::refuse()
{
    m_isRefused = true;
    // Whoever works has seen the flag or is done when this is through.
    const std::scoped_lock lock(m_working);
    m_pool.start([this] {
        m_matching.reset();
        m_database.reset();
    });
}

Result<MatchStep> TopicLine::workHere(bool looksAgain)
{
    const std::scoped_lock lock(m_working);
    if (m_isRefused)
        return fail(ErrorCode::StorageMissing, Words::tr("The workspace is not where it was opened."));
    if (!m_database) {
        auto opened = storage::Database::open(m_path, storage::Database::Mode::ReadWrite);
        if (!opened)
            return fail(std::move(opened.error()));
        m_database = std::move(*opened);
        m_matching = std::make_unique<TopicMatching>(*m_database, m_clock);
    }
    if (looksAgain)
        m_matching->lookAgain();
    auto step = m_matching->doSome();
    if (step && (step->isMore || !step->changed.isEmpty() || !step->told.empty()))
        ++m_writes;
    return step;
}

} // namespace hatstand::listen
