// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The charts: their axes, and their twins.
#include "listening/chart_card.h"
#include "listening/listening_words.h"
#include "listening/volume_chart.h"
#include "listening_fixture.h"

#include <QTableWidget>

using namespace hatstand;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class ListeningChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAxisHasRoundNumbers()
    {
        QCOMPARE(axisStep(4), qint64(1));
        QCOMPARE(axisStep(214), qint64(60));
        QCOMPARE(axisStep(1), qint64(1));
        for (qint64 most = 1; most < 5'000; ++most) {
            const qint64 step = axisStep(most);
            QVERIFY(4 * step >= most);
            QVERIFY(most <= 4 || 2 * step <= most);
        }
    }

    void aChartIsATableToo()
    {
        ListeningFixture w;
        w.say("bread");
        w.add(u"Bread"_s, u"bread"_s);
        w.open();
        w.part<SegmentedControl>("period")->setCurrentIndex(0);
        auto *chart = w.part<QWidget>("volumeChart");
        auto *card = qobject_cast<ChartCard *>(chart->parentWidget());
        QVERIFY(card);
        QTest::keyClick(card->findChild<QPushButton *>(u"asTable"_s), Qt::Key_Space);
        QVERIFY(card->isTable() && card->table()->isVisible() && !chart->isVisible());
        QCOMPARE(card->table()->rowCount(), 7);
        QCOMPARE(card->table()->item(6, 1)->text(), u"1"_s);
    }

    void changesAreSaidWithTheirSign()
    {
        QCOMPARE(changeWords(0.61), u"+61%"_s);
        QCOMPARE(changeWords(-0.04), QString(QChar(0x2212)) + u"4%"_s);
        QCOMPARE(changeWords(0.001), u"0%"_s);
        QCOMPARE(changeWords(std::nullopt), QString());
    }
};

QTEST_MAIN(ListeningChartTest)
#include "listening_chart_test.moc"
