// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "networks/rules_catalogue.h"
#include "parts.h"
#include "plan/post_service.h"
#include "sample/sample_workspace.h"
#include "storage/backups.h"
#include "storage/workspace.h"
#include "storage/workspace_check.h"

#include <QFileInfo>
#include <QJsonArray>

namespace hatstand::cli
{

namespace
{
QCoro::Task<ExitCode> workspaceNew(Context &context, Arguments arguments)
{
    const QString path = context.workspacePath();
    if (path.isEmpty()) {
        context.output().error(
            wrongCall(Tr::tr("No file was named."), Tr::tr("Name it with --workspace FILE.")));
        co_return ExitCode::Usage;
    }
    const QString name =
        arguments.optional(QStringLiteral("name")).value_or(QFileInfo(path).completeBaseName());
    const bool sample = arguments.has(QStringLiteral("sample"));
    const auto made = storage::Workspace::create(path, name, context.clock());
    if (!made)
        co_return failed(context, made.error());
    if (sample) {
        const networks::RulesCatalogue rules;
        const auto filled = co_await sample::fillSample(**made, rules, context.clock().now(), {});
        if (!filled)
            co_return failed(context, filled.error());
    }
    context.output().line(Tr::tr("Made \"%1\".").arg(path));
    context.output().object({{QStringLiteral("path"), path}, {QStringLiteral("name"), name}});
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> workspaceInfo(Context &context, Arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    storage::Workspace &workspace = (*parts)->workspace();
    const int clientCount = int((*parts)->clients().clients().size());
    const int accountCount = int((*parts)->accounts().accounts().size());
    plan::PostFilter everything;
    const auto postCount = (*parts)->posts().count(everything);
    if (!postCount)
        co_return failed(context, postCount.error());
    const std::vector<storage::Backup> backups = storage::Backups(workspace.path(), context.clock()).list();
    const QString lastBackup =
        backups.empty() ? Tr::tr("none yet", "backup") : backups.front().madeAt.toIso();
    Output &output = context.output();
    output.line(Tr::tr("Workspace: %1").arg(workspace.name()));
    output.line(Tr::tr("File: %1").arg(workspace.path()));
    output.line(Tr::tr("Media: %1").arg(workspace.mediaFolder()));
    output.line(Tr::tr("Clients: %1").arg(clientCount));
    output.line(Tr::tr("Accounts: %1").arg(accountCount));
    output.line(Tr::tr("Posts: %1").arg(*postCount));
    output.line(Tr::tr("Last backup: %1").arg(lastBackup));
    output.object({{QStringLiteral("name"), workspace.name()},
                   {QStringLiteral("path"), workspace.path()},
                   {QStringLiteral("media"), workspace.mediaFolder()},
                   {QStringLiteral("schema"), storage::currentSchema},
                   {QStringLiteral("clients"), clientCount},
                   {QStringLiteral("accounts"), accountCount},
                   {QStringLiteral("posts"), *postCount},
                   {QStringLiteral("backups"), int(backups.size())}});
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> workspaceCheck(Context &context, Arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    storage::Workspace &workspace = (*parts)->workspace();
    const auto report = storage::checkWorkspace(workspace.path(), workspace.mediaFolder());
    if (!report)
        co_return failed(context, report.error());
    context.output().line(report->summary());
    for (const QString &line : report->damage)
        context.output().line(line);
    for (const QString &file : report->missingMedia)
        context.output().line(Tr::tr("Missing: %1").arg(file));
    context.output().object(
        {{QStringLiteral("ok"), report->isGood()},
         {QStringLiteral("summary"), report->summary()},
         {QStringLiteral("damage"), QJsonArray::fromStringList(report->damage)},
         {QStringLiteral("broken_references"), report->brokenReferences},
         {QStringLiteral("media"), report->mediaCount},
         {QStringLiteral("missing_media"), QJsonArray::fromStringList(report->missingMedia)}});
    co_return report->isGood() ? ExitCode::Done : ExitCode::Failed;
}

QCoro::Task<ExitCode> workspaceBackup(Context &context, Arguments)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto made = storage::Backups((*parts)->workspace().path(), context.clock()).make();
    if (!made)
        co_return failed(context, made.error());
    context.output().line(Tr::tr("Backed up to \"%1\".").arg(made->path));
    context.output().object({{QStringLiteral("path"), made->path}});
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> workspaceRestore(Context &context, Arguments arguments)
{
    const QString path = context.workspacePath();
    if (path.isEmpty()) {
        co_return failed(
            context, wrongCall(Tr::tr("No workspace was named."), Tr::tr("Name it with --workspace FILE.")));
    }
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
        {QStringLiteral("workspace info"), Tr::tr("Says what is in the workspace."), {}, {}, workspaceInfo},
        {QStringLiteral("workspace check"),
         Tr::tr("Reads all of the file and the media folder and names what does not fit."),
         {},
         {},
         workspaceCheck},
        {QStringLiteral("workspace backup"),
         Tr::tr("Makes a backup beside the workspace."),
         {},
         {},
         workspaceBackup},
        {QStringLiteral("workspace restore"),
         Tr::tr("Puts a backup in the place of the workspace; what was there is kept aside."),
         {QStringLiteral("BACKUP")},
         {},
         workspaceRestore},
    };
}

} // namespace hatstand::cli
