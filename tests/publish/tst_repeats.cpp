// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_writer.h"
#include "publish/one_account.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// What a second attempt says, and what may be done until it is known what became of the first.
class TestRepeats : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void theTimeInTheRecordIsThatOfTheFirstThatMayHaveArrived_data()
    {
        QTest::addColumn<QList<ErrorCode>>("failures");
        QTest::addColumn<int>("kept"); ///< the attempt whose time stands in the record
        using E = ErrorCode;
        QTest::newRow("no line") << QList{E::Offline, E::Offline} << 2;
        QTest::newRow("asked to wait") << QList{E::RateLimited} << 1;
        QTest::newRow("signed out") << QList{E::SignInNeeded} << 1;
        QTest::newRow("unclear") << QList{E::TimedOut} << 0;
        QTest::newRow("unclear, then no line") << QList{E::TimedOut, E::Offline} << 0;
        QTest::newRow("no line, then unclear") << QList{E::Offline, E::TimedOut} << 1;
    }
    void theTimeInTheRecordIsThatOfTheFirstThatMayHaveArrived()
    {
        QFETCH(const QList<ErrorCode>, failures);
        QFETCH(const int, kept);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->start();
        for (const ErrorCode code : failures)
            m_w->network->failNext(code);
        std::vector<Instant> seen; // each attempt, up to a second later
        for (int seconds = 0; seconds < 600 && m_w->only(id).state != S::Published; ++seconds) {
            m_w->passTime(1s);
            if (m_w->accounts.account(m_account)->health == clients::Health::SignInNeeded) {
                seen.push_back(m_w->clock.now());
                m_w->passTime(50min);
                test::must(m_w->accounts.noteHealth(m_account, clients::Health::Works, {}));
            }
            if (m_w->network->publishCalls.size() > seen.size())
                seen.push_back(m_w->clock.now());
        }
        QCOMPARE(seen.size(), size_t(failures.size() + 1));
        const Milliseconds ago = seen.at(size_t(kept)) - m_w->network->standing.at(0).post.createdAt;
        QVERIFY2(ago >= 0s && ago <= 1s, qPrintable(QString::number(ago.count())));
        QCOMPARE(m_w->only(id).publishedAt, m_w->network->standing.at(0).post.createdAt);
    }

    void whatThePersonFindsThereCountsFromTheAttempt()
    {
        m_w->network->repeatSafe = false;
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::NotAllowed);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        const Instant tried = m_w->clock.now();
        QCOMPARE(m_w->only(id).state, S::Sending);
        m_w->sender.reset(); // the program ends
        m_w->network->gate.open();
        m_w->clock.advance(3h);
        m_w->start();
        m_w->passTime(1h);
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        QCOMPARE(m_w->only(id).nextAttemptAt, never);
        m_w->passTime(24h);
        test::must(m_w->outbox.confirmLive(m_w->only(id).id, {}));
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->only(id).publishedAt, tried);
    }

    void whatMayStandThereCannotBeTakenOutBeforeItsRepeat()
    {
        const auto id = lostAndNotToBeLookedUp();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        QCOMPARE(m_w->outbox.unschedule(id).error().code, ErrorCode::NotAllowed);
        QCOMPARE(m_w->posts.remove(id).error().code, ErrorCode::NotAllowed);
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(2));
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        const auto events = m_w->outbox.events(m_w->only(id).id).value();
        QVERIFY(std::any_of(events.begin(), events.end(), [](const DeliveryEvent &event) {
            return wasCausedBy(event, Cause::RepeatIsSafe);
        }));
    }

    /// Whatever becomes of the repeat, it says nothing of the first.
    void aRepeatThatFailsLeavesItUncertain_data()
    {
        QTest::addColumn<ErrorCode>("code");
        for (const ErrorCode code :
             {ErrorCode::Offline, ErrorCode::RateLimited, ErrorCode::SignInNeeded, ErrorCode::Refused})
            QTest::newRow(qPrintable(errorCodeName(code))) << code;
    }
    void aRepeatThatFailsLeavesItUncertain()
    {
        QFETCH(const ErrorCode, code);
        const auto id = lostAndNotToBeLookedUp();
        m_w->network->failNext(code, 100);
        m_w->start();
        for (int minutes = 0; minutes < 60; ++minutes) {
            m_w->passTime(1min);
            QCOMPARE(m_w->only(id).state, S::Uncertain);
        }
        QVERIFY(m_w->network->publishCalls.size() > 1);
        m_w->passTime(48h);
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        QVERIFY(m_w->network->publishCalls.size() <= size_t(m_w->options.retry.attempts));
    }

    void anArchivedClientRepeatsNothing()
    {
        const auto id = lostAndNotToBeLookedUp();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        test::must(m_w->clients.archive(m_client));
        m_w->passTime(1h);
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    /// The program always chooses the key first; a file that something else has changed may lack it.
    void whatHasNoKeyIsNeitherLookedUpNorRepeated_data()
    {
        QTest::addColumn<S>("state");
        QTest::addColumn<QString>("mark");
        QTest::addColumn<bool>("repeatSafe");
        for (const bool safe : {true, false}) {
            const char *network = safe ? "same key, same record" : "each is a new one";
            QTest::addRow("found sending, %s", network) << S::Sending << QStringLiteral("gone-1") << safe;
            QTest::addRow("uncertain, %s", network) << S::Uncertain << QString() << safe;
            QTest::addRow("to be repeated, %s", network) << S::Uncertain << QString(repeatNext) << safe;
        }
    }
    void whatHasNoKeyIsNeitherLookedUpNorRepeated()
    {
        QFETCH(const S, state);
        QFETCH(const QString, mark);
        QFETCH(const bool, repeatSafe);
        m_w->network->repeatSafe = repeatSafe;
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->clock.advance(1min);
        test::must(m_w->database().run("UPDATE deliveries SET record_key = '', attempts = 1, state = ?, "
                                       "lease_owner = ?, next_attempt_at = ?",
                                       state, mark, m_w->clock.now()));
        m_w->clock.advance(3h); // longer than what counts as on time
        m_w->start();
        m_w->passTime(2h);
        const auto isLeftToThePerson = [this, &id] {
            const Delivery delivery = m_w->only(id);
            return delivery.state == S::Uncertain && delivery.nextAttemptAt == never &&
                   m_w->network->findCalls == 0 && m_w->network->publishCalls.empty();
        };
        QVERIFY(isLeftToThePerson());
        if (state == S::Sending) {
            const auto events = m_w->outbox.events(m_w->only(id).id).value();
            QVERIFY(std::any_of(events.begin(), events.end(), [](const DeliveryEvent &event) {
                return wasCausedBy(event, Cause::Interrupted) && event.reason.contains(QStringLiteral("key"));
            }));
            QVERIFY(std::none_of(events.begin(), events.end(), [](const DeliveryEvent &event) {
                return wasCausedBy(event, Cause::Overslept); // no rule decides it
            }));
        }
        test::must(m_w->outbox.tryAgain(m_w->only(id).id)); // "look again"
        m_w->passTime(48h);
        QVERIFY(isLeftToThePerson());
        // It is not stuck: the person says, and then it goes as any other.
        test::must(m_w->outbox.confirmNotLive(m_w->only(id).id));
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QVERIFY(!m_w->network->publishCalls.front().recordKey.isEmpty());
    }

private:
    plan::PostId lostAndNotToBeLookedUp()
    {
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::NotAllowed);
        m_w->network->loseNextAnswer();
        return m_w->scheduled(m_client, {m_account}, 1min);
    }
};

QTEST_GUILESS_MAIN(TestRepeats)
#include "tst_repeats.moc"
