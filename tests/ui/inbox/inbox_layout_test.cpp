// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_panes.h"
#include "inbox_fixture.h"
#include "kit/drawer.h"

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::inbox;

/// Narrow windows, and what is where.
class InboxLayoutTest : public QObject, protected test::InboxFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void thePersonFoldsAwayFirst()
    {
        hear({});
        QVERIFY(part<QWidget>("personPanel")->isVisible());
        QVERIFY(!part<QPushButton>("personButton")->isVisible());
        m_page->resize(900, 600);
        QCoreApplication::processEvents();
        QVERIFY(!part<QWidget>("personPanel")->isVisible());
        QVERIFY(part<QPushButton>("personButton")->isVisible());
        QVERIFY(list()->isVisible());
        QVERIFY(part<QWidget>("threadView")->isVisible());
        QTest::mouseClick(part<QPushButton>("personButton"), Qt::LeftButton);
        QVERIFY(part<QWidget>("personPanel")->isVisible());
    }

    void thenListAndConversationTakeTurns()
    {
        const auto id = hear({});
        auto *panes = m_page->findChild<InboxPanes *>();
        m_page->setMinimumSize(0, 0);
        panes->resize(500, 600);
        QVERIFY(panes->isSingle());
        QVERIFY(list()->isVisible());
        QVERIFY(!part<QWidget>("threadPane")->isVisible());
        list()->show(id);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Return);
        QVERIFY(!list()->isVisible());
        QVERIFY(part<QWidget>("threadPane")->isVisible());
        QTest::mouseClick(part<QPushButton>("backToList"), Qt::LeftButton);
        QVERIFY(list()->isVisible());
        QVERIFY(list()->hasFocus());
    }

    void thePanesAreWalkedThroughInReadingOrder()
    {
        hear({});
        const auto panes = m_page->panes();
        QCOMPARE(panes.size(), 4);
        QCOMPARE(panes.first(), static_cast<QWidget *>(list()));
        QCOMPARE(m_page->firstFocus(), static_cast<QWidget *>(list()));
    }
};

QTEST_MAIN(InboxLayoutTest)
#include "inbox_layout_test.moc"
