// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the clients listen, what was said there, and what is done about it, on the command line.
#include "cli_run.h"
#include "support/hostile_server.h"

#include <QJsonArray>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::HostileServer;
using hatstand::test::SeenRequest;
using hatstand::test::words;

namespace
{
QByteArray feedOf(const QList<QByteArray> &titles)
{
    QByteArray feed = "<rss version=\"2.0\"><channel><title>Harbour &amp; news</title>";
    for (const QByteArray &title : titles) {
        feed += "<item><title>" + title + "</title><guid isPermaLink=\"false\">" + title +
                "</guid><pubDate>Thu, 19 Nov 2026 10:00:00 GMT</pubDate>"
                "<description>&lt;p>All about &lt;b>bicycles&lt;/b>&lt;/p></description></item>";
    }
    return feed + "</channel></rss>";
}

/// A site with a feed, which knows when nothing is new.
class Site
{
public:
    Site()
    {
        server.on("/feed.xml", [this](const SeenRequest &request, QTcpSocket *socket) {
            if (isDown) {
                socket->write(HostileServer::answer(503, "Later", "text/plain"));
                return;
            }
            const QByteArray tag = '"' + QByteArray::number(titles.size()) + '"';
            if (request.header("If-None-Match") == tag) {
                ++unchanged;
                socket->write(HostileServer::answer(304, {}, "text/plain"));
                return;
            }
            socket->write(
                HostileServer::answer(200, feedOf(titles), "application/rss+xml", "ETag: " + tag + "\r\n"));
        });
    }
    HostileServer server;
    QList<QByteArray> titles{"Bridge open", "Market day"};
    int unchanged = 0;
    bool isDown = false;
};
} // namespace

class TestCliListening : public QObject
{
    Q_OBJECT

private:
    static QString follow(const CliWorkspace &shop, const Site &site, const QStringList &more = {})
    {
        const CliAnswer added = shop.run(words({"source", "add", "--client", "Bakery", "--feed",
                                                site.server.url("/feed.xml").toString()}) +
                                         more);
        if (added.exitCode != 0)
            qFatal("%s", qPrintable(added.err));
        return added.object()[QStringLiteral("id")].toString();
    }

private Q_SLOTS:
    void aFeedIsFollowedAndAskedForNewsOnly()
    {
        const CliWorkspace shop;
        Site site;
        const QString id = follow(shop, site);
        const CliAnswer listed = shop.run(words({"source", "list", "--client", "Bakery"}));
        QCOMPARE(listed.objects().back()[QStringLiteral("name")].toString(),
                 QStringLiteral("Harbour & news"));
        QCOMPARE(listed.objects().back()[QStringLiteral("kind")].toString(), QStringLiteral("feed"));

        const CliAnswer first = shop.run(words({"source", "sync", id}));
        QCOMPARE(first.exitCode, 0);
        QCOMPARE(first.object()[QStringLiteral("added")].toInt(), 2);
        const CliAnswer again = shop.run(words({"source", "sync", id}));
        QCOMPARE(again.object()[QStringLiteral("unchanged")].toBool(), true);
        QCOMPARE(site.unchanged, 1);
        site.titles.append("Snow");
        QCOMPARE(shop.run(words({"source", "sync", id})).object()[QStringLiteral("added")].toInt(), 1);
        const QJsonObject source = shop.run(words({"source", "list"})).objects().back();
        QCOMPARE(source[QStringLiteral("timesAsked")].toInt(), 3);
        QCOMPARE(source[QStringLiteral("timesUnchanged")].toInt(), 1);
        // It is read in Listening, and asks for no answer.
        QVERIFY(shop.run(words({"inbox", "list"})).objects().empty());
    }

    void whoFailsSaysSoAndRecovers()
    {
        const CliWorkspace shop;
        Site site;
        const QString id = follow(shop, site);
        site.isDown = true;
        const CliAnswer failed = shop.run(words({"source", "sync", id}));
        QCOMPARE(failed.exitCode, 1);
        QVERIFY(failed.object().contains(QStringLiteral("error")));
        const QJsonObject source = shop.run(words({"source", "list"})).objects().back();
        QCOMPARE(source[QStringLiteral("failures")].toInt(), 1);
        QVERIFY(!source[QStringLiteral("error")].toString().isEmpty());
        site.isDown = false;
        QCOMPARE(shop.run(words({"source", "sync", id})).exitCode, 0);
        QCOMPARE(shop.run(words({"source", "list"})).objects().back()[QStringLiteral("failures")].toInt(), 0);
    }

