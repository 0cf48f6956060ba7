// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_workspace.h"

#include "sample/sample_builder.h"
#include "sample/sample_listening.h"
#include "storage/settings_table.h"
#include "storage/workspace.h"
#include "storage/workspace_places.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <memory>
#include <utility>

namespace hatstand::sample
{

namespace
{
const QString mark = QStringLiteral("workspace/sample");
const QString suffix = QStringLiteral(".hatstand");

/// Beside its place, under a name that nobody else has: another program may be making a sample there, too.
QString unfinishedBeside(const QString &path)
{
    const QFileInfo place(path);
    while (true) {
        const QString tail = QString::number(QRandomGenerator::system()->generate(), 36);
        QString file = place.absoluteDir().filePath(storage::stemOf(path) + QStringLiteral(".unfinished-") +
                                                    tail + suffix);
        if (!QFileInfo::exists(file) && !QFileInfo::exists(storage::mediaFolderOf(file)) &&
            !QFileInfo::exists(storage::backupFolderOf(file)))
            return file;
    }
}

QCoro::Task<Result<void>> fillAndClose(std::unique_ptr<storage::Workspace> workspace,
                                       const networks::RulesCatalogue &rules, Instant now,
                                       std::function<void(double)> progress, CancelToken cancel)
{
    // A variable, so that it is closed when this ends, and not when the task goes.
    const auto filling = std::move(workspace);
    co_return co_await fillSample(*filling, rules, now, std::move(progress), cancel);
}
} // namespace

QCoro::Task<Result<void>> fillSample(storage::Workspace &workspace, const networks::RulesCatalogue &rules,
                                     Instant now, std::function<void(double)> progress, CancelToken cancel)
{
    auto content = builtInSampleContent();
    if (!content)
        co_return fail(content.error());
    SampleBuilder builder(workspace, rules, std::move(*content), now);
    auto done = co_await builder.addClients();
    if (done)
        done = co_await builder.addHistory(progress, cancel);
    if (done)
        done = co_await builder.addToday();
    if (done)
        done = co_await builder.addIdeas();
    if (done) {
        FakeClock clock(now);
        done = addListening(workspace.database(), clock);
    }
    if (done)
        done = co_await builder.addTalk();
    if (done)
        done = storage::SettingsTable(workspace.database()).setBoolean(mark, true);
    co_return done;
}

QCoro::Task<Result<void>> makeSample(QString path, QString name, const networks::RulesCatalogue &rules,
                                     const Clock &clock, std::function<void(double)> progress,
                                     CancelToken cancel)
{
    // Before the work of filling it, which takes seconds.
    if (auto place = storage::checkPlaceIsFree(path); !place)
        co_return place;
    const QString unfinished = unfinishedBeside(path);
    auto made = storage::Workspace::create(unfinished, name, clock);
    if (!made)
        co_return fail(std::move(made.error()));
    // From here on what stands there is ours, to be moved or removed.
    auto done = co_await fillAndClose(std::move(*made), rules, clock.now(), std::move(progress), cancel);
    if (done)
        done = storage::Workspace::moveFiles(unfinished, path);
    if (!done)
        (void)storage::Workspace::removeFiles(unfinished);
    co_return done;
}

bool isSample(storage::Workspace &workspace)
{
    const auto marked = storage::SettingsTable(workspace.database()).boolean(mark);
    return marked && marked->value_or(false);
}

} // namespace hatstand::sample
