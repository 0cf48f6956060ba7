// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zones.h"
#include "cli_run.h"
#include "storage/workspace.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::words;

class TestCliPosts : public QObject
{
    Q_OBJECT

    static QString status(const CliWorkspace &shop, const QString &id)
    {
        return shop.run(words({"post", "show", id})).object()[u"status"].toString();
    }
    static QStringList addToBakery(const QStringList &more)
    {
        return words({"post", "add", "--client", "Bakery"}) + more;
    }

private Q_SLOTS:
    void aServersOwnLimitHoldsForAPlaceByHand()
    {
        const test::CliWorkspace shop;
        const QStringList add =
            words({"account", "add", "--client", "Bakery", "--network", "mastodon", "--by-hand"});
        QCOMPARE(shop.run(add + words({"--handle", "plain"})).exitCode, 0);
        QCOMPARE(shop.run(add + words({"--handle", "long", "--text-limit", "5000"})).exitCode, 0);
        QCOMPARE(shop.run(add + words({"--handle", "none", "--text-limit", "0"})).exitCode, 2);
        const QString text(600, u'a');
        for (const char *handle : {"plain", "long"}) {
            const QString id = shop.run(words({"post", "add", "--client", "Bakery", "--text", text,
                                               "--account", handle, "--at", "2099-01-01T09:00"}))
                                   .object()[u"id"]
                                   .toString();
            const bool fits = qstrcmp(handle, "long") == 0;
            QCOMPARE(shop.run(words({"post", "check", id})).exitCode, fits ? 0 : 1);
        }
    }

    void aPostIsWrittenPlannedSentAndSeen()
    {
        const CliWorkspace shop;
        const QJsonObject post =
            shop.run(words({"post", "add", "--client", "Bakery", "--text", "Rye is out. #Rye", "--account",
                            "bakery.practice", "--at", "2031-05-06T09:30", "--schedule"}))
                .object();
        QCOMPARE(post[u"status"].toString(), QStringLiteral("scheduled"));
        QCOMPARE(post[u"planned"].toObject()[u"at"].toString(), QStringLiteral("2031-05-06T08:30:00.000Z"));

        const CliAnswer outbox = shop.run(words({"outbox"}));
        QCOMPARE(outbox.objects().size(), size_t(1));
        QCOMPARE(outbox.object()[u"state"].toString(), QStringLiteral("scheduled"));
        const CliAnswer dry = shop.run(words({"publish", "--dry-run", "--now", "2031-05-06T08:31Z"}));
        QCOMPARE(dry.objects().size(), size_t(1));
        QVERIFY2(dry.exitCode == 0, qPrintable(dry.err));

        const CliAnswer sent = shop.run(words({"publish", "--once", "--now", "2031-05-06T08:31:00Z"}));
        QVERIFY2(sent.exitCode == 0, qPrintable(sent.err));
        const QString id = post[u"id"].toString();
        QCOMPARE(shop.run(words({"post", "show", id})).object()[u"status"].toString(),
                 QStringLiteral("published"));
        // Once more sends nothing.
        const auto again = shop.run(words({"publish", "--once", "--now", "2031-05-06T08:35:00Z"})).objects();
        QCOMPARE(again.back()[u"changed"].toInt(-1), 0);
    }

    void aPostIsFoundByTheEndOfItsId()
    {
        const CliWorkspace shop;
        const QString id = shop.run(words({"post", "add", "--client", "Bakery", "--text", "Hello"}))
                               .object()[u"id"]
                               .toString();
        const CliAnswer shown = shop.run(words({"post", "show", id.right(8)}));
        QCOMPARE(shown.object()[u"id"].toString(), id);
        QCOMPARE(shop.run(words({"post", "show", "zzzz"})).exitCode, 1);
    }

    void movingKeepsTheZone()
    {
        const CliWorkspace shop;
        const QString id = shop.run(words({"post", "add", "--client", "Bakery", "--text", "Hello", "--at",
                                           "2031-01-10T10:00"}))
                               .object()[u"id"]
                               .toString();
        const QJsonObject moved = shop.run(words({"post", "move", id, "2031-07-10T10:00"})).object();
        QCOMPARE(moved[u"planned"].toObject()[u"zone"].toString(), QStringLiteral("Europe/Lisbon"));
        QCOMPARE(moved[u"planned"].toObject()[u"at"].toString(), QStringLiteral("2031-07-10T09:00:00.000Z"));
    }

