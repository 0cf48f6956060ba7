// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// However the messages come in, one set of them makes the same conversations.
#include "listen/inbox/conversation_table.h"
#include "listen_fixture.h"

#include <QTest>

#include <map>
#include <rapidcheck.h>
#include <set>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;

namespace
{
/// Who stands together, and how that stands.
struct Outcome
{
    std::set<std::string> members;
    ConversationState state = ConversationState::Open;
    qint64 waitingSince = 0;
    bool unread = false;
    std::string snippet;
    bool operator==(const Outcome &) const = default;
    auto operator<=>(const Outcome &) const = default;
};

std::set<Outcome> outcomes(ListenFixture &fixture)
{
    std::map<ConversationId, Outcome> all;
    MessageTable messages(fixture.database());
    ConversationTable conversations(fixture.database());
    const auto stream = messages.stream(fixture.client, {}, 1000).value();
    for (const Message &message : stream) {
        if (message.conversationId.isNull())
            continue;
        Outcome &outcome = all[message.conversationId];
        outcome.members.insert(message.remoteId.toStdString());
        const Conversation conversation = conversations.find(message.conversationId).value().value();
        outcome.state = conversation.state;
        outcome.waitingSince = conversation.waitingSince ? conversation.waitingSince->milliseconds() : 0;
        // Whether an answered one was looked at depends on what came first: the answer may have seen it.
        outcome.unread = conversation.unread && conversation.waitingSince;
        outcome.snippet = conversation.snippet.toStdString();
    }
    std::set<Outcome> made;
    for (auto &[id, outcome] : all)
        made.insert(std::move(outcome));
    return made;
}

/// For a failed comparison.
std::string shown(const std::set<Outcome> &all)
{
    std::string text;
    for (const Outcome &outcome : all) {
        for (const std::string &member : outcome.members)
            text += member + ' ';
        text += "state " + std::to_string(int(outcome.state)) + " since " +
                std::to_string(outcome.waitingSince) + (outcome.unread ? " unread " : " read ") +
                outcome.snippet + '\n';
    }
    return text;
}

std::set<std::set<std::string>> groups(ListenFixture &fixture)
{
    std::set<std::set<std::string>> made;
    for (const Outcome &outcome : outcomes(fixture))
        made.insert(outcome.members);
    return made;
}

void take(ListenFixture &fixture, const Source &source, const std::vector<MessageDraft> &drafts)
{
    Intake intake(fixture.database(), fixture.clock, ListenFixture::noJudge());
    const auto taken = intake.take(source, drafts);
    if (!taken)
        qFatal("%s", qPrintable(taken.error().detail));
}
} // namespace

