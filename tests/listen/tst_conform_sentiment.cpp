// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/conform.h"

#include <QTest>

using namespace hatstand::listen;
using namespace Qt::StringLiterals;

class TestConformSentiment : public QObject
{
    Q_OBJECT

    static QJsonObject scored(const QString &text, const QString &language = {})
    {
        QJsonObject request{{u"id"_s, 7}, {u"op"_s, u"sentiment.score"_s}, {u"text"_s, text}};
        if (!language.isEmpty())
            request.insert(u"lang"_s, language);
        return answerConform(request);
    }

private Q_SLOTS:
    void answersAsTheProtocolSays()
    {
        const QJsonObject reply = scored(u"The food is GOOD"_s, u"en"_s);
        QCOMPARE(reply, (QJsonObject{{u"id"_s, 7},
                                     {u"ok"_s, true},
                                     {u"compound"_s, 0.5622},
                                     {u"pos"_s, 0.548},
                                     {u"neu"_s, 0.452},
                                     {u"neg"_s, 0.0},
                                     {u"label"_s, u"positive"_s}}));
    }

    void anotherLanguageIsScoredByItsList()
    {
        QCOMPARE(scored(u"Das Brot ist schlecht"_s, u"de"_s)[u"label"_s].toString(), u"negative"_s);
        QCOMPARE(scored(u"Das ist ein Brot"_s, u"de"_s)[u"label"_s].toString(), u"neutral"_s);
    }

    void aLanguageWithoutAListIsUnknown()
    {
        const QJsonObject reply = scored(u"good"_s, u"eo"_s);
        QCOMPARE(reply[u"label"_s].toString(), u"unknown"_s);
        QCOMPARE(reply[u"compound"_s].toDouble(9), 0.0);
        QVERIFY(reply[u"ok"_s].toBool());
    }

    void withoutALanguageItIsRecognised()
    {
        QCOMPARE(scored(u"Ich liebe euer Brot, es schmeckt großartig"_s)[u"label"_s].toString(),
                 u"positive"_s);
        QCOMPARE(scored(u"Σήμερα φτιάξαμε καινούργιο ψωμί"_s)[u"label"_s].toString(), u"unknown"_s);
    }

    void wholeTextsAreScoredAsTheOriginalDoesIt()
    {
        // Not sentence by sentence, whatever the length.
        const QString text = u"This is a good day. "_s.repeated(200);
        QVERIFY(scored(text, u"en"_s)[u"compound"_s].toDouble() > 0.999);
    }

    void aRequestWithoutATextIsAnError()
    {
        const QJsonObject reply = answerConform({{u"id"_s, 1}, {u"op"_s, u"sentiment.score"_s}});
        QVERIFY(!reply[u"ok"_s].toBool(true));
        QVERIFY(!reply[u"error"_s].toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConformSentiment)
#include "tst_conform_sentiment.moc"
