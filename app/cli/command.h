// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <qcorotask.h>

#include <functional>
#include <optional>
#include <vector>

namespace hatstand::cli
{

class Context;

/// An option of a command: `--name VALUE`, or a switch when `valueName` is empty.
struct OptionSpec
{
    QString name;
    QString valueName;
    QString help;
    bool repeatable = false;
    bool required = false;
};

/// The same option, but one without which the command is not understood.
[[nodiscard]] OptionSpec required(OptionSpec option);

/// What a command was called with, already checked against its specification.
class Arguments
{
public:
    /// Whether it was called without options.
    [[nodiscard]] bool hasNoOptions() const { return m_values.isEmpty(); }
    [[nodiscard]] bool has(const QString &option) const { return m_values.contains(option); }
    [[nodiscard]] QString value(const QString &option) const { return m_values.value(option).value(0); }
    [[nodiscard]] std::optional<QString> optional(const QString &option) const
    {
        return has(option) ? std::optional(value(option)) : std::nullopt;
    }
    [[nodiscard]] QStringList values(const QString &option) const { return m_values.value(option); }
    [[nodiscard]] const QStringList &positional() const { return m_positional; }
    [[nodiscard]] QString positional(qsizetype index) const { return m_positional.value(index); }

private:
    friend struct CommandSpec;
    QHash<QString, QStringList> m_values;
    QStringList m_positional;
};

/// Exit codes: 0 done, 1 it did not work, 2 called wrongly.
enum class ExitCode {
    Done = 0,
    Failed = 1,
    Usage = 2,
};

using Handler = std::function<QCoro::Task<ExitCode>(Context &context, Arguments arguments)>;

/// One command ("post add"): its words, its help and what it does.
struct CommandSpec
{
    QString path;
    QString summary;
    QStringList positional; ///< names; one in brackets is optional, one with "…" takes the rest
    std::vector<OptionSpec> options;
    Handler run;

    /// Fails with InvalidInput on an unknown option, a missing value, a missing or surplus word, or where a
    /// required option is not there.
    [[nodiscard]] Result<Arguments> parse(const QStringList &words) const;
    [[nodiscard]] QString help(const QString &program) const;
};

/// The command that the words begin with, the longest that fits, and how many of them name it; null where
/// there is none.
[[nodiscard]] const CommandSpec *findCommand(const std::vector<CommandSpec> &commands,
                                             const QStringList &words, qsizetype *used);

} // namespace hatstand::cli