    void whatWasSaidIsFoundByItsWords()
    {
        const CliWorkspace shop;
        Site site;
        follow(shop, site);
        QCOMPARE(shop.run(words({"source", "sync"})).exitCode, 0);
        const CliAnswer found = shop.run(words({"search", "bicycl", "--client", "Bakery"}));
        QCOMPARE(found.objects().size(), size_t(2));
        QVERIFY(
            found.object()[QStringLiteral("text")].toString().contains(QStringLiteral("All about bicycles")));
        QCOMPARE(shop.run(words({"search", "--best", "market", "bicycles"})).objects().size(), size_t(1));
        QVERIFY(shop.run(words({"search", "submarine"})).objects().empty());
        const CliAnswer shown = shop.runInWords(words({"search", "market"}));
        QVERIFY2(shown.out.contains(QStringLiteral("[Market] day")), qPrintable(shown.out));
    }

    void whatWaitsForAnAnswerIsListedShownAndDone()
    {
        const CliWorkspace shop;
        Site site;
        follow(shop, site, words({"--to-inbox"}));
        QCOMPARE(shop.run(words({"source", "sync"})).exitCode, 0);
        const auto open = shop.run(words({"inbox", "list"})).objects();
        QCOMPARE(open.size(), size_t(2));
        const QString id = open.front()[QStringLiteral("id")].toString();
        const QJsonObject shown = shop.run(words({"inbox", "show", id})).object();
        QCOMPARE(shown[QStringLiteral("said")].toArray().size(), 1);
        const CliAnswer limited = shop.run(words({"inbox", "list", "--limit", "1"}));
        QCOMPARE(limited.objects().size(), size_t(1));
        QCOMPARE(limited.failure()[QStringLiteral("more")].toInt(), 1);

        QCOMPARE(shop.run(words({"inbox", "done", id})).object()[QStringLiteral("state")].toString(),
                 QStringLiteral("done"));
        QCOMPARE(shop.run(words({"inbox", "list"})).objects().size(), size_t(1));
        QCOMPARE(shop.run(words({"inbox", "list", "--state", "done"})).objects().size(), size_t(1));
        QCOMPARE(shop.run(words({"inbox", "reopen", id.right(8)})).exitCode, 0);
        QCOMPARE(shop.run(words({"inbox", "list"})).objects().size(), size_t(2));
        // All or none.
        QCOMPARE(shop.run(words({"inbox", "done", id, "00000000"})).exitCode, 1);
        QCOMPARE(shop.run(words({"inbox", "list"})).objects().size(), size_t(2));
    }

    void pausedAndRemovedSourcesAreNotRead()
    {
        const CliWorkspace shop;
        Site site;
        const QString id = follow(shop, site);
        QCOMPARE(shop.run(words({"source", "pause", "harbour & news"}))
                     .object()[QStringLiteral("paused")]
                     .toBool(),
                 true);
        QVERIFY(shop.run(words({"source", "sync"})).out.indexOf(id) < 0);
        QCOMPARE(shop.run(words({"source", "resume", id})).exitCode, 0);
        QVERIFY(shop.run(words({"source", "sync"})).out.indexOf(id) >= 0);
        QCOMPARE(shop.run(words({"source", "remove", id})).exitCode, 0);
        QVERIFY(shop.run(words({"source", "list"})).out.indexOf(id) < 0);
    }

    void whatCannotBeIsRefused()
    {
        const CliWorkspace shop;
        Site site;
        QCOMPARE(shop.run(words({"source", "add", "--client", "Bakery"})).exitCode, 2);
        QCOMPARE(
            shop.run(words({"source", "add", "--client", "Bakery", "--feed", "ftp://a.example"})).exitCode,
            2);
        follow(shop, site);
        const CliAnswer twice = shop.run(words(
            {"source", "add", "--client", "Bakery", "--feed", site.server.url("/feed.xml").toString()}));
        QCOMPARE(twice.exitCode, 1);
        QCOMPARE(shop.run(words({"source", "sync", "nobody"})).exitCode, 1);
        QCOMPARE(shop.run(words({"inbox", "show", "nobody"})).exitCode, 1);
        QCOMPARE(shop.run(words({"inbox", "list", "--state", "lost"})).exitCode, 2);
        QCOMPARE(shop.run(words({"search"})).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliListening)
#include "tst_cli_listening.moc"
