// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What the clients listen for, on the command line.
#include "cli_run.h"
#include "support/hostile_server.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::HostileServer;
using hatstand::test::SeenRequest;
using hatstand::test::words;
using namespace Qt::StringLiterals;

namespace
{
/// A bakery that follows a feed of two items, one of them with a mouldy bread.
class Listener
{
public:
    Listener()
    {
        const QByteArray today =
            QLocale::c()
                .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
                .toUtf8();
        server.on("/feed.xml", [today](const SeenRequest &, QTcpSocket *socket) {
            QByteArray feed = "<rss version=\"2.0\"><channel><title>Town</title>";
            for (const char *title : {"Bread with mould", "Cake by Wielhuis and bread"})
                feed += QByteArray("<item><title>") + title + "</title><guid isPermaLink=\"false\">" + title +
                        "</guid><pubDate>" + today + "</pubDate></item>";
            socket->write(HostileServer::answer(200, feed + "</channel></rss>", "application/rss+xml"));
        });
    }
    void read() const
    {
        const CliAnswer added = shop.run(
            words({"source", "add", "--client", "Bakery", "--feed", server.url("/feed.xml").toString()}));
        if (added.exitCode != 0 || shop.run(words({"source", "sync"})).exitCode != 0)
            qFatal("The feed cannot be read.");
    }
    [[nodiscard]] QString add() const
    {
        const CliAnswer added =
            shop.run(words({"topic", "add", "--client", "Bakery", "--name", "Bread", "--query", "bread",
                            "--rivals", "Wielhuis", "--alerts", "word:mould,spike"}));
        if (added.exitCode != 0)
            qFatal("%s", qPrintable(added.err));
        return added.object()[u"id"].toString();
    }
    CliWorkspace shop;
    HostileServer server;
};
} // namespace

class TestCliTopics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTopicFindsWhatIsStoredAndWhatComesIn()
    {
        const Listener w;
        const QString id = w.add();
        w.read();
        const auto listed = w.shop.run(words({"topic", "list", "--client", "Bakery"})).objects();
        QCOMPARE(listed.size(), size_t(1));
        QCOMPARE(listed[0][u"messages"].toInt(), 2);
        const QJsonObject shown = w.shop.run(words({"topic", "show", "bread", "--days", "7"})).object();
        QCOMPARE(shown[u"days"].toArray().size(), 7);
        QCOMPARE(shown[u"newest"].toArray().size(), 2);
        QCOMPARE(shown[u"shareOfVoice"].toArray().at(0)[u"messages"].toInt(), 1);
        const CliAnswer told = w.shop.run(words({"topic", "alerts", "--seen"}));
        QCOMPARE(told.objects().size(), size_t(1));
        QVERIFY(told.object()[u"what"].toString().contains(u"mould"_s));
        QVERIFY(w.shop.run(words({"topic", "alerts"})).objects().empty());
        QVERIFY(w.shop.runInWords(words({"topic", "show", id})).out.contains(u"2 message"_s));
    }

    void aTopicIsEditedAndRemoved()
    {
        const Listener w;
        w.read();
        const QString id = w.add();
        QCOMPARE(w.shop.run(words({"topic", "edit", "Bread", "--query", "cake", "--name", "Cake"})).exitCode,
                 0);
        QCOMPARE(w.shop.run(words({"topic", "list"})).object()[u"messages"].toInt(), 1);
        QCOMPARE(w.shop.run(words({"topic", "remove", id})).exitCode, 0);
        QVERIFY(w.shop.run(words({"topic", "list"})).objects().empty());
    }

    void aQueryIsTriedAndKeepsNothing()
    {
        const Listener w;
        w.read();
        const CliAnswer tried =
            w.shop.run(words({"topic", "try", "--client", "Bakery", "--query", "bread -cake"}));
        QCOMPARE(tried.object()[u"messages"].toInt(), 1);
        QCOMPARE(tried.object()[u"newest"].toArray().size(), 1);
        QVERIFY(w.shop.run(words({"topic", "list"})).objects().empty());
    }

    void whatCannotBeIsRefused()
    {
        const Listener w;
        QCOMPARE(w.shop.run(words({"topic", "try", "--client", "Bakery", "--query", "("})).exitCode, 2);
        QVERIFY(w.shop.run(words({"topic", "add", "--client", "Bakery", "--name", "A", "--query", "-a"}))
                    .exitCode != 0);
        QCOMPARE(w.shop.run(words({"topic", "show", "nobody"})).exitCode, 1);
        QCOMPARE(w.shop.run(words({"topic", "list", "--days", "many"})).exitCode, 2);
        QCOMPARE(w.shop
                     .run(words({"topic", "add", "--client", "Bakery", "--name", "A", "--query", "a",
                                 "--alerts", "storm"}))
                     .exitCode,
                 2);
    }
};

QTEST_GUILESS_MAIN(TestCliTopics)
#include "tst_cli_topics.moc"
