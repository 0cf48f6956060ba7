// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../listen/listen_fixture.h"
#include "listen/inbox/inbox.h"
#include "people/people.h"

#include <string>
#include <vector>

namespace hatstand::test
{

/// Who says something, where.
struct Voice
{
    std::string network = "square";
    std::string place;
    std::string id;
    std::string handle;
    std::string name;
    std::string page;
    bool isOurs = false;
};

/// A client to which people speak.
class PeopleFixture : public ListenFixture
{
public:
    explicit PeopleFixture(Kind kind = Kind::InMemory)
        : ListenFixture(kind)
        , service(database(), clock)
        , inbox(database(), clock)
        , source(addSource(listen::GoesTo::Inbox))
    {
    }

    /// What they say, and what it answers (empty: a post of the client's).
    [[nodiscard]] listen::MessageDraft draftOf(const Voice &who, const std::string &text, int minute,
                                               const std::string &id, const std::string &answers = {}) const
    {
        listen::MessageDraft made;
        made.network = who.network;
        made.place = who.place;
        made.remoteId = id;
        made.answersId = answers.empty() ? "post" : answers;
        made.isOurs = who.isOurs;
        made.at = clock.now() + std::chrono::minutes(minute);
        made.speakerId = who.id;
        made.handle = who.handle;
        made.displayName = who.name;
        made.page = who.page;
        made.text = text;
        made.channel = networks::Channel::Reply;
        return made;
    }
    listen::IntakeReport take(const std::vector<listen::MessageDraft> &drafts,
                              listen::Feeling feeling = listen::Feeling::Neutral)
    {
        listen::Intake intake(database(), clock, [feeling](std::string_view, std::string_view language) {
            return listen::Judgement{std::string(language), feeling, 0};
        });
        return intake.take(source, drafts).value();
    }
    /// The conversation that it came into; null: in none.
    listen::ConversationId say(const Voice &who, const std::string &text, int minute, const std::string &id,
                               const std::string &answers = {},
                               listen::Feeling feeling = listen::Feeling::Neutral)
    {
        const listen::IntakeReport report = take({draftOf(who, text, minute, id, answers)}, feeling);
        return report.conversations.isEmpty() ? listen::ConversationId() : *report.conversations.begin();
    }

    /// The handle that speaks so, once it has said something.
    [[nodiscard]] listen::SpeakerId speaker(const Voice &who) const
    {
        const auto found = service.find(client, QString::fromStdString(who.handle), 50).value();
        for (const people::Handle &one : found) {
            if (one.network.toStdString() == who.network && one.place.toStdString() == who.place &&
                one.remoteId.toStdString() == who.id)
                return one.id;
        }
        return {};
    }

    people::People service;
    listen::Inbox inbox;
    listen::Source source;
};

} // namespace hatstand::test
