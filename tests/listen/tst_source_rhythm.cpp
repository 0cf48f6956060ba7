// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// How often a source is asked: by how much it says, and no oftener than it wants.
#include "listen/sources/source_rhythm.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;
using namespace std::chrono_literals;

namespace
{
const Instant now = Instant::fromMilliseconds(1'795'088'520'000);

Source feed()
{
    Source source;
    source.kind = SourceKind::Feed;
    source.createdAt = now;
    return source;
}

/// A feed that says something every `gap` is asked as often as it is time, for that long.
Source afterListening(Milliseconds gap, Milliseconds length)
{
    Source source = feed();
    Instant at = now;
    Instant said = now;
    const Instant end = now + length;
    while (at < end) {
        std::vector<Instant> news;
        while (said + gap <= at) {
            said = said + gap;
            news.push_back(said);
        }
        source.standing.gap = gapAfter(source, news, at);
        if (!news.empty())
            source.standing.heardAt = news.back();
        at = turnAfterAnswer(source, {}, at);
    }
    return source;
}
} // namespace

class TestSourceRhythm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBusyFeedIsAskedOftenAndAQuietOneSeldom()
    {
        const auto pause = [](const Source &source) { return turnAfterAnswer(source, {}, now) - now; };
        QCOMPARE(pause(afterListening(2min, 24h)), Milliseconds(15min));
        const Milliseconds hourly = pause(afterListening(1h, 48h));
        QVERIFY(hourly >= 20min && hourly <= 40min);
        const Milliseconds daily = pause(afterListening(24h, 24h * 20));
        QVERIFY(daily >= 9h && daily <= 15h);
        QCOMPARE(pause(afterListening(24h * 30, 24h * 60)), Milliseconds(24h));
    }

    void oneThatIsNewIsAskedAfterAnHour()
    {
        QCOMPARE(turnAfterAnswer(feed(), {}, now) - now, Milliseconds(1h));
    }

    void oneThatNeverSaysAnythingIsAskedLessAndLess()
    {
        Source source = feed();
        Milliseconds before{0};
        for (const Milliseconds silent : {Milliseconds(1h), Milliseconds(24h), Milliseconds(24h * 10)}) {
            source.standing.gap = gapAfter(source, {}, now + silent);
            const Milliseconds wait = turnAfterAnswer(source, {}, now) - now;
            QVERIFY(wait >= before);
            before = wait;
        }
        QCOMPARE(before, Milliseconds(24h));
    }

    void itsOwnWishIsKeptWithinReason()
    {
        Source source = afterListening(2min, 24h);
        QCOMPARE(turnAfterAnswer(source, {Milliseconds(3h)}, now) - now, Milliseconds(3h));
        QCOMPARE(turnAfterAnswer(source, {Milliseconds(24h * 365)}, now) - now, Milliseconds(48h));
        QCOMPARE(turnAfterAnswer(source, {Milliseconds(1s)}, now) - now, Milliseconds(15min));
    }

    void failuresInARowMakeItWait()
    {
        Source source = feed();
        Milliseconds before{0};
        for (int failures = 1; failures < 20; ++failures) {
            source.standing.failures = failures;
            const Milliseconds wait = turnAfterFailure(source, {}, 0, now) - now;
            QVERIFY(wait >= before);
            QVERIFY(wait <= 6h);
            before = wait;
        }
        QCOMPARE(before, Milliseconds(6h));
        source.standing.failures = 1;
        QCOMPARE(turnAfterFailure(source, {}, 0, now) - now, Milliseconds(1min));
        QVERIFY(turnAfterFailure(source, {}, 1, now) > turnAfterFailure(source, {}, 0, now));
        QCOMPARE(turnAfterFailure(source, {Milliseconds(2h)}, 0, now) - now, Milliseconds(2h));
    }

    void everyTurnIsWithinTheBounds()
    {
        QVERIFY(rc::check("every turn is within the bounds", [] {
            Source source;
            source.kind = *rc::gen::element(SourceKind::Account, SourceKind::Feed, SourceKind::Search);
            source.standing.gap = Milliseconds(*rc::gen::inRange<qint64>(0, 1'000'000'000));
            if (*rc::gen::arbitrary<bool>())
                source.standing.heardAt =
                    now + Milliseconds(*rc::gen::inRange<qint64>(-9'000'000'000, 9'000'000));
            std::vector<Instant> news;
            const int count = *rc::gen::inRange(0, 40);
            for (int i = 0; i < count; ++i)
                news.push_back(now + Milliseconds(*rc::gen::inRange<qint64>(-9'000'000'000, 9'000'000)));
            source.standing.gap = gapAfter(source, news, now);
            const RhythmBounds bounds = rhythmBounds(source.kind);
            RC_ASSERT(source.standing.gap >= 0ms);
            const Milliseconds wait = turnAfterAnswer(source, {}, now) - now;
            RC_ASSERT(wait >= bounds.soonest);
            RC_ASSERT(wait <= bounds.latest);
        }));
    }
};

QTEST_GUILESS_MAIN(TestSourceRhythm)
#include "tst_source_rhythm.moc"
