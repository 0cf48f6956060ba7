// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a source keeps no longer is deleted, and what is still to be done is not.
#include "listen/inbox/inbox.h"
#include "listen/keeping/keeper.h"
#include "listen/keeping/retention.h"
#include "listen/search/message_search.h"
#include "listen_fixture.h"
#include "support/query_plans.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::await;
using test::ListenFixture;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
constexpr int minutesADay = 24 * 60;

class Kept : public ListenFixture
{
public:
    explicit Kept(Kind kind = Kind::InMemory, int days = 30)
        : ListenFixture(kind), inbox(database(), clock), source(addSource(GoesTo::Inbox))
    {
        source.keepDays = days;
        if (!sources.updateWishes(source))
            qFatal("The source cannot be changed.");
    }
    ConversationId hear(const std::string &id, const std::string &answers, int daysAgo, bool ours = false)
    {
        Intake intake(database(), clock, noJudge());
        // As it was heard at the time.
        Source then = source;
        then.keepDays = 0;
        const MessageDraft said = draft(id, answers, -daysAgo * minutesADay, ours);
        const IntakeReport report = intake.take(then, {&said, 1}).value();
        return report.conversations.isEmpty() ? ConversationId() : *report.conversations.begin();
    }
    void done(const ConversationId &id)
    {
        if (!inbox.markDone({{id, inbox.conversation(id)->lastRow}}))
            qFatal("The conversation cannot be done.");
    }
    int keep()
    {
        Retention retention(source, clock.now());
        while (retention.step(database()).value()) {
        }
        return retention.removedMessages();
    }
    int rows(const char *sql)
    {
        return database()
            .first([](const storage::Row &row) { return int(row.integer(0)); }, sql)
            ->value_or(-1);
    }

    Inbox inbox;
    Source source;
};
} // namespace

