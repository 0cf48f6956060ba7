// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// When everything waits for a line, and when only one host is away.
#include "net/connectivity.h"

#include <QSignalSpy>
#include <QTest>

using hatstand::net::Connectivity;

class TestConnectivity : public QObject
{
    Q_OBJECT

    const QString m_one = QStringLiteral("one.example");
    const QString m_other = QStringLiteral("other.example");

private Q_SLOTS:
    void eachChangeIsToldOnce()
    {
        Connectivity connectivity;
        QSignalSpy changed(&connectivity, &Connectivity::changed);
        QCOMPARE(connectivity.state(), Connectivity::State::Unknown);
        connectivity.noteUnreachable();
        connectivity.noteUnreachable();
        QVERIFY(connectivity.isOffline());
        connectivity.noteReached();
        connectivity.noteReached();
        QCOMPARE(connectivity.state(), Connectivity::State::Online);
        QCOMPARE(changed.size(), 2);
    }

    void oneHostAwayIsNotTheLine()
    {
        Connectivity connectivity;
        for (int i = 0; i < 5; ++i)
            connectivity.noteNoWayTo(m_one);
        QCOMPARE(connectivity.state(), Connectivity::State::Unknown);
        connectivity.noteReached();
        for (int i = 0; i < 5; ++i)
            connectivity.noteNoWayTo(m_one);
        QCOMPARE(connectivity.state(), Connectivity::State::Online);
    }

    void twoHostsAwayAreTheLine()
    {
        Connectivity connectivity;
        connectivity.noteNoWayTo(m_one);
        connectivity.noteNoWayTo(m_other);
        QVERIFY(connectivity.isOffline());
        connectivity.noteReached();
        QVERIFY(!connectivity.isOffline());
    }

    void anAnswerBetweenThemSaysThatThereIsALine()
    {
        Connectivity connectivity;
        for (int i = 0; i < 5; ++i) {
            connectivity.noteNoWayTo(i % 2 == 0 ? m_one : m_other);
            connectivity.noteReached();
        }
        QCOMPARE(connectivity.state(), Connectivity::State::Online);
    }
};

QTEST_GUILESS_MAIN(TestConnectivity)
#include "test_connectivity.moc"
