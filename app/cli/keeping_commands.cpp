// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into the workspace from files, what goes out to them, and how long what was said is kept.
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/listening_words.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/text_input.h"
#include "cli/words.h"
#include "listen/inbox/report_wish.h"
#include "listen/keeping/keeper.h"
#include "listen/sources/source_list.h"
#include "listen/sources/source_service.h"
#include "parts.h"

#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

namespace hatstand::cli
{

namespace
{
/// More than any list of subscriptions has.
constexpr qint64 largestList = 16 * 1024 * 1024;

/// "30", or "for-ever" for 0.
Result<int> readDays(const QString &text)
{
    if (text == QStringLiteral("for-ever"))
        return 0;
    bool isNumber = false;
    const int days = text.toInt(&isNumber);
    if (!isNumber || days < 1)
        return fail(wrongCall(Tr::tr("\"%1\" is no number of days.").arg(text),
                              Tr::tr("Use a number from 1 on, or for-ever.")));
    return days;
}

QCoro::Task<Result<ExitCode>> sourceEdit(Work work)
{
    auto source = findSource(work.parts, work.arguments.positional(0));
    if (!source)
        co_return fail(std::move(source.error()));
    if (const auto name = work.arguments.optional(QStringLiteral("name")))
        source->name = *name;
    if (const auto text = work.arguments.optional(QStringLiteral("keep-days"))) {
        const auto days = readDays(*text);
        if (!days)
            co_return fail(days.error());
        source->keepDays = *days;
    }
    if (work.arguments.has(QStringLiteral("to-inbox")) && work.arguments.has(QStringLiteral("to-stream")))
        co_return fail(wrongCall(Tr::tr("It cannot go to both places.")));
    if (work.arguments.has(QStringLiteral("to-inbox")))
        source->goesTo = listen::GoesTo::Inbox;
    if (work.arguments.has(QStringLiteral("to-stream")))
        source->goesTo = listen::GoesTo::Stream;
    if (auto edited = work.parts.sources().edit(*source); !edited)
        co_return fail(std::move(edited.error()));
    // What is too old now goes now.
    const auto kept = co_await work.parts.keeper().keep();
    if (!kept)
        co_return fail(kept.error());
    work.output().line(source->name);
    if (kept->messages > 0)
        work.output().line(Tr::tr("Too old, and deleted: %n message(s).", nullptr, kept->messages));
    QJsonObject object = toJson(*source);
    object.insert(QStringLiteral("deleted"), kept->messages);
    work.output().object(object);
    co_return ExitCode::Done;
}

Result<ExitCode> sourceImport(Work &work)
{
    const auto client = findClient(work.parts, work.arguments.value(QStringLiteral("client")));
    if (!client)
        return fail(client.error());
    const QString path = work.arguments.positional(0);
    if (auto ordinary = checkOrdinaryFile(path); !ordinary)
        return fail(std::move(ordinary.error()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, Tr::tr("\"%1\" could not be read.").arg(path), file.errorString());
    if (file.size() > largestList)
        return fail(ErrorCode::TooLarge, Tr::tr("\"%1\" is too large for a list of feeds.").arg(path));
    const QByteArray bytes = file.readAll();
    const auto report = listen::addSourceList(
        work.parts.workspace().database(), work.parts.sources(), client->id,
        {bytes.constData(), size_t(bytes.size())},
        work.arguments.has(QStringLiteral("to-inbox")) ? listen::GoesTo::Inbox : listen::GoesTo::Stream);
    if (!report)
        return fail(report.error());
    std::vector<QStringList> rows;
    QJsonArray added;
    for (const listen::Source &source : report->added) {
        rows.push_back({source.name, listen::groupOf(source), source.address});
        added.append(toJson(source));
    }
    work.output().table({Tr::tr("ADDED"), Tr::tr("GROUP"), Tr::tr("ADDRESS")}, rows);
    work.output().line(Tr::tr("Added: %n feed(s).", nullptr, int(report->added.size())));
    if (report->known > 0)
        work.output().line(Tr::tr("Followed already: %n feed(s).", nullptr, report->known));
    QJsonArray refused;
    for (const listen::SourceListReport::Refused &one : report->refused) {
        work.output().line(QStringLiteral("%1: %2").arg(one.name, one.why.sentence()));
        refused.append(QJsonObject{{QStringLiteral("name"), one.name},
                                   {QStringLiteral("address"), one.address},
                                   {QStringLiteral("error"), toJson(one.why)}});
    }
    work.output().object({{QStringLiteral("added"), added},
                          {QStringLiteral("known"), report->known},
                          {QStringLiteral("refused"), refused}});
    return ExitCode::Done;
}

Result<ExitCode> sourceExport(Work &work, const std::optional<clients::Client> &client)
{
    const auto list =
        listen::writeSourceList(work.parts.sources(), client ? std::optional(client->id) : std::nullopt,
                                client ? client->name : work.parts.workspace().name());
    if (!list)
        return fail(list.error());
    const QString path = work.arguments.positional(0);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*list) != list->size() || !file.commit())
        return fail(ErrorCode::StorageFailed, Tr::tr("\"%1\" could not be written.").arg(path),
                    file.errorString());
    work.output().line(Tr::tr("Written: %1").arg(path));
    work.output().object({{QStringLiteral("file"), path}});
    return ExitCode::Done;
}

Result<ExitCode> inboxDirect(Work &work, const clients::Client &client)
{
    storage::Database &database = work.parts.workspace().database();
    if (const auto wanted = work.arguments.optional(QStringLiteral("in-reports"))) {
        const bool isIn = *wanted == QStringLiteral("yes");
        if (!isIn && *wanted != QStringLiteral("no"))
            return fail(wrongCall(Tr::tr("\"%1\" is neither yes nor no.").arg(*wanted)));
        const auto set = listen::setDirectsInReports(database, client.id,
                                                     isIn ? listen::Directs::With : listen::Directs::Without);
        if (!set)
            return fail(set.error());
    }
    const auto directs = listen::directsInReports(database, client.id);
    if (!directs)
        return fail(directs.error());
    const bool isIn = *directs == listen::Directs::With;
    work.output().line(isIn ? Tr::tr("Direct messages count in reports on %1.").arg(client.name)
                            : Tr::tr("Direct messages stay out of reports on %1.").arg(client.name));
    work.output().object(
        {{QStringLiteral("client"), client.id.toString()}, {QStringLiteral("inReports"), isIn}});
    return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> keepingCommands()
{
    const OptionSpec client{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("for whom")};
    return {
        {QStringLiteral("source edit"),
         Tr::tr("Changes what is named by the options."),
         {QStringLiteral("SOURCE")},
         {{QStringLiteral("name"), QStringLiteral("NAME"), Tr::tr("what to call it")},
          {QStringLiteral("keep-days"), QStringLiteral("N"),
           Tr::tr("deletes what is older, but no conversation that waits; for-ever: nothing")},
          {QStringLiteral("to-inbox"), {}, Tr::tr("what it says waits for an answer")},
          {QStringLiteral("to-stream"), {}, Tr::tr("what it says is only read")}},
         onWorkspace(sourceEdit)},
        {QStringLiteral("source import"),
         Tr::tr("Follows the feeds of a list of subscriptions (OPML)."),
         {QStringLiteral("FILE")},
         {required(client), {QStringLiteral("to-inbox"), {}, Tr::tr("what they say waits for an answer")}},
         onWorkspace(sourceImport)},
        {QStringLiteral("source export"),
         Tr::tr("Writes the feeds as a list of subscriptions (OPML)."),
         {QStringLiteral("FILE")},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")}},
         onAnyClient(sourceExport)},
        {QStringLiteral("inbox direct"),
         Tr::tr("Says whether direct messages count in reports on a client, and changes it."),
         {},
         {required(client),
          {QStringLiteral("in-reports"), QStringLiteral("YES|NO"), Tr::tr("yes or no; no at first")}},
         onClient(inboxDirect)},
    };
}

} // namespace hatstand::cli
