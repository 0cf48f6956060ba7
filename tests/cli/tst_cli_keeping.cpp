// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into a workspace from files and goes out to them, and what is kept of it, on the command line.
#include "cli_run.h"
#include "support/files.h"

#include <QJsonArray>
#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::words;
using namespace Qt::StringLiterals;

namespace
{
QString write(const CliWorkspace &shop, const char *name, const QByteArray &bytes)
{
    QFile file(shop.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("The file cannot be written.");
    return file.fileName();
}
} // namespace

class TestCliKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsOfFeedsComeInAndGoOut()
    {
        const CliWorkspace shop;
        const QString list = write(shop, "in.opml",
                                   "<opml><body><outline text=\"News\"><outline type=\"rss\" text=\"Harbour\""
                                   " xmlUrl=\"https://harbour.example/feed\"/></outline></body></opml>");
        const CliAnswer added = shop.run(words({"source", "import", list, "--client", "Bakery"}));
        QVERIFY2(added.exitCode == 0, qPrintable(added.err));
        QCOMPARE(added.object()[u"added"].toArray().size(), 1);
        QCOMPARE(added.object()[u"added"][0][u"group"].toString(), u"News"_s);
        QCOMPARE(shop.run(words({"source", "import", list, "--client", "Bakery"})).object()[u"known"].toInt(),
                 1);
        const QString out = shop.filePath("out.opml");
        QCOMPARE(shop.run(words({"source", "export", out})).exitCode, 0);
        QVERIFY(test::readFile(out).contains("https://harbour.example/feed"));
        QCOMPARE(shop.run(words({"source", "import", shop.path(), "--client", "Bakery"})).exitCode, 1);
    }

    void conversationsAreTakenInOnce()
    {
        const CliWorkspace shop;
        const QString file = write(shop, "talk.csv",
                                   "Id;Datum;Absender;Nachricht\n1;25.06.2026 10:00;Anouk;Is it open?\n"
                                   "2;never;Pieter;Lost\n");
        const QStringList call = words({"inbox", "import", file, "--client", "Bakery", "--network", "Phone"});
        const CliAnswer tried = shop.run(call + words({"--dry-run"}));
        QVERIFY2(tried.exitCode == 0, qPrintable(tried.err));
        QCOMPARE(tried.object()[u"messages"].toInt(), 1);
        QCOMPARE(tried.object()[u"columns"][u"text"].toString(), u"Nachricht"_s);
        QVERIFY(shop.run(words({"inbox", "list"})).objects().empty());

        const CliAnswer done = shop.run(call);
        QVERIFY2(done.exitCode == 0, qPrintable(done.err));
        QCOMPARE(done.object()[u"added"].toInt(), 1);
        QCOMPARE(done.object()[u"leftOut"].toInt(), 1);
        QCOMPARE(done.object()[u"troubles"][0][u"line"].toInt(), 3);
        QCOMPARE(shop.run(call).object()[u"added"].toInt(), 0);
        QCOMPARE(shop.run(words({"inbox", "list"})).object()[u"network"].toString(), u"phone"_s);
        QCOMPARE(shop.run(words({"search", "open"})).objects().size(), size_t(1));
    }

    void datesThatCouldBeTwoAreAsked()
    {
        const CliWorkspace shop;
        const QString file = write(shop, "talk.csv", "Date,Text\n03/04/2026,Hello\n");
        const QStringList call = words({"inbox", "import", file, "--client", "Bakery"});
        const CliAnswer asked = shop.run(call);
        QVERIFY(asked.exitCode != 0);
        QVERIFY(asked.err.contains(u"dmy"_s));
        QCOMPARE(shop.run(call + words({"--dates", "mdy"})).object()[u"added"].toInt(), 1);
        QCOMPARE(shop.run(call + words({"--dates", "ymd"})).exitCode, 2);
        QCOMPARE(shop.run(call + words({"--map", "Text"})).exitCode, 2);
    }

    void whatIsTooOldGoesWhenASourceIsToKeepLess()
    {
        const CliWorkspace shop;
        const QString file =
            write(shop, "talk.csv", "Date,Author,Text\n2020-01-01,A,Long ago\n2020-01-02,B,Too\n");
        const CliAnswer done =
            shop.run(words({"inbox", "import", file, "--client", "Bakery", "--to-stream"}));
        QCOMPARE(done.object()[u"added"].toInt(), 2);
        const QString source = done.object()[u"source"].toString();
        const CliAnswer edited =
            shop.run(words({"source", "edit", source, "--keep-days", "30", "--name", "Old talk"}));
        QVERIFY2(edited.exitCode == 0, qPrintable(edited.err));
        QCOMPARE(edited.object()[u"deleted"].toInt(), 2);
        QCOMPARE(edited.object()[u"keepDays"].toInt(), 30);
        QCOMPARE(shop.run(words({"source", "edit", source, "--keep-days", "0"})).exitCode, 2);
        QCOMPARE(shop.run(words({"source", "edit", source, "--keep-days", "for-ever"}))
                     .object()[u"keepDays"]
                     .toInt(),
                 0);
    }

    void directMessagesStayOutOfReportsUntilOneSaysOtherwise()
    {
        const CliWorkspace shop;
        const QStringList call = words({"inbox", "direct", "--client", "Bakery"});
        QCOMPARE(shop.run(call).object()[u"inReports"].toBool(), false);
        QCOMPARE(shop.run(call + words({"--in-reports", "yes"})).exitCode, 0);
        QCOMPARE(shop.run(call).object()[u"inReports"].toBool(), true);
        QCOMPARE(shop.run(call + words({"--in-reports", "perhaps"})).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliKeeping)
#include "tst_cli_keeping.moc"
