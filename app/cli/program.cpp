// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/context.h"
#include "cli/words.h"

namespace hatstand::cli
{

namespace
{
const QString programName = QStringLiteral("hatstand-cli");

struct GlobalOptions
{
    bool json = false;
    bool help = false;
    bool version = false;
    QString workspace;
    QStringList rest;
};

/// The options that every command takes may stand anywhere before a lone "--".
Result<GlobalOptions> readGlobalOptions(const QStringList &words)
{
    GlobalOptions options;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == QStringLiteral("--")) {
            options.rest << words.mid(i);
            break;
        }
        if (word == QStringLiteral("--json")) {
            options.json = true;
        } else if (word == QStringLiteral("--help") || word == QStringLiteral("-h")) {
            options.help = true;
        } else if (word == QStringLiteral("--version")) {
            options.version = true;
        } else if (word == QStringLiteral("--workspace")) {
            if (i + 1 >= words.size())
                return fail(ErrorCode::InvalidInput, Tr::tr("The option \"--workspace\" needs a value."));
            options.workspace = words[++i];
        } else if (word.startsWith(QStringLiteral("--workspace="))) {
            options.workspace = word.section(u'=', 1);
        } else {
            options.rest << word;
        }
    }
    return options;
}

QString overview(const std::vector<CommandSpec> &commands, const QString &group)
{
    QString text =
        Tr::tr("Usage: %1 [--workspace FILE] [--json] COMMAND").arg(programName) + QStringLiteral("\n\n");
    for (const CommandSpec &command : commands) {
        if (group.isEmpty() || command.path.section(u' ', 0, 0) == group)
            text += QStringLiteral("  ") + command.path.leftJustified(20) + u' ' + command.summary + u'\n';
    }
    text += u'\n' + Tr::tr("\"%1 COMMAND --help\" tells more.").arg(programName) + u'\n';
    return text;
}
} // namespace

std::vector<CommandSpec> allCommands()
{
    std::vector<CommandSpec> all;
    for (auto &commands : {workspaceCommands(), clientCommands(), accountCommands(), postCommands(),
                           publishCommands(), textCommands()})
        all.insert(all.end(), commands.begin(), commands.end());
    all.push_back(
        {QStringLiteral("completion"),
         Tr::tr("Prints a completion script for bash, zsh or fish."),
         {QStringLiteral("SHELL")},
         {},
         [](Context &context, Arguments arguments) -> QCoro::Task<ExitCode> {
             const auto script = completionScript(allCommands(), arguments.positional(0));
             if (!script) {
                 co_return failed(
                     context,
                     wrongCall(Tr::tr("There is no completion for \"%1\".").arg(arguments.positional(0)),
                               Tr::tr("Use bash, zsh or fish.")));
             }
             context.output().raw(*script);
             co_return ExitCode::Done;
         }});
    return all;
}

QCoro::Task<int> runProgram(QStringList words, std::FILE *out, std::FILE *err)
{
    const auto options = readGlobalOptions(words);
    Output output(out, err, options ? options->json : words.contains(QStringLiteral("--json")));
    if (!options) {
        output.error(options.error());
        co_return int(ExitCode::Usage);
    }
    const std::vector<CommandSpec> commands = allCommands();
    if (options->version) {
        output.raw(QStringLiteral("hatstand-cli " HATSTAND_VERSION "\n"));
        co_return 0;
    }
    qsizetype used = 0;
    const CommandSpec *command = findCommand(commands, options->rest, &used);
    if (options->help) {
        output.raw(command ? command->help(programName) : overview(commands, options->rest.value(0)));
        co_return 0;
    }
    if (!command) {
        Error error = wrongCall(Tr::tr("No command was given."));
        if (!options->rest.isEmpty())
            error.what = Tr::tr("There is no command \"%1\".").arg(options->rest.mid(0, 2).join(u' '));
        error.remedy = Tr::tr("\"%1 --help\" lists them all.").arg(programName);
        output.error(error);
        co_return int(ExitCode::Usage);
    }
    const auto arguments = command->parse(options->rest.mid(used));
    if (!arguments) {
        output.error(arguments.error());
        co_return int(ExitCode::Usage);
    }
    Context context(output, options->workspace);
    const Handler handler = command->run;
    const ExitCode code = co_await handler(context, *arguments);
    co_return int(code);
}

} // namespace hatstand::cli