    void whatANetworkWouldRefuseIsNamed()
    {
        const CliWorkspace shop;
        const QString id = shop.run(words({"post", "add", "--client", "Bakery", "--text", QString(5000, u'x'),
                                           "--account", "bakery.practice", "--at", "2031-01-10T10:00"}))
                               .object()[u"id"]
                               .toString();
        const CliAnswer check = shop.run(words({"post", "check", id}));
        QCOMPARE(check.exitCode, 1);
        QCOMPARE(check.object()[u"severity"].toString(), QStringLiteral("must-fix"));
        QCOMPARE(shop.run(words({"post", "schedule", id})).exitCode, 1);
        QVERIFY(shop.run(words({"outbox"})).objects().empty());
    }

    void aDamagedPictureIsRefusedBeforeAnybodyIsAway()
    {
        const CliWorkspace shop;
        // A GIF that ends in the midst of its first picture.
        QFile file(shop.filePath("cut.gif"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0\x2c\0\0\0\0\1\0\1\0\0\2\2D", 32));
        file.close();
        const QString id = shop.post(words({"--media", file.fileName(), "--at", "2031-01-10T10:00"}));
        const CliAnswer check = shop.run(words({"post", "check", id}));
        QCOMPARE(check.exitCode, 1);
        QVERIFY2(check.out.contains(QStringLiteral("is damaged")), qPrintable(check.out));
        const CliAnswer scheduled = shop.run(words({"post", "schedule", id}));
        QCOMPARE(scheduled.exitCode, 1);
        QVERIFY2(scheduled.err.contains(QStringLiteral("is damaged")), qPrintable(scheduled.err));
        QCOMPARE(status(shop, id), QStringLiteral("draft"));
        QVERIFY(shop.run(words({"outbox"})).objects().empty());
    }

    void whatIsToGoNowIsScheduledCheckedAndSent()
    {
        const CliWorkspace shop;
        const QString id = shop.post(words({"--at", "now", "--schedule"}));
        QCOMPARE(status(shop, id), QStringLiteral("scheduled"));
        const CliAnswer check = shop.run(words({"post", "check", id}));
        QVERIFY2(check.exitCode == 0, qPrintable(check.out));
        const CliAnswer sent = shop.run(words({"publish", "--once"}));
        QVERIFY2(sent.exitCode == 0, qPrintable(sent.err));
        QCOMPARE(sent.object()[u"post"].toString(), id);
        QCOMPARE(sent.object()[u"state"].toString(), QStringLiteral("published"));
        QCOMPARE(sent.objects().back()[u"changed"].toInt(), 1);
        QCOMPARE(status(shop, id), QStringLiteral("published"));
    }

    void sendingKeepsWhatIsPlannedAtItsTimeOfDay()
    {
        const CliWorkspace shop;
        const QString id = shop.post(words({"--at", "2031-05-06T09:30", "--schedule"}));
        // As older zone data had it.
        {
            const FakeClock clock;
            const auto workspace = storage::Workspace::open(shop.path(), clock);
            QVERIFY(workspace.has_value());
            storage::Database &database = (*workspace)->database();
            QVERIFY(database.run("UPDATE posts SET planned_at = planned_at - 3600000").has_value());
            QVERIFY(database.run("UPDATE deliveries SET due_at = due_at - 3600000").has_value());
        }
        const QString early = shop.run(words({"outbox"})).object()[u"due_at"].toString();
        QCOMPARE(shop.run(words({"publish", "--dry-run"})).exitCode, 0);
        QCOMPARE(shop.run(words({"outbox"})).object()[u"due_at"].toString(), early);
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0);
        const QString due = shop.run(words({"outbox"})).object()[u"due_at"].toString();
        QCOMPARE(QDateTime::fromString(early, Qt::ISODate).secsTo(QDateTime::fromString(due, Qt::ISODate)),
                 3600);
    }

    void sendingLeavesWhatIsMeantForTheSecondOfTwoTimes()
    {
        const CliWorkspace shop;
        (void)shop.post(words({"--at", "2031-10-26T01:30Z", "--schedule"}));
        const auto due = [&] { return shop.run(words({"outbox"})).object()[u"due_at"].toString(); };
        QCOMPARE(due(), QStringLiteral("2031-10-26T01:30:00.000Z"));
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0);
        QCOMPARE(due(), QStringLiteral("2031-10-26T01:30:00.000Z"));
    }