class TestThreading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersToOurPostAreConversationsOfTheirOwn()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        take(fixture, source, {fixture.draft("a", "post", 1), fixture.draft("b", "post", 2)});
        QCOMPARE(groups(fixture), (std::set<std::set<std::string>>{{"a"}, {"b"}}));
    }

    void whatAnswersAMessageJoinsItAndOurAnswerToo()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        take(fixture, source,
             {fixture.draft("a", "post", 1), fixture.draft("ours", "a", 2, true),
              fixture.draft("again", "ours", 3), fixture.draft("other", "a", 4)});
        QCOMPARE(groups(fixture), (std::set<std::set<std::string>>{{"a", "ours", "again", "other"}}));
    }

    void partsOfOurOwnThreadDoNotJoinThoseWhoAnswerThem()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        take(fixture, source,
             {fixture.draft("part2", "post", 0, true), fixture.draft("a", "part2", 1),
              fixture.draft("b", "part2", 2)});
        QCOMPARE(groups(fixture), (std::set<std::set<std::string>>{{"a"}, {"b"}}));
    }

    void anAnswerThatIsHeardFirstFindsWhatItAnswers()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        take(fixture, source, {fixture.draft("c", "ours", 3)});
        take(fixture, source, {fixture.draft("ours", "a", 2, true)});
        QCOMPARE(groups(fixture), (std::set<std::set<std::string>>{{"c"}}));
        take(fixture, source, {fixture.draft("a", "post", 1)});
        QCOMPARE(groups(fixture), (std::set<std::set<std::string>>{{"a", "ours", "c"}}));
    }

    void directMessagesStandInTheThreadOfTheirNetwork()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        std::vector<MessageDraft> drafts{fixture.draft("a", "", 1), fixture.draft("b", "", 2, true),
                                         fixture.draft("c", "", 3)};
        for (MessageDraft &draft : drafts)
            draft.threadId = "talk";
        take(fixture, source, drafts);
        QCOMPARE(groups(fixture), (std::set<std::set<std::string>>{{"a", "b", "c"}}));
    }

    void aFoundMessageThatIsAMentionTooComesIntoTheInboxOnce()
    {
        ListenFixture fixture;
        const Source stream = fixture.addSource(GoesTo::Stream);
        const Source inbox = fixture.addSource(GoesTo::Inbox);
        take(fixture, stream, {fixture.draft("a", "", 1)});
        QVERIFY(groups(fixture).empty());
        take(fixture, inbox, {fixture.draft("a", "", 1)});
        take(fixture, stream, {fixture.draft("a", "", 1)});
        QCOMPARE(groups(fixture), (std::set<std::set<std::string>>{{"a"}}));
    }

    void theOrderOfArrivalDoesNotMatter()
    {
        QVERIFY(rc::check("the order of arrival does not matter", [] {
            const int count = *rc::gen::inRange(1, 12);
            struct Said
            {
                int answers = -1; ///< an earlier one; -1: our post
                bool ours = false;
                int tree = 0;   ///< whose thread it is; 0: public
                int thread = 0; ///< as the network tells it; 0: not
                bool toStream = false;
            };
            std::vector<Said> said;
            for (int i = 0; i < count; ++i) {
                Said one;
                one.answers = *rc::gen::inRange(-1, i);
                one.ours = *rc::gen::inRange(0, 3) == 0;
                one.toStream = *rc::gen::inRange(0, 6) == 0;
                // All of one tree is said in public, or in one thread, which the network tells of some.
                one.tree = one.answers >= 0 ? said[static_cast<size_t>(one.answers)].tree
                                            : *rc::gen::weightedElement<int>({{6, 0}, {1, 1}, {1, 2}});
                one.thread = *rc::gen::inRange(0, 3) > 0 ? one.tree : 0;
                said.push_back(one);
            }
            std::vector<int> order(static_cast<size_t>(count));
            for (int i = 0; i < count; ++i)
                order[static_cast<size_t>(i)] = i;
            const auto fill = [&](ListenFixture &fixture, const std::vector<int> &arrival, size_t batch) {
                const Source inbox = fixture.addSource(GoesTo::Inbox);
                const Source stream = fixture.addSource(GoesTo::Stream);
                std::vector<MessageDraft> waiting;
                bool waitsForStream = false;
                const auto flush = [&] {
                    take(fixture, waitsForStream ? stream : inbox, waiting);
                    waiting.clear();
                };
                for (const int i : arrival) {
                    const Said &one = said[static_cast<size_t>(i)];
                    MessageDraft draft = fixture.draft(
                        "m" + std::to_string(i), one.answers < 0 ? "post" : "m" + std::to_string(one.answers),
                        i, one.ours);
                    if (one.tree > 0)
                        draft.channel = networks::Channel::DirectMessage;
                    if (one.thread > 0)
                        draft.threadId = "t" + std::to_string(one.thread);
                    if (one.toStream != waitsForStream || waiting.size() >= batch)
                        flush();
                    waitsForStream = one.toStream;
                    waiting.push_back(draft);
                }
                flush();
            };
            ListenFixture straight;
            fill(straight, order, 100);
            std::vector<int> shuffled = order;
            for (size_t i = shuffled.size(); i > 1; --i)
                std::swap(shuffled[i - 1], shuffled[static_cast<size_t>(*rc::gen::inRange<int>(0, int(i)))]);
            // Some come twice.
            shuffled.push_back(shuffled.front());
            ListenFixture mixed;
            fill(mixed, shuffled, static_cast<size_t>(*rc::gen::inRange(1, 5)));
            RC_ASSERT(shown(outcomes(straight)) == shown(outcomes(mixed)));
        }));
    }
};

QTEST_GUILESS_MAIN(TestThreading)
#include "tst_threading.moc"
