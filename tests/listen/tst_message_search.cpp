// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What was said is found by its words, whatever happens to it.
#include "listen/search/message_search.h"
#include "listen_fixture.h"

#include <QTest>

#include <functional>
#include <sqlite3.h>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;
using namespace Qt::StringLiterals;

class TestMessageSearch : public QObject
{
    Q_OBJECT

private:
    static void say(ListenFixture &fixture, const Source &source, const std::string &id,
                    const std::string &text)
    {
        Intake intake(fixture.database(), fixture.clock, ListenFixture::noJudge());
        MessageDraft draft = fixture.draft(id, "", 1);
        draft.text = text;
        if (!intake.take(source, {&draft, 1}))
            qFatal("It cannot be taken in.");
    }
    static QStringList texts(const Result<std::vector<MessageHit>> &hits)
    {
        QStringList all;
        for (const MessageHit &hit : hits.value()) {
            QString text = hit.text;
            all << text.replace(hitBegin, u'[').replace(hitEnd, u']');
        }
        return all;
    }

    /// How much SQLite has to do for that, in steps of its machine.
    static qint64 stepsOf(storage::Database &database, const std::function<void()> &work)
    {
        qint64 hundreds = 0;
        sqlite3_progress_handler(
            database.handle(), 100,
            [](void *counted) {
                ++*static_cast<qint64 *>(counted);
                return 0;
            },
            &hundreds);
        work();
        sqlite3_progress_handler(database.handle(), 0, nullptr, nullptr);
        return hundreds * 100;
    }

private Q_SLOTS:
    void aSmallClientsWordsAreFoundAmongThoseOfLargeOnes()
    {
        ListenFixture fixture;
        const Source large = fixture.addSource(GoesTo::Stream);
        fixture.client = fixture.addClient(u"Northwheel"_s);
        const Source small = fixture.addSource(GoesTo::Stream);
        say(fixture, small, "first", "The old bike");
        say(fixture, small, "other", "No wheels");
        std::vector<MessageDraft> many;
        for (int i = 0; i < 20'000; ++i) {
            many.push_back(fixture.draft(std::to_string(i), "", 2));
            many.back().text = "Any bike";
            many.back().speakerId = "somebody";
        }
        Intake intake(fixture.database(), fixture.clock, ListenFixture::noJudge());
        QVERIFY(intake.take(large, many));
        MessageSearch search(fixture.database());
        QVERIFY(search.indexAll());
        QStringList found;
        const qint64 steps =
            stepsOf(fixture.database(), [&] { found = texts(search.newest(u"bike"_s, fixture.client, 10)); });
        QCOMPARE(found, QStringList{u"The old [bike]"_s});
        // A walk through all that is found takes five and more for each.
        QVERIFY2(steps < 60'000, qPrintable(QString::number(steps)));
        say(fixture, small, "last", "A bike again");
        QVERIFY(search.indexAll());
        QCOMPARE(texts(search.newest(u"bike"_s, fixture.client, 10)),
                 (QStringList{u"A [bike] again"_s, u"The old [bike]"_s}));
        QCOMPARE(texts(search.newest(u"bike"_s, fixture.client, 1)), QStringList{u"A [bike] again"_s});
        // Whose messages are many are found as before.
        QCOMPARE(texts(search.newest(u"bike"_s, large.clientId, 7)).size(), 7);
    }

    void whatIsInTheIndexIsFoundNewestFirstAndMarked()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        say(fixture, source, "a", "The cargo bike is here");
        say(fixture, source, "b", "No bicycle at all");
        say(fixture, source, "c", "A new CARGO bikes shop");
        MessageSearch search(fixture.database());
        QCOMPARE(search.waiting().value(), 3);
        QVERIFY(search.newest(u"cargo"_s, {}, 10)->empty());
        QVERIFY(search.indexAll());
        QCOMPARE(search.waiting().value(), 0);
        QCOMPARE(texts(search.newest(u"cargo bik"_s, {}, 10)),
                 (QStringList{u"A new [CARGO] [bikes] shop"_s, u"The [cargo] [bike] is here"_s}));
        QCOMPARE(texts(search.newest(u"cargo"_s, {}, 1)).size(), 1);
        QCOMPARE(texts(search.newest(u"b speaker"_s, {}, 10)).size(), 1); // by who said it
        QVERIFY(search.newest(u"  "_s, {}, 10)->empty());
    }

