// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Until when an answer is promised: working time, by the clocks of the client.
#include "base/zones.h"
#include "listen/inbox/answer_promise.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;

namespace
{
Instant at(const char *text)
{
    return Instant::fromDateTime(QDateTime::fromString(QLatin1StringView(text), Qt::ISODate));
}
const QByteArray lisbon = "Europe/Lisbon";
} // namespace

class TestAnswerPromise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWorkingTimeOnly_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("due");
        QTest::newRow("within a day")
            << QByteArray("2026-11-25T10:00:00Z") << QByteArray("2026-11-25T14:00:00Z");
        QTest::newRow("before opening")
            << QByteArray("2026-11-25T05:00:00Z") << QByteArray("2026-11-25T13:00:00Z");
        QTest::newRow("over night") << QByteArray("2026-11-25T16:00:00Z")
                                    << QByteArray("2026-11-26T12:00:00Z");
        QTest::newRow("over a weekend")
            << QByteArray("2026-11-27T16:30:00Z") << QByteArray("2026-11-30T12:30:00Z");
        QTest::newRow("to the very end of the day")
            << QByteArray("2026-11-25T13:00:00Z") << QByteArray("2026-11-25T17:00:00Z");
        QTest::newRow("at closing time")
            << QByteArray("2026-11-25T17:00:00Z") << QByteArray("2026-11-26T13:00:00Z");
        QTest::newRow("in summer time")
            << QByteArray("2026-07-01T15:00:00Z") << QByteArray("2026-07-02T11:00:00Z");
    }
    void countsWorkingTimeOnly()
    {
        QFETCH(const QByteArray, asked);
        QFETCH(const QByteArray, due);
        QCOMPARE(promisedUntil(at(asked.constData()), usualPromise(), lisbon),
                 std::optional(at(due.constData())));
    }

    void aNightWithAChangeOfTheClocksHasItsRealLength()
    {
        AnswerPromise promise;
        promise.minutes = 120;
        promise.hours[6] = {{0, 24 * 60}};
        // Sunday 29 March 2026, 00:30 in Lisbon; at 01:00 it becomes 02:00.
        QCOMPARE(promisedUntil(at("2026-03-29T00:30:00Z"), promise, lisbon),
                 std::optional(at("2026-03-29T02:30:00Z")));
    }

    void withoutHoursEveryHourCounts()
    {
        AnswerPromise promise;
        promise.minutes = 90;
        QCOMPARE(promisedUntil(at("2026-11-28T23:00:00Z"), promise, lisbon),
                 std::optional(at("2026-11-29T00:30:00Z")));
    }

    void nothingIsPromisedWhereNothingCanBe()
    {
        QVERIFY(!promisedUntil(at("2026-11-25T10:00:00Z"), AnswerPromise(), lisbon));
        AnswerPromise promise = usualPromise();
        promise.minutes = 60 * 24 * 365 * 3;
        QVERIFY(!promisedUntil(at("2026-11-25T10:00:00Z"), promise, lisbon));
    }

    void hoursAreReadAsTheyWereWritten()
    {
        AnswerPromise promise = usualPromise();
        promise.hours[5] = {{600, 720}, {780, 1440}};
        QCOMPARE(workingHoursFromText(workingHoursText(promise)), promise.hours);
        // What is no stretch is left out.
        const auto odd = workingHoursFromText(QStringLiteral("[[[50,40],[60,90],[80,100],[95,2000]],7]"));
        QCOMPARE(odd[0], (std::vector<WorkingStretch>{{60, 90}, {95, 1440}}));
        QCOMPARE(workingHoursFromText(QStringLiteral("nonsense"))[3], std::vector<WorkingStretch>());
    }

    void whoAsksLaterIsNeverPromisedEarlier()
    {
        QVERIFY(rc::check("who asks later is never promised earlier", [] {
            AnswerPromise promise;
            promise.minutes = *rc::gen::inRange(1, 3000);
            for (auto &day : promise.hours) {
                int from = 0;
                const int stretches = *rc::gen::inRange(0, 3);
                for (int i = 0; i < stretches; ++i) {
                    from += *rc::gen::inRange(0, 400);
                    const int until = from + *rc::gen::inRange(1, 400);
                    if (until > 1440)
                        break;
                    day.push_back({from, until});
                    from = until;
                }
            }
            const qint64 base = 1'774'000'000'000 + *rc::gen::inRange<qint64>(0, 30'000'000'000);
            const Instant first = Instant::fromMilliseconds(base);
            const Instant second = first + std::chrono::minutes(*rc::gen::inRange(0, 20'000));
            const auto one = promisedUntil(first, promise, lisbon);
            const auto other = promisedUntil(second, promise, lisbon);
            RC_ASSERT(one.has_value() == other.has_value());
            if (one) {
                RC_ASSERT(*one <= *other);
                RC_ASSERT(*one - first >= std::chrono::minutes(promise.minutes));
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestAnswerPromise)
#include "tst_answer_promise.moc"
