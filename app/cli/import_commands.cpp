// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations from files of other programs.
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/text_input.h"
#include "cli/words.h"
#include "listen/importing/conversation_import.h"
#include "listen/inbox/inbox.h"
#include "listen/intake/make_judge.h"
#include "listen/search/message_search.h"
#include "listen/sources/source_service.h"
#include "parts.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace hatstand::cli
{

namespace
{
/// More lines of trouble are only counted.
constexpr size_t troublesShown = 20;

Result<QByteArray> readBytes(const QString &path)
{
    if (auto ordinary = checkOrdinaryFile(path); !ordinary)
        return fail(std::move(ordinary.error()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, Tr::tr("\"%1\" could not be read.").arg(path), file.errorString());
    // One byte more than is taken, so that what is too large is noticed.
    return file.read(listen::CsvLimits().bytes + 1);
}

Result<listen::ImportWishes> readWishes(const Arguments &arguments)
{
    listen::ImportWishes wishes;
    for (const QString &word : arguments.values(QStringLiteral("map"))) {
        const qsizetype at = word.lastIndexOf(u'=');
        if (at <= 0)
            return fail(wrongCall(Tr::tr("\"%1\" maps nothing.").arg(word),
                                  Tr::tr("Write a column and a field: --map \"Posted on=date\".")));
        wishes.columns.insert(word.left(at), word.mid(at + 1));
    }
    if (const auto order = arguments.optional(QStringLiteral("dates"))) {
        if (*order == QStringLiteral("dmy"))
            wishes.order = listen::DayOrder::DayFirst;
        else if (*order == QStringLiteral("mdy"))
            wishes.order = listen::DayOrder::MonthFirst;
        else
            return fail(
                wrongCall(Tr::tr("\"%1\" is no order of dates.").arg(*order), Tr::tr("Use dmy or mdy.")));
    }
    wishes.network = arguments.value(QStringLiteral("network"));
    return wishes;
}

void printRead(Work &work, const listen::ReadImport &read)
{
    QStringList columns;
    for (int i = 0; i < listen::importFieldCount; ++i) {
        const auto field = listen::ImportField(i);
        if (read.columns.contains(field))
            columns << QStringLiteral("%1=%2").arg(read.columns.value(field), importFieldName(field));
    }
    work.output().line(Tr::tr("Columns: %1").arg(columns.join(QStringLiteral(", "))));
    if (!read.kept.isEmpty())
        work.output().line(Tr::tr("Kept beside the messages: %1").arg(read.kept.join(QStringLiteral(", "))));
    if (read.formulas > 0)
        work.output().line(
            Tr::tr("Looks like a formula, and is kept as text: %n cell(s).", nullptr, read.formulas));
    for (size_t i = 0; i < read.troubles.size() && i < troublesShown; ++i)
        work.output().line(Tr::tr("Line %1: %2").arg(read.troubles[i].line).arg(read.troubles[i].what));
    if (read.troubles.size() > troublesShown)
        work.output().line(
            Tr::tr("… and %n line(s) more.", nullptr, int(read.troubles.size() - troublesShown)));
}

QJsonObject toJson(const listen::ReadImport &read)
{
    QJsonObject columns;
    for (auto one = read.columns.cbegin(); one != read.columns.cend(); ++one)
        columns.insert(importFieldName(one.key()), one.value());
    QJsonArray troubles;
    for (const listen::LineTrouble &one : read.troubles)
        troubles.append(QJsonObject{{QStringLiteral("line"), one.line}, {QStringLiteral("what"), one.what}});
    return {{QStringLiteral("rows"), read.rows},
            {QStringLiteral("messages"), int(read.drafts.size())},
            {QStringLiteral("leftOut"), read.leftOut},
            {QStringLiteral("encoding"), read.encoding},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("kept"), QJsonArray::fromStringList(read.kept)},
            {QStringLiteral("formulas"), read.formulas},
            {QStringLiteral("troubles"), troubles}};
}

Result<ExitCode> inboxImport(Work &work)
{
    const auto client = findClient(work.parts, work.arguments.value(QStringLiteral("client")));
    if (!client)
        return fail(client.error());
    auto wishes = readWishes(work.arguments);
    if (!wishes)
        return fail(std::move(wishes.error()));
    wishes->zone = client->zone;
    const QString path = work.arguments.positional(0);
    const auto bytes = readBytes(path);
    if (!bytes)
        return fail(bytes.error());
    const Clock &clock = work.parts.clock();
    const auto read = listen::readConversations(*bytes, *wishes, clock.now());
    if (!read)
        return fail(read.error());
    QJsonObject object = toJson(*read);
    printRead(work, *read);
    if (work.arguments.has(QStringLiteral("dry-run"))) {
        work.output().line(Tr::tr("Would be taken in: %n message(s).", nullptr, int(read->drafts.size())));
        work.output().object(object);
        return ExitCode::Done;
    }
    listen::SourceService &sources = work.parts.sources();
    const auto id = sources.addImport(
        client->id, QFileInfo(path).fileName(),
        work.arguments.has(QStringLiteral("to-stream")) ? listen::GoesTo::Stream : listen::GoesTo::Inbox);
    if (!id)
        return fail(id.error());
    const auto source = sources.source(*id);
    if (!source)
        return fail(source.error());
    const auto report = listen::takeConversations(work.parts.workspace().database(), clock,
                                                  listen::makeJudge(), *source, *read);
    if (!report)
        return fail(report.error());
    if (auto indexed = work.parts.messageSearch().indexAll(); !indexed)
        return fail(std::move(indexed.error()));
    work.parts.inbox().noteIntake(report->conversations);
    work.output().line(Tr::tr("New: %n message(s).", nullptr, report->added));
    if (report->known > 0)
        work.output().line(Tr::tr("Known already: %n message(s).", nullptr, report->known));
    if (read->leftOut > 0)
        work.output().line(Tr::tr("Left out: %n row(s).", nullptr, read->leftOut));
    object.insert(QStringLiteral("added"), report->added);
    object.insert(QStringLiteral("changed"), report->changed);
    object.insert(QStringLiteral("known"), report->known);
    object.insert(QStringLiteral("source"), source->id.toString());
    work.output().object(object);
    return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> importCommands()
{
    return {
        {QStringLiteral("inbox import"),
         Tr::tr("Takes in conversations from a file of another program (CSV); twice changes nothing."),
         {QStringLiteral("FILE")},
         {required({QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("for whom")}),
          {QStringLiteral("dry-run"), {}, Tr::tr("only says what would be taken in")},
          {QStringLiteral("map"), QStringLiteral("COLUMN=FIELD"),
           Tr::tr("what a column holds: id, network, author, handle, date, text, title, link, thread, "
                  "answers, direction, stars, or nothing"),
           true},
          {QStringLiteral("dates"), QStringLiteral("ORDER"),
           Tr::tr("dmy or mdy, for dates that could be two days")},
          {QStringLiteral("network"), QStringLiteral("NAME"), Tr::tr("where no column tells it")},
          {QStringLiteral("to-stream"), {}, Tr::tr("to be read only; without it, into the inbox")}},
         onWorkspace(inboxImport)},
    };
}

} // namespace hatstand::cli
