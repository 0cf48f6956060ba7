// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_run.h"
#include "publish/delivery.h"
#include "storage/database.h"

#include <QJsonArray>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::words;

/// What the outbox says of each delivery, and what a person does about it there.
class TestCliOutbox : public QObject
{
    Q_OBJECT

    /// As if no answer had come, and nobody but the person could tell.
    static void makeUncertain(const CliWorkspace &shop)
    {
        auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
        if (!database || !(*database)->run("UPDATE deliveries SET state = ?, next_attempt_at = ?",
                                           publish::DeliveryState::Uncertain, publish::never))
            qFatal("It could not be written.");
    }
    /// The only one in the outbox.
    static QJsonObject only(const CliWorkspace &shop)
    {
        const auto all = shop.run(words({"outbox"})).objects();
        if (all.size() != 1)
            qFatal("There are %d.", int(all.size()));
        return all.front();
    }
    static QString status(const CliWorkspace &shop, const QString &post)
    {
        return shop.run(words({"post", "show", post})).object()[u"status"].toString();
    }
    /// A post whose time has passed while nobody was sending.
    static QString missed(const CliWorkspace &shop)
    {
        QString post = shop.post(words({"--at", "2031-05-06T09:30", "--schedule"}));
        const CliAnswer answer = shop.run(words({"publish", "--once", "--now", "2031-05-08T09:30Z"}));
        if (answer.exitCode != 1)
            qFatal("%s", qPrintable(answer.out + answer.err));
        return post;
    }

private Q_SLOTS:
    void whatBecomesMissedIsToldAndMakesTheCallFail()
    {
        const CliWorkspace shop;
        (void)shop.post(words({"--at", "2031-05-06T09:30", "--schedule"}));
        const CliAnswer sent = shop.run(words({"publish", "--once", "--now", "2031-05-08T09:30Z"}));
        QCOMPARE(sent.exitCode, 1);
        QCOMPARE(sent.objects().size(), size_t(2)); // it, and how many
        QCOMPARE(sent.object()[u"state"].toString(), QStringLiteral("missed"));
        QVERIFY(!sent.object()[u"why"].toString().isEmpty());
        QCOMPARE(only(shop)[u"why"], sent.object()[u"why"]);
        const CliAnswer listed = shop.runInWords(words({"outbox"}));
        QVERIFY2(listed.out.contains(sent.object()[u"why"].toString()), qPrintable(listed.out));
    }

