// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_workspace.h"

#include "sample/sample_builder.h"
#include "storage/settings_table.h"
#include "storage/workspace.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace hatstand::sample
{

namespace
{
const QString mark = QStringLiteral("workspace/sample");
const QString suffix = QStringLiteral(".hatstand");

QCoro::Task<Result<void>> makeFilled(QString path, QString name, const networks::RulesCatalogue &rules,
                                     const Clock &clock, std::function<void(double)> progress,
                                     CancelToken cancel)
{
    const auto workspace = storage::Workspace::create(path, name, clock);
    if (!workspace)
        co_return fail(workspace.error());
    co_return co_await fillSample(**workspace, rules, clock.now(), std::move(progress), cancel);
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
    if (done)
        done = storage::SettingsTable(workspace.database()).setBoolean(mark, true);
    co_return done;
}

QCoro::Task<Result<void>> makeSample(QString path, QString name, const networks::RulesCatalogue &rules,
                                     const Clock &clock, std::function<void(double)> progress,
                                     CancelToken cancel)
{
    // Before the work of filling it, which takes seconds.
    if (QFileInfo::exists(path))
        co_return fail(storage::Workspace::create(path, name, clock).error());
    const QFileInfo place(path);
    QString stem = place.fileName();
    if (stem.endsWith(suffix))
        stem.chop(suffix.size());
    const QString unfinished = place.absoluteDir().filePath(stem + QStringLiteral(".unfinished") + suffix);
    auto done = storage::Workspace::removeFiles(unfinished); // of a program that was ended meanwhile
    if (done)
        done = co_await makeFilled(unfinished, name, rules, clock, std::move(progress), cancel);
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
