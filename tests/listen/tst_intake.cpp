// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a source says comes into the workspace once, whoever says it again.
#include "listen/inbox/conversation_table.h"
#include "listen/inbox/message_key.h"
#include "listen_fixture.h"
#include "support/query_plans.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;
using namespace Qt::StringLiterals;

class TestIntake : public QObject
{
    Q_OBJECT

private:
    static IntakeReport take(ListenFixture &fixture, const Source &source,
                             const std::vector<MessageDraft> &drafts)
    {
        Intake intake(fixture.database(), fixture.clock, ListenFixture::noJudge());
        return intake.take(source, drafts).value();
    }
    static std::vector<Conversation> open(ListenFixture &fixture)
    {
        return ConversationTable(fixture.database()).page({}, {}, 0, 100).value();
    }

private Q_SLOTS:
    void theSameMessageIsKnownAgain()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        const Source again = fixture.addSource(GoesTo::Stream);
        const std::vector drafts{fixture.draft("a", "", 1), fixture.draft("b", "", 2)};
        QCOMPARE(take(fixture, source, drafts).newMoments.size(), size_t(2));
        QVERIFY(!take(fixture, source, drafts).hasNews());
        QVERIFY(!take(fixture, again, drafts).hasNews());
        QCOMPARE(MessageTable(fixture.database()).stream(fixture.client, {}, 10)->size(), size_t(2));
    }

    void twoThatShareANumberAreToldApart()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        take(fixture, source, {fixture.draft("a", "", 1)});
        const QByteArray client = fixture.client.toBytes();
        const qint64 key = messageKey({client.constData(), size_t(client.size())}, "square", "", "b");
        QVERIFY(fixture.database().run("UPDATE messages SET key = ?", key));
        QCOMPARE(take(fixture, source, {fixture.draft("b", "", 2)}).newMoments.size(), size_t(1));
    }

    void anotherClientHearsTheSameForItself()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        take(fixture, source, {fixture.draft("a", "", 1)});
        fixture.client = fixture.addClient(u"Northwheel"_s);
        const Source theirs = fixture.addSource(GoesTo::Stream);
        QCOMPARE(take(fixture, theirs, {fixture.draft("a", "", 1)}).newMoments.size(), size_t(1));
    }

    void whatIsEditedThereIsChangedHere()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        MessageDraft draft = fixture.draft("a", "", 1);
        take(fixture, source, {draft});
        draft.text = "What I meant";
        const IntakeReport report = take(fixture, source, {draft});
        QCOMPARE(report.changed, 1);
        QCOMPARE(report.conversations.size(), 1);
        QCOMPARE(open(fixture).front().snippet, u"What I meant"_s);
    }

    void ourOwnPostsAreNoMessages()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        QVERIFY(!take(fixture, source, {fixture.draft("post", "", 1, true)}).hasNews());
    }

    void whatNobodyCouldKnowAgainIsLeftOut()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        QVERIFY(!take(fixture, source, {fixture.draft("", "", 1)}).hasNews());
    }

    void anAnswerElsewhereIsNoticed()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        take(fixture, source, {fixture.draft("a", "post", 1)});
        QCOMPARE(open(fixture).size(), size_t(1));
        QVERIFY(open(fixture).front().dueAt.has_value());
        take(fixture, source, {fixture.draft("answer", "a", 5, true)});
        QVERIFY(open(fixture).empty());
        InboxQuery query;
        query.state = ConversationState::Waiting;
        const auto waiting = ConversationTable(fixture.database()).page(query, {}, 0, 10).value();
        QCOMPARE(waiting.size(), size_t(1));
        QVERIFY(!waiting.front().dueAt.has_value());
        const auto kept = PromiseTable(fixture.database()).kept(fixture.client, fixture.clock.now()).value();
        QCOMPARE(kept.all, 1);
        QCOMPARE(kept.inTime, 1);
        // They come back to it.
        take(fixture, source, {fixture.draft("more", "answer", 9)});
        QCOMPARE(open(fixture).size(), size_t(1));
        QCOMPARE(open(fixture).front().waitingSince, std::optional(fixture.draft("more", "", 9).at));
    }

    void twoServersOfANetworkMeanTwoThingsByOneId()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        MessageDraft one = fixture.draft("7", "post", 1);
        one.place = "one.example";
        one.threadId = "42";
        MessageDraft other = fixture.draft("7", "post", 2);
        other.place = "other.example";
        other.threadId = "42";
        other.text = "Something else";
        take(fixture, source, {one, other});
        QCOMPARE(open(fixture).size(), size_t(2));
        QVERIFY(open(fixture)[0].speakerId != open(fixture)[1].speakerId);
        Intake intake(fixture.database(), fixture.clock, ListenFixture::noJudge());
        const std::vector<std::string> gone{"7"};
        QVERIFY(intake.forget(source, "square", "other.example", gone));
        QCOMPARE(open(fixture).size(), size_t(1));
        QCOMPARE(open(fixture).front().snippet, u"Text of 7"_s);
    }

    void aRowIsNeverUsedTwice()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        const qint64 first = take(fixture, source, {fixture.draft("a", "", 1)}).firstRow;
        Intake intake(fixture.database(), fixture.clock, ListenFixture::noJudge());
        const std::vector<std::string> gone{"a"};
        QVERIFY(intake.forget(source, "square", "", gone));
        QVERIFY(take(fixture, source, {fixture.draft("b", "", 2)}).firstRow > first);
    }

    void aConversationKnowsThePostThatItAnswers()
    {
        ListenFixture fixture;
        const clients::AccountId account = fixture.addAccount(fixture.client, u"alma"_s);
        const Source source = fixture.addSource(GoesTo::Inbox, SourceKind::Account, account);
        const QByteArray post = plan::PostId::create(fixture.clock).toBytes();
        QVERIFY(
            fixture.database().run("INSERT INTO posts (id, client_id, title, text, first_comment, label, "
                                   "tag_links, status, position,"
                                   " created_at, updated_at) VALUES (?, ?, '', '', '', '', 0, 6, 0, 0, 0)",
                                   post, fixture.client));
        QVERIFY(fixture.database().run(
            "INSERT INTO deliveries (id, post_id, account_id, client_id, state, due_at, record_key, content,"
            " attempts, next_attempt_at, lease_owner, lease_until, error_code, error_what, error_why,"
            " error_remedy, remote_id, remote_url, created_at, updated_at)"
            " VALUES (x'D1', ?, ?, ?, 2, 0, '', '', 1, 0, '', 0, '', '', '', '', 'post', '', 0, 0)",
            post, account, fixture.client));
        take(fixture, source, {fixture.draft("a", "post", 1)});
        QCOMPARE(open(fixture).front().postId, plan::PostId::fromBytes(post));
    }

    void speakersAreKeptWithTheirNewestName()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        std::vector<MessageDraft> drafts{fixture.draft("a", "post", 5), fixture.draft("b", "post", 9),
                                         fixture.draft("c", "post", 1)};
        for (MessageDraft &draft : drafts)
            draft.speakerId = "anouk";
        drafts[0].displayName = "Anouk";
        drafts[1].displayName = "Anouk Bakker";
        drafts[2].displayName = "A.";
        take(fixture, source, drafts);
        const SpeakerId id = open(fixture).front().speakerId;
        const StoredSpeaker speaker =
            SpeakerTable(fixture.database(), fixture.clock).find(id).value().value();
        QCOMPARE(speaker.displayName, u"Anouk Bakker"_s);
        QCOMPARE(speaker.firstAt, drafts[2].at);
        QCOMPARE(speaker.lastAt, drafts[1].at);
    }

    void listsAreReadFromTheirIndexes()
    {
        ListenFixture fixture;
        const auto reads = [&](const char *sql, const QString &index) {
            const QStringList plan = fixture.database().queryPlan(sql).value();
            return plan.join(u'\n').contains(index) && !plan.join(u'\n').contains(u"TEMP B-TREE"_s) &&
                   !plan.join(u'\n').contains(u"SCAN"_s);
        };
        QVERIFY(reads("SELECT * FROM conversations c WHERE c.state = 0 AND (c.turn, c.row) > (5, 6)"
                      " ORDER BY c.turn, c.row LIMIT 50",
                      u"conversations_by_turn"_s));
        QVERIFY(reads("SELECT * FROM conversations c WHERE c.state = 0 AND c.client_id = x'01'"
                      " AND (c.turn, c.row) > (5, 6) ORDER BY c.turn, c.row LIMIT 50",
                      u"conversations_by_client_turn"_s));
        QVERIFY(reads("SELECT * FROM conversations c WHERE c.state = 0 AND c.client_id = x'01'"
                      " ORDER BY c.last_at DESC, c.row DESC LIMIT 50",
                      u"conversations_by_client_time"_s));
        QVERIFY(reads("SELECT * FROM messages WHERE client_id = x'01' AND (at, row) < (5, 6)"
                      " ORDER BY at DESC, row DESC LIMIT 50",
                      u"messages_by_client_time"_s));
        QVERIFY(reads("SELECT * FROM messages WHERE conversation_id = x'01' ORDER BY at, row LIMIT 50",
                      u"messages_by_conversation"_s));
        QVERIFY(reads("SELECT row FROM messages WHERE key = 5 AND client_id = x'01' AND network = 'a'"
                      " AND remote_id = 'b'",
                      u"messages_by_key"_s));
    }

    void pagesOfAListFollowOnEachOtherWithoutAGap()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Inbox);
        std::vector<MessageDraft> drafts;
        for (int i = 0; i < 120; ++i)
            drafts.push_back(fixture.draft(std::to_string(i), "post", i / 3));
        take(fixture, source, drafts);
        ConversationTable table(fixture.database());
        for (const auto order : {InboxQuery::Order::DueFirst, InboxQuery::Order::NewestFirst}) {
            InboxQuery query;
            query.order = order;
            const auto all = table.page(query, {}, 0, 1000).value();
            QCOMPARE(all.size(), size_t(120));
            QCOMPARE(table.count(query).value(), 120);
            std::vector<ConversationId> walked;
            std::optional<InboxPlace> after;
            while (true) {
                const auto page = table.page(query, after, 0, 7).value();
                if (page.empty())
                    break;
                for (const Conversation &conversation : page)
                    walked.push_back(conversation.id);
                after = placeIn(query, page.back());
            }
            QCOMPARE(walked.size(), all.size());
            for (size_t i = 0; i < all.size(); ++i)
                QCOMPARE(walked[i], all[i].id);
            // By the places that are known, each is as near.
            const auto places = table.places(query, 50).value();
            QCOMPARE(places.size(), size_t(3));
            QCOMPARE(table.page(query, places[1], 9, 1)->front().id, all[60].id);
        }
    }
};

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
