// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_dates.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;

class TestFeedDates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormThatFeedsHave_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("utc");
        const auto row = [](const char *written, const char *utc) {
            QTest::newRow(written) << QByteArray(written) << QString::fromLatin1(utc);
        };
        row("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21.000Z");
        row("Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21.000Z");
        row("01 January 2004 19:48 +0130", "2004-01-01T18:18:00.000Z");
        row("Jan 1 2004 19:48:21 EST", "2004-01-02T00:48:21.000Z");
        row("Thu,01 Jan 2004 19:48:21 -0500", "2004-01-02T00:48:21.000Z");
        row("01 Jan 2004", "2004-01-01T00:00:00.000Z");
        row("Thu, 31 Dec 2015 23:59:60 GMT", "2016-01-01T00:00:00.000Z");
        row("Sun, 29 Feb 2004 12:00:00 GMT+01:00", "2004-02-29T11:00:00.000Z");
        row("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21.000Z");
        row("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53.000Z");
        row("2003-12-31T10:14:55Z", "2003-12-31T10:14:55.000Z");
        row("2003-12-31T10:14:55.25-08:00", "2003-12-31T18:14:55.250Z");
        row("2003-12-31 10:14", "2003-12-31T10:14:00.000Z");
        row("2004-07-08 23:56:58.0", "2004-07-08T23:56:58.000Z");
        row("2003-12", "2003-12-01T00:00:00.000Z");
        row("2003", "2003-01-01T00:00:00.000Z");
        row("20031231", "2003-12-31T00:00:00.000Z");
        row("2003-335", "2003-12-01T00:00:00.000Z");
        row("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15.000Z");
        row("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17.000Z");
        row("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00.000Z");
        row("2004-július-13T9:15-05:00", "2004-07-13T14:15:00.000Z");
        row("2004-augusztus-13T9:15-05:00", "2004-08-13T14:15:00.000Z");
    }
    void readsEveryFormThatFeedsHave()
    {
        QFETCH(const QByteArray, written);
        QFETCH(const QString, utc);
        const auto instant = parseFeedDate(written.toStdString());
        QVERIFY(instant.has_value());
        QCOMPARE(instant->toIso(), utc);
    }

    void answersNothingForWhatIsNoDate()
    {
        for (const char *written :
             {"", "soon", "31 Feb 2004 00:00:00 GMT", "2004-13-01", "2004-01-01T25:00:00Z",
              "99999999999999999999", "Thu, 01 Foo 2004 19:48:21 GMT", "----", "+:+:+:+"})
            QVERIFY2(!parseFeedDate(written), written);
    }

    void whatIsWrittenInEitherFormIsReadAgain()
    {
        QVERIFY(rc::check("RFC 3339 and RFC 822 mean the same instant", [] {
            const auto seconds = *rc::gen::inRange<qint64>(0, 4'000'000'000);
            const Instant instant = Instant::fromMilliseconds(seconds * 1000);
            const std::string internet = instant.toUtc().toString(Qt::ISODate).toStdString();
            const std::string mail =
                QLocale::c().toString(instant.toUtc(), u"ddd, dd MMM yyyy HH:mm:ss '+0000'"_s).toStdString();
            RC_ASSERT(parseFeedDate(internet) == instant);
            RC_ASSERT(parseFeedDate(mail) == instant);
            const auto parts = brokenDownUtc(instant);
            RC_ASSERT(parts[6] == instant.toUtc().date().dayOfWeek() - 1);
            RC_ASSERT(parts[7] == instant.toUtc().date().dayOfYear());
        }));
    }
};

QTEST_GUILESS_MAIN(TestFeedDates)
#include "tst_feed_dates.moc"
