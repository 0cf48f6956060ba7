// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include <QSet>
#include <QTest>

#include <rapidcheck.h>
#include <utility>
#include <vector>

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

    void idsAscendAlsoWhenTheCounterIsFull()
    {
        const FakeClock clock;
        QByteArray before;
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray bytes = AppleId::create(clock).toBytes();
            QVERIFY(before < bytes);
            before = bytes;
        }
    }

    void idsAscendAsLongAsTheClockDoes()
    {
        // Each step: how far the clock moves on, and how many ids are made then.
        const bool holds = rc::check([] {
            const auto steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
                rc::gen::pair(rc::gen::inRange(0, 4), rc::gen::inRange(0, 6'000)));
            FakeClock clock(Instant::fromMilliseconds(*rc::gen::inRange<qint64>(1, 1LL << 47)));
            QByteArray before;
            for (const auto &[passed, count] : steps) {
                clock.advance(Milliseconds(passed));
                for (int i = 0; i < count; ++i) {
                    const QByteArray bytes = AppleId::create(clock).toBytes();
                    RC_ASSERT(before < bytes);
                    before = bytes;
                }
            }
        });
        QVERIFY(holds);
    }

    void aClockThatIsPutRightDoesNotTurnThemRound()
    {
        FakeClock clock;
        QByteArray before = AppleId::create(clock).toBytes();
        for (int i = 0; i < 100; ++i) {
            clock.setNow(clock.now() + Milliseconds(i % 2 == 0 ? 40 : -30));
            const QByteArray bytes = AppleId::create(clock).toBytes();
            QVERIFY(before < bytes);
            before = bytes;
        }
    }

    void anotherClockIsBelieved()
    {
        const FakeClock now;
        const FakeClock yesterday(now.now() - std::chrono::hours(24));
        (void)AppleId::create(now);
        QVERIFY(AppleId::create(yesterday) < AppleId::create(now));
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
