// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/listening_words.h"
#include "cli/on_workspace.h"
#include "cli/words.h"
#include "listen/kinds/kinds.h"
#include "parts.h"

namespace hatstand::cli
{

namespace
{
using listen::KindRule;

Result<ExitCode> kindsList(Work &work, const clients::Client &client)
{
    const auto rules = work.parts.kinds().rules(client.id);
    if (!rules)
        return fail(rules.error());
    const auto areUsual = work.parts.kinds().areUsual(client.id);
    if (!areUsual)
        return fail(areUsual.error());
    const auto examples = work.parts.kinds().examples(client.id);
    if (!examples)
        return fail(examples.error());
    std::vector<QString> mistakes(rules->rules().size());
    for (const listen::BrokenKindRule &broken : rules->broken())
        mistakes[broken.rule] = broken.problems.front().what;
    std::vector<QStringList> rows;
    for (size_t i = 0; i < rules->rules().size(); ++i) {
        const KindRule &rule = rules->rules()[i];
        rows.push_back({QString::number(i + 1), listen::kindKey(rule.kind),
                        rule.isOn ? mistakes[i] : Tr::tr("off"), rule.name, rule.query});
        work.output().object({{QStringLiteral("number"), int(i) + 1},
                              {QStringLiteral("kind"), QString(listen::kindKey(rule.kind))},
                              {QStringLiteral("name"), rule.name},
                              {QStringLiteral("query"), rule.query},
                              {QStringLiteral("on"), rule.isOn},
                              {QStringLiteral("mistake"), mistakes[i]},
                              {QStringLiteral("usual"), *areUsual}});
    }
    work.output().table({Tr::tr("NUMBER"), Tr::tr("KIND"), {}, Tr::tr("NAME"), Tr::tr("WHAT MEETS IT")},
                        rows);
    if (*examples > 0)
        work.output().remark(Tr::tr("%n correction(s) learned.", nullptr, *examples),
                             {{QStringLiteral("learned"), *examples}});
    return ExitCode::Done;
}

/// The word of a call that names a rule, as a position.
Result<int> positionOf(const QString &word)
{
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (!isNumber || number < 1) {
        return fail(wrongCall(Tr::tr("\"%1\" is no number of a rule.").arg(word),
                              Tr::tr("\"kinds list\" shows the numbers.")));
    }
    return number - 1;
}

Result<ExitCode> listAfter(Work &work, const clients::Client &client,
                           const Result<listen::Kinds::Before> &done)
{
    if (!done)
        return fail(done.error());
    return kindsList(work, client);
}

Result<ExitCode> kindsAdd(Work &work, const clients::Client &client)
{
    const QString key = work.arguments.value(QStringLiteral("kind"));
    const auto kind = listen::kindFromKey(key);
    if (!kind)
        return fail(wrongKind(key));
    KindRule rule;
    rule.kind = *kind;
    rule.query = work.arguments.positional().join(u' ');
    rule.name = work.arguments.optional(QStringLiteral("name")).value_or(rule.query);
    std::optional<int> at;
    if (const auto word = work.arguments.optional(QStringLiteral("at"))) {
        const auto position = positionOf(*word);
        if (!position)
            return fail(position.error());
        at = *position;
    }
    return listAfter(work, client, work.parts.kinds().add(client.id, rule, at));
}

/// Those whose one word is the number of a rule.
template <class Change>
Result<ExitCode> changeOne(Work &work, const clients::Client &client, Change change)
{
    const auto position = positionOf(work.arguments.positional(0));
    if (!position)
        return fail(position.error());
    return listAfter(work, client, change(work.parts.kinds(), *position));
}

Result<ExitCode> kindsRemove(Work &work, const clients::Client &client)
{
    return changeOne(work, client,
                     [&](listen::Kinds &kinds, int position) { return kinds.remove(client.id, position); });
}

Result<ExitCode> kindsOn(Work &work, const clients::Client &client)
{
    return changeOne(work, client, [&](listen::Kinds &kinds, int position) {
        return kinds.setOn(client.id, position, true);
    });
}

Result<ExitCode> kindsOff(Work &work, const clients::Client &client)
{
    return changeOne(work, client, [&](listen::Kinds &kinds, int position) {
        return kinds.setOn(client.id, position, false);
    });
}

Result<ExitCode> kindsMove(Work &work, const clients::Client &client)
{
    const auto to = positionOf(work.arguments.positional(1));
    if (!to)
        return fail(to.error());
    return changeOne(work, client, [&](listen::Kinds &kinds, int position) {
        return kinds.move(client.id, position, *to);
    });
}

Result<ExitCode> kindsRestore(Work &work, const clients::Client &client)
{
    return listAfter(work, client, work.parts.kinds().restoreUsual(client.id));
}

Result<ExitCode> kindsTry(Work &work, const clients::Client &client)
{
    const auto tried = work.parts.kinds().tryText(client.id, work.arguments.positional().join(u' '));
    if (!tried)
        return fail(tried.error());
    work.output().line(Tr::tr("%1. %2", "a kind, and why it is that")
                           .arg(listen::kindName(tried->verdict.kind), tried->why));
    work.output().object({{QStringLiteral("kind"), QString(listen::kindKey(tried->verdict.kind))},
                          {QStringLiteral("why"), tried->why}});
    return ExitCode::Done;
}

/// A command on the rules of the client that `--client` names.
CommandSpec onRules(const QString &path, const QString &summary, const QStringList &words,
                    std::vector<OptionSpec> options, AtOnce<clients::Client> command)
{
    options.insert(options.begin(), required({QStringLiteral("client"), QStringLiteral("CLIENT"),
                                              Tr::tr("whose conversations they tell")}));
    return {path, summary, words, std::move(options), onNamedClient(command)};
}
} // namespace

std::vector<CommandSpec> kindCommands()
{
    const QString number = QStringLiteral("NUMBER");
    return {
        onRules(
            QStringLiteral("kinds list"),
            Tr::tr("Lists the rules that tell a question from a complaint; the first that is met decides."),
            {}, {}, kindsList),
        onRules(QStringLiteral("kinds add"), Tr::tr("Adds a rule: what meets the query is of that kind."),
                {QStringLiteral("QUERY…")},
                {required({QStringLiteral("kind"), QStringLiteral("KIND"),
                           Tr::tr("question, complaint, praise, order, press, spam or other")}),
                 {QStringLiteral("name"), QStringLiteral("NAME"),
                  Tr::tr("what to call the rule; its query without it")},
                 {QStringLiteral("at"), number, Tr::tr("its place; behind the others without it")}},
                kindsAdd),
        onRules(QStringLiteral("kinds remove"), Tr::tr("Removes a rule."), {number}, {}, kindsRemove),
        onRules(QStringLiteral("kinds move"), Tr::tr("Gives a rule another place."),
                {number, QStringLiteral("PLACE")}, {}, kindsMove),
        onRules(QStringLiteral("kinds on"), Tr::tr("Uses a rule again."), {number}, {}, kindsOn),
        onRules(QStringLiteral("kinds off"), Tr::tr("Passes a rule over."), {number}, {}, kindsOff),
        onRules(QStringLiteral("kinds restore"), Tr::tr("Goes back to the usual rules."), {}, {},
                kindsRestore),
        onRules(QStringLiteral("kinds try"), Tr::tr("Tells of what kind a text would be, and why."),
                {QStringLiteral("TEXT…")}, {}, kindsTry),
    };
}

} // namespace hatstand::cli