    void aDraftIsScheduledForAnotherTimeOrForNow()
    {
        const CliWorkspace shop;
        const QString late = shop.post(words({"--at", "2020-05-06T09:30"}));
        QCOMPARE(shop.run(words({"post", "check", late})).exitCode, 1);
        QCOMPARE(shop.run(words({"post", "check", late, "--at", "now"})).exitCode, 0);
        QCOMPARE(shop.run(words({"post", "check", late, "--at", "2031-05-06T09:30"})).exitCode, 0);
        QCOMPARE(shop.run(words({"post", "check", late, "--at", "2020-05-06T09:31"})).exitCode, 2);
        QCOMPARE(shop.run(words({"post", "schedule", late})).exitCode, 1);
        QCOMPARE(shop.run(words({"post", "schedule", late, "--at", "now"})).exitCode, 0);
        QCOMPARE(status(shop, late), QStringLiteral("scheduled"));

        const QString timeless = shop.post({});
        const QJsonObject scheduled =
            shop.run(words({"post", "schedule", timeless, "--at", "2031-05-06T09:30"})).object();
        QCOMPARE(scheduled[u"status"].toString(), QStringLiteral("scheduled"));
        QCOMPARE(scheduled[u"planned"].toObject()[u"at"].toString(),
                 QStringLiteral("2031-05-06T08:30:00.000Z"));
        QCOMPARE(shop.run(words({"post", "schedule", timeless, "--cancel", "--at", "now"})).exitCode, 2);
        QCOMPARE(shop.run(words({"post", "schedule", timeless, "--zone", "Asia/Tokyo"})).exitCode, 2);
        QCOMPARE(shop.run(words({"post", "schedule", timeless, "--cancel"})).exitCode, 0);
        QCOMPARE(status(shop, timeless), QStringLiteral("draft"));
    }

    void aPostThatIsNotTakenKeepsItsTime()
    {
        const CliWorkspace shop;
        const QString id = shop.run(addToBakery(words({"--text", "To nobody", "--at", "2031-05-06T09:30"})))
                               .object()[u"id"]
                               .toString();
        QCOMPARE(shop.run(words({"post", "schedule", id, "--at", "2031-06-07T10:00"})).exitCode, 1);
        const QJsonObject after = shop.run(words({"post", "show", id})).object();
        QCOMPARE(after[u"status"].toString(), QStringLiteral("draft"));
        QCOMPARE(after[u"planned"].toObject()[u"wall"].toString(), QStringLiteral("2031-05-06T09:30:00"));
    }

    void aPostIsNotMovedToNow()
    {
        const CliWorkspace shop;
        const QString id = shop.post(words({"--at", "2031-05-06T09:30", "--schedule"}));
        QCOMPARE(shop.run(words({"post", "move", id, "now"})).exitCode, 2);
    }

    void aPostIsNotMovedToThePast()
    {
        const CliWorkspace shop;
        for (const QStringList &more : {words({}), words({"--schedule"})}) {
            const QString id = shop.post(words({"--at", "2031-05-06T09:30"}) + more);
            QCOMPARE(shop.run(words({"post", "move", id, "2020-01-01T00:00"})).exitCode, 2);
            const QJsonObject planned = shop.run(words({"post", "show", id})).object()[u"planned"].toObject();
            QCOMPARE(planned[u"wall"].toString(), QStringLiteral("2031-05-06T09:30:00"));
        }
    }

