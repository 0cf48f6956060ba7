// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sentiment_lines.h"
#include "cli_run.h"

#include <QJsonArray>
#include <QTest>

using namespace hatstand;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
QList<QJsonObject> objectsOf(const QByteArray &lines)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            objects << QJsonDocument::fromJson(line).object();
    }
    return objects;
}
} // namespace

class TestCliSentiment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersEachLineOfAFile()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(R"({"text":"The food is GOOD","lang":"en","id":1})"
                   "\n\n"
                   R"({"id":["a",2],"text":"Ich bin von eurem Brot enttäuscht, es war wirklich schlecht"})"
                   "\r\n"
                   R"({"text":"12"})");
        QVERIFY(file.flush());
        const CliAnswer answer = runCli(words({"sentiment", file.fileName()}));
        QCOMPARE(answer.exitCode, 0);
        const auto objects = answer.objects();
        QCOMPARE(objects.size(), size_t(3));
        QCOMPARE(objects[0], (QJsonObject{{u"id"_s, 1},
                                          {u"compound"_s, 0.5622},
                                          {u"pos"_s, 0.548},
                                          {u"neu"_s, 0.452},
                                          {u"neg"_s, 0.0},
                                          {u"label"_s, u"positive"_s},
                                          {u"language"_s, u"en"_s},
                                          {u"method"_s, u"vader"_s}}));
        QCOMPARE(objects[1][u"id"_s].toArray(), (QJsonArray{u"a"_s, 2}));
        QCOMPARE(objects[1][u"label"_s].toString(), u"negative"_s);
        QCOMPARE(objects[1][u"language"_s].toString(), u"de"_s);
        QCOMPARE(objects[1][u"method"_s].toString(), u"word-list"_s);
        QVERIFY(objects[2][u"language"_s].isNull());
        QVERIFY(!objects[2].contains(u"id"_s));
        QCOMPARE(objects[2][u"label"_s].toString(), u"unknown"_s);
    }

    void plainLinesAreTexts()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("gut\n\n{\"text\":\"schlecht\"}\n");
        QVERIFY(file.flush());
        const auto objects =
            runCli(words({"sentiment", "--plain", "--language", "de", file.fileName()})).objects();
        QCOMPARE(objects.size(), size_t(3));
        QCOMPARE(objects[0][u"label"_s].toString(), u"positive"_s);
        QCOMPARE(objects[1][u"label"_s].toString(), u"unknown"_s);
        QCOMPARE(objects[2][u"label"_s].toString(), u"negative"_s);
    }

    void aWrongLineIsAnsweredAndTheOthersToo()
    {
        cli::SentimentLines lines({});
        const auto objects = objectsOf(
            lines.take("no JSON\n{\"id\":4,\"text\":5}\n\"\xFF\"\n{\"text\":\"good\",\"lang\":\"en\"}\n"));
        QCOMPARE(objects.size(), 4);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!objects[i][u"error"_s].toString().isEmpty());
        QCOMPARE(objects[1][u"id"_s].toInt(), 4);
        QCOMPARE(objects[3][u"label"_s].toString(), u"positive"_s);
        QCOMPARE(lines.wrongLines(), 3);
        QTemporaryFile file;
        QVERIFY(file.open() && file.write("[]\n") == 3 && file.flush());
        QCOMPARE(runCli(words({"sentiment", file.fileName()})).exitCode, 1);
    }

    void linesMayComeInPieces()
    {
        cli::SentimentLines lines({true, "en"});
        QVERIFY(lines.take("The food is ").isEmpty());
        QCOMPARE(objectsOf(lines.take("good\nThe food")).size(), 1);
        const auto last = objectsOf(lines.finish());
        QCOMPARE(last.size(), 1);
        QCOMPARE(last.front()[u"label"_s].toString(), u"neutral"_s);
        QVERIFY(lines.finish().isEmpty());
    }

    void whatIsNoFileIsRefused()
    {
        QCOMPARE(runCli(words({"sentiment", "/nowhere/at/all"})).exitCode, 1);
        QCOMPARE(runCli(words({"sentiment", QDir::tempPath()})).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliSentiment)
#include "tst_cli_sentiment.moc"
