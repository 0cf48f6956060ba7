// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fault_line.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <set>
#include <vector>

using namespace hatstand::test;

namespace
{
constexpr quint64 connections = 500;

std::vector<FaultLine::Plan> plansOf(quint32 seed, int share)
{
    std::vector<FaultLine::Plan> plans;
    for (quint64 number = 1; number <= connections; ++number)
        plans.push_back(FaultLine::planOf(seed, number, share));
    return plans;
}
} // namespace

/// A test that is repeated with its seed shall meet the same faults.
class TestFaultLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedIsTheSamePlan();
    void aPlanHasAllKindsOfFaults();
    void aCleanLineHasNone();
    void eachConnectionMeetsItsPlan();
};

void TestFaultLine::theSameSeedIsTheSamePlan()
{
    QVERIFY(plansOf(7, 50) == plansOf(7, 50));
    QVERIFY(plansOf(7, 50) != plansOf(8, 50));
}

void TestFaultLine::aPlanHasAllKindsOfFaults()
{
    std::set<FaultLine::Fate> fates;
    std::set<qint64> cuts;
    std::set<std::chrono::milliseconds> delays;
    for (const FaultLine::Plan &plan : plansOf(7, 50)) {
        fates.insert(plan.fate);
        if (plan.fate == FaultLine::Fate::CutRequest || plan.fate == FaultLine::Fate::CutAnswer)
            cuts.insert(plan.cutAfter);
        if (plan.fate == FaultLine::Fate::Slow)
            delays.insert(plan.delay);
    }
    QCOMPARE(fates.size(), static_cast<size_t>(FaultLine::fates));
    QVERIFY(cuts.size() > 10);
    QVERIFY(delays.size() > 10);
}

void TestFaultLine::aCleanLineHasNone()
{
    for (const FaultLine::Plan &plan : plansOf(7, 0))
        QCOMPARE(plan.fate, FaultLine::Fate::Clean);
}

void TestFaultLine::eachConnectionMeetsItsPlan()
{
    constexpr quint32 seed = 7;
    constexpr quint64 count = 30;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    FaultLine line(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())), seed);
    line.setShare(100);
    int resets = 0;
    int silences = 0;
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (quint64 number = 1; number <= count; ++number) {
        const FaultLine::Plan plan = FaultLine::planOf(seed, number, 100);
        resets += plan.fate == FaultLine::Fate::Reset ? 1 : 0;
        silences += plan.fate == FaultLine::Fate::Silent ? 1 : 0;
        clients.push_back(std::make_unique<QTcpSocket>());
        clients.back()->connectToHost(QHostAddress::LocalHost, static_cast<quint16>(line.url().port()));
    }
    // These two are met as soon as a connection is taken; the others wait for something to be said.
    QVERIFY(resets > 0 && silences > 0);
    QTRY_COMPARE(line.met(FaultLine::Fate::Reset), resets);
    QTRY_COMPARE(line.met(FaultLine::Fate::Silent), silences);
    QCOMPARE(line.met(FaultLine::Fate::Clean), 0);
}

QTEST_GUILESS_MAIN(TestFaultLine)
#include "tst_fault_line.moc"
