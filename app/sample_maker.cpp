// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_maker.h"

#include "networks/rules_catalogue.h"
#include "sample/sample_workspace.h"
#include "storage/workspace.h"

#include <QDir>
#include <QFileInfo>

#include <functional>

namespace hatstand
{

namespace
{
const QString suffix = QStringLiteral(".hatstand");
constexpr int mostSamples = 100;
} // namespace

Result<QString> SampleMaker::place(const QString &folder, bool *exists) const
{
    const QString name = tr("Sample workspace");
    for (int number = 1; number < mostSamples; ++number) {
        const QString stem = number == 1 ? name : tr("%1 %2", "name, number").arg(name).arg(number);
        QString path = QDir(folder).filePath(stem + suffix);
        if (!QFileInfo::exists(path))
            return path;
        // One of ours is opened again; anything else of that name is left alone.
        if (const auto workspace = storage::Workspace::open(path, m_clock);
            workspace && sample::isSample(**workspace)) {
            *exists = true;
            return path;
        }
    }
    return fail(ErrorCode::Conflict, tr("There are too many files called “%1”.").arg(name));
}

void SampleMaker::start(const QString &folder)
{
    Q_ASSERT(!m_busy);
    if (!QDir().mkpath(folder)) {
        Q_EMIT failed({ErrorCode::StorageFailed,
                       tr("The folder %1 could not be made.").arg(QDir::toNativeSeparators(folder)),
                       {},
                       {},
                       {}});
        return;
    }
    bool exists = false;
    const auto path = place(folder, &exists);
    if (!path) {
        Q_EMIT failed(path.error());
        return;
    }
    if (exists) {
        Q_EMIT made(*path, false);
        return;
    }
    m_cancel = CancelSource();
    m_busy = true;
    Q_EMIT progressed(0);
    make(this, *path);
}

QCoro::Task<void> SampleMaker::make(QPointer<SampleMaker> self, QString path)
{
    const networks::RulesCatalogue rules;
    const std::function<void(double)> progress = [self](double share) {
        if (self)
            Q_EMIT self->progressed(share);
    };
    const auto done = co_await sample::makeSample(path, QFileInfo(path).completeBaseName(), rules,
                                                  self->m_clock, progress, self->m_cancel.token());
    if (!self)
        co_return;
    self->m_busy = false;
    if (done)
        Q_EMIT self->made(path, true);
    else
        Q_EMIT self->failed(done.error());
}

} // namespace hatstand
