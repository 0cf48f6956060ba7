// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completion.h"

#include <QMap>
#include <QSet>

namespace hatstand::cli
{

namespace
{
const QString globalOptions = QStringLiteral("--workspace --json --help --version");

QString optionWords(const CommandSpec &command)
{
    QStringList words;
    for (const OptionSpec &option : command.options)
        words << QStringLiteral("--") + option.name;
    words << globalOptions;
    if (command.path == QStringLiteral("completion"))
        words << QStringLiteral("bash zsh fish");
    return words.join(u' ');
}

/// First words and what may follow them; nothing after those that are whole commands and no more.
QMap<QString, QStringList> secondWords(const std::vector<CommandSpec> &commands)
{
    QMap<QString, QStringList> words;
    for (const CommandSpec &command : commands) {
        const QStringList path = command.path.split(u' ');
        words[path.first()] << path.mid(1);
    }
    return words;
}

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

bool isFile(const OptionSpec &option)
{
    return option.valueName == QStringLiteral("FILE");
}

/// Whether the words after it are names of files.
bool takesFiles(const CommandSpec &command)
{
    return command.positional.contains(QStringLiteral("BACKUP"));
}

/// The options whose value is a file, or is anything else, as patterns of a shell's "case".
QString optionPattern(const std::vector<CommandSpec> &commands, bool files)
{
    QSet<QString> names;
    if (files)
        names << QStringLiteral("--workspace");
    for (const CommandSpec &command : commands) {
        for (const OptionSpec &option : command.options) {
            if (!option.valueName.isEmpty() && isFile(option) == files)
                names << QStringLiteral("--") + option.name;
        }
    }
    QStringList sorted = names.values();
    sorted.sort();
    return sorted.join(u" | ");
}

QString bash(const std::vector<CommandSpec> &commands)
{
    QString cases;
    QString groups;
    const auto seconds = secondWords(commands);
    QMap<QString, QString> first; // what may follow a first word
    for (auto it = seconds.cbegin(); it != seconds.cend(); ++it)
        first[it.key()] = it.value().join(u' ');
    for (const CommandSpec &command : commands) {
        const QString files = takesFiles(command) ? QStringLiteral(" files=1") : QString();
        if (command.path.contains(u' ')) {
            cases += QStringLiteral("        %1) words='%2'%3 ;;\n")
                         .arg(quoted(command.path), optionWords(command), files);
        } else {
            QString &words = first[command.path];
            words = words.isEmpty() ? optionWords(command) : words + u' ' + optionWords(command);
        }
    }
    for (auto it = first.cbegin(); it != first.cend(); ++it)
        groups += QStringLiteral("        %1) words='%2' ;;\n").arg(quoted(it.key()), it.value());
    // "--option=value" and "name:with:colons" are several words for bash and one for zsh. Files are left to
    // bash itself, which knows how their names are quoted.
    return QStringLiteral(R"(_hatstand_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} before= option= path=() word skip= words= files= lead= IFS=$' \t\n'
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            =) continue ;;
            :) before=$option skip=1; continue ;;
        esac
        before=$word
        if [ -n "$skip" ]; then skip= before=; continue; fi
        option=
        case $word in %5 | %6) option=$word skip=1 ;; -*) ;; *) path+=("$word") ;; esac
    done
    case $current in [=:]) current= ;; esac
    case $current in --*=*) before=${current%%=*} lead=$before= current=${current#*=} ;; esac
    case $before in
        %5) files=1 ;;
        %6) return ;;
        *)
            case "${path[*]:0:2}" in
                '') words='%1 %2' ;;
%3                *) case ${path[0]} in
%4                esac ;;
            esac
            case $current in -*) files= ;; esac ;;
    esac
    if [ -z "$files" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    elif ! compopt -o default 2>/dev/null; then
        IFS=$'\n'
        COMPREPLY=($(compgen -P "$lead" -f -- "$current"))
    fi
}
complete -F _hatstand_cli hatstand-cli
)")
        .arg(seconds.keys().join(u' '), globalOptions, cases, groups, optionPattern(commands, true),
             optionPattern(commands, false));
}

QString fish(const std::vector<CommandSpec> &commands)
{
    QString text = QStringLiteral("complete -c hatstand-cli -f\n"
                                  "complete -c hatstand-cli -l workspace -r -F\n"
                                  "complete -c hatstand-cli -l json\n"
                                  "complete -c hatstand-cli -l help\n"
                                  "complete -c hatstand-cli -l version\n"
                                  "complete -c hatstand-cli -n '__fish_seen_subcommand_from completion' "
                                  "-a 'bash zsh fish'\n");
    const auto seconds = secondWords(commands);
    for (auto it = seconds.cbegin(); it != seconds.cend(); ++it) {
        text += QStringLiteral("complete -c hatstand-cli -n __fish_use_subcommand -a %1\n").arg(it.key());
        if (!it.value().isEmpty())
            text += QStringLiteral("complete -c hatstand-cli -n '__fish_seen_subcommand_from %1; and not "
                                   "__fish_seen_subcommand_from %2' -a '%2'\n")
                        .arg(it.key(), it.value().join(u' '));
    }
    for (const CommandSpec &command : commands) {
        QStringList seen;
        for (const QString &word : command.path.split(u' '))
            seen << QStringLiteral("__fish_seen_subcommand_from ") + word;
        if (takesFiles(command))
            text += QStringLiteral("complete -c hatstand-cli -n '%1' -F\n").arg(seen.join(u"; and "));
        for (const OptionSpec &option : command.options) {
            const QString value = option.valueName.isEmpty() ? QString()
                                  : isFile(option)           ? QStringLiteral(" -r -F")
                                                             : QStringLiteral(" -x");
            text += QStringLiteral("complete -c hatstand-cli -n '%1' -l %2%3 -d %4\n")
                        .arg(seen.join(u"; and "), option.name, value, quoted(option.help));
        }
    }
    return text;
}
} // namespace

std::optional<QString> completionScript(const std::vector<CommandSpec> &commands, const QString &shell)
{
    if (shell == QStringLiteral("bash"))
        return bash(commands);
    if (shell == QStringLiteral("zsh"))
        return QStringLiteral("#compdef hatstand-cli\nautoload -U +X bashcompinit && bashcompinit\n") +
               bash(commands);
    if (shell == QStringLiteral("fish"))
        return fish(commands);
    return std::nullopt;
}

} // namespace hatstand::cli
