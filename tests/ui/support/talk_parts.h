// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/inbox.h"
#include "listen/intake/intake.h"
#include "listen/replies/replies.h"
#include "listen/replies/saved_replies.h"
#include "listen/sources/source_table.h"
#include "ui/support/window_parts.h"

namespace hatstand::test
{

/// What people say to the clients of the window's parts, which outlive this.
struct TalkParts
{
    explicit TalkParts(WindowParts &parts)
        : database(parts.base.database())
        , clock(parts.base.clock)
        , inbox(parts.base.database(), parts.base.clock)
        , replies(
              parts.base.database(), parts.base.clock,
              {inbox, parts.posts, parts.outbox, parts.base.accounts, parts.rules, *parts.base.connectors})
        , savedReplies(parts.base.database(), parts.base.clock)
    {
    }

    /// Somebody says that to the client; `stars` above 0: it is a review.
    void hear(const clients::ClientId &client, const std::string &id, const std::string &text, int stars = 0)
    {
        if (source.id.isNull()) {
            source.id = listen::SourceId::create(clock);
            source.clientId = client;
            source.goesTo = listen::GoesTo::Inbox;
            source.createdAt = clock.now();
            if (!listen::SourceTable(database).insert(source))
                qFatal("The source cannot be added.");
        }
        listen::MessageDraft said;
        said.network = "bluesky";
        said.remoteId = id;
        said.channel = stars > 0 ? networks::Channel::Review : networks::Channel::Mention;
        said.at = clock.now();
        said.speakerId = "anouk";
        said.displayName = "Anouk Bakker";
        said.text = text;
        if (stars > 0)
            said.stars = stars;
        const auto taken =
            listen::Intake(database, clock, {}).take(source, {&said, 1}, std::vector<listen::Judgement>(1));
        if (!taken)
            qFatal("%s", qPrintable(taken.error().sentence()));
        inbox.noteIntake(taken->conversations);
    }

    storage::Database &database;
    const Clock &clock;
    listen::Source source;
    listen::Inbox inbox;
    listen::Replies replies;
    listen::SavedReplies savedReplies;
};

} // namespace hatstand::test