    void theHistoryIsListedAndNarrowed()
    {
        const CliWorkspace shop;
        (void)shop.post(words({"--at", "now", "--schedule"}));
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0);
        const CliAnswer all = shop.run(words({"outbox", "history"}));
        QCOMPARE(all.exitCode, 0);
        QCOMPARE(all.objects().size(), size_t(1));
        QCOMPARE(all.object()[u"state"].toString(), QStringLiteral("published"));
        const auto count = [&shop](const QStringList &narrowed) {
            return shop.run(words({"outbox", "history"}) + narrowed).objects().size();
        };
        QCOMPARE(count(words({"--state", "published", "--words", "hel"})), size_t(1));
        QCOMPARE(count(words({"--account", "bakery.practice", "--client", "Bakery"})), size_t(1));
        QCOMPARE(count(words({"--state", "failed", "--state", "missed"})), size_t(0));
        QCOMPARE(count(words({"--words", "nothing"})), size_t(0));
        QCOMPARE(count(words({"--until", "2020-01-01T00:00"})), size_t(0));
        QCOMPARE(count(words({"--from", "2020-01-01T00:00"})), size_t(1));
        const CliAnswer wrong = shop.run(words({"outbox", "history", "--state", "asleep"}));
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY(wrong.failure()[u"error"][u"remedy"].toString().contains(u"handed-over"));
        QVERIFY(shop.runInWords(words({"outbox", "history"})).out.contains(u"Hello"));
    }

    void anAccountIsPausedUntilATimeAndGoesOn()
    {
        const CliWorkspace shop;
        (void)shop.post(words({"--at", "2031-05-06T09:30", "--schedule"}));
        const CliAnswer paused =
            shop.run(words({"account", "pause", "bakery.practice", "--until", "2031-05-06T12:00"}));
        QCOMPARE(paused.exitCode, 0);
        QCOMPARE(paused.object()[u"paused_until"].toString().left(16), QStringLiteral("2031-05-06T11:00"));
        QCOMPARE(only(shop)[u"hold"].toString(), QStringLiteral("account-paused"));
        // Nothing goes while it is paused, and that is no failure of the call's making: it is told.
        QCOMPARE(shop.run(words({"publish", "--once", "--now", "2031-05-06T10:00Z"}))
                     .object()[u"state"]
                     .toString(),
                 QString());
        QVERIFY(shop.run(words({"account", "list"})).object()[u"paused"].toBool());
        const CliAnswer on = shop.run(words({"account", "go-on", "bakery.practice"}));
        QCOMPARE(on.exitCode, 0);
        QVERIFY(!on.object()[u"paused"].toBool());
        QVERIFY(on.object()[u"paused_until"].isNull());
        QCOMPARE(
            shop.run(words({"account", "pause", "bakery.practice", "--until", "2001-05-06T12:00"})).exitCode,
            2);
        // A pass after its end ends it.
        QCOMPARE(
            shop.run(words({"account", "pause", "bakery.practice", "--until", "2031-05-06T12:00"})).exitCode,
            0);
        (void)shop.run(words({"publish", "--once", "--now", "2031-05-06T11:10Z"}));
        QVERIFY(!shop.run(words({"account", "list"})).object()[u"paused"].toBool());
    }

    void whatLeftIsListedAddedUpAndCleared()
    {
        const CliWorkspace shop;
        {
            auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
            QVERIFY(database);
            QVERIFY((*database)->script(
                "INSERT INTO traffic VALUES (x'01', 1600000000000, 'old.example', 'send-post', "
                "'POST 200 80', 12, 34), (x'02', 1700000000000, 'new.example', 'read-posts', "
                "'GET timed-out 30000', 0, 0);"));
        }
        const CliAnswer all = shop.run(words({"traffic"}));
        QCOMPARE(all.objects().size(), size_t(2));
        QCOMPARE(all.object()[u"host"].toString(), QStringLiteral("new.example"));
        QCOMPARE(all.object()[u"failure"].toString(), QStringLiteral("timed-out"));
        QCOMPARE(shop.run(words({"traffic", "--host", "old.example"})).objects().size(), size_t(1));
        QCOMPARE(shop.run(words({"traffic", "--purpose", "send-post", "--until", "2023-01-01T00:00"}))
                     .objects()
                     .size(),
                 size_t(1));
        QCOMPARE(shop.run(words({"traffic", "--account", "bakery.practice"})).objects().size(), size_t(0));
        QCOMPARE(shop.run(words({"traffic", "--purpose", "dance"})).exitCode, 2);
        QVERIFY(shop.runInWords(words({"traffic"})).out.contains(u"Sent a post to old.example"));
        QVERIFY(
            shop.runInWords(words({"traffic", "--csv"})).out.contains(u",old.example,,send-post,POST,200,"));
        const CliAnswer hosts = shop.run(words({"traffic", "hosts"}));
        QCOMPARE(hosts.objects().size(), size_t(2));
        QCOMPARE(hosts.object()[u"requests"].toInt(), 1);
        QVERIFY(shop.run(words({"traffic", "hosts", "--account", "bakery.practice"})).objects().empty());
        QCOMPARE(shop.run(words({"traffic", "clear", "2021-01-01T00:00"})).object()[u"cleared"].toInt(), 1);
        QCOMPARE(shop.run(words({"traffic"})).objects().size(), size_t(1));
        QCOMPARE(shop.run(words({"traffic", "keep", "for-ever"})).object()[u"kept_days"].toInt(), 0);
        QCOMPARE(shop.run(words({"traffic", "keep", "30"})).object()[u"kept_days"].toInt(), 30);
        for (const char *wrong : {"0", "-3", "soon"})
            QCOMPARE(shop.run(words({"traffic", "keep", wrong})).exitCode == 0, false);
    }

    void whatIsDueByHandIsToldAndIsNoFailure()
    {
        const CliWorkspace shop;
        QCOMPARE(shop.run(words({"account", "add", "--client", "Bakery", "--network", "mastodon", "--handle",
                                 "hand", "--by-hand"}))
                     .exitCode,
                 0);
        const QString post = shop.run(words({"post", "add", "--client", "Bakery", "--text", "Hello",
                                             "--account", "hand", "--at", "now", "--schedule"}))
                                 .object()[u"id"]
                                 .toString();
        const CliAnswer sent = shop.run(words({"publish", "--once"}));
        QCOMPARE(sent.exitCode, 0);
        QCOMPARE(sent.object()[u"state"].toString(), QStringLiteral("waiting"));
        const QString id = only(shop)[u"id"].toString();
        QVERIFY(only(shop)[u"why"].toString().contains(u"by hand"));
        QCOMPARE(shop.run(words({"outbox", "now", id})).exitCode, 1); // only the person can post it
        QCOMPARE(shop.run(words({"outbox", "live", id, "--url", "javascript:alert(1)"})).exitCode, 2);
        const CliAnswer posted = shop.run(words({"outbox", "live", id, "--url", "social.example/1"}));
        QCOMPARE(posted.exitCode, 0);
        QCOMPARE(posted.object()[u"url"].toString(), QStringLiteral("https://social.example/1"));
        QCOMPARE(status(shop, post), QStringLiteral("published"));
    }

    void aMissedOneIsSentNowOrAnotherTimeOrLeft()
    {
        const CliWorkspace shop;
        const QString post = missed(shop);
        const QString id = only(shop)[u"id"].toString();
        QCOMPARE(shop.run(words({"outbox", "move", id, "now"})).exitCode, 2);
        QCOMPARE(shop.run(words({"outbox", "move", id, "2020-01-01T10:00"})).exitCode, 2);
        const CliAnswer moved =
            shop.run(words({"outbox", "move", id.right(6), "2032-01-01T10:00", "--zone", "Asia/Tokyo"}));
        QVERIFY2(moved.exitCode == 0, qPrintable(moved.err));
        QCOMPARE(moved.object()[u"due_at"].toString(), QStringLiteral("2032-01-01T01:00:00.000Z"));
        QCOMPARE(status(shop, post), QStringLiteral("scheduled"));
        // The clocks of Lisbon skip that hour.
        const CliAnswer skipped =
            shop.runInWords(words({"outbox", "move", id, "2031-03-30T01:30", "--zone", "Lisbon"}));
        QVERIFY2(skipped.err.contains(u"skip"), qPrintable(skipped.err));
        QVERIFY2(skipped.out.contains(u"scheduled for 2031-03-30"), qPrintable(skipped.out));

        QCOMPARE(shop.run(words({"outbox", "now", id})).exitCode, 0);
        const CliAnswer sent = shop.run(words({"publish", "--once"}));
        QCOMPARE(sent.exitCode, 0);
        QCOMPARE(sent.object()[u"state"].toString(), QStringLiteral("published"));
        QCOMPARE(shop.run(words({"outbox", "leave", id})).exitCode, 1); // it has gone

        const CliWorkspace other;
        const QString left = missed(other);
        const CliAnswer done = other.run(words({"outbox", "leave", only(other)[u"id"].toString()}));
        QCOMPARE(done.object()[u"state"].toString(), QStringLiteral("cancelled"));
        QVERIFY(other.run(words({"outbox"})).objects().empty());
        QVERIFY(status(other, left) != QStringLiteral("missed"));
    }

    void whatIsUncertainIsClearedUpByThePerson()
    {
        const CliWorkspace shop;
        const QString post = shop.post(words({"--at", "now", "--schedule"}));
        makeUncertain(shop);
        const QJsonObject item = only(shop);
        QVERIFY2(item[u"why"].toString().contains(u"outbox live"), qPrintable(item[u"why"].toString()));
        const QString id = item[u"id"].toString();
        const CliAnswer again = shop.run(words({"outbox", "not-live", id}));
        QCOMPARE(again.object()[u"state"].toString(), QStringLiteral("scheduled"));
        QCOMPARE(shop.run(words({"outbox", "live", id})).exitCode, 1); // that is known by now
        makeUncertain(shop);
        QCOMPARE(shop.run(words({"outbox", "live", id})).object()[u"state"].toString(),
                 QStringLiteral("published"));
        QCOMPARE(status(shop, post), QStringLiteral("published"));
    }

    void theJournalOfADeliveryIsShown()
    {
        const CliWorkspace shop;
        (void)missed(shop);
        const QString id = only(shop)[u"id"].toString();
        const QJsonArray events = shop.run(words({"outbox", "show", id})).object()[u"events"].toArray();
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[1].toObject()[u"to"].toString(), QStringLiteral("missed"));
        const CliAnswer shown = shop.runInWords(words({"outbox", "show", id}));
        QCOMPARE(shown.out.count(u'\n'), 3);
        QCOMPARE(shop.run(words({"outbox", "show", "0000"})).exitCode, 1);
        QCOMPARE(shop.run(words({"outbox", "show", "what"})).exitCode, 1);
    }

    void aZoneThatIsNotKnownHereIsTold()
    {
        const CliWorkspace shop;
        QVERIFY(shop.runInWords(words({"publish", "--once"})).err.isEmpty());
        {
            auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
            QVERIFY(database && (*database)->run("UPDATE clients SET zone = 'Mars/Olympus'"));
        }
        const CliAnswer answer = shop.runInWords(words({"publish", "--once"}));
        QCOMPARE(answer.exitCode, 0);
        QVERIFY2(answer.err.contains(u"Mars/Olympus"), qPrintable(answer.err));
    }

    void whatKeepsItIsNamed()
    {
        const CliWorkspace shop;
        (void)shop.post(words({"--at", "now", "--schedule"}));
        QCOMPARE(only(shop)[u"hold"].toString(), QString());
        {
            auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
            QVERIFY(database && (*database)->run("UPDATE accounts SET paused = 1"));
        }
        QCOMPARE(only(shop)[u"hold"].toString(), QStringLiteral("account-paused"));
        QVERIFY(!only(shop)[u"why"].toString().isEmpty());
        // However often it is asked for: it is due, and does not go out.
        for (int call = 0; call < 2; ++call) {
            const CliAnswer sent = shop.run(words({"publish", "--once"}));
            QCOMPARE(sent.exitCode, 1);
            QCOMPARE(sent.object()[u"hold"].toString(), QStringLiteral("account-paused"));
            QCOMPARE(sent.objects().back()[u"changed"].toInt(-1), 0);
        }
    }

    void aPostThatHasGoneCannotBePutInAgain()
    {
        const CliWorkspace shop;
        const QString post = shop.post(words({"--at", "now", "--schedule"}));
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0);
        const CliAnswer check = shop.run(words({"post", "check", post}));
        QCOMPARE(check.exitCode, 1);
        QCOMPARE(check.object()[u"can_go_out"].toBool(true), false);
        for (const QStringList &call :
             {words({"post", "schedule", post}), words({"post", "schedule", post, "--at", "now"})}) {
            const CliAnswer again = shop.run(call);
            QCOMPARE(again.exitCode, 1);
            QVERIFY2(again.failure()[u"error"].toObject()[u"what"].toString().contains(u"published"),
                     qPrintable(again.err));
        }
        const QString draft = shop.post({});
        QCOMPARE(shop.run(words({"post", "schedule", draft, "--cancel"})).exitCode, 1);
    }

    void theCheckSaysOfAPostWhatItsSchedulingDoes()
    {
        const CliWorkspace shop;
        QCOMPARE(shop.run(words({"account", "add", "--client", "Bakery", "--network", "practice", "--handle",
                                 "second.practice"}))
                     .exitCode,
                 0);
        const QString post =
            shop.post(words({"--account", "second.practice", "--at", "2031-05-06T09:30", "--schedule"}));
        QCOMPARE(shop.run(words({"account", "remove", "second.practice"})).exitCode, 0);
        // The other part still goes out.
        QCOMPARE(shop.run(words({"post", "check", post})).exitCode, 0);
        QCOMPARE(shop.run(words({"post", "schedule", post, "--at", "2031-05-07T09:30"})).exitCode, 0);
    }

    void aPostIsShownWithAllThatGoesOut()
    {
        const CliWorkspace shop;
        const QString post = shop.post(words(
            {"--first-comment", "More below", "--label", "rye", "--at", "2031-03-30T01:30", "--schedule"}));
        const CliAnswer shown = shop.runInWords(words({"post", "show", post}));
        QVERIFY2(shown.out.contains(u"More below"), qPrintable(shown.out));
        QVERIFY2(shown.out.contains(u"rye"), qPrintable(shown.out));
        // The clocks of Lisbon skip that hour.
        QVERIFY2(!shown.out.contains(u"01:30"), qPrintable(shown.out));
        QVERIFY2(shown.out.contains(u"02:30 Europe/Lisbon"), qPrintable(shown.out));
        QVERIFY(!shown.out.contains(u".:"));
    }

    void whatCouldBeSeveralIsNamed()
    {
        const CliWorkspace shop;
        for (const char *name : {"Corner shop", "CORNER SHOP"})
            QCOMPARE(shop.run(words({"client", "add", name})).exitCode, 0);
        const CliAnswer answer = shop.run(words({"client", "show", "corner shop"}));
        QCOMPARE(answer.exitCode, 2);
        QVERIFY2(answer.err.contains(u"CORNER SHOP") && answer.err.contains(u"Corner shop"),
                 qPrintable(answer.err));
        QCOMPARE(shop.run(words({"client", "show", "Bakery"})).object()[u"accounts"].toArray().size(), 1);
    }

    void optionsThatDoNothingAreRefused()
    {
        const CliWorkspace shop;
        const QStringList add = words({"account", "add", "--client", "Bakery", "--handle", "x"});
        for (const QStringList &more :
             {words({"--network", "practice", "--server", "https://pds.example"}),
              words({"--network", "practice", "--page", "https://page.example"}),
              words({"--network", "mastodon", "--by-hand", "--server", "https://a.example"}),
              words({"--network", "bluesky", "--text-limit", "500"})})
            QCOMPARE(shop.run(add + more).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliOutbox)
#include "tst_cli_outbox.moc"