class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsInNoConversationGoesByItsAge()
    {
        Kept kept;
        kept.source.goesTo = GoesTo::Stream;
        for (int day = 1; day <= 60; ++day)
            kept.hear("m" + std::to_string(day), {}, day);
        QVERIFY(MessageSearch(kept.database()).indexAll());
        QCOMPARE(kept.keep(), 30);
        QCOMPARE(kept.rows("SELECT count(*) FROM messages"), 30);
        QCOMPARE(kept.rows("SELECT count(*) FROM speakers"), 30);
        QCOMPARE(MessageSearch(kept.database()).newest(u"text"_s, {}, 100)->size(), size_t(30));
        QVERIFY(kept.database().run("INSERT INTO messages_search (messages_search, rank)"
                                    " VALUES ('integrity-check', 1)"));
        QCOMPARE(kept.keep(), 0);
    }

    void exactlyAsOldAsItMayBeIsKept()
    {
        Kept kept;
        kept.source.goesTo = GoesTo::Stream;
        kept.hear("a", {}, 30);
        QCOMPARE(kept.keep(), 0);
        kept.clock.advance(1ms);
        QCOMPARE(kept.keep(), 1);
    }

    void aConversationThatWaitsForUsStays()
    {
        Kept kept;
        const ConversationId id = kept.hear("a", "post", 90);
        QCOMPARE(kept.keep(), 0);
        QVERIFY(kept.inbox.putOff({id}, kept.clock.now() + 24h));
        QCOMPARE(kept.keep(), 0);
        kept.done(id);
        QVERIFY(kept.inbox.addNote(id, u"Done"_s, u"Ines"_s));
        QCOMPARE(kept.keep(), 1);
        QCOMPARE(kept.inbox.conversation(id).error().code, ErrorCode::NotFound);
        QCOMPARE(kept.rows("SELECT count(*) FROM conversation_entries"), 0);
        QCOMPARE(kept.rows("SELECT count(*) FROM speakers"), 0);
    }

    void aConversationGoesAsAWholeByItsLastMessage()
    {
        Kept kept;
        const ConversationId id = kept.hear("a", "post", 90);
        kept.hear("answer", "a", 20, true); // it waits for them now
        QCOMPARE(kept.keep(), 0);
        kept.clock.advance(24h * 11);
        QCOMPARE(kept.keep(), 2);
        QVERIFY(!kept.inbox.conversation(id));
    }

    void aPersonsHandlesStay()
    {
        Kept kept;
        kept.source.goesTo = GoesTo::Stream;
        kept.hear("a", {}, 90);
        QVERIFY(kept.database().run("INSERT INTO people VALUES (X'9E', ?, 'A', '', '', 0, 0)", kept.client));
        QVERIFY(kept.database().run("UPDATE speakers SET person_id = X'9E'"));
        QCOMPARE(kept.keep(), 1);
        QCOMPARE(kept.rows("SELECT count(*) FROM speakers"), 1);
    }

    void moreThanOneStepIsGoneThrough()
    {
        Kept kept;
        kept.source.goesTo = GoesTo::Stream;
        std::vector<MessageDraft> drafts;
        for (int i = 0; i < 450; ++i)
            drafts.push_back(kept.draft("m" + std::to_string(i), {}, -90 * minutesADay));
        Source then = kept.source;
        then.keepDays = 0;
        QVERIFY(Intake(kept.database(), kept.clock, Kept::noJudge()).take(then, drafts));
        then.goesTo = GoesTo::Inbox;
        drafts.clear();
        for (int i = 0; i < 120; ++i)
            drafts.push_back(kept.draft("c" + std::to_string(i), "post", -90 * minutesADay));
        const auto report = Intake(kept.database(), kept.clock, Kept::noJudge()).take(then, drafts);
        SeenConversations all;
        for (const ConversationId &id : report->conversations)
            all.push_back({id, kept.inbox.conversation(id)->lastRow});
        QVERIFY(kept.inbox.markDone(all));
        QCOMPARE(kept.keep(), 570);
        QCOMPARE(kept.rows("SELECT count(*) FROM messages"), 0);
        QCOMPARE(kept.rows("SELECT count(*) FROM conversations"), 0);
    }

    void whatIsTooOldIsNotTakenInAgain()
    {
        Kept kept;
        const std::vector<MessageDraft> drafts{kept.draft("old", {}, -40 * minutesADay),
                                               kept.draft("new", {}, -20 * minutesADay)};
        Intake intake(kept.database(), kept.clock, Kept::noJudge());
        QCOMPARE(intake.take(kept.source, drafts)->newMoments.size(), size_t(1));
        // What somebody has said in a conversation that is here is part of it.
        kept.hear("asked", "post", 50);
        const MessageDraft late = kept.draft("late", "asked", -45 * minutesADay);
        QCOMPARE(intake.take(kept.source, {&late, 1})->newMoments.size(), size_t(1));
    }

    void itRunsByItselfDailyAndWhenLessIsToBeKept()
    {
        Kept kept(ListenFixture::Kind::File, 0);
        kept.source.goesTo = GoesTo::Stream;
        for (int day : {10, 40, 100})
            kept.hear("m" + std::to_string(day), {}, day);
        SourceService service(kept.database(), kept.clock, kept.accounts, *kept.connectors);
        IntakeLine line(kept.workspace->path(), kept.clock, [] { return Kept::noJudge(); });
        Keeper keeper(service, line, kept.clock, kept.timers);
        QSignalSpy days(&keeper, &Keeper::dayTurned);
        QSignalSpy removed(&keeper, &Keeper::removed);
        keeper.start();
        kept.timers.advance(Keeper::afterStart);
        QTRY_COMPARE(days.size(), 1);
        QCOMPARE(removed.size(), 0);

        Source less = service.source(kept.source.id).value();
        less.keepDays = 60;
        QVERIFY(service.edit(less));
        QTRY_COMPARE(removed.size(), 1);
        QCOMPARE(kept.rows("SELECT count(*) FROM messages"), 2);
        // Nothing new to be done about another change.
        less.name = u"Another name"_s;
        QVERIFY(service.edit(less));

        // Of a source that is read no more, too.
        QVERIFY(service.remove(less.id));
        kept.timers.advance(24h * 30);
        QTRY_VERIFY((kept.timers.advance(1s), removed.size() == 2));
        QCOMPARE(kept.rows("SELECT count(*) FROM messages"), 1);
        QVERIFY(days.size() >= 2);
    }

    void nothingIsLookedForWithoutAnIndex()
    {
        Kept kept;
        kept.done(kept.hear("a", "post", 90));
        QCOMPARE(kept.keep(), 1);
        QCOMPARE(test::unindexed(kept.database(), "source_id = ?1", {}, {}), QStringList());
        QCOMPARE(test::unindexed(kept.database(), "DELETE FROM", {}, {}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
