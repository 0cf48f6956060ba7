// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts that VADER's authors had people rate, and what their program says of each. They are not part of
// this project: found by $HATSTAND_CONFORMANCE, else beside the checkout. Where they are not there, the test
// is reported as skipped.
#include "listen/conform.h"
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
constexpr int skippedStatus = 77;

QString sentimentFolder()
{
    const QString given = qEnvironmentVariable("HATSTAND_CONFORMANCE");
    const QString folder =
        given.isEmpty() ? QDir::cleanPath(hatstand::test::projectPath(u"../shared/conformance"_s)) : given;
    return folder + u"/sentiment"_s;
}

QByteArray read(const QString &name)
{
    QFile file(sentimentFolder() + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class TestSentimentConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scoresAsTheOriginal_data()
    {
        QTest::addColumn<QString>("texts");
        QTest::addColumn<QString>("scores");
        QTest::addColumn<qsizetype>("count");
        QTest::newRow("tweets") << u"tweets_GroundTruth.txt"_s << u"vader-compound-tweets.json"_s
                                << qsizetype(4200);
        QTest::newRow("newspaper") << u"nytEditorialSnippets_GroundTruth.txt"_s
                                   << u"vader-compound-nyt.json"_s << qsizetype(5190);
    }

    void scoresAsTheOriginal()
    {
        QFETCH(const QString, texts);
        QFETCH(const QString, scores);
        QFETCH(const qsizetype, count);
        const QJsonArray expected = QJsonDocument::fromJson(read(scores)).array();
        qsizetype passed = 0;
        qsizetype seen = 0;
        for (QByteArray line : read(texts).split('\n')) {
            if (line.endsWith('\r'))
                line.chop(1);
            if (line.count('\t') < 2)
                continue;
            const qsizetype text = line.indexOf('\t', line.indexOf('\t') + 1) + 1;
            const QJsonObject reply = answerConform({{u"op"_s, u"sentiment.score"_s},
                                                     {u"text"_s, QString::fromUtf8(line.mid(text))},
                                                     {u"lang"_s, u"en"_s}});
            const double difference = reply[u"compound"_s].toDouble(9) - expected.at(seen++).toDouble();
            passed += std::abs(difference) < 1e-9 ? 1 : 0;
        }
        QCOMPARE(seen, count);
        QVERIFY2(passed == count, qPrintable(u"%1 of %2"_s.arg(passed).arg(count)));
    }
};

int main(int argc, char *argv[])
{
    if (!QDir(sentimentFolder()).exists()) {
        qInfo("Skipped: the test sets are not in %s.", qPrintable(sentimentFolder()));
        return skippedStatus;
    }
    QCoreApplication application(argc, argv);
    TestSentimentConformance test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sentiment_conformance.moc"
