// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_workspace.h"

#include "sample/sample_builder.h"
#include "storage/settings_table.h"
#include "storage/workspace.h"

namespace hatstand::sample
{

namespace
{
const QString mark = QStringLiteral("workspace/sample");
}

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

bool isSample(storage::Workspace &workspace)
{
    const auto marked = storage::SettingsTable(workspace.database()).boolean(mark);
    return marked && marked->value_or(false);
}

} // namespace hatstand::sample
