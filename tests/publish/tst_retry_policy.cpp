// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/attempt_outcome.h"
#include "publish/lease_owner.h"
#include "publish/missed_rule.h"
#include "publish/retry_policy.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backOffDoublesUpToTheLongest()
    {
        const RetryPolicy policy;
        const double whole = 1.0;
        QCOMPARE(policy.backOff(1, whole).count(), 30'000);
        QCOMPARE(policy.backOff(2, whole).count(), 60'000);
        QCOMPARE(policy.backOff(7, whole).count(), 1'920'000);
        QCOMPARE(policy.backOff(8, whole).count(), 3'600'000);
        QCOMPARE(policy.backOff(1'000'000, whole).count(), 3'600'000);
        QCOMPARE(policy.backOff(2, 0.0).count(), 30'000);
    }

    void jitterStaysBetweenHalfAndWhole()
    {
        QVERIFY(rc::check("jitter", [] {
            const RetryPolicy policy;
            const int attempts = *rc::gen::inRange(0, 60);
            const double chance = *rc::gen::inRange(0, 1000) / 1000.0;
            const auto wait = policy.backOff(attempts, chance);
            const auto whole = policy.backOff(attempts, 1.0);
            RC_ASSERT(wait * 2 >= whole);
            RC_ASSERT(wait <= whole);
            RC_ASSERT(whole <= policy.longestBackOff);
        }));
    }

    void theNetworksOwnWordIsNeverCutShort()
    {
        QVERIFY(rc::check("retry-after", [] {
            const RetryPolicy policy;
            const Milliseconds asked(*rc::gen::inRange(0, 10'000'000));
            const double chance = *rc::gen::inRange(0, 1000) / 1000.0;
            const auto wait = policy.backOff(1, std::optional(asked), chance);
            RC_ASSERT(wait >= asked);
            RC_ASSERT(wait <= std::max(asked + 60s, Milliseconds(30'000)));
        }));
    }

    void triesEndByNumberAndByTime()
    {
        const RetryPolicy policy;
        QVERIFY(policy.mayTryAgain(7, 0ms));
        QVERIFY(!policy.mayTryAgain(8, 0ms));
        QVERIFY(policy.mayTryAgain(1, 23h));
        QVERIFY(!policy.mayTryAgain(1, 24h));
    }

    void lateByTheClientsRule_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("lateMinutes");
        QTest::addColumn<int>("action");
        const auto row = [](const char *name, clients::MissedPolicy policy, int late, LateAction action) {
            QTest::newRow(name) << int(policy) << late << int(action);
        };
        using P = clients::MissedPolicy;
        row("on time, ask", P::Ask, 5, LateAction::Send);
        row("on time, leave", P::Leave, 5, LateAction::Send);
        row("late, ask", P::Ask, 6, LateAction::Ask);
        row("within grace", P::SendIfRecent, 30, LateAction::Send);
        row("beyond grace", P::SendIfRecent, 31, LateAction::Ask);
        row("late, leave", P::Leave, 6, LateAction::Leave);
        row("a year, ask", P::Ask, 525'600, LateAction::Ask);
    }
    void lateByTheClientsRule()
    {
        QFETCH(const int, policy);
        QFETCH(const int, lateMinutes);
        QFETCH(const int, action);
        QCOMPARE(int(actionWhenLate(static_cast<clients::MissedPolicy>(policy), 30min,
                                    std::chrono::minutes(lateMinutes))),
                 action);
    }

    /// The contract of networks::Publisher, code by code.
    void everyErrorIsOneKindOfFailure()
    {
        for (int code = 0; code <= int(ErrorCode::KeychainRefused); ++code) {
            const auto error = static_cast<ErrorCode>(code);
            const Failure failure = failureOf(error);
            switch (error) {
            case ErrorCode::TimedOut:
            case ErrorCode::ConnectionLost:
            case ErrorCode::ServerTrouble:
            case ErrorCode::BadAnswer:
            case ErrorCode::Cancelled:
            case ErrorCode::Unknown:
            case ErrorCode::Conflict:
                QCOMPARE(failure, Failure::Unclear);
                break;
            case ErrorCode::Offline:
                QCOMPARE(failure, Failure::Offline);
                break;
            case ErrorCode::RateLimited:
            case ErrorCode::InsecureConnection:
            case ErrorCode::StorageBusy:
            case ErrorCode::StorageFull:
            case ErrorCode::StorageFailed:
                QCOMPARE(failure, Failure::TryLater);
                break;
            case ErrorCode::SignInNeeded:
            case ErrorCode::KeychainLocked:
            case ErrorCode::KeychainMissing:
            case ErrorCode::KeychainRefused:
                QCOMPARE(failure, Failure::AccountWaits);
                break;
            default:
                QCOMPARE(failure, Failure::Final);
            }
        }
    }

    void onlyAProcessOfThisComputerIsKnownToBeDead()
    {
        QVERIFY(!isKnownDead(makeLeaseOwner()));
        QVERIFY(!isKnownDead(QString()));
        QVERIFY(!isKnownDead(QStringLiteral("elsewhere/999999999/x")));
        QStringList parts = makeLeaseOwner().split(u'/');
        parts[1] = QStringLiteral("999999999"); // above what Linux gives
        QVERIFY(isKnownDead(parts.join(u'/')));
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retry_policy.moc"