    void whatWasSaidLastStandsFirst()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        std::vector<MessageDraft> drafts{fixture.draft("new", "", 9), fixture.draft("old", "", 1),
                                         fixture.draft("middle", "", 5)};
        Intake intake(fixture.database(), fixture.clock, ListenFixture::noJudge());
        QVERIFY(intake.take(source, drafts));
        MessageSearch search(fixture.database());
        QVERIFY(search.indexAll());
        QCOMPARE(texts(search.newest(u"text"_s, {}, 10)),
                 (QStringList{u"[Text] of new"_s, u"[Text] of middle"_s, u"[Text] of old"_s}));
    }

    void onlyWhatWasSaidToTheClientIsFound()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        say(fixture, source, "a", "bread");
        const clients::ClientId first = fixture.client;
        fixture.client = fixture.addClient(u"Other"_s);
        const Source others = fixture.addSource(GoesTo::Stream);
        say(fixture, others, "b", "bread too");
        MessageSearch search(fixture.database());
        QVERIFY(search.indexAll());
        QCOMPARE(texts(search.newest(u"bread"_s, first, 10)), QStringList{u"[bread]"_s});
        QCOMPARE(texts(search.newest(u"bread"_s, {}, 10)).size(), 2);
    }

    void changedAndDeletedMessagesLeaveNothingBehind()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        say(fixture, source, "a", "first words");
        say(fixture, source, "b", "other words");
        MessageSearch search(fixture.database());
        QVERIFY(search.indexAll());
        say(fixture, source, "a", "second thoughts");
        QVERIFY(search.newest(u"first"_s, {}, 10)->empty());
        QCOMPARE(texts(search.newest(u"thoughts"_s, {}, 10)).size(), 1);
        // Also one that was changed and deleted before it came into the index.
        say(fixture, source, "c", "third");
        say(fixture, source, "c", "fourth");
        Intake intake(fixture.database(), fixture.clock, ListenFixture::noJudge());
        const std::vector<std::string> gone{"b", "c"};
        QVERIFY(intake.forget(source, "square", "", gone));
        QVERIFY(search.indexAll());
        QVERIFY(search.newest(u"words"_s, {}, 10)->empty());
        QVERIFY(search.newest(u"fourth"_s, {}, 10)->empty());
        QVERIFY(fixture.database().script(
            "INSERT INTO messages_search (messages_search, rank) VALUES ('integrity-check', 1);"));
    }

    void wordsWithoutSpacesAreFoundLetterByLetter()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        say(fixture, source, "a", "京都の自転車屋さん");
        MessageSearch search(fixture.database());
        QCOMPARE(texts(search.newest(u"自転車"_s, {}, 10)).size(), 1);
        QVERIFY(search.newest(u"飛行機"_s, {}, 10)->empty());
    }

    void theBestComesFirstWhenItIsAskedFor()
    {
        ListenFixture fixture(test::TestWorkspace::Kind::File);
        const Source source = fixture.addSource(GoesTo::Stream);
        say(fixture, source, "a", "bread bread bread");
        say(fixture, source, "b", "bread, and a very long text about everything else that can be in a town");
        MessageSearch search(fixture.database());
        QVERIFY(search.indexAll());
        const auto best = test::await(search.best(u"bread"_s, {}, 10, {}));
        QCOMPARE(texts(best).front(), u"[bread] [bread] [bread]"_s);
        QVERIFY(texts(search.newest(u"bread"_s, {}, 10)).front().contains(u"very long"_s));
    }

    void whatIsCalledOffSaysSo()
    {
        ListenFixture fixture(test::TestWorkspace::Kind::File);
        MessageSearch search(fixture.database());
        CancelSource cancel;
        cancel.cancel();
        const auto answer = test::await(search.best(u"bread"_s, {}, 10, cancel.token()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestMessageSearch)
#include "tst_message_search.moc"
