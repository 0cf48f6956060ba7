// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/inbox.h"
#include "listen/intake/intake.h"
#include "listen/replies/replies.h"
#include "listen/sources/source_table.h"
#include "publish/publish_workspace.h"

namespace hatstand::test
{

/// A workspace with one account that people speak to, and that answers. Its network obeys the test.
class ReplyWorkspace : public PublishWorkspace
{
public:
    ReplyWorkspace()
        : client(addClient(QStringLiteral("Crumb")))
        , account(addAccount(client, QStringLiteral("crumb.example")))
        , inbox(database(), clock)
        , replies(database(), clock, {inbox, posts, outbox, accounts, rules, *connectors})
    {
        source.id = listen::SourceId::create(clock);
        source.clientId = client;
        source.accountId = account;
        source.kind = listen::SourceKind::Account;
        source.goesTo = listen::GoesTo::Inbox;
        source.createdAt = clock.now();
        must(listen::SourceTable(database()).insert(source));
    }

    /// Somebody says that; answers the conversation.
    listen::ConversationId hear(const std::string &id, const std::string &text = "Are you open?",
                                networks::Channel channel = networks::Channel::Mention, bool ours = false,
                                const std::string &answers = {})
    {
        clock.advance(Milliseconds(1000));
        listen::MessageDraft said;
        said.network = "bluesky";
        said.remoteId = id;
        said.answersId = answers;
        said.channel = channel;
        said.isOurs = ours;
        said.at = clock.now();
        said.speakerId = ours ? "us" : "did:plc:anouk";
        said.handle = ours ? "crumb.example" : "anouk.example";
        said.displayName = ours ? "Crumb" : "Anouk Bakker";
        said.text = text;
        listen::Intake intake(database(), clock,
                              [](std::string_view, std::string_view) { return listen::Judgement(); });
        const auto report = intake.take(source, {&said, 1}, std::vector<listen::Judgement>(1)).value();
        inbox.noteIntake(report.conversations);
        return report.conversations.isEmpty() ? listen::ConversationId() : *report.conversations.begin();
    }
    [[nodiscard]] listen::Conversation look(const listen::ConversationId &id) const
    {
        return inbox.conversation(id).value();
    }
    [[nodiscard]] listen::NewReply answer(const listen::ConversationId &id, const QString &text,
                                          bool thenDone = false) const
    {
        listen::NewReply reply;
        reply.conversation = id;
        reply.text = text;
        reply.thenDone = thenDone;
        reply.seenRow = look(id).lastRow;
        reply.who = QStringLiteral("Ines");
        return reply;
    }

    clients::ClientId client;
    clients::AccountId account;
    listen::Inbox inbox;
    listen::Replies replies;
    listen::Source source;
};

} // namespace hatstand::test
