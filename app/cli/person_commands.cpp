// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/listening_words.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/person_words.h"
#include "cli/words.h"
#include "clients/client_service.h"
#include "parts.h"
#include "people/people.h"
#include "people/privacy.h"

#include <QDir>
#include <QJsonArray>

namespace hatstand::cli
{

namespace
{
QString clientName(Parts &parts, const clients::ClientId &id)
{
    const auto client = parts.clients().client(id);
    return client ? client->name : QString();
}

Result<ExitCode> personList(Work &work, const std::optional<clients::Client> &client)
{
    const auto all = work.parts.people().people(client ? std::optional(client->id) : std::nullopt);
    if (!all)
        return fail(all.error());
    std::vector<QStringList> rows;
    for (const people::Person &person : *all) {
        const auto handles = work.parts.people().handles(people::Whom(person.id));
        if (!handles)
            return fail(handles.error());
        rows.push_back({clientName(work.parts, person.clientId), person.name, handleWords(*handles),
                        person.labels.join(QStringLiteral(", ")), person.id.toString()});
        work.output().object(toJson(person, *handles));
    }
    work.output().table({Tr::tr("CLIENT"), Tr::tr("NAME"), Tr::tr("HANDLES"), Tr::tr("LABELS"), Tr::tr("ID")},
                        rows);
    return ExitCode::Done;
}

Result<ExitCode> personShow(Work &work)
{
    const auto limit = readLimit(work.arguments, 20);
    if (!limit)
        return fail(limit.error());
    const auto whom = findWhom(work);
    if (!whom)
        return fail(whom.error());
    people::People &people = work.parts.people();
    const auto profile = people.profile(*whom);
    if (!profile)
        return fail(profile.error());
    QJsonObject object = toJson(*profile);
    work.output().line(profile->name());
    if (profile->person && !profile->person->labels.isEmpty())
        work.output().line(profile->person->labels.join(QStringLiteral(", ")));
    if (profile->person && !profile->person->note.isEmpty())
        work.output().line(profile->person->note);
    for (const people::Handle &handle : profile->handles)
        work.output().line(QStringLiteral("  ") + handleWords(handle));
    work.output().line(Tr::tr("%n message(s)", nullptr, profile->counts.messages));

    const auto months = people.feelings(*whom, systemZone(), Instant());
    if (!months)
        return fail(months.error());
    QJsonArray felt;
    for (const people::MonthOfFeelings &month : *months) {
        work.output().line(Tr::tr("  %1: %2 positive, %3 neutral, %4 negative, %5 unknown", "month")
                               .arg(month.month.toString(QStringLiteral("yyyy-MM")))
                               .arg(month.positive)
                               .arg(month.neutral)
                               .arg(month.negative)
                               .arg(month.unknown));
        felt.append(toJson(month));
    }
    object.insert(QStringLiteral("months"), felt);

    const auto messages = people.messages(*whom, {}, *limit);
    if (!messages)
        return fail(messages.error());
    QJsonArray said;
    for (const listen::Message &message : *messages) {
        work.output().line(QStringLiteral("\n%1  %2").arg(timeHere(message.at), message.network));
        work.output().line(message.text);
        said.append(toJson(message));
    }
    object.insert(QStringLiteral("said"), said);

    const auto suggestions = people.suggestions(*whom);
    if (!suggestions)
        return fail(suggestions.error());
    QJsonArray maybe;
    for (const people::Suggestion &one : *suggestions) {
        work.output().line(Tr::tr("\nMay be the same: %1 (%2 of 100: %3)", "handle, points, why")
                               .arg(handleWords(one.other))
                               .arg(one.likeness.score)
                               .arg(reasonWords(one.likeness)));
        maybe.append(toJson(one));
    }
    object.insert(QStringLiteral("suggestions"), maybe);
    work.output().object(object);
    return ExitCode::Done;
}

Result<ExitCode> printPerson(Work &work, const people::Whom &whom)
{
    const auto profile = work.parts.people().profile(whom);
    if (!profile)
        return fail(profile.error());
    work.output().line(QStringLiteral("%1: %2").arg(profile->name(), handleWords(profile->handles)));
    work.output().object(toJson(*profile));
    return ExitCode::Done;
}

Result<ExitCode> personEdit(Work &work)
{
    const auto whom = findWhom(work);
    if (!whom)
        return fail(whom.error());
    people::People &people = work.parts.people();
    people::PersonId id = whom->person;
    if (id.isNull()) {
        const auto kept = people.keep(whom->speaker);
        if (!kept)
            return fail(kept.error());
        id = kept->person;
    }
    auto person = people.person(id);
    if (!person)
        return fail(std::move(person.error()));
    if (const auto name = work.arguments.optional(QStringLiteral("name")))
        person->name = *name;
    if (const auto note = work.arguments.optional(QStringLiteral("note")))
        person->note = *note;
    if (work.arguments.has(QStringLiteral("label")))
        person->labels = work.arguments.values(QStringLiteral("label"));
    if (const auto edited = people.edit(*person); !edited)
        return fail(edited.error());
    return printPerson(work, people::Whom(id));
}

/// A handle that the word names; of a person with several, one has to be named.
Result<people::Handle> findHandle(Work &work, const QString &word)
{
    auto handles = findHandles(work, word);
    if (!handles)
        return fail(std::move(handles.error()));
    return std::move(handles->front());
}

Result<ExitCode> personJoin(Work &work)
{
    const auto one = findHandle(work, work.arguments.positional(0));
    if (!one)
        return fail(one.error());
    const auto other = findHandle(work, work.arguments.positional(1));
    if (!other)
        return fail(other.error());
    const auto joined = work.parts.people().join(one->id, other->id);
    if (!joined)
        return fail(joined.error());
    return printPerson(work, people::Whom(joined->person));
}

Result<ExitCode> personPart(Work &work)
{
    const auto one = findHandle(work, work.arguments.positional(0));
    if (!one)
        return fail(one.error());
    if (work.arguments.positional().size() < 2) {
        if (const auto parted = work.parts.people().part(one->id); !parted)
            return fail(parted.error());
        work.output().line(Tr::tr("%1 stands alone again.").arg(handleWords(*one)));
        work.output().object(toJson(*one));
        return ExitCode::Done;
    }
    const auto other = findHandle(work, work.arguments.positional(1));
    if (!other)
        return fail(other.error());
    if (const auto apart = work.parts.people().notTheSame(one->id, other->id); !apart)
        return fail(apart.error());
    work.output().line(
        Tr::tr("%1 and %2 are remembered as two.").arg(handleWords(*one), handleWords(*other)));
    work.output().object(toJson(*one));
    return ExitCode::Done;
}

QCoro::Task<Result<ExitCode>> personExport(Work work)
{
    const auto whom = findWhom(work);
    if (!whom)
        co_return fail(whom.error());
    const QString folder = work.arguments.value(QStringLiteral("to"));
    const auto report = co_await work.parts.privacy().exportTo(*whom, folder, {});
    if (!report)
        co_return fail(report.error());
    work.output().line(
        Tr::tr("Written: %1 and %2", "two files")
            .arg(QDir::toNativeSeparators(report->page), QDir::toNativeSeparators(report->data)));
    work.output().object({{QStringLiteral("page"), report->page},
                          {QStringLiteral("data"), report->data},
                          {QStringLiteral("messages"), report->messages},
                          {QStringLiteral("conversations"), report->conversations}});
    co_return ExitCode::Done;
}

QCoro::Task<Result<ExitCode>> personForget(Work work)
{
    const auto whom = findWhom(work);
    if (!whom)
        co_return fail(whom.error());
    const auto profile = work.parts.people().profile(*whom);
    if (!profile)
        co_return fail(profile.error());
    if (!work.arguments.has(QStringLiteral("for-good"))) {
        const QString older = work.parts.privacy().olderCopies().sentence();
        co_return fail(ErrorCode::NotAllowed,
                       Tr::tr("Nothing has been deleted yet: %n message(s) of %1 would go for good.", nullptr,
                              profile->counts.messages)
                           .arg(profile->name()),
                       older, Tr::tr("Say --for-good to do it."));
    }
    const auto report = co_await work.parts.privacy().forget(*whom, {});
    if (!report)
        co_return fail(report.error());
    work.output().line(
        Tr::tr("%1 is forgotten. Deleted: %n message(s).", nullptr, report->messages).arg(profile->name()));
    if (report->withOurAnswers > 0)
        work.output().line(
            Tr::tr("Your own answers stay in %n conversation(s).", nullptr, report->withOurAnswers));
    if (report->notesElsewhere > 0)
        work.output().line(Tr::tr("Left in conversations with others: %n note(s). Look whether this person "
                                  "stands in there.",
                                  nullptr, report->notesElsewhere));
    if (!report->isFileClean)
        work.output().line(Tr::tr("Another program has the workspace open: the last traces go from the "
                                  "file once it lets go."));
    if (const QString older = report->olderCopies.sentence(); !older.isEmpty())
        work.output().line(older);
    work.output().object(toJson(*report));
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> personCommands()
{
    const QString who = QStringLiteral("WHO");
    const OptionSpec client{QStringLiteral("client"), QStringLiteral("CLIENT"),
                            Tr::tr("only among those who speak to this client")};
    return {
        {QStringLiteral("person list"),
         Tr::tr("Lists the people whom the clients know, by name."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")}},
         onAnyClient(personList)},
        {QStringLiteral("person show"),
         Tr::tr("Shows somebody: handles, what they said last, how they feel, and who may be the same."),
         {who},
         {client,
          {QStringLiteral("limit"), QStringLiteral("N"), Tr::tr("at most so many messages; 20 without it")}},
         onWorkspace(personShow)},
        {QStringLiteral("person edit"),
         Tr::tr("Changes what is named by the options."),
         {who},
         {client,
          {QStringLiteral("name"), QStringLiteral("NAME"), Tr::tr("what they are called")},
          {QStringLiteral("note"), QStringLiteral("TEXT"), Tr::tr("what only you read")},
          {QStringLiteral("label"), QStringLiteral("LABEL"), Tr::tr("in place of all labels before"), true}},
         onWorkspace(personEdit)},
        {QStringLiteral("person join"),
         Tr::tr("Two handles are one person's."),
         {who, QStringLiteral("OTHER")},
         {client},
         onWorkspace(personJoin)},
        {QStringLiteral("person part"),
         Tr::tr("Takes a handle from its person; of two, remembers that they are not the same person's."),
         {who, QStringLiteral("[OTHER]")},
         {client},
         onWorkspace(personPart)},
        {QStringLiteral("person export"),
         Tr::tr("Writes all that the workspace has of somebody into a folder, to read and for programs."),
         {who},
         {client, required({QStringLiteral("to"), QStringLiteral("FOLDER"), Tr::tr("where to")})},
         onWorkspace(personExport)},
        {QStringLiteral("person forget"),
         Tr::tr("Deletes all that the workspace has of somebody. There is no way back."),
         {who},
         {client, {QStringLiteral("for-good"), {}, Tr::tr("do it; without it, only what would go is said")}},
         onWorkspace(personForget)},
    };
}

} // namespace hatstand::cli
