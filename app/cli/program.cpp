// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/context.h"
#include "cli/utf8.h"
#include "cli/words.h"

#include <algorithm>

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

/// Whether the word is an option whose value is the next word, of the command that `before` begins with.
bool takesNextWord(const std::vector<CommandSpec> &commands, const QStringList &before, const QString &word)
{
    qsizetype used = 0;
    const CommandSpec *command =
        word.startsWith(QStringLiteral("--")) ? findCommand(commands, before, &used) : nullptr;
    return command &&
           std::any_of(command->options.begin(), command->options.end(), [&word](const OptionSpec &option) {
               return !option.valueName.isEmpty() && option.name == QStringView(word).mid(2);
           });
}

/// The options that every command takes may stand anywhere before a lone "--", but not where the value of an
/// option of the command's own stands: a text may be "--help".
Result<GlobalOptions> readGlobalOptions(const std::vector<CommandSpec> &commands, const QStringList &words)
{
    GlobalOptions options;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (takesNextWord(commands, options.rest, word)) {
            options.rest << words.mid(i, 2);
            ++i;
            continue;
        }
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
        } else if (word == QStringLiteral("--workspace") || word.startsWith(QStringLiteral("--workspace="))) {
            if (!options.workspace.isEmpty())
                return fail(wrongCall(Tr::tr("The option \"--workspace\" was given twice.")));
            options.workspace = word.contains(u'=') ? word.section(u'=', 1) : words.value(++i);
            // Not the last one that was open, which nobody meant who wrote "$FILE" and has no such variable.
            if (options.workspace.isEmpty())
                return fail(wrongCall(Tr::tr("The option \"--workspace\" needs a value.")));
        } else {
            options.rest << word;
        }
    }
    return options;
}

/// What may follow the first word of a command of two words; empty when there is no such first word.
QStringList secondWords(const std::vector<CommandSpec> &commands, const QString &first)
{
    QStringList words;
    for (const CommandSpec &command : commands) {
        if (command.path.startsWith(first + u' '))
            words << command.path.section(u' ', 1);
    }
    return words;
}

/// A command and what it does, as lists have it.
QString listed(const CommandSpec &command)
{
    return QStringLiteral("  ") + command.path.leftJustified(20) + u' ' + command.summary + u'\n';
}

/// Of all commands, or of those that begin with that word.
QString overview(const std::vector<CommandSpec> &commands, const QString &first)
{
    QString text =
        Tr::tr("Usage: %1 [--workspace FILE] [--json] COMMAND").arg(programName) + QStringLiteral("\n\n");
    for (const CommandSpec &command : commands) {
        if (first.isEmpty() || command.path.section(u' ', 0, 0) == first)
            text += listed(command);
    }
    text += u'\n';
    const auto option = [&text](const QString &name, const QString &help) {
        text += QStringLiteral("  ") + name.leftJustified(20) + u' ' + help + u'\n';
    };
    option(QStringLiteral("--workspace FILE"),
           Tr::tr("the workspace; else $HATSTAND_WORKSPACE, else the one that the window had open last"));
    option(QStringLiteral("--json"), Tr::tr("one JSON object a line; errors too, on standard error"));
    option(QStringLiteral("-h, --help"), Tr::tr("this, or with a command what it does"));
    option(QStringLiteral("--version"), Tr::tr("the version"));
    text += u'\n' + Tr::tr("\"%1 COMMAND --help\" tells more.").arg(programName) + u'\n';
    return text;
}

/// Of a command that others begin with: those.
QString alsoOf(const std::vector<CommandSpec> &commands, const QString &path)
{
    QString text;
    for (const CommandSpec &command : commands) {
        if (command.path.startsWith(path + u' '))
            text += listed(command);
    }
    return text.isEmpty() ? text : u'\n' + text;
}

Error noSuchCommand(const std::vector<CommandSpec> &commands, const QStringList &words)
{
    const QString first = words.value(0);
    Error error =
        wrongCall(Tr::tr("No command was given."), Tr::tr("\"%1 --help\" lists them all.").arg(programName));
    if (words.isEmpty())
        return error;
    if (first.startsWith(u'-')) {
        error.what = Tr::tr("There is no option \"%1\" here.").arg(first);
        return error;
    }
    error.what = Tr::tr("There is no command \"%1\".").arg(words.mid(0, 2).join(u' '));
    const QStringList seconds = secondWords(commands, first);
    if (!seconds.isEmpty())
        error.remedy = Tr::tr("\"%1\" is followed by one of these: %2.").arg(first, seconds.join(u", "));
    return error;
}

QCoro::Task<ExitCode> runCommand(const std::vector<CommandSpec> &commands, GlobalOptions options,
                                 Output &output)
{
    if (options.version) {
        output.line(QStringLiteral("hatstand-cli " HATSTAND_VERSION));
        output.object({{QStringLiteral("version"), QStringLiteral(HATSTAND_VERSION)}});
        co_return ExitCode::Done;
    }
    qsizetype used = 0;
    const CommandSpec *command = findCommand(commands, options.rest, &used);
    if (!command) {
        const QString first = options.rest.value(0);
        const bool isGroup = options.rest.size() == 1 && !secondWords(commands, first).isEmpty();
        if (options.help && (options.rest.isEmpty() || isGroup)) {
            output.raw(overview(commands, first));
            co_return ExitCode::Done;
        }
        output.error(noSuchCommand(commands, options.rest));
        co_return ExitCode::Usage;
    }
    if (options.help) {
        output.raw(command->help(programName) + alsoOf(commands, command->path));
        co_return ExitCode::Done;
    }
    const auto arguments = command->parse(options.rest.mid(used));
    if (!arguments) {
        output.error(arguments.error());
        co_return ExitCode::Usage;
    }
    Context context(output, options.workspace);
    const Handler handler = command->run;
    co_return co_await handler(context, *arguments);
}
} // namespace

std::vector<CommandSpec> allCommands()
{
    std::vector<CommandSpec> all;
    for (auto &commands :
         {workspaceCommands(), clientCommands(), accountCommands(), mediaHostCommands(), postCommands(),
          publishCommands(),   outboxCommands(), historyCommands(), serviceCommands(),   sourceCommands(),
          keepingCommands(),   importCommands(), feedCommands(),    topicCommands(),     inboxCommands(),
          replyCommands(),     kindCommands(),   personCommands(),  textCommands(),      sentimentCommands()})
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

Result<QStringList> readWords(int count, const char *const *words)
{
    QStringList read;
    for (int i = 1; i < count; ++i) {
        const auto word = textFromUtf8(words[i]);
        if (!word)
            return fail(wrongCall(Tr::tr("Word %1 of this call is not valid UTF-8.").arg(i),
                                  Tr::tr("Set the terminal to UTF-8; rename the file if it is a file's "
                                         "name.")));
        read << *word;
    }
    return read;
}

QCoro::Task<int> runProgram(QStringList words, std::FILE *out, std::FILE *err)
{
    const std::vector<CommandSpec> commands = allCommands();
    const auto options = readGlobalOptions(commands, words);
    Output output(out, err, options ? options->json : words.contains(QStringLiteral("--json")));
    if (!options) {
        output.error(options.error());
        co_return int(ExitCode::Usage);
    }
    ExitCode code = co_await runCommand(commands, *options, output);
    if (output.trouble()) {
        output.error(*output.trouble());
        code = ExitCode::Failed;
    }
    co_return int(code);
}

} // namespace hatstand::cli
