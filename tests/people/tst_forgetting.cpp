// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who is forgotten is gone: from every table, from the search, and from the bytes of the files.
#include "listen/search/message_search.h"
#include "people/privacy.h"
#include "people_fixture.h"
#include "storage/backups.h"
#include "storage/database.h"
#include "support/files.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::people;
using test::await;
using test::PeopleFixture;
using test::Voice;
using namespace Qt::StringLiterals;

namespace
{
// Words that nothing else in a workspace has; the search keeps them without capitals.
const Voice anouk{"mastodon",       "social.example",          "zqid7", "zqhandle7",
                  "Zqname7 Bakker", "https://zqpage7.example", false};
const Voice alsoAnouk{"bluesky", "", "did:plc:zqdid7", "zqsky7.example", "Zqname7", "", false};
const Voice pieter{"mastodon", "social.example", "18", "pieter", "Pieter", "", false};
const Voice us{"mastodon", "social.example", "us", "alma", "Alma", "", true};

/// The beginning of one of those words. Two letters alone can stand in any bytes.
bool hasTrace(const QByteArray &bytes)
{
    const QByteArray small = bytes.toLower();
    for (qsizetype at = small.indexOf("zq"); at >= 0; at = small.indexOf("zq", at + 1)) {
        if (at + 2 < small.size() && small[at + 2] >= 'a' && small[at + 2] <= 'z')
            return true;
    }
    return false;
}

class Told : public PeopleFixture
{
public:
    Told() : PeopleFixture(Kind::File), privacy(database(), clock)
    {
        // More than are deleted in one step, and more than one page of each.
        alone = say(anouk, "zqfirst7 is it open?", 1, "zqmessage7");
        std::vector<listen::MessageDraft> more;
        for (int i = 0; i < 450; ++i) {
            more.push_back(draftOf(anouk, "zqword7 number " + std::to_string(i) + std::string(300, 'x'), 2,
                                   "m" + std::to_string(i)));
        }
        take(more);
        say(us, "We are open till six", 3, "answer", "zqmessage7");
        shared = say(pieter, "Nice day", 1, "p1");
        say(anouk, "zqinother7", 2, "inother", "p1");
        say(alsoAnouk, "zqelse7", 5, "else");
        if (!inbox.addNote(alone, u"zqnote7"_s, u"Ines"_s) || !inbox.addLabel({alone}, u"zqlabel7"_s) ||
            !inbox.addNote(shared, u"A note on Pieter"_s, u"Ines"_s) ||
            !listen::MessageSearch(database()).indexAll())
            qFatal("The conversations cannot be made.");
        const auto kept = service.keep(speaker(anouk)).value();
        people::Person person = service.person(kept.person).value();
        person.note = u"zqprivate7"_s;
        if (!service.edit(person) || !service.join(speaker(anouk), speaker(alsoAnouk)))
            qFatal("The person cannot be made.");
        whom = Whom(kept.person);
    }

    /// Files of the workspace in which that stands.
    [[nodiscard]] QStringList filesWith(const QByteArray &marker) const
    {
        return filesThat([&marker](const QByteArray &bytes) { return bytes.toLower().contains(marker); });
    }
    /// In which anything of them stands.
    [[nodiscard]] QStringList filesWithTraces() const { return filesThat(hasTrace); }
    [[nodiscard]] QStringList filesThat(const std::function<bool(const QByteArray &)> &is) const
    {
        QStringList found;
        QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (!path.contains(u"-backups"_s) && is(test::readFile(path)))
                found << QFileInfo(path).fileName();
        }
        return found;
    }
    [[nodiscard]] int rows(const char *sql)
    {
        return database()
            .first([](const storage::Row &row) { return int(row.integer(0)); }, sql)
            ->value_or(-1);
    }
    Result<ForgetReport> forget() { return await(privacy.forget(whom, {})); }

    people::Privacy privacy;
    listen::ConversationId alone;
    listen::ConversationId shared;
    Whom whom;
};
} // namespace

class TestForgetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noByteOfThemIsLeft()
    {
        Told told;
        QVERIFY(told.database().emptyLog());
        for (const char *marker :
             {"zqfirst7", "zqword7", "zqhandle7", "zqname7", "zqpage7", "zqid7", "zqnote7", "zqlabel7",
              "zqprivate7", "zqinother7", "zqelse7", "zqdid7", "zqmessage7"})
            QVERIFY2(!told.filesWith(marker).isEmpty(), marker);
        QSignalSpy forgotten(&told.privacy, &Privacy::forgotten);
        const auto report = told.forget();
        QVERIFY2(report, report ? "" : qPrintable(report.error().sentence()));
        QCOMPARE(forgotten.size(), 1);
        QVERIFY(report->isFileClean);
        QCOMPARE(report->messages, 453);
        QCOMPARE(report->conversations, 451);
        QCOMPARE(report->withOurAnswers, 1);
        QCOMPARE(report->notesElsewhere, 1);
        QCOMPARE(told.filesWithTraces(), QStringList());
        // In what is written afterwards there is nothing of it either.
        told.say(pieter, "Still here", 9, "p9");
        QCOMPARE(told.filesWithTraces(), QStringList());
    }

    void whatOthersSaidAndWhatWeAnsweredStays()
    {
        Told told;
        QVERIFY(told.forget());
        QCOMPARE(told.rows("SELECT count(*) FROM messages"), 2);
        QCOMPARE(told.rows("SELECT count(*) FROM people"), 0);
        QCOMPARE(told.rows("SELECT count(*) FROM speakers"), 2);
        const listen::Conversation answered = told.inbox.conversation(told.alone).value();
        QCOMPARE(answered.state, listen::ConversationState::Done);
        QCOMPARE(answered.speakerName, QString());
        QCOMPARE(answered.snippet, QString());
        const auto ours = told.inbox.messages(told.alone).value();
        QCOMPARE(ours.size(), size_t(1));
        QCOMPARE(ours[0].text, u"We are open till six"_s);
        QCOMPARE(ours[0].answersId, QString());
        QCOMPARE(told.inbox.entries(told.alone)->size(), size_t(0));
        const listen::Conversation others = told.inbox.conversation(told.shared).value();
        QCOMPARE(others.speakerName, u"Pieter"_s);
        QCOMPARE(others.state, listen::ConversationState::Open);
        QCOMPARE(told.inbox.entries(told.shared)->size(), size_t(1));
        // The search finds what is left, and nothing else.
        const listen::MessageSearch search(told.database());
        QCOMPARE(search.newest(u"zqword7"_s, {}, 5)->size(), size_t(0));
        QCOMPARE(search.newest(u"nice"_s, {}, 5)->size(), size_t(1));
        QVERIFY(told.database().run("INSERT INTO messages_search (messages_search, rank)"
                                    " VALUES ('integrity-check', 1)"));
        QVERIFY(told.database().run("INSERT INTO posts_search (posts_search, rank)"
                                    " VALUES ('integrity-check', 1)"));
    }

    void whatWasSaidBeforeIsNotTakenInAgain()
    {
        Told told;
        QVERIFY(told.forget());
        QVERIFY(told.say(anouk, "zqword7 again", -5, "m1").isNull());
        QVERIFY(told.speaker(anouk).isNull());
        // What they say from now on is said by somebody new.
        QVERIFY(!told.say(anouk, "Hello again", 30, "new").isNull());
        QVERIFY(!told.speaker(anouk).isNull());
        // Others of the same batch come in.
        QVERIFY(!told.say(pieter, "Hello", -4, "p4").isNull());
    }

    void whatBeganIsEndedTheNextTime()
    {
        Told told;
        const std::atomic<bool> stopped = true;
        {
            Forgetting forgetting(told.database(), told.clock, stopped);
            QVERIFY(forgetting.begin(told.whom));
            QCOMPARE(forgetting.finish().error().code, ErrorCode::Cancelled);
        }
        QVERIFY(*told.privacy.isUnderWay());
        QVERIFY(told.rows("SELECT count(*) FROM messages") > 400);
        const auto report = await(told.privacy.goOn());
        QVERIFY(report);
        QCOMPARE(report->messages, 453);
        QVERIFY(!*told.privacy.isUnderWay());
        QCOMPARE(told.filesWithTraces(), QStringList());
    }

    void itCanBeCalledOffBeforeItBegins()
    {
        Told told;
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE(await(told.privacy.forget(told.whom, cancel.token())).error().code, ErrorCode::Cancelled);
        QCOMPARE(told.rows("SELECT count(*) FROM people"), 1);
        QVERIFY(!*told.privacy.isUnderWay());
    }

    void aHandleOfNobodyCanBeForgottenAndOurOwnCannot()
    {
        Told told;
        QVERIFY(await(told.privacy.forget(Whom(told.speaker(pieter)), {})));
        QVERIFY(told.filesWith("pieter").isEmpty() || told.inbox.entries(told.shared)->size() == 1);
        QCOMPARE(told.rows("SELECT count(*) FROM speakers WHERE handle = 'pieter'"), 0);
        QCOMPARE(await(told.privacy.forget(Whom(told.speaker(us)), {})).error().code, ErrorCode::NotAllowed);
        QCOMPARE(await(told.privacy.forget(Whom(), {})).error().code, ErrorCode::InvalidInput);
        QCOMPARE(await(told.privacy.forget(Whom(listen::SpeakerId::create(told.clock)), {})).error().code,
                 ErrorCode::NotFound);
    }

    void whatWasToldOfThemGoesToo()
    {
        Told told;
        QVERIFY(told.database().run(
            "INSERT INTO topics VALUES (X'70', ?, 'Bread', 'bread', '[]', '[]', 0, 0, NULL, 1, 'UTC', 0, 0)",
            told.client));
        const auto tell = [&told](const char *id, const QString &subject, const QString &facts, qint64 row) {
            QVERIFY(
                told.database().run("INSERT INTO alerts VALUES (?, ?, X'70', 1, ?, 0, 0, 1.0, 1.0, 1, 0, ?,"
                                    " nullif(?, 0), 0, NULL, NULL)",
                                    QByteArray(id), told.client, subject, facts, row));
        };
        const int row = told.rows("SELECT row FROM messages WHERE remote_id = 'zqmessage7'");
        tell("1", u"anybody"_s, u"{}"_s, row);
        tell("2", u"zqhandle7"_s, u"{}"_s, 0);
        tell("3", u"anybody"_s, u"{\"names\":[\"Zqname7 Bakker\"]}"_s, 0);
        tell("4", u"pieter"_s, u"{\"name\":\"Pieter\"}"_s, 0);
        QVERIFY(told.database().run(
            "INSERT INTO topic_matches VALUES (1, 0, ?, 1, 'mastodon', X'50', 0, 0, 0)", qint64(row)));
        QVERIFY(told.forget());
        QCOMPARE(told.rows("SELECT count(*) FROM alerts"), 1);
        QCOMPARE(told.rows("SELECT count(*) FROM topic_matches"), 0);
        QCOMPARE(told.filesWithTraces(), QStringList());
    }

    void whatWasLearnedFromThemIsTakenBack()
    {
        Told told;
        const auto example = [&told](const listen::ConversationId &id) {
            return told.database().run(
                "INSERT INTO kind_examples SELECT ?1, min(row), ?2, 1, X'00' FROM messages"
                " WHERE conversation_id = ?1",
                id, told.client);
        };
        QVERIFY(example(told.alone));
        // What was learned is what the examples say, nothing beside them.
        QVERIFY(told.rows("SELECT count(*) FROM kind_examples") > 0);
        QVERIFY(told.forget());
        QCOMPARE(told.rows("SELECT count(*) FROM kind_examples"), 0);
    }

    void olderBackupsAreTold()
    {
        Told told;
        QCOMPARE(told.privacy.olderCopies().count, 0);
        QCOMPARE(told.privacy.olderCopies().sentence(), QString());
        const storage::Backups backups(told.workspace->path(), told.clock);
        const auto copy = backups.make(); // on Thursday, 19 November
        QVERIFY(copy);
        const auto report = told.forget();
        QCOMPARE(report->olderCopies.count, 1);
        QCOMPARE(report->olderCopies.goneBy->toUtc().date(), QDate(2026, 12, 15));
        QVERIFY(report->olderCopies.sentence().contains(u"2026"_s));
        // That copy holds them still, and the next one does not.
        QVERIFY(test::readFile(copy->path).contains("zqfirst7"));
        told.clock.advance(std::chrono::hours(24));
        const auto next = backups.make();
        QVERIFY(next);
        QVERIFY(!hasTrace(test::readFile(next->path)));
        // By the day that is told, the old one is gone.
        for (int day = 0; day < 25; ++day) {
            told.clock.advance(std::chrono::hours(24));
            QVERIFY(backups.make());
        }
        QVERIFY(told.clock.now() <= *report->olderCopies.goneBy + std::chrono::hours(24));
        QVERIFY(!QFile::exists(copy->path));
    }
};

QTEST_GUILESS_MAIN(TestForgetting)
#include "tst_forgetting.moc"
