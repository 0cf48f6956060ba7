// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_workspace.h"

#include "sample/sample_builder.h"

namespace hatstand::sample
{

QCoro::Task<Result<void>> fillSample(storage::Workspace &workspace, const networks::RulesCatalogue &rules,
                                     Instant now, std::function<void(double)> progress)
{
    auto content = builtInSampleContent();
    if (!content)
        co_return fail(content.error());
    SampleBuilder builder(workspace, rules, std::move(*content), now);
    auto done = co_await builder.addClients();
    if (done)
        done = co_await builder.addHistory(progress);
    if (done)
        done = co_await builder.addToday();
    if (done)
        done = co_await builder.addIdeas();
    co_return done;
}

} // namespace hatstand::sample
