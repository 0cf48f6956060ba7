// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand on the page, in small windows and with large text.
#include "kit/drawer.h"
#include "kit/labels.h"
#include "outbox_fixture.h"

#include <QHeaderView>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::outbox;

class OutboxLayoutTest : public QObject, protected test::OutboxFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void allOfADeliveryIsWithinReachInTheSmallestWindow_data()
    {
        QTest::addColumn<qreal>("scale");
        QTest::newRow("as it is") << 1.0;
        QTest::newRow("largest text") << 2.0;
    }
    void allOfADeliveryIsWithinReachInTheSmallestWindow()
    {
        QFETCH(const qreal, scale);
        byHandPost(QStringLiteral("Market on Saturday"), QUrl(QStringLiteral("https://board.example/new")));
        m_parts->themes.setTextScale(scale);
        m_page->resize(900, 600);
        QCoreApplication::processEvents();
        m_page->findChild<Drawer *>()->openPanel();
        auto *area = part<QScrollArea>("deliveryScroll");
        QVERIFY(area->isVisible());
        // Nothing is squeezed: each part has the height that it needs, and can be brought into view.
        for (const char *name : {"byHandCopy", "byHandOpen", "byHandLink", "byHandPosted"}) {
            auto *control = part<QWidget>(name);
            QVERIFY2(control->isVisible() && control->height() >= control->minimumSizeHint().height(), name);
            area->ensureWidgetVisible(control);
            const QRect seen(control->mapTo(area->viewport(), QPoint()), control->size());
            QVERIFY2(area->viewport()->rect().contains(seen), name);
        }
        auto *journal = part<QListView>("journal");
        QVERIFY(journal->height() >= m_parts->kit.px(140));
        m_parts->themes.setTextScale(1.0);
    }

    void allColumnsAreWithinReachAtTheLargestText()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("Ushers wanted"));
        m_parts->themes.setTextScale(2.0);
        m_page->resize(900, 600);
        QCoreApplication::processEvents();
        auto *table = part<QTableView>("outboxTable");
        const QModelIndex state = rows()->index(0, OutboxModel::State);
        table->scrollTo(state);
        QVERIFY(table->viewport()->rect().contains(table->visualRect(state).center()));
        QVERIFY(table->columnWidth(OutboxModel::State) >= wantedWidth(*table, state));
        int columns = 0;
        for (int column = 0; column < OutboxModel::ColumnCount; ++column)
            columns += table->columnWidth(column);
        QVERIFY2(columns <= table->viewport()->width() || table->horizontalScrollBar()->isVisible(),
                 qPrintable(QStringLiteral("%1 %2").arg(columns).arg(table->viewport()->width())));
        const auto names = [table](int column) { return table->horizontalHeader()->sectionSize(column); };
        QVERIFY(names(OutboxModel::Post) >= m_parts->kit.px(96));
        m_parts->themes.setTextScale(1.0);
    }

    void timeAndStateAreWholeInEachWindow()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("Ushers wanted for the whole of December"));
        auto *table = part<QTableView>("outboxTable");
        const auto cut = [&](int column) {
            return table->columnWidth(column) < wantedWidth(*table, rows()->index(0, column));
        };
        for (const int width : {1256, 796}) {
            m_page->resize(width, 640);
            QCoreApplication::processEvents();
            QVERIFY(!cut(OutboxModel::When) && !cut(OutboxModel::State));
            QVERIFY(!table->horizontalScrollBar()->isVisible());
        }
        // Where there is room for all, the title is whole too.
        m_page->resize(1900, 640);
        QCoreApplication::processEvents();
        QVERIFY(!cut(OutboxModel::Post) && !cut(OutboxModel::Account) && !cut(OutboxModel::Why));
    }

    void aLongTitleShortensNeitherTheReasonNorTheAccountsOfAllRows()
    {
        m_parts->missed(m_client, m_account,
                        QStringLiteral("The first loaves are out, the rye is still warm until about nine"));
        failedPost(QStringLiteral("Buns"));
        auto *table = part<QTableView>("outboxTable");
        const auto cutInSome = [&](int column) {
            for (int row = 0; row < rows()->rowCount(); ++row) {
                if (table->columnWidth(column) < wantedWidth(*table, rows()->index(row, column)))
                    return true;
            }
            return false;
        };
        QCoreApplication::processEvents();
        QCOMPARE(rows()->rowCount(), 2);
        QVERIFY(cutInSome(OutboxModel::Post));
        QVERIFY(!cutInSome(OutboxModel::Account) && !cutInSome(OutboxModel::Why));
        m_page->resize(796, 588); // of a window of 980 by 640
        QCoreApplication::processEvents();
        int longest = 0;
        for (int row = 0; row < rows()->rowCount(); ++row)
            longest = std::max(longest, wantedWidth(*table, rows()->index(row, OutboxModel::Why)));
        QVERIFY(table->columnWidth(OutboxModel::Why) >= std::min(longest, m_parts->kit.px(220)));
        m_page->resize(1256, 848);
        showList(2);
        QCoreApplication::processEvents();
        QVERIFY(rows()->rowCount() > 0);
        QVERIFY(!cutInSome(OutboxModel::Account));
    }

    void whereAndWhenStandInTwoLinesThatAreMeant()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("Ushers wanted"));
        const QStringList lines = part<QLabel>("deliveryWhere")->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.front(), QStringLiteral("@crumb.example on Bluesky"));
        QVERIFY2(lines.back().startsWith(QStringLiteral("Crumb & Clover · ")), qPrintable(lines.back()));
    }

    void aGapStandsBetweenTheListAndTheDetail()
    {
        const auto left = [this](QWidget *widget) { return widget->mapTo(m_page.get(), QPoint()).x(); };
        auto *card = part<QWidget>("outboxCard");
        auto *panel = part<QWidget>("deliveryPanel");
        QCOMPARE(left(panel) - left(card) - card->width(), m_parts->kit.px(size::padding));
        m_page->setLayoutDirection(Qt::RightToLeft);
        QCoreApplication::processEvents();
        QCOMPARE(left(card) - left(panel) - panel->width(), m_parts->kit.px(size::padding));
    }

    void noFactOfTheHeadIsCut()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("Ushers wanted"));
        m_page->activate();
        auto *note = part<ElidedLabel>("pageNote");
        QVERIFY(!note->text().isEmpty());
        for (const int width : {900, 796, 1256}) {
            m_page->resize(width, 600);
            QCoreApplication::processEvents();
            QVERIFY2(!note->isElided(), qPrintable(note->text()));
        }
        QVERIFY(!note->text().isEmpty());
    }

    void aLongNameOfAnAccountLeavesTheTitleItsRoom()
    {
        (void)m_parts->base.addAccount(m_client,
                                       QStringLiteral("a.very.long.name.of.a.bakery.and.cafe.example"));
        m_page->resize(900, 600);
        QCoreApplication::processEvents();
        const auto *title = part<ElidedLabel>("pageTitle");
        QVERIFY(title && !title->isElided());
    }
};

QTEST_MAIN(OutboxLayoutTest)
#include "outbox_layout_test.moc"
