// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/translate.h"
#include "kit/labels.h"
#include "settings/option_row.h"
#include "settings/traffic_model.h"
#include "ui/settings/settings_fixture.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTranslator>

#include <cstdlib>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::settings;

/// How the page of settings stands in its window.
class SettingsLayoutTest : public QObject, private test::SettingsFixture
{
    Q_OBJECT

    /// The sections whose content is wider than there is room for.
    [[nodiscard]] QStringList tooWide() const
    {
        QStringList wide;
        const auto *body = part<QScrollArea>(QStringLiteral("settingsBody"));
        for (const char *section : {"general", "appearance", "clients", "sending", "inbox", "mediaHost",
                                    "privacy", "place", "keys", "about"}) {
            show(section);
            const auto fits = [body] { return body->widget()->width() <= body->viewport()->width(); };
            if (!QTest::qWaitFor(fits, 1000)) // a scroll bar that comes makes room in the next turn
                wide << QStringLiteral("%1: %2 > %3")
                            .arg(QLatin1String(section))
                            .arg(body->widget()->width())
                            .arg(body->viewport()->width());
        }
        return wide;
    }

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }

    void theColumnAtTheEndIsAsWideAsItsWords()
    {
        auto *card = part<QWidget>(QStringLiteral("waitingCard"));
        auto *button = part<QPushButton>(QStringLiteral("openOutbox"));
        button->setText(QStringLiteral("Everything that is waiting"));
        m_page->activate();
        QCoreApplication::processEvents();
        QVERIFY(card->isVisible());
        QVERIFY(card->width() >= card->minimumSizeHint().width());
        const QWidget *seen = card->parentWidget()->parentWidget(); // the viewport around the column
        QVERIFY(seen->rect().contains(QRect(card->mapTo(seen, QPoint()), card->size())));
    }

    void inASmallWindowTheColumnIsADrawer()
    {
        auto *button = part<QPushButton>(QStringLiteral("settingsSideButton"));
        auto *card = part<QWidget>(QStringLiteral("waitingCard"));
        QVERIFY(!button->isVisible() && card->isVisible());
        m_page->resize(796, 588); // of a window of 980 by 640
        QTRY_VERIFY(button->isVisible());
        QVERIFY(!card->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(card->isVisible());
        QCoreApplication::processEvents();
        QVERIFY(card->width() >= card->minimumSizeHint().width());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!card->isVisible());
        // What it leads to is not covered by it.
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseClick(part<QPushButton>(QStringLiteral("allTraffic")), Qt::LeftButton);
        QVERIFY(isShown("privacy") && !card->isVisible());
        m_page->resize(1256, 848);
        QTRY_VERIFY(card->isVisible());
        QVERIFY(!button->isVisible());
    }

    void noSectionIsWiderThanItsRoom()
    {
        m_parts->base.addClient(QStringLiteral("Northwheel")); // the choice of a client stands in a head
        QCOMPARE(tooWide().join(QLatin1String(", ")), QString());
        m_page->resize(796, 588); // of a window of 980 by 640
        QCOMPARE(tooWide().join(QLatin1String(", ")), QString());
        m_page->resize(1256, 848);
        m_parts->themes.setTextScale(1.4);
        QCOMPARE(tooWide().join(QLatin1String(", ")), QString());
    }

    void noSectionIsWiderThanItsRoomInALongerLanguageFromRightToLeft()
    {
        m_parts->base.addClient(QStringLiteral("Northwheel"));
        QTranslator *longer = loadLanguage(*qApp, QStringLiteral("pseudo"));
        QVERIFY(longer);
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const auto shortAgain = qScopeGuard([longer] {
            delete longer;
            QApplication::setLayoutDirection(Qt::LeftToRight);
        });
        m_page.reset();
        m_page = makePage();
        m_page->resize(1256, 848);
        m_page->activate();
        m_page->show();
        QCOMPARE(tooWide().join(QLatin1String(", ")), QString());
        // Nor is an entry of the navigation cut.
        for (const QPushButton *entry :
             part<QWidget>(QStringLiteral("settingsNavigation"))->findChildren<QPushButton *>())
            QVERIFY2(entry->width() >= entry->sizeHint().width(), qPrintable(entry->objectName()));
        m_page.reset();
    }

    void whatLeftTheComputerScrollsWithThePageAndShowsItsFiguresWhole()
    {
        for (int i = 0; i < 40; ++i) {
            net::TrafficEntry entry;
            entry.when = m_parts->base.clock.now() - std::chrono::hours(i);
            entry.host = QStringLiteral("a.very.long.name.of.a.host.example");
            entry.purpose = net::Purpose::SendPost;
            entry.status = 200;
            entry.bytesOut = 412;
            entry.bytesIn = 830;
            m_traffic->add(entry);
        }
        QVERIFY(m_traffic->flush().has_value());
        m_page->resize(796, 588); // of a window of 980 by 640
        show("privacy");
        auto *table = part<QTableView>(QStringLiteral("trafficTable"));
        QTRY_VERIFY(table->isVisible());
        QTRY_COMPARE(table->viewport()->height(), 40 * table->rowHeight(0));
        QVERIFY(!table->horizontalScrollBar()->isVisible());
        // Where all of it has no room, the sizes stand in the tooltips.
        QVERIFY(table->isColumnHidden(TrafficModel::In));
        QVERIFY(table->model()
                    ->index(0, TrafficModel::What)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("830")));
        m_page->resize(1700, 848);
        QTRY_VERIFY(!table->isColumnHidden(TrafficModel::In));
        QTRY_VERIFY(!table->horizontalScrollBar()->isVisible());
        for (const int column : {TrafficModel::When, TrafficModel::Out, TrafficModel::In}) {
            for (int row = 0; row < 40; ++row) {
                const QModelIndex cell = table->model()->index(row, column);
                QVERIFY(table->columnWidth(column) >= table->itemDelegate()->sizeHint({}, cell).width());
            }
        }
        // The keyboard takes the page along.
        table->setFocus();
        table->setCurrentIndex(table->model()->index(39, 0));
        const QRect row = table->visualRect(table->currentIndex());
        const auto *body = part<QScrollArea>(QStringLiteral("settingsBody"));
        const QPoint at = table->viewport()->mapTo(body->viewport(), row.center());
        QVERIFY(body->viewport()->rect().contains(QPoint(1, at.y())));
    }

    void toWhomAndWhatAreWholeBeforeTheSizesAreShown()
    {
        net::TrafficEntry entry;
        entry.when = m_parts->base.clock.now();
        entry.host = QStringLiteral("mastodon.social");
        entry.purpose = net::Purpose::UploadMedia;
        entry.status = 200;
        entry.bytesOut = 1'214'000;
        entry.bytesIn = 830;
        m_traffic->add(entry);
        QVERIFY(m_traffic->flush().has_value());
        show("privacy");
        auto *table = part<QTableView>(QStringLiteral("trafficTable"));
        QTRY_VERIFY(table->isVisible());
        for (const int width : {796, 900, 1000, 1256, 1700}) {
            m_page->resize(width, 588);
            QCoreApplication::processEvents();
            for (const int column : {TrafficModel::When, TrafficModel::Host, TrafficModel::What}) {
                const int wanted =
                    table->itemDelegate()->sizeHint({}, table->model()->index(0, column)).width();
                QVERIFY2(table->columnWidth(column) >= wanted,
                         qPrintable(QStringLiteral("%1: %2").arg(width).arg(column)));
            }
        }
        QVERIFY(!table->isColumnHidden(TrafficModel::In));
    }

    void nothingIsShownTwiceSideBySide()
    {
        const auto *traffic = part<QWidget>(QStringLiteral("trafficCard"));
        const auto *files = part<QWidget>(QStringLiteral("filesCard"));
        QVERIFY(traffic->isVisible() && files->isVisible());
        show("privacy");
        QVERIFY(!traffic->isVisible() && files->isVisible());
        show("place");
        QVERIFY(traffic->isVisible() && !files->isVisible());
        // While looking for something, too.
        part<QLineEdit>(QStringLiteral("findSetting"))->setText(QStringLiteral("telemetry"));
        QVERIFY(isShown("privacy"));
        QVERIFY(!traffic->isVisible() && files->isVisible());
        show("general");
        QVERIFY(traffic->isVisible() && files->isVisible());
    }

    void theChosenPolicyStandsOutAndItsWordsChooseToo()
    {
        show("sending");
        const auto rowOf = [this](const char *radio) {
            return qobject_cast<OptionRow *>(part<QRadioButton>(QString::fromLatin1(radio))->parentWidget());
        };
        OptionRow *ask = rowOf("missed0");
        OptionRow *leave = rowOf("missed2");
        QVERIFY(ask && leave);
        QVERIFY(ask->property("chosen").toBool());
        QVERIFY(!leave->property("chosen").toBool());
        const auto name = [](const OptionRow *row) { return row->findChild<ElidedLabel *>(); };
        QCOMPARE(name(ask)->font().weight(), QFont::DemiBold);
        QVERIFY(name(leave)->font().weight() < QFont::DemiBold);
        QTest::mouseClick(leave, Qt::LeftButton, {}, QPoint(leave->width() / 2, leave->height() - 12));
        QVERIFY(part<QRadioButton>(QStringLiteral("missed2"))->isChecked());
        QCOMPARE(m_parts->base.clients.client(m_client)->missedPolicy, clients::MissedPolicy::Leave);
        QVERIFY(leave->property("chosen").toBool());
        QVERIFY(!ask->property("chosen").toBool());
        // The round button stands beside the name, not between the two lines.
        const QWidget *radio = part<QRadioButton>(QStringLiteral("missed2"));
        QVERIFY(std::abs(radio->geometry().center().y() - name(leave)->geometry().center().y()) <= 1);
    }
};

QTEST_MAIN(SettingsLayoutTest)
#include "settings_layout_test.moc"
