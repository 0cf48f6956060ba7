// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/intake/intake.h"
#include "listen/sources/source_table.h"
#include "support/test_workspace.h"

#include <string>

namespace hatstand::test
{

/// A workspace with one client and places where it listens.
class ListenFixture : public TestWorkspace
{
public:
    explicit ListenFixture(Kind kind = Kind::InMemory)
        : TestWorkspace(kind), client(addClient(QStringLiteral("Padaria Alma"))), sources(database())
    {
    }

    listen::Source addSource(listen::GoesTo goesTo, listen::SourceKind kind = listen::SourceKind::Feed,
                             const clients::AccountId &account = {})
    {
        listen::Source source;
        source.id = listen::SourceId::create(clock);
        source.clientId = client;
        source.kind = kind;
        source.accountId = account;
        source.name = QStringLiteral("Source");
        source.goesTo = goesTo;
        source.createdAt = clock.now();
        source.standing.nextAt = clock.now();
        if (!sources.insert(source))
            qFatal("The source cannot be added.");
        return source;
    }

    /// Judges nothing.
    [[nodiscard]] static listen::Judge noJudge()
    {
        return [](std::string_view, std::string_view language) {
            return listen::Judgement{std::string(language)};
        };
    }

    [[nodiscard]] listen::MessageDraft draft(const std::string &id, const std::string &answers, int minute,
                                             bool ours = false) const
    {
        listen::MessageDraft made;
        made.network = "square";
        made.remoteId = id;
        made.answersId = answers;
        made.isOurs = ours;
        made.at = clock.now() + std::chrono::minutes(minute);
        made.speakerId = ours ? "us" : "speaker-" + id;
        made.displayName = ours ? "Alma" : "Speaker " + id;
        made.text = "Text of " + id;
        made.channel = networks::Channel::Reply;
        return made;
    }

    clients::ClientId client;
    listen::SourceTable sources;
};

} // namespace hatstand::test
