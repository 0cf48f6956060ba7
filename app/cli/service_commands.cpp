// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/words.h"
#include "parts.h"
#include "publish/background_service.h"

#include <QJsonArray>

namespace hatstand::cli
{

namespace
{
publish::ServiceSetup setup()
{
    return {publish::usualUnitFolder(), publish::installedCommandLine(), publish::realPrograms()};
}

QJsonObject toJson(const publish::ServiceState &state)
{
    return {
        {QStringLiteral("workspace"), state.workspace},
        {QStringLiteral("unit"), state.unit},
        {QStringLiteral("file"), state.file},
        {QStringLiteral("program"), state.isInstalled ? QJsonValue(state.program) : QJsonValue()},
        {QStringLiteral("installed"), state.isInstalled},
        {QStringLiteral("enabled"), state.isEnabled},
        {QStringLiteral("running"), state.isRunning},
        {QStringLiteral("since"), state.since ? QJsonValue(state.since->toIso()) : QJsonValue()},
        {QStringLiteral("lingers"), state.lingers ? QJsonValue(*state.lingers) : QJsonValue()},
        {QStringLiteral("other_program"), state.isOtherProgram},
        {QStringLiteral("gone_workspaces"), QJsonArray::fromStringList(state.goneWorkspaces)},
        {QStringLiteral("trouble"), state.trouble ? QJsonValue(cli::toJson(*state.trouble)) : QJsonValue()}};
}

/// Answers with 1 when it is there and does not do what it is for.
ExitCode tell(Output &output, const publish::ServiceState &state)
{
    output.line(publish::serviceSentence(state, state.since ? timeHere(*state.since) : QString()));
    output.line(Tr::tr("Workspace: %1").arg(state.workspace));
    if (state.isInstalled) {
        output.line(Tr::tr("Service: %1").arg(state.unit));
        output.line(Tr::tr("Program: %1").arg(state.program));
    }
    output.object(toJson(state));
    if (state.isOtherProgram)
        output.remark(
            Tr::tr("The service starts another hatstand-cli than this one. \"service install\" changes "
                   "that."));
    if (const QString linger = publish::lingerSentence(state); state.isInstalled && !linger.isEmpty())
        output.remark(linger);
    for (const QString &gone : state.goneWorkspaces)
        output.remark(
            Tr::tr("There is also a service for %1, where no workspace is any more. \"service remove\" "
                   "with that path takes it away.")
                .arg(gone));
    if (!state.trouble)
        return ExitCode::Done;
    output.error(*state.trouble);
    return ExitCode::Failed;
}

QCoro::Task<Result<ExitCode>> serviceInstall(Work work)
{
    auto installed = co_await publish::installService(setup(), work.parts.workspace().path());
    if (!installed)
        co_return fail(installed.error());
    co_return tell(work.output(), *installed);
}

Error noWorkspaceNamed()
{
    return wrongCall(Tr::tr("No workspace was named, and none has been opened before."),
                     Tr::tr("Name it with --workspace FILE."));
}

// The workspace is not opened for these: it may be gone.

QCoro::Task<ExitCode> serviceStatus(Context &context, Arguments /*arguments*/)
{
    const QString path = context.workspacePath();
    if (path.isEmpty())
        co_return failed(context, noWorkspaceNamed());
    const publish::ServiceState state = co_await publish::serviceState(setup(), path);
    co_return tell(context.output(), state);
}

QCoro::Task<ExitCode> serviceRemove(Context &context, Arguments /*arguments*/)
{
    const QString path = context.workspacePath();
    if (path.isEmpty())
        co_return failed(context, noWorkspaceNamed());
    const auto removed = co_await publish::removeService(setup(), path);
    if (!removed)
        co_return failed(context, removed.error());
    context.output().line(*removed ? Tr::tr("The service is stopped and removed.")
                                   : Tr::tr("There was no service for this workspace."));
    context.output().object({{QStringLiteral("removed"), *removed}});
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> serviceCommands()
{
    return {
        {QStringLiteral("service install"),
         Tr::tr("Sends in the background from now on, whenever you are signed in to this computer."),
         {},
         {},
         onWorkspace(serviceInstall)},
        {QStringLiteral("service status"),
         Tr::tr("Says whether it sends in the background, and what is wrong if not."),
         {},
         {},
         serviceStatus},
        {QStringLiteral("service remove"), Tr::tr("Ends sending in the background."), {}, {}, serviceRemove},
    };
}

} // namespace hatstand::cli
