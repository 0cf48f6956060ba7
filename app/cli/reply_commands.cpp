// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/text_input.h"
#include "cli/words.h"
#include "clients/client_service.h"
#include "listen/inbox/inbox.h"
#include "listen/replies/replies.h"
#include "listen/replies/reply_variables.h"
#include "listen/replies/saved_replies.h"
#include "parts.h"

#include <algorithm>

namespace hatstand::cli
{

namespace
{
/// The one of that name; where two have it, the client's own.
Result<listen::SavedReply> savedReply(Work &work, const clients::ClientId &client, const QString &name)
{
    const auto all = work.parts.savedReplies().of(client);
    if (!all)
        return fail(all.error());
    const auto found = std::find_if(all->begin(), all->end(), [&name](const listen::SavedReply &one) {
        return one.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (found == all->end()) {
        return fail(Error{ErrorCode::NotFound,
                          Tr::tr("No saved reply is called \"%1\".").arg(name),
                          {},
                          Tr::tr("\"saved-reply list\" shows them."),
                          {}});
    }
    return *found;
}

/// What is to be said: the words of the call, a saved reply, or standard input.
Result<QString> wordsOf(Work &work, const listen::Conversation &conversation)
{
    const QString words = work.arguments.positional(1);
    const auto name = work.arguments.optional(QStringLiteral("saved"));
    if (name && !words.isEmpty())
        return fail(wrongCall(Tr::tr("Give a text, or a saved reply."), {}));
    if (!name)
        return words.isEmpty() ? readTextFile(QStringLiteral("-")) : words;
    const auto saved = savedReply(work, conversation.clientId, *name);
    if (!saved)
        return fail(saved.error());
    const auto form = work.parts.replies().form(conversation.id);
    if (!form)
        return fail(form.error());
    const auto client = work.parts.clients().client(conversation.clientId);
    return listen::filledIn(saved->text, {form->speakerName, form->handle, client ? client->name : QString(),
                                          work.arguments.value(QStringLiteral("by"))});
}

Result<ExitCode> inboxReply(Work &work)
{
    const auto id = findConversation(work.parts, work.arguments.positional(0));
    if (!id)
        return fail(id.error());
    const auto conversation = work.parts.inbox().conversation(*id);
    if (!conversation)
        return fail(conversation.error());
    const auto words = wordsOf(work, *conversation);
    if (!words)
        return fail(words.error());
    listen::NewReply reply;
    reply.conversation = *id;
    reply.text = *words;
    reply.thenDone = work.arguments.has(QStringLiteral("done"));
    reply.seenRow = conversation->lastRow;
    reply.who = work.arguments.value(QStringLiteral("by"));
    const auto sent = work.parts.replies().send(reply);
    if (!sent)
        return fail(sent.error());
    work.output().line(
        Tr::tr("The answer to %1 goes out with the next \"publish\".").arg(conversation->speakerName));
    work.output().object(
        {{QStringLiteral("post"), sent->toString()}, {QStringLiteral("conversation"), id->toString()}});
    return ExitCode::Done;
}

void printSaved(Work &work, const listen::SavedReply &reply)
{
    work.output().object({{QStringLiteral("id"), reply.id.toString()},
                          {QStringLiteral("name"), reply.name},
                          {QStringLiteral("text"), reply.text},
                          {QStringLiteral("allClients"), reply.clientId.isNull()}});
}

Result<ExitCode> savedList(Work &work, const clients::Client &client)
{
    const auto all = work.parts.savedReplies().of(client.id);
    if (!all)
        return fail(all.error());
    std::vector<QStringList> rows;
    for (const listen::SavedReply &one : *all) {
        rows.push_back({one.name, one.clientId.isNull() ? Tr::tr("all clients") : client.name,
                        one.text.simplified().left(100)});
        printSaved(work, one);
    }
    work.output().table({Tr::tr("NAME"), Tr::tr("FOR"), Tr::tr("TEXT")}, rows);
    return ExitCode::Done;
}

Result<ExitCode> savedAdd(Work &work, const clients::Client &client)
{
    listen::SavedReply reply;
    if (!work.arguments.has(QStringLiteral("all-clients")))
        reply.clientId = client.id;
    reply.name = work.arguments.positional(1);
    auto text = work.arguments.optional(QStringLiteral("text"));
    if (!text) {
        const auto read = readTextFile(QStringLiteral("-"));
        if (!read)
            return fail(read.error());
        text = *read;
    }
    reply.text = *text;
    const auto added = work.parts.savedReplies().add(reply);
    if (!added)
        return fail(added.error());
    reply.id = *added;
    work.output().line(Tr::tr("Saved as \"%1\".").arg(reply.name));
    printSaved(work, reply);
    return ExitCode::Done;
}

Result<ExitCode> savedRemove(Work &work, const clients::Client &client)
{
    const auto reply = savedReply(work, client.id, work.arguments.positional(1));
    if (!reply)
        return fail(reply.error());
    if (const auto removed = work.parts.savedReplies().remove(reply->id); !removed)
        return fail(removed.error());
    work.output().line(Tr::tr("\"%1\" is removed.").arg(reply->name));
    return ExitCode::Done;
}

/// "{first} {name} …", for the help.
QString variableNames()
{
    QStringList names;
    for (const listen::ReplyVariable &variable : listen::replyVariables())
        names << variable.key;
    return names.join(u' ');
}
} // namespace

std::vector<CommandSpec> replyCommands()
{
    return {
        {QStringLiteral("inbox reply"),
         Tr::tr("Answers what was said last in a conversation. Without a text it reads standard input."),
         {QStringLiteral("CONVERSATION"), QStringLiteral("[TEXT]")},
         {{QStringLiteral("saved"), QStringLiteral("NAME"), Tr::tr("with that saved reply")},
          {QStringLiteral("done"), {}, Tr::tr("and nothing more is to be done about it")},
          {QStringLiteral("by"), QStringLiteral("NAME"), Tr::tr("who answers")}},
         onWorkspace(inboxReply)},
        {QStringLiteral("saved-reply list"),
         Tr::tr("Lists the saved replies of a client, and those for all clients."),
         {QStringLiteral("CLIENT")},
         {},
         onClient(savedList)},
        {QStringLiteral("saved-reply add"),
         Tr::tr("Saves a reply. Without --text it reads standard input. In it can stand: %1.")
             .arg(variableNames()),
         {QStringLiteral("CLIENT"), QStringLiteral("NAME")},
         {{QStringLiteral("text"), QStringLiteral("TEXT"), Tr::tr("what it says")},
          {QStringLiteral("all-clients"), {}, Tr::tr("for all clients")}},
         onClient(savedAdd)},
        {QStringLiteral("saved-reply remove"),
         Tr::tr("Removes a saved reply."),
         {QStringLiteral("CLIENT"), QStringLiteral("NAME")},
         {},
         onClient(savedRemove)},
    };
}

} // namespace hatstand::cli
