// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/conform_command.h"
#include "networks/conform.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using hatstand::networks::answerConform;
using namespace Qt::StringLiterals;

namespace
{
QList<QJsonObject> run(QByteArray lines)
{
    QBuffer input(&lines);
    QByteArray written;
    QBuffer output(&written);
    if (!input.open(QIODevice::ReadOnly) || !output.open(QIODevice::WriteOnly) ||
        hatstand::cli::runConform(input, output) != 0)
        return {};
    QList<QJsonObject> answers;
    for (const QByteArray &line : written.split('\n')) {
        if (!line.isEmpty())
            answers.append(QJsonDocument::fromJson(line).object());
    }
    return answers;
}
} // namespace

class TestConform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersEachOperation()
    {
        const QJsonObject x =
            answerConform({{u"id"_s, 1}, {u"op"_s, u"text.x"_s}, {u"text"_s, u"#a @b $C d.com"_s}});
        QCOMPARE(x[u"weightedLength"_s].toInt(), 32);
        QCOMPARE(x[u"hashtags"_s].toArray(), QJsonArray{u"a"_s});
        QCOMPARE(x[u"mentions"_s].toArray(), QJsonArray{u"b"_s});
        QCOMPARE(x[u"cashtags"_s].toArray(), QJsonArray{u"C"_s});
        QCOMPARE(x[u"urls"_s].toArray(), QJsonArray{u"d.com"_s});
        QVERIFY(x[u"ok"_s].toBool());
        QCOMPARE(x[u"id"_s].toInt(), 1);

        const QJsonObject bluesky =
            answerConform({{u"op"_s, u"text.bluesky"_s}, {u"text"_s, u"é @a.test"_s}});
        QCOMPARE(bluesky[u"graphemes"_s].toInt(), 9);
        QCOMPARE(bluesky[u"bytes"_s].toInt(), 10);
        const QJsonObject facet{{u"byteStart"_s, 3},
                                {u"byteEnd"_s, 10},
                                {u"type"_s, u"mention"_s},
                                {u"value"_s, u"did:fake:a.test"_s}};
        QCOMPARE(bluesky[u"facets"_s].toArray(), QJsonArray{facet});

        const QJsonObject mastodon = answerConform({{u"op"_s, u"text.mastodon"_s},
                                                    {u"text"_s, u"＃a @b@c.com"_s},
                                                    {u"spoiler_text"_s, u"cw"_s},
                                                    {u"max"_s, 6}});
        QCOMPARE(mastodon[u"length"_s].toInt(), 7);
        QVERIFY(mastodon[u"over"_s].toBool());
        QCOMPARE(mastodon[u"hashtags"_s].toArray(), QJsonArray{u"＃a"_s});
        QCOMPARE(mastodon[u"mentions"_s].toArray(), QJsonArray{u"b@c.com"_s});

        QCOMPARE(
            answerConform({{u"op"_s, u"text.graphemes"_s}, {u"text"_s, u"🇳🇱"_s}})[u"graphemes"_s].toInt(), 1);

        const QJsonObject zone = answerConform({{u"op"_s, u"tz.resolve"_s},
                                                {u"zone"_s, u"America/New_York"_s},
                                                {u"local"_s, u"2024-03-10T02:30:00"_s}});
        QCOMPARE(zone[u"kind"_s].toString(), u"gap"_s);
        QCOMPARE(zone[u"utc"_s].toString(), u"2024-03-10T07:30:00Z"_s);

        const QJsonObject tagged = answerConform(
            {{u"op"_s, u"url.tag"_s},
             {u"url"_s, u"https://a.com#b"_s},
             {u"params"_s,
              QJsonObject{{u"utm_medium"_s, u"social"_s}, {u"utm_source"_s, u"x"_s}, {u"a"_s, 1}}}});
        QCOMPARE(tagged[u"url"_s].toString(), u"https://a.com?utm_source=x&utm_medium=social&a=1#b"_s);
    }

    void refusesWhatItCannotServe_data()
    {
        QTest::addColumn<QJsonObject>("request");
        QTest::newRow("no operation") << QJsonObject{};
        QTest::newRow("unknown operation") << QJsonObject{{u"op"_s, u"text.y"_s}};
        QTest::newRow("no text") << QJsonObject{{u"op"_s, u"text.x"_s}};
        QTest::newRow("text of a wrong type") << QJsonObject{{u"op"_s, u"text.bluesky"_s}, {u"text"_s, 1}};
        QTest::newRow("unknown configuration")
            << QJsonObject{{u"op"_s, u"text.x"_s}, {u"text"_s, u"a"_s}, {u"config"_s, u"v9"_s}};
        QTest::newRow("unknown zone") << QJsonObject{
            {u"op"_s, u"tz.resolve"_s}, {u"zone"_s, u"Mars/Base"_s}, {u"local"_s, u"2024-03-10T02:30:00"_s}};
        QTest::newRow("no such day") << QJsonObject{
            {u"op"_s, u"tz.resolve"_s}, {u"zone"_s, u"UTC"_s}, {u"local"_s, u"2024-02-30T02:30:00"_s}};
        QTest::newRow("an hour too many") << QJsonObject{
            {u"op"_s, u"tz.resolve"_s}, {u"zone"_s, u"UTC"_s}, {u"local"_s, u"2024-02-20T24:00:00"_s}};
        QTest::newRow("a word that is no zone") << QJsonObject{
            {u"op"_s, u"tz.resolve"_s}, {u"zone"_s, u"Nowhere"_s}, {u"local"_s, u"2024-02-20T12:00:00"_s}};
        QTest::newRow("no parameters")
            << QJsonObject{{u"op"_s, u"url.tag"_s}, {u"url"_s, u"https://a.com"_s}};
    }

    void refusesWhatItCannotServe()
    {
        QFETCH(QJsonObject, request);
        request.insert(u"id"_s, u"seven"_s);
        const QJsonObject answer = answerConform(request);
        QVERIFY(!answer[u"ok"_s].toBool(true));
        QCOMPARE(answer[u"id"_s].toString(), u"seven"_s);
        QVERIFY(!answer[u"error"_s].toString().isEmpty());
    }

    void answersLineByLine()
    {
        const auto answers = run("{\"id\":1,\"op\":\"text.graphemes\",\"text\":\"a\"}\n"
                                 "\n"
                                 "not JSON\r\n"
                                 "[1]\n"
                                 "{\"id\":2,\"op\":\"text.graphemes\",\"text\":\"\\ud83d\\ude00b\"}");
        QCOMPARE(answers.size(), 4);
        QCOMPARE(answers[0][u"graphemes"_s].toInt(), 1);
        QVERIFY(!answers[1][u"ok"_s].toBool(true) && answers[1].contains(u"error"_s));
        QVERIFY(!answers[2][u"ok"_s].toBool(true) && answers[2].contains(u"error"_s));
        QCOMPARE(answers[3][u"id"_s].toInt(), 2);
        QCOMPARE(answers[3][u"graphemes"_s].toInt(), 2);
    }

    void keepsAByteOrderMark()
    {
        const auto answers = run("{\"op\":\"text.x\",\"text\":\"\xEF\xBB\xBF"
                                 "a\"}");
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers[0][u"weightedLength"_s].toInt(), 3);
        QVERIFY(!answers[0][u"valid"_s].toBool(true));
    }

    void anEmptyInputIsNoError() { QVERIFY(run(QByteArray()).isEmpty()); }
};

QTEST_GUILESS_MAIN(TestConform)
#include "tst_conform.moc"
