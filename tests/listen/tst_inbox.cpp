// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with conversations, and that all of it can be taken back.
#include "listen/inbox/inbox.h"
#include "listen_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
class Talked : public ListenFixture
{
public:
    Talked() : inbox(database(), clock), source(addSource(GoesTo::Inbox)) {}
    ConversationId hear(const std::string &id, const std::string &answers, int minute, bool ours = false)
    {
        Intake intake(database(), clock, noJudge());
        const MessageDraft said = draft(id, answers, minute, ours);
        const IntakeReport report = intake.take(source, {&said, 1}).value();
        inbox.noteIntake(report.conversations);
        return report.conversations.isEmpty() ? ConversationId() : *report.conversations.begin();
    }
    /// One conversation a minute; one of them.
    ConversationId hearMany(int count)
    {
        std::vector<MessageDraft> said;
        for (int i = 1; i <= count; ++i)
            said.push_back(draft("many" + std::to_string(i), "post", i));
        Intake intake(database(), clock, noJudge());
        return *intake.take(source, said).value().conversations.begin();
    }
    [[nodiscard]] int countDueBefore(int minute)
    {
        return ConversationTable(database())
            .countOverdue(client, clock.now() + std::chrono::minutes(minute))
            .value();
    }
    Result<ConversationChanges> done(const Inbox::Ids &ids)
    {
        SeenConversations seen;
        for (const ConversationId &id : ids) {
            const auto now = inbox.conversation(id);
            seen.push_back({id, now ? now->lastRow : 0});
        }
        return inbox.markDone(seen);
    }
    [[nodiscard]] Conversation look(const ConversationId &id) const { return inbox.conversation(id).value(); }

    Inbox inbox;
    Source source;
};
} // namespace

class TestInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsDoneLeavesTheListAndComesBackByUndo()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        const Conversation before = talked.look(id);
        QVERIFY(before.unread);
        QSignalSpy changed(&talked.inbox, &Inbox::changed);
        const auto undo = talked.done({id});
        QVERIFY(undo);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(talked.look(id).state, ConversationState::Done);
        QVERIFY(!talked.look(id).dueAt);
        QCOMPARE(talked.inbox.count({}).value(), 0);
        QVERIFY(talked.inbox.restore(*undo));
        const Conversation after = talked.look(id);
        QCOMPARE(after.state, ConversationState::Open);
        QCOMPARE(after.dueAt, before.dueAt);
        QCOMPARE(after.waitingSince, before.waitingSince);
        QCOMPARE(after.unread, before.unread);
    }

    void undoKeepsWhatHasComeInSince()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        QVERIFY(talked.done({id}));
        const auto undo = talked.inbox.reopen({id});
        talked.hear("answer", "a", 2, true);
        talked.hear("more", "answer", 3);
        QVERIFY(talked.inbox.restore(*undo));
        QCOMPARE(talked.look(id).state, ConversationState::Open);
        QCOMPARE(talked.look(id).messageCount, 3);
        QCOMPARE(talked.look(id).waitingSince, std::optional(talked.draft("", "", 3).at));
    }

    void severalAreDoneAtOnce()
    {
        Talked talked;
        const ConversationId a = talked.hear("a", "post", 1);
        const ConversationId b = talked.hear("b", "post", 2);
        talked.hear("c", "post", 3);
        QSignalSpy changed(&talked.inbox, &Inbox::changed);
        const auto undo = talked.done({a, b, ConversationId::create(talked.clock)});
        QCOMPARE(undo->size(), size_t(2));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(talked.inbox.count({}).value(), 1);
    }

    void whatCameInUnseenIsNotDone()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        const SeenConversation seen{id, talked.look(id).lastRow};
        talked.hear("complaint", "a", 2);
        QVERIFY(talked.inbox.markDone({seen}));
        QCOMPARE(talked.look(id).state, ConversationState::Open);
        QVERIFY(talked.look(id).unread);
        QCOMPARE(talked.look(id).waitingSince, std::optional(talked.draft("", "", 2).at));
    }

    void whatWasSaidEarlierAndIsHeardLateOpensADoneOne()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 5);
        QVERIFY(talked.done({id}));
        talked.hear("late", "a", 3);
        QCOMPARE(talked.look(id).state, ConversationState::Open);
        QCOMPARE(talked.look(id).waitingSince, std::optional(talked.draft("", "", 3).at));
    }

    void undoTouchesOnlyWhatItsCommandHasChanged()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        const auto undo = talked.done({id});
        QVERIFY(talked.inbox.assign({id}, u"Ines"_s, u"Pieter"_s));
        QVERIFY(talked.inbox.setKind({id}, ConversationKind::Praise));
        QVERIFY(talked.inbox.restore(*undo));
        QCOMPARE(talked.look(id).state, ConversationState::Open);
        QCOMPARE(talked.look(id).assignedTo, u"Ines"_s);
        QCOMPARE(talked.look(id).kind, ConversationKind::Praise);
    }

    void doneOnesOpenAgainWhenSomebodyComesBack()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        QVERIFY(talked.done({id}));
        talked.hear("again", "a", 5);
        QCOMPARE(talked.look(id).state, ConversationState::Open);
        QCOMPARE(talked.look(id).waitingSince, std::optional(talked.draft("", "", 5).at));
    }

    void reopenedOnesWaitSinceTheirQuestion()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        const auto due = talked.look(id).dueAt;
        QVERIFY(talked.done({id}));
        QVERIFY(talked.inbox.reopen({id}));
        QCOMPARE(talked.look(id).state, ConversationState::Open);
        QCOMPARE(talked.look(id).dueAt, due);
        // Also one in which we have said the last word.
        talked.hear("answer", "a", 2, true);
        QCOMPARE(talked.look(id).state, ConversationState::Waiting);
        QVERIFY(talked.inbox.reopen({id}));
        QCOMPARE(talked.look(id).state, ConversationState::Open);
        QVERIFY(!talked.look(id).dueAt);
    }

    void whatIsPutOffComesBackAtItsTime()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        const Instant until = talked.clock.now() + 2h;
        QVERIFY(!talked.inbox.putOff({id}, talked.clock.now()));
        QVERIFY(talked.inbox.putOff({id}, until));
        QCOMPARE(talked.inbox.count({}).value(), 0);
        QCOMPARE(talked.inbox.nextLater().value(), std::optional(until));
        QCOMPARE(talked.inbox.bringBackLater().value(), 0);
        talked.clock.advance(2h);
        QCOMPARE(talked.inbox.bringBackLater().value(), 1);
        QCOMPARE(talked.look(id).state, ConversationState::Open);
        QVERIFY(talked.look(id).dueAt.has_value());
        QVERIFY(!talked.inbox.nextLater()->has_value());
    }

    void whoIsInChargeIsNotedAndFound()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        const auto undo = talked.inbox.assign({id}, u" Ines "_s, u"Pieter"_s);
        QVERIFY(undo);
        InboxQuery mine;
        mine.assignedTo = u"Ines"_s;
        QCOMPARE(talked.inbox.count(mine).value(), 1);
        mine.assignedTo = u""_s;
        QCOMPARE(talked.inbox.count(mine).value(), 0);
        const auto entries = talked.inbox.entries(id).value();
        QCOMPARE(entries.size(), size_t(1));
        QCOMPARE(entries.front().kind, ConversationEntry::Kind::Assigned);
        QCOMPARE(entries.front().text, u"Ines"_s);
        QCOMPARE(entries.front().who, u"Pieter"_s);
        QVERIFY(talked.inbox.restore(*undo));
        QVERIFY(talked.look(id).assignedTo.isEmpty());
        QVERIFY(talked.inbox.entries(id)->empty());
    }

    void allToWhomSomethingIsAssignedAreNamedOnce()
    {
        Talked talked;
        const ConversationId one = talked.hear("a", "post", 1);
        const ConversationId two = talked.hear("b", "post", 2);
        QCOMPARE(talked.inbox.assignees().value(), QStringList());
        QVERIFY(talked.inbox.assign({one, two}, u"Theo"_s, {}));
        QCOMPARE(talked.inbox.assignees().value(), QStringList{u"Theo"_s});
        QVERIFY(talked.inbox.assign({two}, u"Ines"_s, {}));
        QCOMPARE(talked.inbox.assignees().value(), (QStringList{u"Ines"_s, u"Theo"_s}));
    }

    void whatSomebodyHasSaidIsFoundTheNewestFirst()
    {
        Talked talked;
        const ConversationId one = talked.hear("a", "post", 1);
        const SpeakerId speaker = talked.look(one).speakerId;
        QCOMPARE(talked.inbox.ofSpeaker(speaker, 10)->size(), 1U);
        QCOMPARE(talked.inbox.ofSpeaker(speaker, 10)->front().id, one);
        const ConversationId other = talked.hear("b", "post", 2);
        QVERIFY(talked.look(other).speakerId != speaker);
        QCOMPARE(talked.inbox.ofSpeaker(speaker, 10)->size(), 1U);
        QCOMPARE(talked.inbox.ofSpeaker({}, 10)->size(), 0U);
    }

    void notesAndLabelsBelongToTheTeam()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        QVERIFY(!talked.inbox.addNote(id, u"  "_s, u"Pieter"_s));
        const EntryId note = talked.inbox.addNote(id, u"Ramp at the side door."_s, u"Pieter"_s).value();
        QCOMPARE(talked.inbox.entries(id)->front().text, u"Ramp at the side door."_s);
        QVERIFY(talked.inbox.removeNote(note));
        QVERIFY(talked.inbox.entries(id)->empty());
        QVERIFY(talked.inbox.addLabel({id}, u"Cause"_s));
        QVERIFY(talked.inbox.addLabel({id}, u"Cause"_s));
        QVERIFY(!talked.inbox.addLabel({id}, u" "_s));
        QCOMPARE(talked.inbox.labels(id).value(), QStringList{u"Cause"_s});
        InboxQuery query;
        query.label = u"Cause"_s;
        QCOMPARE(talked.inbox.count(query).value(), 1);
        QVERIFY(talked.inbox.removeLabel({id}, u"Cause"_s));
        QCOMPARE(talked.inbox.count(query).value(), 0);
        QVERIFY(talked.inbox.allLabels()->isEmpty());
    }

    void aNewPromiseCountsForThoseWhoWaitAlready()
    {
        Talked talked;
        const ConversationId id = talked.hear("a", "post", 1);
        AnswerPromise promise;
        promise.minutes = 30;
        QVERIFY(talked.inbox.setPromise(talked.client, promise));
        QCOMPARE(talked.look(id).dueAt, std::optional(talked.draft("", "", 31).at));
        promise.minutes = 0;
        QVERIFY(talked.inbox.setPromise(talked.client, promise));
        QVERIFY(!talked.look(id).dueAt.has_value());
    }

    void manyAreNotPromisedAnewInOneGo()
    {
        Talked talked;
        const ConversationId some = talked.hearMany(170);
        const auto renewed = [&] { return talked.countDueBefore(31 + 170); };
        QSignalSpy changed(&talked.inbox, &Inbox::changed);
        AnswerPromise promise;
        promise.minutes = 30;
        QVERIFY(talked.inbox.setPromise(talked.client, promise));
        // Others have their turn between the steps.
        QVERIFY(renewed() < 170);
        QTRY_COMPARE(renewed(), 170);
        QVERIFY(changed.size() >= 4);
        QVERIFY(talked.look(some).dueAt.has_value());
    }

    void whatWasLeftToBePromisedAnewIsDoneAtTheNextStart()
    {
        Talked talked;
        talked.hearMany(170);
        const auto renewed = [&] { return talked.countDueBefore(31 + 170); };
        {
            Inbox ended(talked.database(), talked.clock);
            AnswerPromise promise;
            promise.minutes = 30;
            QVERIFY(ended.setPromise(talked.client, promise));
        }
        QVERIFY(renewed() < 170);
        talked.inbox.noteClients(talked.clients.clients());
        QTRY_COMPARE(renewed(), 170);
    }

    void anotherZoneOfAClientIsAnotherPromise()
    {
        Talked talked;
        talked.inbox.noteClients(talked.clients.clients());
        // The first day of the promised hours begins earlier where the sun does.
        const ConversationId id = talked.hear("a", "post", 1);
        const auto before = talked.look(id).dueAt;
        QVERIFY(before.has_value());
        clients::Client client = talked.clients.client(talked.client).value();
        client.zone = "Asia/Tokyo";
        QVERIFY(talked.clients.edit(client));
        talked.inbox.noteClients(talked.clients.clients());
        const auto after = talked.look(id).dueAt;
        QVERIFY(after.has_value());
        QVERIFY(*after != *before);
        QCOMPARE(after, promisedUntil(*talked.look(id).waitingSince, usualPromise(), "Asia/Tokyo"));
        // Nothing is to be done where nothing has changed.
        QSignalSpy changed(&talked.inbox, &Inbox::changed);
        talked.inbox.noteClients(talked.clients.clients());
        QCOMPARE(changed.size(), 0);
    }

    void theSummaryCountsWhatIsPastItsPromise()
    {
        Talked talked;
        AnswerPromise promise;
        promise.minutes = 30;
        QVERIFY(talked.inbox.setPromise(talked.client, promise));
        talked.hear("a", "post", 0);
        talked.hear("b", "post", 20);
        talked.clock.advance(40min);
        const InboxSummary summary = talked.inbox.summary(talked.client).value();
        QCOMPARE(summary.open, 2);
        QCOMPARE(summary.overdue, 1);
        QCOMPARE(talked.inbox.summary({})->overdue, 1);
    }
};

QTEST_GUILESS_MAIN(TestInbox)
#include "tst_inbox.moc"
