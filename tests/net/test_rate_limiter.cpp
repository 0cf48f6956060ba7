// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rate_limiter.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::net;
using namespace std::chrono_literals;

class TestRateLimiter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutARuleNobodyWaits();
    void aBurstThenThePace();
    void neverMoreThanThePaceAllows();
    void hostsDoNotShare();
    void givingBack();
    void pausesEndByEitherClock();
    void shorterPausesNeverShorten();
    void thisComputerIsNotSlowed_data();
    void thisComputerIsNotSlowed();
};

namespace
{
const QString host = QStringLiteral("bsky.social");
}

void TestRateLimiter::withoutARuleNobodyWaits()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(limiter.reserve(host), 0ms);
}

void TestRateLimiter::aBurstThenThePace()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    limiter.setRule(QStringLiteral("BSKY.social"), {1000ms, 3});
    QCOMPARE(limiter.reserve(host), 0ms);
    QCOMPARE(limiter.reserve(host), 0ms);
    QCOMPARE(limiter.reserve(host), 0ms);
    QCOMPARE(limiter.reserve(host), 1000ms);
    QCOMPARE(limiter.reserve(host), 2000ms);
    clock.advance(2000ms);
    QCOMPARE(limiter.waitFor(host), 1000ms);
    clock.advance(1h);
    QCOMPARE(limiter.reserve(host), 0ms);
    QCOMPARE(limiter.reserve(host), 0ms);
    QCOMPARE(limiter.reserve(host), 0ms);
    QCOMPARE(limiter.reserve(host), 1000ms);
}

void TestRateLimiter::neverMoreThanThePaceAllows()
{
    const bool passed = rc::check("in any stretch of time no more go than burst + stretch / interval", [] {
        FakeClock clock;
        RateLimiter limiter(clock);
        const int burst = *rc::gen::inRange(1, 6);
        const Milliseconds interval(*rc::gen::inRange(1, 5000));
        limiter.setDefaultRule({interval, burst});
        const auto gaps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3000));
        std::vector<Milliseconds> sent;
        for (const int gap : gaps) {
            clock.advance(Milliseconds(gap));
            sent.push_back(clock.steady() + limiter.reserve(host));
        }
        for (size_t from = 0; from < sent.size(); ++from) {
            for (size_t to = from; to < sent.size(); ++to) {
                const auto allowed = static_cast<size_t>(burst + (sent[to] - sent[from]) / interval);
                RC_ASSERT(to - from + 1 <= allowed);
            }
        }
    });
    QVERIFY(passed);
}

void TestRateLimiter::hostsDoNotShare()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    limiter.setDefaultRule({1000ms, 1});
    QCOMPARE(limiter.reserve(host), 0ms);
    QCOMPARE(limiter.reserve(QStringLiteral("example.org")), 0ms);
    limiter.block(host, 5s);
    QCOMPARE(limiter.blockedFor(QStringLiteral("example.org")), 0ms);
}

void TestRateLimiter::givingBack()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    limiter.setDefaultRule({1000ms, 1});
    limiter.reserve(host);
    QCOMPARE(limiter.waitFor(host), 1000ms);
    limiter.giveBack(host);
    QCOMPARE(limiter.waitFor(host), 0ms);
}

void TestRateLimiter::pausesEndByEitherClock()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    limiter.block(host, 60s);
    QCOMPARE(limiter.blockedFor(host), 60s);
    clock.setNow(clock.now() - 1h); // set back: the pause does not grow
    QCOMPARE(limiter.blockedFor(host), 60s);
    clock.advance(59s);
    QCOMPARE(limiter.blockedFor(host), 1s);
    clock.advance(1s);
    QCOMPARE(limiter.blockedFor(host), 0ms);
    limiter.block(host, 60s);
    clock.setNow(clock.now() + 1h); // asleep: only the wall clock went on
    QCOMPARE(limiter.blockedFor(host), 0ms);
}

void TestRateLimiter::shorterPausesNeverShorten()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    limiter.block(host, 60s);
    limiter.block(host, 5s);
    QCOMPARE(limiter.blockedFor(host), 60s);
    limiter.block(host, 90s);
    QCOMPARE(limiter.blockedFor(host), 90s);
}

void TestRateLimiter::thisComputerIsNotSlowed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isHere");
    for (const char *here :
         {"localhost", "localhost:28040", "LocalHost:1", "127.0.0.1", "127.0.0.1:8080", "::1", "::1:28040"})
        QTest::newRow(here) << QString::fromLatin1(here) << true;
    for (const char *other : {"bsky.social", "bsky.social:8443", "127.0.0.1.example", "localhost.example:1"})
        QTest::newRow(other) << QString::fromLatin1(other) << false;
}

void TestRateLimiter::thisComputerIsNotSlowed()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isHere);
    FakeClock clock;
    RateLimiter limiter(clock);
    limiter.setDefaultRule(gentlePace);
    for (int i = 0; i < gentlePace.burst; ++i)
        QCOMPARE(limiter.reserve(name), 0ms);
    QCOMPARE(limiter.reserve(name), isHere ? 0ms : gentlePace.interval);
    limiter.block(name, 60s); // but what it asks for is honoured
    QCOMPARE(limiter.blockedFor(name), 60s);
}

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "test_rate_limiter.moc"
