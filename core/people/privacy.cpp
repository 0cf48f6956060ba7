// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/privacy.h"

#include "plan/media/worker.h"
#include "storage/database.h"

#include <QCoroFuture>
#include <QPointer>

namespace hatstand::people
{

namespace
{
Error calledOff()
{
    return {ErrorCode::Cancelled, Privacy::tr("It was called off. Nothing has changed."), {}, {}, {}};
}
} // namespace

Privacy::Privacy(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
}

Privacy::~Privacy()
{
    // The pool is the first to go, and waits for what it does.
    *m_stop = true;
}

OlderCopies Privacy::olderCopies() const
{
    return people::olderCopies(m_database.path(), m_clock);
}

QCoro::Task<Result<ExportReport>> Privacy::exportTo(Whom whom, QString folder, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(calledOff());
    const QFuture<Result<ExportReport>> written = plan::runOn(
        m_pool, [path = m_database.path(), &clock = m_clock, whom, folder]() -> Result<ExportReport> {
            const auto database = storage::Database::open(path, storage::Database::Mode::ReadOnly);
            if (!database)
                return fail(database.error());
            return exportPerson(**database, clock, whom, folder);
        });
    co_return co_await written;
}

Result<bool> Privacy::isUnderWay() const
{
    return Forgetting(m_database, m_clock, *m_stop).isUnderWay();
}

QCoro::Task<Result<ForgetReport>> Privacy::forget(Whom whom, CancelToken cancel)
{
    if (whom.isNull())
        co_return fail(ErrorCode::InvalidInput, tr("Nobody is named."));
    co_return co_await run(whom, std::move(cancel));
}

QCoro::Task<Result<ForgetReport>> Privacy::goOn()
{
    co_return co_await run(Whom(), CancelToken());
}

QCoro::Task<Result<ForgetReport>> Privacy::run(Whom whom, CancelToken cancel)
{
    const QPointer<Privacy> self(this);
    const auto isCalledOff = std::make_shared<std::atomic<bool>>(cancel.isCancelled());
    const auto subscription = cancel.onCancel([isCalledOff] { *isCalledOff = true; });
    const QFuture<Result<ForgetReport>> done =
        plan::runOn(m_pool,
                    [path = m_database.path(), &clock = m_clock, whom, isCalledOff,
                     stop = m_stop]() -> Result<ForgetReport> {
                        if (*isCalledOff || *stop)
                            return fail(calledOff());
                        const auto database =
                            storage::Database::open(path, storage::Database::Mode::ReadWrite);
                        if (!database)
                            return fail(database.error());
                        Forgetting forgetting(**database, clock, *stop);
                        if (!whom.isNull()) {
                            if (auto begun = forgetting.begin(whom); !begun)
                                return fail(std::move(begun.error()));
                        }
                        return forgetting.finish();
                    });
    auto report = co_await done;
    if (self && report)
        Q_EMIT self->forgotten();
    co_return report;
}

} // namespace hatstand::people