    void whatWaitsMovesAndGoesWithItsPost()
    {
        const CliWorkspace shop;
        const QString id = shop.post(words({"--at", "2031-05-06T09:30", "--schedule"}));
        QCOMPARE(shop.run(words({"post", "move", id, "2031-07-06T09:30"})).exitCode, 0);
        QCOMPARE(shop.run(words({"outbox"})).object()[u"due_at"].toString(),
                 QStringLiteral("2031-07-06T08:30:00.000Z"));
        QCOMPARE(shop.run(words({"post", "delete", id})).exitCode, 0);
        QVERIFY(shop.run(words({"outbox"})).objects().empty());
        QCOMPARE(shop.run(words({"post", "show", id})).exitCode, 1);
    }

    void aPostShowsWhereItStandsOnEachAccount()
    {
        const CliWorkspace shop;
        const QString account = shop.run(words({"account", "list"})).object()[u"id"].toString();
        const QString id = shop.post(words({"--at", "now", "--schedule"}));
        const auto delivery = [&] {
            return shop.run(words({"post", "show", id})).object()[u"deliveries"].toArray().at(0).toObject();
        };
        QCOMPARE(delivery()[u"account"].toString(), account);
        QCOMPARE(delivery()[u"state"].toString(), QStringLiteral("scheduled"));
        QVERIFY(!delivery()[u"due_at"].toString().isEmpty());
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0);
        QCOMPARE(delivery()[u"state"].toString(), QStringLiteral("published"));
        QVERIFY(delivery()[u"url"].toString().startsWith(u"practice:"));
        QVERIFY(delivery()[u"published_at"].isString());
        QVERIFY(shop.runInWords(words({"post", "show", id}))
                    .out.contains(u"to practice:bakery.practice: published"));
    }

    void aPostThatCannotBeScheduledIsKeptAndNamed()
    {
        const CliWorkspace shop;
        const QStringList call =
            addToBakery(words({"--text", "To nobody", "--at", "2031-05-06T09:30", "--schedule"}));
        const CliAnswer answer = shop.run(call);
        QCOMPARE(answer.exitCode, 1);
        QVERIFY(answer.out.isEmpty());
        QCOMPARE(answer.err.count(u'\n'), 1); // one object, no remark beside it
        QVERIFY(!answer.failure()[u"error"].toObject()[u"what"].toString().isEmpty());
        const QString kept = answer.failure()[u"kept_draft"].toString();
        QCOMPARE(status(shop, kept), QStringLiteral("draft"));
        QVERIFY(shop.runInWords(call).err.contains(u"kept as a draft"));
    }

    void optionsThatDoNotGoTogetherAreAWrongCall_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("two texts") << words({"--text", "a", "--text-file", "b"});
        QTest::newRow("a zone for no time") << words({"--text", "a", "--zone", "Asia/Tokyo"});
        QTest::newRow("an idea with a time") << words({"--text", "a", "--idea", "--at", "2031-05-06T09:30"});
        QTest::newRow("an idea that goes out") << words({"--text", "a", "--idea", "--schedule"});
        QTest::newRow("scheduled for no time") << words({"--text", "a", "--schedule"});
        QTest::newRow("a draft for now") << words({"--text", "a", "--at", "now"});
        QTest::newRow("an account twice")
            << words({"--text", "a", "--account", "bakery.practice", "--account", "@bakery.practice"});
        QTest::newRow("nothing in it") << words({"--at", "2031-05-06T09:30"});
        QTest::newRow("an empty text") << words({"--text", ""});
        QTest::newRow("blanks only") << words({"--text", " \n\t", "--title", "   "});
        QTest::newRow("a device for a text") << words({"--text-file", "/dev/null"});
        QTest::newRow("a label only") << words({"--label", "x", "--first-comment", "y"});
        QTest::newRow("a folder for a text") << words({"--text-file", "/"});
        QTest::newRow("a folder for a picture") << words({"--media", "/"});
    }

    void optionsThatDoNotGoTogetherAreAWrongCall()
    {
        QFETCH(const QStringList, more);
        const CliWorkspace shop;
        QCOMPARE(shop.run(addToBakery(more)).exitCode, 2);
        QVERIFY(shop.run(words({"post", "list"})).objects().empty());
    }

    void whatIsNoTimeIsNotTakenForOne_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("zone");
        const QString lisbon = QStringLiteral("Europe/Lisbon");
        const QString mars = QStringLiteral("Mars/Olympus");
        QTest::newRow("words") << QStringLiteral("tomorrow") << lisbon;
        QTest::newRow("no such day") << QStringLiteral("2031-02-30T10:00") << lisbon;
        QTest::newRow("no such hour") << QStringLiteral("2031-02-20T24:00") << lisbon;
        QTest::newRow("a line more") << QStringLiteral("2031-02-20T10:00\n") << lisbon;
        QTest::newRow("far offset") << QStringLiteral("2031-02-20T10:00+99:99") << lisbon;
        QTest::newRow("offset of too many minutes") << QStringLiteral("2031-02-20T10:00+01:60") << lisbon;
        QTest::newRow("the last year, further west") << QStringLiteral("9999-12-31T23:59-14:00") << lisbon;
        QTest::newRow("the first year, further east") << QStringLiteral("0001-01-01T00:00+14:00") << lisbon;
        QTest::newRow("now on Mars") << QStringLiteral("now") << mars;
        QTest::newRow("UTC on Mars") << QStringLiteral("2031-02-20T10:00Z") << mars;
        QTest::newRow("noon on Mars") << QStringLiteral("2031-02-20T12:00") << mars;
    }

    void whatIsNoTimeIsNotTakenForOne()
    {
        QFETCH(const QString, at);
        QFETCH(const QString, zone);
        const CliWorkspace shop;
        const CliAnswer answer = shop.run(addToBakery(words(
            {"--text", "a", "--account", "bakery.practice", "--at", at, "--zone", zone, "--schedule"})));
        QCOMPARE(answer.exitCode, 2);
        QVERIFY(shop.run(words({"post", "list"})).objects().empty());
    }

    void theZoneInWhichATimeIsMeantIsSaid()
    {
        const CliWorkspace shop;
        QCOMPARE(shop.run(words({"client", "edit", "Bakery", "--zone", "Asia/Tokyo"})).exitCode, 0);
        const QString here = QString::fromUtf8(systemZone());
        const auto remedy = [&](const QStringList &command) {
            const CliAnswer answer = shop.run(command);
            return answer.failure()[u"error"].toObject()[u"remedy"].toString();
        };
        QVERIFY(
            remedy(words({"post", "list", "--client", "Bakery", "--from", "soon"})).contains(u"Asia/Tokyo"));
        QVERIFY(remedy(words({"post", "list", "--from", "soon"})).contains(here));
        QVERIFY(remedy(words({"publish", "--dry-run", "--now", "soon"})).contains(here));
        QVERIFY(remedy(addToBakery(words({"--text", "a", "--at", "soon"}))).contains(u"Asia/Tokyo"));

        (void)shop.post(words({"--at", "2031-05-06T00:30Z"}));
        const auto found = [&](const QStringList &more) {
            return shop.run(words({"post", "list"}) + more).objects().size();
        };
        QCOMPARE(found(words({"--client", "Bakery", "--from", "2031-05-06T09:31"})), size_t(0));
        QCOMPARE(found(words({"--client", "Bakery", "--from", "2031-05-06T09:30"})), size_t(1));
        QCOMPARE(found(words({"--from", "2031-05-06T00:31Z"})), size_t(0));
        QCOMPARE(found(words({"--from", "2031-05-06T02:30+02:00"})), size_t(1));
    }

    void aTimeIsReadAsItIsWritten_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("instant");
        QTest::addColumn<QString>("wall");
        const QString summer = QStringLiteral("2031-07-10T10:00:00");
        QTest::newRow("the client's zone")
            << QStringLiteral("2031-07-10T10:00") << QStringLiteral("2031-07-10T09:00:00.000Z") << summer;
        QTest::newRow("a space") << QStringLiteral("2031-07-10 10:00:00")
                                 << QStringLiteral("2031-07-10T09:00:00.000Z") << summer;
        QTest::newRow("UTC") << QStringLiteral("2031-07-10T09:00Z")
                             << QStringLiteral("2031-07-10T09:00:00.000Z") << summer;
        QTest::newRow("east") << QStringLiteral("2031-07-10T14:30+0530")
                              << QStringLiteral("2031-07-10T09:00:00.000Z") << summer;
        QTest::newRow("west") << QStringLiteral("2031-07-10T02:00-07:00")
                              << QStringLiteral("2031-07-10T09:00:00.000Z") << summer;
    }

    void aTimeIsReadAsItIsWritten()
    {
        QFETCH(const QString, at);
        QFETCH(const QString, instant);
        QFETCH(const QString, wall);
        const CliWorkspace shop;
        const QJsonObject planned =
            shop.run(addToBakery(words({"--text", "a", "--at", at}))).object()[u"planned"].toObject();
        QCOMPARE(planned[u"at"].toString(), instant);
        QCOMPARE(planned[u"wall"].toString(), wall);
    }

    void aTimeThatTheClocksSkipIsRemarkedOn()
    {
        const CliWorkspace shop;
        const auto remark = [&](const char *at) {
            return shop.runInWords(addToBakery(words({"--text", "a", "--at", at}))).err;
        };
        QVERIFY(remark("2031-03-30T01:30").contains(u"skip 01:30 on that day; 02:30 is meant"));
        QVERIFY(remark("2031-10-26T01:30").contains(u"the first is meant"));
        QVERIFY(remark("2031-10-26T03:30").isEmpty());
        const CliAnswer asJson = shop.run(addToBakery(words({"--text", "a", "--at", "2031-03-30T01:30"})));
        QCOMPARE(asJson.objects().size(), size_t(1));
        QVERIFY(asJson.failure()[u"remark"].toString().contains(u"02:30 is meant"));
    }

    void aListThatIsCutSaysSo()
    {
        const CliWorkspace shop;
        for (int i = 0; i < 3; ++i)
            (void)shop.post({});
        const CliAnswer cut = shop.runInWords(words({"post", "list", "--limit", "1"}));
        QVERIFY2(cut.err.startsWith(u"2 "), qPrintable(cut.err));
        QVERIFY(shop.runInWords(words({"post", "list"})).err.isEmpty());
        const CliAnswer asJson = shop.run(words({"post", "list", "--limit", "1"}));
        QCOMPARE(asJson.objects().size(), size_t(1));
        QCOMPARE(asJson.failure()[u"more"].toInt(), 2);
        QVERIFY(!asJson.failure()[u"remark"].toString().isEmpty());
        QVERIFY(shop.run(words({"post", "list", "--limit", "3"})).err.isEmpty());
        for (const char *wrong : {"0", "-1", "all"})
            QCOMPARE(shop.run(words({"post", "list", "--limit", wrong})).exitCode, 2);
    }

    void anOutboxThatIsCutSaysSo()
    {
        const CliWorkspace shop;
        for (int i = 0; i < 2; ++i)
            (void)shop.post(words({"--at", "2031-05-06T09:30", "--schedule"}));
        QCOMPARE(shop.run(words({"account", "add", "--client", "Bakery", "--network", "practice", "--handle",
                                 "board", "--by-hand"}))
                     .exitCode,
                 0);
        QCOMPARE(shop.run(addToBakery(words(
                              {"--text", "By hand", "--account", "board", "--at", "now", "--schedule"})))
                     .exitCode,
                 0);
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0);
        const CliAnswer whole = shop.run(words({"outbox"}));
        QCOMPARE(whole.objects().size(), size_t(3));
        QVERIFY(whole.err.isEmpty());
        for (const int limit : {1, 2}) {
            const CliAnswer cut = shop.run(words({"outbox", "--limit", QString::number(limit)}));
            QCOMPARE(cut.objects().size(), size_t(limit));
            QCOMPARE(cut.object(), whole.object()); // what needs somebody comes first
            QCOMPARE(cut.failure()[u"more"].toInt(), 3 - limit);
        }
        QVERIFY(shop.runInWords(words({"outbox", "--limit", "1"})).err.startsWith(u"2 more"));
        QCOMPARE(shop.run(words({"outbox", "--limit", "none"})).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliPosts)
#include "tst_cli_posts.moc"
