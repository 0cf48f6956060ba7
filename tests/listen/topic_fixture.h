// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/listen_fixture.h"
#include "listen/search/message_search_table.h"
#include "listen/topics/topic_match_table.h"
#include "listen/topics/topic_matching.h"
#include "listen/topics/topic_service.h"

#include <set>
#include <vector>

namespace hatstand::test
{

/// A client with a source and topics.
class TopicFixture : public ListenFixture
{
public:
    explicit TopicFixture(Kind kind = Kind::InMemory)
        : ListenFixture(kind)
        , service(database(), clock)
        , matching(database(), clock)
        , source(addSource(listen::GoesTo::Stream))
        , intake(database(), clock, judgeByMark())
    {
    }

    /// "(-)" and "(+)" in a text say how it sounds.
    [[nodiscard]] static listen::Judge judgeByMark()
    {
        return [](std::string_view text, std::string_view language) {
            listen::Judgement judged{std::string(language)};
            judged.feeling = text.find("(-)") != std::string_view::npos   ? listen::Feeling::Negative
                             : text.find("(+)") != std::string_view::npos ? listen::Feeling::Positive
                                                                          : listen::Feeling::Neutral;
            return judged;
        };
    }

    listen::MessageDraft said(const std::string &text, Instant at) const
    {
        listen::MessageDraft made = draft("m" + std::to_string(++m_said), {}, 0);
        made.channel = networks::Channel::Said;
        made.text = text;
        made.at = at;
        return made;
    }
    void take(const std::vector<listen::MessageDraft> &drafts)
    {
        if (!intake.take(source, drafts))
            qFatal("The messages cannot be taken in.");
    }
    void say(const std::string &text, Instant at) { take({said(text, at)}); }
    void say(const std::string &text) { say(text, clock.now()); }
    void index()
    {
        listen::MessageSearchTable table(database());
        while (table.indexMore(100).value_or(0) == 100) {
        }
    }

    [[nodiscard]] listen::Topic topicOf(const QString &query) const
    {
        listen::Topic topic;
        topic.clientId = client;
        topic.name = QStringLiteral("Topic");
        topic.query = query;
        return topic;
    }
    listen::TopicId add(const listen::Topic &topic)
    {
        const auto added = service.add(topic);
        if (!added)
            qFatal("%s", qPrintable(added.error().sentence()));
        return *added;
    }
    listen::MatchStep match()
    {
        const auto done = matching.doAll();
        if (!done)
            qFatal("%s", qPrintable(done.error().sentence()));
        return *done;
    }
    /// The rows that are in it.
    [[nodiscard]] std::set<qint64> rowsOf(const listen::TopicId &id)
    {
        std::set<qint64> rows;
        const auto said = listen::TopicMatchTable(database())
                              .stream(service.topic(id)->set, Instant(), std::nullopt, 100'000);
        for (const auto &one : said.value())
            rows.insert(one.place.row);
        return rows;
    }

    listen::TopicService service;
    listen::TopicMatching matching;
    listen::Source source;
    listen::Intake intake;

private:
    mutable int m_said = 0;
};

} // namespace hatstand::test
