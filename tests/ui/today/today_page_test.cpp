// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/stat_tile.h"
#include "today/needs_list.h"
#include "today/tiles.h"
#include "today/today_page.h"
#include "ui/support/talk_parts.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::today;
using test::RecordingNavigator;
using test::TalkParts;
using test::WindowParts;

/// The page as a person sees and uses it, in large and small windows.
class TodayPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<TalkParts> m_talk;
    std::unique_ptr<RecordingNavigator> m_navigator;
    std::unique_ptr<publish::DeliveryHistory> m_history;
    std::unique_ptr<TodayPage> m_page;
    clients::ClientId m_client;
    clients::AccountId m_account;

    template <class Widget>
    [[nodiscard]] Widget *part(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] NeedsList *needs() const { return part<NeedsList>("needsList"); }
    [[nodiscard]] QStyleOptionViewItem optionOf(int row) const
    {
        QStyleOptionViewItem option;
        option.rect = needs()->visualRect(needs()->model()->index(row, 0));
        return option;
    }
    /// From where the words of a row begin to its first button.
    [[nodiscard]] int roomForWords(int row) const
    {
        const auto *model = qobject_cast<NeedsModel *>(needs()->model());
        const auto option = optionOf(row);
        const auto places = needs()->rows()->places(option, model->need(row));
        return places.front().rect.left() - needs()->rows()->textStart(option.rect);
    }
    void showAt(const QSize &size)
    {
        m_page->resize(size);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void init()
    {
        m_parts = std::make_unique<WindowParts>();
        m_talk = std::make_unique<TalkParts>(*m_parts);
        m_navigator = std::make_unique<RecordingNavigator>();
        m_client = m_parts->base.addClient(QStringLiteral("Northwheel & Co"));
        m_account = m_parts->base.addAccount(m_client, QStringLiteral("northwheel.example"));
        FirstRunFacts facts;
        facts.stateName = QStringLiteral("first-steps/test");
        FirstRunView::hideForGood(m_parts->preferences, facts.stateName);
        m_parts->missed(m_client, m_account, QStringLiteral("Frost check: three things before you ride"));
        m_parts->missed(m_client, m_account, QStringLiteral("Box office opens at noon"));
        m_parts->scheduled(m_client, m_account, QStringLiteral("Cargo bike demo day"), std::chrono::hours(3));
        m_history = std::make_unique<publish::DeliveryHistory>(m_parts->base.database(), m_parts->outbox);
        m_page = std::make_unique<TodayPage>(m_parts->context(*m_navigator),
                                             TodayParts{m_parts->outbox, *m_history, m_parts->posts,
                                                        m_talk->inbox, m_talk->replies, m_parts->base.clients,
                                                        m_parts->base.accounts, m_parts->rules, nullptr,
                                                        facts, [](const QUrl &) {}});
        m_page->activate();
    }
    void cleanup()
    {
        m_page.reset();
        m_history.reset();
        m_talk.reset();
        m_parts.reset();
    }

    void whatWasMissedWasNotOnTime()
    {
        showAt({1440, 900});
        const auto *tile = part<StatTile>("tileOnTime");
        QVERIFY2(!tile->accessibleName().contains(QStringLiteral("100%")),
                 qPrintable(tile->accessibleName()));
        QVERIFY2(tile->accessibleName().contains(QStringLiteral("2 missed")),
                 qPrintable(tile->accessibleName()));
        // One goes out in time: it is a third of what was due, and not all.
        const auto id =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Tyres"), std::chrono::minutes(1));
        m_parts->base.clock.advance(std::chrono::minutes(2));
        const auto sent = m_parts->outbox.ofPost(id).value().front();
        QVERIFY(m_parts->base.database().run(
            "UPDATE deliveries SET state = ?, published_at = due_at WHERE id = ?",
            publish::DeliveryState::Published, sent.id));
        m_parts->outbox.announceAll();
        QTRY_VERIFY2(tile->accessibleName().contains(QStringLiteral("33%")),
                     qPrintable(tile->accessibleName()));
        QVERIFY2(tile->accessibleName().contains(QStringLiteral("1 sent on time · 2 missed")),
                 qPrintable(tile->accessibleName()));
        // What was missed longer ago is not the week's.
        m_parts->base.clock.advance(std::chrono::hours(24 * 8));
        m_page->activate();
        QVERIFY2(!tile->accessibleName().contains(QStringLiteral("missed")),
                 qPrintable(tile->accessibleName()));
    }

    void whatNeedsANewcomerIsOneStepAway()
    {
        // The first steps are shown again, and two posts were missed meanwhile.
        FirstRunView::begin(m_parts->preferences, QStringLiteral("first-steps/test"),
                            m_parts->base.clock.now());
        m_page->activate();
        showAt({1440, 900});
        QVERIFY(!needs()->isVisible());
        auto *button = part<QPushButton>("showNeeds");
        QVERIFY(button->isVisible());
        QVERIFY2(button->text().contains(QStringLiteral("2")), qPrintable(button->text()));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(needs()->isVisible());
        QVERIFY(needs()->hasFocus());
        QVERIFY(!button->isVisible());
    }

    void saysUntilWhenTheComputerIsNeeded()
    {
        showAt({1256, 848});
        auto *keepOn = part<QLabel>("keepOn");
        QVERIFY(keepOn && keepOn->isVisible());
        QVERIFY2(!keepOn->text().contains(QStringLiteral("Later days")), qPrintable(keepOn->text()));
        m_parts->scheduled(m_client, m_account, QStringLiteral("Next week"), std::chrono::hours(24));
        QTRY_VERIFY2(keepOn->text().contains(QStringLiteral("Later days need it too; the last is tomorrow.")),
                     qPrintable(keepOn->text()));
    }
    void titlesAreReadInEveryWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<qreal>("scale");
        QTest::newRow("wide") << QSize(1440, 900) << 1.0;
        QTest::newRow("between") << QSize(1190, 800) << 1.0;
        QTest::newRow("smallest") << QSize(900, 600) << 1.0;
        QTest::newRow("smallest, largest text") << QSize(900, 600) << 2.0;
    }
    void titlesAreReadInEveryWindow()
    {
        QFETCH(const QSize, size);
        QFETCH(const qreal, scale);
        m_parts->themes.setTextScale(scale);
        showAt(size);
        QVERIFY(needs()->isVisible());
        for (int row = 0; row < needs()->model()->rowCount(); ++row)
            QVERIFY2(roomForWords(row) >= 160, qPrintable(QString::number(roomForWords(row))));
        // Nothing lies over anything else, and nothing sticks out at the sides.
        const auto inPage = [this](const QWidget *widget) {
            return QRect(widget->mapTo(m_page.get(), QPoint()), widget->size());
        };
        const QRect tiles = inPage(m_page->findChild<Tiles *>());
        const QRect card = inPage(part<Card>("needsCard"));
        QVERIFY(!tiles.intersects(card));
        QVERIFY(card.left() >= 0 && card.right() < m_page->width());
        QVERIFY(card.height() >= needs()->sizeHintForRow(0));
        if (auto *side = part<Card>("goingOutCard"); side->isVisible())
            QVERIFY(!inPage(side).intersects(card));
        m_parts->themes.setTextScale(1.0);
    }

    void theCardsStandApartInBothDirections()
    {
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            m_page->setLayoutDirection(direction);
            showAt({1440, 900});
            const auto *needed = part<Card>("needsCard");
            const auto *side = part<Card>("goingOutCard");
            const QRect a(needed->mapTo(m_page.get(), QPoint()), needed->size());
            const QRect b(side->mapTo(m_page.get(), QPoint()), side->size());
            const int gap = direction == Qt::LeftToRight ? b.left() - a.right() : a.left() - b.right();
            QVERIFY2(gap >= m_parts->kit.px(size::padding), qPrintable(QString::number(gap)));
        }
    }

    void whatGoesOutIsADrawerInANarrowWindow()
    {
        showAt({1440, 900});
        auto *side = part<Card>("goingOutCard");
        auto *button = part<QPushButton>("goingOutButton");
        QVERIFY(side->isVisible());
        QVERIFY(!button->isVisible());
        showAt({1000, 700});
        QVERIFY(!side->isVisible());
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(side->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!side->isVisible());
        // F6 does not lead into what cannot be seen.
        QVERIFY(m_page->firstFocus() == needs());
    }

    void buttonsWithoutRoomStandInAMenu()
    {
        m_parts->themes.setTextScale(1.5);
        showAt({900, 700});
        needs()->move(1);
        auto *more = needs()->findChild<QPushButton *>(
            QStringLiteral("need-%1").arg(static_cast<int>(NeedAction::More)));
        QVERIFY(more && more->isVisible());
        QVERIFY(!more->accessibleName().isEmpty());
        QTest::mouseClick(more, Qt::LeftButton);
        auto *menu = needs()->findChild<QMenu *>(QStringLiteral("needMenu"));
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        QStringList offered;
        for (const QAction *action : menu->actions())
            offered << action->text();
        QVERIFY2(offered.contains(QStringLiteral("Leave it")), qPrintable(offered.join(QLatin1Char(','))));
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        menu->actions().at(static_cast<int>(offered.indexOf(QStringLiteral("Leave it"))))->trigger();
        QTRY_COMPARE(needs()->model()->rowCount(), 1);
        menu->close();
        m_parts->themes.setTextScale(1.0);
    }

    void leavingAsksFirst()
    {
        showAt({1440, 900});
        needs()->move(1);
        QTest::keyClick(needs(), Qt::Key_E);
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QCOMPARE(needs()->model()->rowCount(), 2);
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        QTest::keyClick(needs(), Qt::Key_E);
        QTRY_COMPARE(needs()->model()->rowCount(), 1);
        // What the bar says is so: it is found in the history.
        QCOMPARE(m_parts->outbox.notSent(std::nullopt, 10).value().size(), std::size_t(1));
    }

    void laterTimesOpenAtTheirButton()
    {
        showAt({1440, 900});
        needs()->move(1);
        QTest::keyClick(needs(), Qt::Key_S);
        auto *menu = m_page->findChild<QMenu *>(QStringLiteral("laterTimes"));
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        QWidget *button = needs()->buttonOf(NeedAction::NextTime);
        QVERIFY(button);
        // Below it, and at its edge unless the screen ends before.
        const QPoint below = button->mapToGlobal(QPoint(0, button->height()));
        QCOMPARE(menu->y(), below.y());
        QVERIFY(menu->x() == below.x() || menu->x() + menu->width() >= menu->screen()->geometry().right());
        menu->close();
    }

    void whatChangedWhileTheWindowWasHiddenIsThereWhenItComesBack()
    {
        showAt({1440, 900});
        QCOMPARE(needs()->model()->rowCount(), 2);
        m_page->hide();
        m_parts->missed(m_client, m_account, QStringLiteral("Missed meanwhile"));
        m_page->show();
        QTRY_COMPARE(needs()->model()->rowCount(), 3);
    }

    void whatIsDoneIsShownWhereItStands()
    {
        showAt({1440, 900});
        QTest::mouseClick(part<QPushButton>("doneToday"), Qt::LeftButton);
        QCOMPARE(m_navigator->visited.size(), std::size_t(1));
        QCOMPARE(m_navigator->visited.back().page, PageId::Outbox);
        QVERIFY(std::holds_alternative<ShowGoneOut>(m_navigator->visited.back().request));
    }

    void whatMayBeCutIsInATooltip()
    {
        showAt({1440, 900});
        const QString tip = needs()->model()->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("Frost check: three things before you ride")), qPrintable(tip));
        auto *timeline = part<QListView>("timeline");
        bool told = false;
        for (int row = 0; row < timeline->model()->rowCount(); ++row)
            told |= timeline->model()
                        ->index(row, 0)
                        .data(Qt::ToolTipRole)
                        .toString()
                        .contains(QStringLiteral("Cargo bike demo day"));
        QVERIFY(told);
    }

    void theFirstStepsCanBeReachedAndAreDrawnInEitherTheme()
    {
        FirstRunView::begin(m_parts->preferences, QStringLiteral("first-steps/test"),
                            m_parts->base.clock.now());
        m_page->activate();
        showAt({1440, 900});
        QVERIFY(part<QWidget>("firstRun")->isVisible());
        QVERIFY(!part<QPushButton>("goingOutButton")->isVisible());
        m_parts->themes.setChoice(ThemeChoice::Dark);
        const QImage dark = part<QWidget>("firstRun")->grab().toImage();
        // No box of the light theme is left: nothing large is bright.
        int bright = 0;
        for (int y = 0; y < dark.height(); y += 4) {
            for (int x = 0; x < dark.width(); x += 4)
                bright += qGray(dark.pixel(x, y)) > 215 ? 1 : 0;
        }
        QVERIFY2(bright * 100 < (dark.width() / 4) * (dark.height() / 4) * 3,
                 qPrintable(QString::number(bright)));
        m_parts->themes.setChoice(ThemeChoice::Light);
    }
};

QTEST_MAIN(TodayPageTest)
#include "today_page_test.moc"
