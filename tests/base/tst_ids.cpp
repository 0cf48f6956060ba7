// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include <QSet>
#include <QTest>

using namespace hatstand;

namespace
{
struct Apple;
struct Pear;
using AppleId = Id<Apple>;
} // namespace

class TestIds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAVersionSevenUuidOfTheClocksMoment()
    {
        const FakeClock clock(Instant::fromMilliseconds(0x0123456789abLL));
        const QUuid uuid = makeUuidV7(clock);
        QCOMPARE(int(uuid.data3 >> 12), 7);
        QCOMPARE(uuid.variant(), QUuid::DCE);
        QCOMPARE(uuid.toRfc4122().left(6).toHex(), QByteArray("0123456789ab"));
    }

    void idsOfOneMillisecondAscendAndNeverRepeat()
    {
        const FakeClock clock;
        QSet<QByteArray> seen;
        QByteArray before;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray bytes = AppleId::create(clock).toBytes();
            QVERIFY(before < bytes);
            before = bytes;
            seen.insert(bytes);
        }
        QCOMPARE(seen.size(), 1000);
    }

    void neverRepeatsEvenWhenTheCounterRunsOver()
    {
        const FakeClock clock;
        QSet<QByteArray> seen;
        for (int i = 0; i < 20'000; ++i)
            seen.insert(AppleId::create(clock).toBytes());
        QCOMPARE(seen.size(), 20'000);
    }

    void textAndBytesGoThereAndBack()
    {
        const FakeClock clock;
        const AppleId id = AppleId::create(clock);
        QCOMPARE(AppleId::fromString(id.toString()), id);
        QCOMPARE(AppleId::fromBytes(id.toBytes()), id);
        QCOMPARE(id.toBytes().size(), 16);
    }

    void whatIsNoIdIsNull()
    {
        QVERIFY(AppleId::fromString(QStringLiteral("apple")).isNull());
        QVERIFY(AppleId::fromBytes(QByteArray("short")).isNull());
        QVERIFY(AppleId().isNull());
    }

    void idsOfDifferentThingsCannotBeMixed()
    {
        static_assert(!std::is_convertible_v<Id<Apple>, Id<Pear>>);
        static_assert(!std::is_constructible_v<Id<Apple>, QUuid>);
    }
};

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
