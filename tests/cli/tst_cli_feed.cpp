// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_run.h"
#include "support/hostile_server.h"

#include <QJsonArray>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliWorkspace;
using hatstand::test::HostileServer;
using hatstand::test::runCli;
using hatstand::test::words;

namespace
{
const QByteArray rss =
    "<rss version=\"2.0\"><channel><title>The shop</title><item><title>Bread &amp; more</title>"
    "<link>https://a.example/1</link><description>&lt;p>Fresh &lt;b>bread&lt;/b>&lt;/p></description>"
    "</item></channel></rss>";
} // namespace

class TestCliFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsPrinted()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("feed.xml"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(rss), rss.size());
        file.close();
        const auto plain = runCli(words({"feed", "read", path}));
        QCOMPARE(plain.exitCode, 0);
        for (const char *part : {"The shop", "Bread & more", "https://a.example/1", "Fresh bread"})
            QVERIFY2(plain.out.contains(QString::fromLatin1(part)), qPrintable(plain.out));
        QVERIFY(!plain.out.contains(QLatin1StringView("<b>")));
        const auto json = runCli(words({"feed", "read", path, "--json"}));
        QCOMPARE(json.object()[QStringLiteral("version")].toString(), QStringLiteral("rss20"));
        QCOMPARE(json.object()[QStringLiteral("entries")].toArray().size(), 1);
    }

    void whatIsNoFeedIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("page.html"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<html><p>Hello");
        file.close();
        QCOMPARE(runCli(words({"feed", "read", path})).exitCode, 1);
        QCOMPARE(runCli(words({"feed", "read", folder.filePath(QStringLiteral("nothing"))})).exitCode, 1);
        QCOMPARE(runCli(words({"feed", "read", folder.path()})).exitCode, 2);
        QCOMPARE(runCli(words({"feed", "read"})).exitCode, 2);
        QVERIFY(runCli(words({"feed", "read", path})).err.contains(QLatin1StringView("There is no feed.")));
    }

    void ofAPageItsFeedIsRead()
    {
        HostileServer server;
        server.on("/", [](const test::SeenRequest &, QTcpSocket *socket) {
            socket->write(HostileServer::answer(
                200, "<html><link rel=alternate type=application/rss+xml href=/feed.xml></html>",
                "text/html"));
        });
        server.on("/feed.xml", [](const test::SeenRequest &, QTcpSocket *socket) {
            socket->write(HostileServer::answer(200, rss, "application/rss+xml"));
        });
        const CliWorkspace shop;
        const auto answer =
            runCli(words({"--workspace", shop.path(), "feed", "read", server.url("/").toString()}));
        QCOMPARE(answer.exitCode, 0);
        QVERIFY2(answer.out.contains(QLatin1StringView("The shop")), qPrintable(answer.out));
        QVERIFY(answer.out.contains(server.url("/feed.xml").toString()));
    }
};

QTEST_GUILESS_MAIN(TestCliFeed)
#include "tst_cli_feed.moc"
