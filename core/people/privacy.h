// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "people/forgetting.h"
#include "people/person_export.h"

#include <QObject>
#include <QThreadPool>
#include <qcorotask.h>

#include <memory>

namespace hatstand::people
{

/// Gives somebody all that a workspace has of them, and forgets them. Both run on a thread and a connection
/// of their own: the window goes on.
class Privacy final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this. The workspace is a file.
    Privacy(storage::Database &database, const Clock &clock, QObject *parent = nullptr);
    /// What is under way ends after the step that it is in, and goes on the next time.
    ~Privacy() override;

    /// The backups that hold them still, to be told before and after forgetting.
    [[nodiscard]] OlderCopies olderCopies() const;
    /// Into that folder: see exportPerson. Cancelled before it begins only.
    [[nodiscard]] QCoro::Task<Result<ExportReport>> exportTo(Whom whom, QString folder, CancelToken cancel);
    /// See Forgetting. Can be called off until it begins; from then on there is no way back, and what the
    /// program cannot end now it ends the next time.
    [[nodiscard]] QCoro::Task<Result<ForgetReport>> forget(Whom whom, CancelToken cancel);
    /// Whether forgetting somebody has begun and not ended.
    [[nodiscard]] Result<bool> isUnderWay() const;
    /// Ends what was begun, if anything was.
    [[nodiscard]] QCoro::Task<Result<ForgetReport>> goOn();

    /// Ends after the step that is under way, and begins nothing until `allow`: the file is not where it was.
    void refuse() { *m_stop = true; }
    void allow() { *m_stop = false; }

Q_SIGNALS:
    /// People, messages and conversations have gone.
    void forgotten();

private:
    /// A null one: only what has begun.
    [[nodiscard]] QCoro::Task<Result<ForgetReport>> run(Whom whom, CancelToken cancel);

    storage::Database &m_database;
    const Clock &m_clock;
    std::shared_ptr<std::atomic<bool>> m_stop = std::make_shared<std::atomic<bool>>(false);
    QThreadPool m_pool;
};

} // namespace hatstand::people
