// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/words.h"

#include <algorithm>

namespace hatstand::cli
{

namespace
{
bool isOptional(const QString &name)
{
    return name.startsWith(u'[');
}

QString written(const OptionSpec &option)
{
    const QString name = QStringLiteral("--") + option.name;
    return option.valueName.isEmpty() ? name : name + u' ' + option.valueName;
}
} // namespace

OptionSpec required(OptionSpec option)
{
    option.required = true;
    return option;
}

Result<Arguments> CommandSpec::parse(const QStringList &words) const
{
    Arguments arguments;
    const auto usage = [this](const QString &what) {
        return fail(ErrorCode::InvalidInput, what, {}, Tr::tr("See \"hatstand-cli %1 --help\".").arg(path));
    };
    bool onlyPositional = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (onlyPositional || !word.startsWith(u'-') || word == u'-') {
            arguments.m_positional << word;
            continue;
        }
        if (word == QStringLiteral("--")) {
            onlyPositional = true;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const auto found = std::find_if(options.begin(), options.end(),
                                        [&](const OptionSpec &option) { return option.name == name; });
        if (!word.startsWith(QStringLiteral("--")) || found == options.end())
            return usage(Tr::tr("There is no option \"%1\" here.").arg(word));
        QString value;
        if (!found->valueName.isEmpty()) {
            if (equals >= 0)
                value = word.mid(equals + 1);
            else if (i + 1 < words.size())
                value = words[++i];
            else
                return usage(Tr::tr("The option \"--%1\" needs a value.").arg(name));
        } else if (equals >= 0) {
            return usage(Tr::tr("The option \"--%1\" takes no value.").arg(name));
        }
        if (arguments.has(name) && !found->repeatable)
            return usage(Tr::tr("The option \"--%1\" was given twice.").arg(name));
        arguments.m_values[name] << value;
    }

    for (const OptionSpec &option : options) {
        if (option.required && !arguments.has(option.name))
            return usage(Tr::tr("The option \"--%1\" is missing.").arg(option.name));
    }
    qsizetype needed = 0;
    bool takesRest = false;
    for (const QString &name : positional) {
        needed += isOptional(name) ? 0 : 1;
        takesRest = takesRest || name.contains(u'…');
    }
    if (arguments.m_positional.size() < needed)
        return usage(Tr::tr("\"%1\" is missing.").arg(positional.value(arguments.m_positional.size())));
    if (!takesRest && arguments.m_positional.size() > positional.size())
        return usage(
            Tr::tr("\"%1\" is one word too many.").arg(arguments.m_positional.value(positional.size())));
    return arguments;
}

QString CommandSpec::help(const QString &program) const
{
    QString text = Tr::tr("Usage: %1 %2").arg(program, path);
    for (const QString &name : positional)
        text += u' ' + name;
    bool anyOptional = false;
    for (const OptionSpec &option : options) {
        if (option.required)
            text += u' ' + written(option);
        anyOptional = anyOptional || !option.required;
    }
    if (anyOptional)
        text += u' ' + Tr::tr("[options]");
    text += QStringLiteral("\n\n") + summary + u'\n';
    if (options.empty())
        return text;
    text += u'\n';
    for (const OptionSpec &option : options) {
        const QString help = option.required ? Tr::tr("%1 (required)").arg(option.help) : option.help;
        text += (QStringLiteral("  ") + written(option)).leftJustified(30) + u' ' + help + u'\n';
    }
    return text;
}

const CommandSpec *findCommand(const std::vector<CommandSpec> &commands, const QStringList &words,
                               qsizetype *used)
{
    const CommandSpec *best = nullptr;
    for (const CommandSpec &command : commands) {
        const QStringList path = command.path.split(u' ');
        if (words.mid(0, path.size()) == path && (!best || path.size() > *used)) {
            best = &command;
            *used = path.size();
        }
    }
    return best;
}

} // namespace hatstand::cli
