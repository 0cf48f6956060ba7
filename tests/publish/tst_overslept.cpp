// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"
#include "publish/delivery_writer.h"
#include "publish/one_account.h"

#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;
using Policy = clients::MissedPolicy;

namespace
{
/// How nobody came to be sending for hours, with one that may have arrived.
enum class Absence {
    Ended,              ///< while it was sent, and began again the next day
    PowerCut,           ///< the same, with its lease left behind
    Slept,              ///< over an attempt that then failed in a way that tells nothing
    SleptAndNoticed,    ///< the same, found out before it failed
    SleptThenAsked,     ///< over an attempt that the network then asked to make later
    SleptBeforeTheLook, ///< after the attempt, before it was looked up
    EndedBeforeTheLook, ///< the same, without the program
    SleptDuringTheLook, ///< while the network was asked
    EndedDuringTheLook, ///< found out at a start that was cut short as well
};
} // namespace

/// What may have arrived when nobody was sending for a while is not sent late without the client's rule.
class TestOverslept : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void whatIsNotThereGoesByTheRule_data()
    {
        QTest::addColumn<int>("absence");
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("state");
        constexpr std::array absences{std::pair{Absence::Ended, "it ended"},
                                      std::pair{Absence::PowerCut, "a power cut"},
                                      std::pair{Absence::Slept, "asleep"},
                                      std::pair{Absence::SleptAndNoticed, "asleep, found out before"},
                                      std::pair{Absence::SleptThenAsked, "asleep, then asked to wait"},
                                      std::pair{Absence::SleptBeforeTheLook, "asleep before the look"},
                                      std::pair{Absence::EndedBeforeTheLook, "it ended before the look"},
                                      std::pair{Absence::SleptDuringTheLook, "asleep during the look"},
                                      std::pair{Absence::EndedDuringTheLook, "it ended during the look"}};
        for (const auto &[absence, words] : absences) {
            QTest::addRow("ask, %s", words) << int(absence) << int(Policy::Ask) << int(S::Missed);
            QTest::addRow("leave, %s", words) << int(absence) << int(Policy::Leave) << int(S::Cancelled);
            QTest::addRow("send, %s", words)
                << int(absence) << int(Policy::SendIfRecent) << int(S::Published);
        }
    }
    void whatIsNotThereGoesByTheRule()
    {
        QFETCH(const int, absence);
        QFETCH(const int, policy);
        QFETCH(const int, state);
        setPolicy(static_cast<Policy>(policy));
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        beAbsent(static_cast<Absence>(absence), id);
        m_w->passTime(20min);
        QCOMPARE(int(m_w->only(id).state), state);
        const bool isSent = state == int(S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(isSent ? 2 : 1));
        QCOMPARE(m_w->network->standing.size(), size_t(isSent ? 1 : 0));
    }

    void whatArrivedIsFoundAllTheSame()
    {
        setPolicy(Policy::Leave);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->gate.shut();
        m_w->network->loseNextAnswer();
        m_w->start();
        m_w->passTime(1min);
        m_w->clock.setNow(m_w->clock.now() + 9h);
        m_w->network->gate.open();
        m_w->passTime(5min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void whatCannotBeLookedUpIsNotRepeatedLate_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("state");
        QTest::newRow("ask") << int(Policy::Ask) << int(S::Uncertain);
        QTest::newRow("leave") << int(Policy::Leave) << int(S::Uncertain);
        QTest::newRow("send") << int(Policy::SendIfRecent) << int(S::Published);
    }
    void whatCannotBeLookedUpIsNotRepeatedLate()
    {
        QFETCH(const int, policy);
        QFETCH(const int, state);
        setPolicy(static_cast<Policy>(policy));
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::NotAllowed);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        beAbsent(Absence::Slept, id);
        m_w->passTime(10min);
        QCOMPARE(int(m_w->only(id).state), state);
        if (state != int(S::Uncertain))
            return;
        QCOMPARE(m_w->only(id).nextAttemptAt, never);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void theJournalTellsItOnce()
    {
        setPolicy(Policy::Ask);
        m_w->network->repeatSafe = false; // so that it stays uncertain for a while
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        beAbsent(Absence::Ended, id);
        for (int starts = 0; starts < 3; ++starts) {
            m_w->sender.reset();
            m_w->clock.advance(10min);
            m_w->start();
        }
        const auto events = m_w->outbox.events(m_w->only(id).id).value();
        const auto told = std::count_if(events.begin(), events.end(), [](const DeliveryEvent &event) {
            return wasCausedBy(event, Cause::Overslept) && !event.reason.isEmpty();
        });
        QCOMPARE(told, qsizetype(1));
    }

    /// Somebody was sending all the time, or was away for a moment only.
    void whatWasSentUntilJustNowIsSentOn_data()
    {
        QTest::addColumn<int>("sendingFor"); // minutes
        QTest::newRow("a moment") << 1;
        QTest::newRow("a long upload") << 30;
    }
    void whatWasSentUntilJustNowIsSentOn()
    {
        QFETCH(const int, sendingFor);
        setPolicy(Policy::Ask);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        m_w->passTime(sendingFor * 1min);
        QCOMPARE(m_w->only(id).state, S::Sending);
        m_w->sender.reset();
        m_w->network->gate.open();
        m_w->clock.advance(2min);
        m_w->start();
        m_w->passTime(5min);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

private:
    void setPolicy(Policy policy)
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = policy;
        client.grace = 24h;
        test::must(m_w->clients.edit(client));
    }
    /// Begins to send what is due in a minute, and is away for hours.
    void beAbsent(Absence absence, const plan::PostId &id)
    {
        const bool looks = absence == Absence::SleptBeforeTheLook || absence == Absence::EndedBeforeTheLook ||
                           absence == Absence::SleptDuringTheLook;
        if (looks) {
            // "Not there" is not believed at once, so there is time between the attempt and the look.
            m_w->network->repeatSafe = false;
            m_w->network->failNext(ErrorCode::TimedOut);
        } else {
            m_w->network->gate.shut();
        }
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, looks ? S::Uncertain : S::Sending);
        const auto closeLid = [this] { m_w->clock.setNow(m_w->clock.now() + 9h); };
        switch (absence) {
        case Absence::Ended:
            m_w->sender.reset();
            m_w->network->gate.open();
            m_w->clock.advance(23h);
            m_w->start();
            break;
        case Absence::PowerCut: {
            const Delivery left = m_w->only(id);
            m_w->sender.reset();
            m_w->network->gate.open();
            QVERIFY(DeliveryTable(m_w->database(), m_w->clock).update(left, S::Sending, {}).value());
            m_w->clock.advance(23h);
            m_w->start();
            break;
        }
        case Absence::Slept:
        case Absence::SleptAndNoticed:
            m_w->network->failNext(ErrorCode::ConnectionLost);
            closeLid();
            if (absence == Absence::SleptAndNoticed)
                m_w->passTime(2min);
            m_w->network->gate.open();
            break;
        case Absence::SleptThenAsked:
            m_w->network->failNext(ErrorCode::RateLimited);
            closeLid();
            m_w->network->gate.open();
            break;
        case Absence::SleptBeforeTheLook:
            closeLid();
            break;
        case Absence::EndedBeforeTheLook:
            m_w->sender.reset();
            m_w->clock.advance(9h);
            m_w->start();
            break;
        case Absence::SleptDuringTheLook:
            m_w->network->gate.shut();
            m_w->passTime(4min);
            QCOMPARE(m_w->network->gate.waiting(), 1);
            closeLid();
            m_w->network->gate.open();
            break;
        case Absence::EndedDuringTheLook:
            m_w->sender.reset();
            m_w->clock.advance(9h);
            m_w->start(); // the gate is shut: it looks, and gets no answer
            QCOMPARE(m_w->network->findCalls, 1);
            m_w->sender.reset();
            m_w->network->gate.open();
            m_w->start();
            break;
        }
    }
};

QTEST_GUILESS_MAIN(TestOverslept)
#include "tst_overslept.moc"
