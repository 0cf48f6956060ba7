// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/listening_words.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/words.h"
#include "listen/inbox/inbox.h"
#include "listen/kinds/kind_names.h"
#include "parts.h"

#include <QJsonArray>

namespace hatstand::cli
{

namespace
{
Result<ExitCode> inboxList(Work &work, const std::optional<clients::Client> &client)
{
    const auto limit = readLimit(work.arguments, 100);
    if (!limit)
        return fail(limit.error());
    listen::InboxQuery query;
    if (client)
        query.client = client->id;
    if (const auto name = work.arguments.optional(QStringLiteral("state"))) {
        const auto state = conversationStateFromName(*name);
        if (!state) {
            return fail(wrongCall(Tr::tr("\"%1\" is no state of a conversation.").arg(*name),
                                  Tr::tr("Use open, waiting, done or later.")));
        }
        query.state = *state;
    }
    if (const auto name = work.arguments.optional(QStringLiteral("kind"))) {
        query.kind = listen::kindFromKey(*name);
        if (!query.kind)
            return fail(wrongKind(*name));
    }
    if (const auto name = work.arguments.optional(QStringLiteral("assigned-to")))
        query.assignedTo = *name;
    const auto page = work.parts.inbox().page(query, {}, 0, *limit);
    if (!page)
        return fail(page.error());
    const auto count = work.parts.inbox().count(query);
    if (!count)
        return fail(count.error());
    const Instant now = work.parts.clock().now();
    std::vector<QStringList> rows;
    for (const listen::Conversation &conversation : *page) {
        const QString due = !conversation.dueAt ? QString()
                            : *conversation.dueAt < now
                                ? Tr::tr("was due %1").arg(timeHere(*conversation.dueAt))
                                : Tr::tr("due %1").arg(timeHere(*conversation.dueAt));
        rows.push_back({conversation.speakerName, conversation.network, channelName(conversation.channel),
                        due, conversation.id.toString(), conversation.snippet.left(120)});
        work.output().object(toJson(conversation));
    }
    work.output().table(
        {Tr::tr("FROM"), Tr::tr("NETWORK"), Tr::tr("AS"), Tr::tr("PROMISE"), Tr::tr("ID"), Tr::tr("WHAT")},
        rows);
    if (const int more = *count - int(page->size()); more > 0)
        work.output().remark(Tr::tr("%n more conversation(s); --limit shows more.", nullptr, more),
                             {{QStringLiteral("more"), more}});
    return ExitCode::Done;
}

Result<ExitCode> inboxShow(Work &work)
{
    const auto id = findConversation(work.parts, work.arguments.positional(0));
    if (!id)
        return fail(id.error());
    const auto conversation = work.parts.inbox().conversation(*id);
    if (!conversation)
        return fail(conversation.error());
    const auto messages = work.parts.inbox().messages(*id);
    if (!messages)
        return fail(messages.error());
    const auto entries = work.parts.inbox().entries(*id);
    if (!entries)
        return fail(entries.error());
    QJsonObject object = toJson(*conversation);
    work.output().line(Tr::tr("%1 (%2): %3", "from whom, network, state")
                           .arg(conversation->speakerName, conversation->network,
                                conversationStateName(conversation->state)));
    const auto why = work.parts.inbox().kindWhy(*id);
    if (!why)
        return fail(why.error());
    work.output().line(
        Tr::tr("%1. %2", "a kind, and why it is that").arg(listen::kindName(conversation->kind), *why));
    object.insert(QStringLiteral("kindWhy"), *why);
    QJsonArray said;
    for (const listen::Message &message : *messages) {
        work.output().line(QStringLiteral("\n%1  %2")
                               .arg(timeHere(message.at), message.isOurs ? Tr::tr("we") : message.author));
        work.output().line(message.text);
        said.append(toJson(message));
    }
    QJsonArray notes;
    for (const listen::ConversationEntry &entry : *entries) {
        const bool isNote = entry.kind == listen::ConversationEntry::Kind::Note;
        work.output().line(
            QStringLiteral("\n%1  %2")
                .arg(timeHere(entry.at), isNote ? Tr::tr("note by %1: %2").arg(entry.who, entry.text)
                                                : Tr::tr("assigned to %1").arg(entry.text)));
        notes.append(QJsonObject{
            {QStringLiteral("at"), entry.at.toIso()},
            {QStringLiteral("kind"), isNote ? QStringLiteral("note") : QStringLiteral("assigned")},
            {QStringLiteral("who"), entry.who},
            {QStringLiteral("text"), entry.text}});
    }
    object.insert(QStringLiteral("said"), said);
    object.insert(QStringLiteral("notes"), notes);
    work.output().object(object);
    return ExitCode::Done;
}

/// The conversations of these names: all, or a failure.
Result<std::vector<listen::Conversation>> named(Work &work, const QStringList &names)
{
    std::vector<listen::Conversation> all;
    for (const QString &name : names) {
        const auto id = findConversation(work.parts, name);
        if (!id)
            return fail(id.error());
        auto conversation = work.parts.inbox().conversation(*id);
        if (!conversation)
            return fail(std::move(conversation.error()));
        all.push_back(std::move(*conversation));
    }
    return all;
}

Result<ExitCode> printAfter(Work &work, const Result<listen::ConversationChanges> &done)
{
    if (!done)
        return fail(done.error());
    for (const listen::ConversationChange &one : *done) {
        work.output().line(
            QStringLiteral("%1: %2").arg(one.after.speakerName, conversationStateName(one.after.state)));
        work.output().object(toJson(one.after));
    }
    return ExitCode::Done;
}

Result<ExitCode> inboxDone(Work &work)
{
    const auto conversations = named(work, work.arguments.positional());
    if (!conversations)
        return fail(conversations.error());
    listen::SeenConversations seen;
    for (const listen::Conversation &conversation : *conversations)
        seen.push_back({conversation.id, conversation.lastRow});
    return printAfter(work, work.parts.inbox().markDone(seen));
}

Result<ExitCode> inboxReopen(Work &work)
{
    const auto conversations = named(work, work.arguments.positional());
    if (!conversations)
        return fail(conversations.error());
    listen::Inbox::Ids ids;
    for (const listen::Conversation &conversation : *conversations)
        ids.push_back(conversation.id);
    return printAfter(work, work.parts.inbox().reopen(ids));
}

Result<ExitCode> inboxKind(Work &work)
{
    const QString word = work.arguments.positional(1);
    const auto kind = listen::kindFromKey(word);
    if (!kind)
        return fail(wrongKind(word));
    const auto conversations = named(work, {work.arguments.positional(0)});
    if (!conversations)
        return fail(conversations.error());
    const auto done = work.parts.inbox().setKind({conversations->front().id}, *kind);
    if (!done)
        return fail(done.error());
    for (const listen::ConversationChange &one : *done) {
        work.output().line(QStringLiteral("%1: %2").arg(one.after.speakerName, listen::kindName(*kind)));
        work.output().object(toJson(one.after));
    }
    return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> inboxCommands()
{
    const QString conversations = QStringLiteral("CONVERSATION…");
    return {
        {QStringLiteral("inbox list"),
         Tr::tr("Lists conversations, what is promised soonest first."),
         {},
         {{QStringLiteral("client"), QStringLiteral("CLIENT"), Tr::tr("only this client's")},
          {QStringLiteral("state"), QStringLiteral("STATE"),
           Tr::tr("open, waiting, done or later; open without it")},
          {QStringLiteral("kind"), QStringLiteral("KIND"),
           Tr::tr("question, complaint, praise, order, press, spam or other")},
          {QStringLiteral("assigned-to"), QStringLiteral("NAME"),
           Tr::tr("only what is in that person's hands")},
          {QStringLiteral("limit"), QStringLiteral("N"), Tr::tr("at most so many; 100 without it")}},
         onAnyClient(inboxList)},
        {QStringLiteral("inbox show"),
         Tr::tr("Shows all that was said in a conversation, and the notes on it."),
         {QStringLiteral("CONVERSATION")},
         {},
         onWorkspace(inboxShow)},
        {QStringLiteral("inbox done"),
         Tr::tr("Nothing more is to be done about them."),
         {conversations},
         {},
         onWorkspace(inboxDone)},
        {QStringLiteral("inbox reopen"),
         Tr::tr("They wait for an answer again."),
         {conversations},
         {},
         onWorkspace(inboxReopen)},
        {QStringLiteral("inbox kind"),
         Tr::tr("Says what somebody wants. It stays so, and the program learns from it."),
         {QStringLiteral("CONVERSATION"), QStringLiteral("KIND")},
         {},
         onWorkspace(inboxKind)},
    };
}

} // namespace hatstand::cli
