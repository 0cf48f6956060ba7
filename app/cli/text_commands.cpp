// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/conform_command.h"
#include "cli/context.h"
#include "cli/lookup.h"
#include "cli/text_input.h"
#include "cli/words.h"
#include "networks/rules_catalogue.h"
#include "networks/text_measure.h"

#include <QFile>

#include <cstdio>

namespace hatstand::cli
{

namespace
{
Result<QString> readText(const Arguments &arguments)
{
    if (!arguments.positional().isEmpty())
        return arguments.positional(0);
    return readTextFile(QStringLiteral("-"));
}

QCoro::Task<ExitCode> textMeasure(Context &context, Arguments arguments)
{
    const networks::RulesCatalogue rules;
    const QString name = arguments.value(QStringLiteral("network"));
    const auto key = networks::NetworkKey::fromString(name);
    const networks::NetworkRules *network = key.isNull() ? nullptr : rules.find(key);
    if (!network)
        co_return failed(context, unknownNetwork(name));
    const auto text = readText(arguments);
    if (!text)
        co_return failed(context, text.error());
    const networks::TextMeasure measure = networks::measureText(*text, *network);
    context.output().line(measure.limit ? Tr::tr("%1 of %2").arg(measure.length).arg(*measure.limit)
                                        : Tr::tr("%1, without a limit").arg(measure.length));
    if (measure.byteLimit)
        context.output().line(Tr::tr("%1 of %2 bytes").arg(measure.bytes).arg(*measure.byteLimit));
    if (measure.over)
        context.output().line(Tr::tr("That is too long."));
    QJsonObject object{{QStringLiteral("network"), key.toString()},
                       {QStringLiteral("length"), measure.length},
                       {QStringLiteral("bytes"), measure.bytes},
                       {QStringLiteral("over"), measure.over}};
    if (measure.limit)
        object.insert(QStringLiteral("limit"), *measure.limit);
    if (measure.byteLimit)
        object.insert(QStringLiteral("byte_limit"), *measure.byteLimit);
    context.output().object(object);
    co_return measure.over ? ExitCode::Failed : ExitCode::Done;
}

QCoro::Task<ExitCode> textNetworks(Context &context, Arguments)
{
    const networks::RulesCatalogue rules;
    std::vector<QStringList> rows;
    for (const networks::NetworkRules *network : rules.all()) {
        const auto &limit = network->text.limit;
        rows.push_back({network->key.toString(), network->name,
                        limit ? QString::number(limit->value) : QString(), limit ? limit->date : QString()});
        QJsonObject object{{QStringLiteral("network"), network->key.toString()},
                           {QStringLiteral("name"), network->name}};
        if (limit) {
            object.insert(QStringLiteral("limit"), limit->value);
            object.insert(QStringLiteral("source"), limit->source);
            object.insert(QStringLiteral("date"), limit->date);
        }
        context.output().object(object);
    }
    context.output().table({Tr::tr("KEY"), Tr::tr("NAME"), Tr::tr("TEXT LIMIT"), Tr::tr("AS OF")}, rows);
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> conform(Context &context, Arguments)
{
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly) ||
        runConform(in, out) != 0)
        co_return failed(context, {ErrorCode::StorageFailed,
                                   Tr::tr("An answer could not be written: %1.").arg(out.errorString()),
                                   {},
                                   {},
                                   {}});
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> textCommands()
{
    return {
        {QStringLiteral("text measure"),
         Tr::tr("Counts a text as a network counts it. Without a text it reads standard input."),
         {QStringLiteral("[TEXT]")},
         {required({QStringLiteral("network"), QStringLiteral("NAME"), Tr::tr("bluesky, x, mastodon, …")})},
         textMeasure},
        {QStringLiteral("text networks"),
         Tr::tr("Lists the networks and their limits."),
         {},
         {},
         textNetworks},
        {QStringLiteral("conform"),
         Tr::tr("Answers test requests: one JSON object a line from standard input, one answer a line."),
         {},
         {},
         conform},
    };
}

} // namespace hatstand::cli
