// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pieces of the kit stand, as the design has them.
#include "kit/stat_tile.h"

#include <QLayout>
#include <QTest>
#include <QVBoxLayout>

using namespace hatstand;
using namespace hatstand::ui;

class PlacesTest : public QObject
{
    Q_OBJECT
    ThemeController m_themes{*qApp};
    Icons m_icons{m_themes};
    const Kit m_kit{m_themes, m_icons};

    static void showActive(QWidget &window)
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

private Q_SLOTS:
    void init()
    {
        m_themes.setChoice(ThemeChoice::Light);
        m_themes.setTextScale(1.0);
        m_themes.setMovementAllowed(false);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void aTileIsAsHighAsItsThreeLines()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        auto *tile = new StatTile(m_kit, QStringLiteral("Posts out this week"));
        tile->setFigure(QStringLiteral("12"), QStringLiteral("of 30"));
        tile->setNote(QStringLiteral("4 still to go today"));
        tile->setValues({1, 3, 2}, QStringLiteral("6 in 3 days"));
        layout->addWidget(tile);
        window.resize(280, 200);
        showActive(window);
        // Lines of 18, 28 and 16, 2 above the figure, 12 at both ends, and the edges.
        QCOMPARE(tile->layout()->totalHeightForWidth(280), 90);
        m_themes.setTextScale(2.0);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(tile->layout()->totalHeightForWidth(560), 2 * 88 + 2);
        // What is not one line is still read to its end.
        m_themes.setTextScale(1.0);
        tile->setNote(QStringLiteral("4 still to go today, and very much more than one line has room for"));
        QVERIFY(tile->layout()->totalHeightForWidth(280) >= 90 + 16);
    }
};

QTEST_MAIN(PlacesTest)
#include "places_test.moc"
