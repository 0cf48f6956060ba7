// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/on_workspace.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "networks/rules_catalogue.h"
#include "parts.h"
#include "plan/post_service.h"
#include "sample/sample_workspace.h"
#include "storage/backups.h"
#include "storage/schema_version.h"
#include "storage/workspace.h"
#include "storage/workspace_check.h"

#include <QFileInfo>
#include <QJsonArray>

#include <optional>

namespace hatstand::cli
{

namespace
{
Error noWorkspaceNamed()
{
    return wrongCall(Tr::tr("No workspace was named."), Tr::tr("Name it with --workspace FILE."));
}

QCoro::Task<ExitCode> workspaceNew(Context &context, Arguments arguments)
{
    const QString path = context.workspacePath();
    if (path.isEmpty())
        co_return failed(context, noWorkspaceNamed());
    const QString name =
        arguments.optional(QStringLiteral("name")).value_or(QFileInfo(path).completeBaseName());
    if (arguments.has(QStringLiteral("sample"))) {
        const networks::RulesCatalogue rules;
        const auto made = co_await sample::makeSample(path, name, rules, context.clock(), {});
        if (!made)
            co_return failed(context, made.error());
    } else if (const auto made = storage::Workspace::create(path, name, context.clock()); !made) {
        co_return failed(context, made.error());
    }
    context.output().line(Tr::tr("Made \"%1\".").arg(path));
    context.output().object({{QStringLiteral("path"), path}, {QStringLiteral("name"), name}});
    co_return ExitCode::Done;
}

Result<ExitCode> workspaceInfo(Work &work)
{
    storage::Workspace &workspace = work.parts.workspace();
    const int clientCount = int(work.parts.clients().clients().size());
    const int accountCount = int(work.parts.accounts().accounts().size());
    const auto postCount = work.parts.posts().count(plan::PostFilter());
    if (!postCount)
        return fail(postCount.error());
    const storage::Backups backups(workspace.path(), work.parts.clock());
    const std::optional<storage::Backup> last = backups.last();
    const QString lastBackup = last ? last->madeAt.toIso() : QString();
    Output &output = work.output();
    output.line(Tr::tr("Workspace: %1").arg(workspace.name()));
    output.line(Tr::tr("File: %1").arg(workspace.path()));
    output.line(Tr::tr("Media: %1").arg(workspace.mediaFolder()));
    output.line(Tr::tr("Clients: %1").arg(clientCount));
    output.line(Tr::tr("Accounts: %1").arg(accountCount));
    output.line(Tr::tr("Posts: %1").arg(*postCount));
    output.line(Tr::tr("Last backup: %1").arg(last ? lastBackup : Tr::tr("none yet", "backup")));
    output.object({{QStringLiteral("name"), workspace.name()},
                   {QStringLiteral("path"), workspace.path()},
                   {QStringLiteral("media"), workspace.mediaFolder()},
                   {QStringLiteral("schema"), storage::currentSchema},
                   {QStringLiteral("clients"), clientCount},
                   {QStringLiteral("accounts"), accountCount},
                   {QStringLiteral("posts"), *postCount},
                   {QStringLiteral("backups"), int(backups.list().size())},
                   {QStringLiteral("last_backup"), last ? QJsonValue(lastBackup) : QJsonValue()}});
    return ExitCode::Done;
}

Result<ExitCode> workspaceCheck(Work &work)
{
    storage::Workspace &workspace = work.parts.workspace();
    const auto report = storage::checkWorkspace(workspace.path(), workspace.mediaFolder());
    if (!report)
        return fail(report.error());
    Output &output = work.output();
    output.line(report->summary());
    for (const QString &line : report->damage)
        output.line(line);
    for (const QString &file : report->missingMedia)
        output.line(Tr::tr("Missing: %1").arg(file));
    for (const QString &file : report->damagedMedia)
        output.line(Tr::tr("Damaged: %1").arg(file));
    output.object({{QStringLiteral("ok"), report->isGood()},
                   {QStringLiteral("summary"), report->summary()},
                   {QStringLiteral("damage"), QJsonArray::fromStringList(report->damage)},
                   {QStringLiteral("broken_references"), report->brokenReferences},
                   {QStringLiteral("media"), report->mediaCount},
                   {QStringLiteral("missing_media"), QJsonArray::fromStringList(report->missingMedia)},
                   {QStringLiteral("damaged_media"), QJsonArray::fromStringList(report->damagedMedia)},
                   {QStringLiteral("shared"), report->shared ? toJson(*report->shared) : QJsonValue()}});
    return report->isGood() ? ExitCode::Done : ExitCode::Failed;
}

Result<ExitCode> workspaceBackup(Work &work)
{
    const auto made = storage::Backups(work.parts.workspace().path(), work.parts.clock()).make();
    if (!made)
        return fail(made.error());
    work.output().line(Tr::tr("Backed up to \"%1\".").arg(made->path));
    work.output().object({{QStringLiteral("path"), made->path}});
    return ExitCode::Done;
}

QCoro::Task<ExitCode> workspaceRestore(Context &context, Arguments arguments)
{
    const QString path = context.workspacePath();
    if (path.isEmpty())
        co_return failed(context, noWorkspaceNamed());
    const auto restored = storage::Backups(path, context.clock()).restore(arguments.positional(0));
    if (!restored)
        co_return failed(context, restored.error());
    context.output().line(Tr::tr("Restored \"%1\".").arg(path));
    if (!restored->isEmpty())
        context.output().line(Tr::tr("What was there before is kept as \"%1\".").arg(*restored));
    context.output().object({{QStringLiteral("path"), path}, {QStringLiteral("kept_aside"), *restored}});
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> workspaceCommands()
{
    return {
        {QStringLiteral("workspace new"),
         Tr::tr("Makes an empty workspace at --workspace."),
         {},
         {{QStringLiteral("name"), QStringLiteral("NAME"),
           Tr::tr("what it is called; the file's name without it")},
          {QStringLiteral("sample"), {}, Tr::tr("with three made-up clients and half a year of posts")}},
         workspaceNew},
        {QStringLiteral("workspace info"),
         Tr::tr("Says what is in the workspace."),
         {},
         {},
         onWorkspace(workspaceInfo)},
        {QStringLiteral("workspace check"),
         Tr::tr("Reads all of the file and the media folder and names what does not fit."),
         {},
         {},
         onWorkspace(workspaceCheck)},
        {QStringLiteral("workspace backup"),
         Tr::tr("Makes a backup beside the workspace."),
         {},
         {},
         onWorkspace(workspaceBackup)},
        {QStringLiteral("workspace restore"),
         Tr::tr("Puts a backup in the place of the workspace; what was there is kept aside."),
         {QStringLiteral("BACKUP")},
         {},
         workspaceRestore},
    };
}

} // namespace hatstand::cli
