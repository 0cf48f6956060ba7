// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sizes.h"

#include <QLocale>
#include <QTest>

#include <limits>
#include <rapidcheck.h>

using namespace hatstand;

class TestSizes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void unitsAreDecimalAndTheTenthThatIsNoneIsLeftOut_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 bytes");
        QTest::newRow("bytes") << qint64(999) << QStringLiteral("999 bytes");
        QTest::newRow("one unit") << qint64(1000) << QStringLiteral("1 kB");
        QTest::newRow("a tenth") << qint64(85'234) << QStringLiteral("85.2 kB");
        QTest::newRow("rounded up") << qint64(108'650) << QStringLiteral("108.7 kB");
        QTest::newRow("rounded to none") << qint64(992'010) << QStringLiteral("992 kB");
        QTest::newRow("up into the next unit") << qint64(999'960) << QStringLiteral("1 MB");
        QTest::newRow("a limit") << qint64(8'000'000) << QStringLiteral("8 MB");
        QTest::newRow("a film") << qint64(1'850'000'000) << QStringLiteral("1.9 GB");
    }
    void unitsAreDecimalAndTheTenthThatIsNoneIsLeftOut()
    {
        QFETCH(const qint64, bytes);
        QTEST(sizeWords(bytes), "words");
    }

    void everySizeIsShort()
    {
        QVERIFY(rc::check([] {
            const auto bytes = *rc::gen::inRange<qint64>(0, 1'000'000'000'000'000);
            // Four digits at most, the point, a blank and the unit.
            RC_ASSERT(sizeWords(bytes).size() <= 9);
        }));
        QVERIFY(!sizeWords(std::numeric_limits<qint64>::max()).isEmpty());
    }

    void whatIsOverALimitNeverReadsLikeTheLimit()
    {
        QCOMPARE(sizeOverWords(9'400'000, 8'000'000), QStringLiteral("9.4 MB"));
        QCOMPARE(sizeOverWords(2'000'001, 2'000'000), QStringLiteral("2.1 MB"));
        QCOMPARE(sizeOverWords(999'999, 999'970), QStringLiteral("1.1 MB"));
        QVERIFY(rc::check([] {
            const auto limit = *rc::gen::inRange<qint64>(1, 100'000'000'000);
            const auto over = *rc::gen::inRange<qint64>(1, 100'000);
            RC_ASSERT(sizeOverWords(limit + over, limit) != sizeWords(limit));
        }));
    }

    void theDecimalPointIsThatOfTheLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(sizeWords(85'234), QStringLiteral("85,2 kB"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
};

QTEST_GUILESS_MAIN(TestSizes)
#include "tst_sizes.moc"
