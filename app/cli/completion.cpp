// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completion.h"

#include <QMap>

namespace hatstand::cli
{

namespace
{
QString optionWords(const CommandSpec &command)
{
    QStringList words{QStringLiteral("--help")};
    for (const OptionSpec &option : command.options)
        words << QStringLiteral("--") + option.name;
    return words.join(u' ');
}

const QString globalOptions = QStringLiteral("--workspace --json --help --version");

/// First words and what may follow them.
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

QString bash(const std::vector<CommandSpec> &commands)
{
    QString cases;
    for (const CommandSpec &command : commands)
        cases +=
            QStringLiteral("        %1) words='%2' ;;\n").arg(quoted(command.path), optionWords(command));
    QString groups;
    const auto seconds = secondWords(commands);
    for (auto it = seconds.cbegin(); it != seconds.cend(); ++it) {
        if (!it.value().isEmpty())
            groups += QStringLiteral("        %1) words='%2' ;;\n").arg(it.key(), it.value().join(u' '));
    }
    return QStringLiteral(R"(_hatstand_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} path=() word skip= words=
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [ -n "$skip" ]; then skip=; continue; fi
        case $word in --workspace) skip=1 ;; -*) ;; *) path+=("$word") ;; esac
    done
    if [[ ${COMP_WORDS[COMP_CWORD-1]} == --workspace || ${COMP_WORDS[COMP_CWORD-1]} == --media || ${COMP_WORDS[COMP_CWORD-1]} == --text-file ]]; then
        COMPREPLY=($(compgen -f -- "$current")); return
    fi
    case ${#path[@]} in
    0) words='%1 %2' ;;
    *) case "${path[*]:0:2}" in
%3        *) case ${path[0]} in
%4        esac ;;
        esac ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _hatstand_cli hatstand-cli
)")
        .arg(seconds.keys().join(u' '), globalOptions, cases, groups);
}

QString fish(const std::vector<CommandSpec> &commands)
{
    QString text = QStringLiteral("complete -c hatstand-cli -f\n"
                                  "complete -c hatstand-cli -l workspace -r -F\n"
                                  "complete -c hatstand-cli -l json\n");
    const auto seconds = secondWords(commands);
    for (auto it = seconds.cbegin(); it != seconds.cend(); ++it) {
        text += QStringLiteral("complete -c hatstand-cli -n __fish_use_subcommand -a %1\n").arg(it.key());
        if (!it.value().isEmpty())
            text += QStringLiteral("complete -c hatstand-cli -n '__fish_seen_subcommand_from %1' -a '%2'\n")
                        .arg(it.key(), it.value().join(u' '));
    }
    for (const CommandSpec &command : commands) {
        for (const OptionSpec &option : command.options)
            text +=
                QStringLiteral("complete -c hatstand-cli -n '__fish_seen_subcommand_from %1' -l %2 -d %3\n")
                    .arg(command.path.section(u' ', -1), option.name, quoted(option.help));
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
