// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_run.h"
#include "storage/database.h"

#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::words;

class TestCliAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWaitsForAnAccountGoesWithIt()
    {
        const CliWorkspace shop;
        (void)shop.post(words({"--at", "2031-05-06T09:30", "--schedule"}));
        (void)shop.post(words({"--at", "2031-05-07T09:30", "--schedule"}));
        // Of another account, and sent already: these are not taken out.
        QCOMPARE(shop.run(words({"account", "add", "--client", "Bakery", "--network", "practice", "--handle",
                                 "other.practice"}))
                     .exitCode,
                 0);
        QCOMPARE(shop.run(words({"post", "add", "--client", "Bakery", "--text", "Elsewhere", "--account",
                                 "other.practice", "--at", "2031-05-06T09:30", "--schedule"}))
                     .exitCode,
                 0);
        (void)shop.post(words({"--at", "now", "--schedule"}));
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0);
        QCOMPARE(shop.run(words({"outbox"})).objects().size(), size_t(3));
        const QString id = shop.run(words({"account", "list"})).object()[u"id"].toString();
        const CliAnswer removed = shop.run(words({"account", "remove", "bakery.practice"}));
        QVERIFY2(removed.exitCode == 0, qPrintable(removed.err));
        QCOMPARE(removed.object()[u"removed"].toString(), id);
        QCOMPARE(removed.object()[u"cancelled"].toInt(), 2);
        QVERIFY(!removed.object()[u"secret_may_remain"].toBool(true));
        QCOMPARE(shop.run(words({"account", "list"})).objects().size(), size_t(1));
        QCOMPARE(shop.run(words({"outbox"})).objects().size(), size_t(1));
        const CliAnswer inWords = shop.runInWords(words({"account", "remove", "other.practice"}));
        QVERIFY2(inWords.out.contains(u"out of the outbox: 1 deliver"), qPrintable(inWords.out));
    }

    void aSignInThatWorksIsToldFromOneThatHasEnded()
    {
        const CliWorkspace shop;
        const QStringList call = words({"account", "test", "bakery.practice"});
        const CliAnswer works = shop.run(call);
        QCOMPARE(works.exitCode, 0);
        QCOMPARE(works.object()[u"health"].toString(), QStringLiteral("works"));
        {
            auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
            QVERIFY(database);
            // networks::PracticeBehaviour::SignInEnded
            QVERIFY((*database)->run("UPDATE practice_profiles SET behaviour = 4"));
        }
        const CliAnswer ended = shop.run(call);
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.object()[u"health"].toString(), QStringLiteral("sign-in-needed"));
        QVERIFY(shop.runInWords(call).out.contains(u"has run out"));
        QCOMPARE(shop.run(words({"account", "test", "nobody"})).exitCode, 1);
    }

    void theBrowserIsForNetworksThatHaveIt()
    {
        const CliWorkspace shop;
        const auto add = [&shop](const QStringList &more) {
            return shop.run(words({"account", "add", "--client", "Bakery"}) + more);
        };
        for (const QStringList &useless :
             {words({"--network", "practice", "--handle", "x", "--browser"}),
              words({"--network", "practice", "--handle", "x", "--no-open"}),
              words({"--network", "mastodon", "--handle", "x", "--browser", "--by-hand"})}) {
            QCOMPARE(add(useless).exitCode, 2);
        }
        // Where nothing can be typed it is the browser anyway; a name that is no server asks nobody.
        for (const QStringList &unclear :
             {words({"--network", "mastodon", "--handle", "alice"}),
              words({"--network", "mastodon", "--handle", "alice", "--browser", "--no-open"})}) {
            const CliAnswer answer = add(unclear);
            QVERIFY(answer.exitCode != 0);
            QVERIFY2(answer.err.contains(u"neither a server nor a handle"), qPrintable(answer.err));
        }
    }
};

QTEST_GUILESS_MAIN(TestCliAccounts)
#include "tst_cli_accounts.moc"
