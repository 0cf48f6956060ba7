// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What left this computer, as a person reads it.
#include "base/translate.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/table_cells.h"
#include "outbox/host_totals_model.h"
#include "outbox/traffic_log_model.h"
#include "outbox_fixture.h"
#include "storage/transaction.h"
#include "support/files.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <cstdlib>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::outbox;
using net::Purpose;

class OutboxTrafficTest : public QObject, protected test::OutboxFixture
{
    Q_OBJECT

    void add(const char *host, Purpose purpose, Milliseconds ago, int status = 200)
    {
        net::TrafficEntry entry;
        entry.when = m_parts->base.clock.now() - ago;
        entry.host = QString::fromLatin1(host);
        entry.method = "POST";
        entry.purpose = purpose;
        entry.status = status;
        entry.bytesOut = 2'000;
        entry.bytesIn = 500;
        m_traffic->add(entry);
    }
    [[nodiscard]] QTableView *log() const { return part<QTableView>("trafficLog"); }
    [[nodiscard]] QString line(int row, int column = TrafficLogModel::What) const
    {
        return log()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] int requests() const { return m_page->findChild<TrafficLogModel *>()->wholeCount(); }
    /// One each seven minutes, the first the newest; straight into the table, as there are many.
    void fill(int count)
    {
        clients::TrafficTable table(m_parts->base.database());
        const auto filled = storage::inTransaction(m_parts->base.database(), [&]() -> Result<void> {
            for (int i = 0; i < count; ++i) {
                net::TrafficEntry entry;
                entry.when = m_parts->base.clock.now() - i * std::chrono::minutes(7);
                entry.host = QStringLiteral("network.example");
                entry.purpose = Purpose::ReadPosts;
                entry.status = 200;
                if (auto done = table.insert(entry, m_parts->base.clock); !done)
                    return done;
            }
            return {};
        });
        QVERIFY(filled);
    }
    [[nodiscard]] int days() const
    {
        int days = 0;
        for (int row = 0; row < log()->model()->rowCount(); ++row)
            days += log()->model()->index(row, 0).data(TrafficLogModel::DayRole).toBool() ? 1 : 0;
        return days;
    }
    /// Something leaves a minute later, and is written.
    void addLater(const char *host)
    {
        m_parts->base.clock.advance(std::chrono::minutes(1));
        add(host, Purpose::ReadPosts, Milliseconds(0));
        QVERIFY(m_traffic->flush());
    }
    void clear(const char *age) const
    {
        QTest::mouseClick(part<QPushButton>("trafficClear"), Qt::LeftButton);
        QMenu *ages = nullptr;
        for (QMenu *one : m_page->findChildren<QMenu *>(QStringLiteral("clearAges")))
            ages = one->isVisible() ? one : ages;
        QVERIFY(ages);
        ages->findChild<QAction *>(QString::fromLatin1(age))->trigger();
        ages->close();
    }
    /// As the menu of how long it is kept offers it.
    void keepFor(int days) const
    {
        auto *ages = part<QMenu>("trafficKeepAges");
        Q_EMIT ages->aboutToShow();
        auto *age = ages->findChild<QAction *>(QStringLiteral("keep%1").arg(days));
        QVERIFY(age);
        age->trigger();
    }
    void addThree()
    {
        using std::chrono::hours;
        add("network.example", Purpose::SendPost, hours(1));
        add("network.example", Purpose::LookUpPost, hours(2), 404);
        add("elsewhere.example", Purpose::LinkPreview, hours(30));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(loadLanguage(*QCoreApplication::instance(), QStringLiteral("en"))); // plurals
    }
    void init() { open(); }
    void cleanup() { close(); }

    void itIsASentenceForEachRequestByDay()
    {
        const QAbstractItemModelTester tester(m_page->findChild<TrafficLogModel *>(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        showList(3);
        QVERIFY(!log()->isVisible()); // nothing has left
        addThree();
        m_parts->base.timers.advance(clients::TrafficJournal::gatherFor);
        QTRY_VERIFY(log()->isVisible());
        QCOMPARE(log()->model()->rowCount(), 5); // and two days
        QCOMPARE(line(0, 0), QStringLiteral("Today"));
        QCOMPARE(log()->columnSpan(0, 0), int(TrafficLogModel::ColumnCount));
        QCOMPARE(line(1), QStringLiteral("Sent a post to Bluesky (network.example)"));
        QCOMPARE(line(2), QStringLiteral("Looked up your post on Bluesky (network.example)"));
        QCOMPARE(line(2, TrafficLogModel::Ended), QStringLiteral("Not there (404)"));
        QCOMPARE(line(3, 0), QStringLiteral("Yesterday"));
        QCOMPARE(line(4), QStringLiteral("Opened a page of elsewhere.example for its preview"));
        const QString spoken = log()->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(QStringLiteral("Sent a post")) &&
                     spoken.contains(QStringLiteral("2 kB sent")),
                 qPrintable(spoken));
        // The rows of the days are passed by with the keyboard, so each request says its day.
        QVERIFY2(spoken.startsWith(QStringLiteral("today ")), qPrintable(spoken));
        const QString before = log()->model()->index(4, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(before.startsWith(QStringLiteral("yesterday ")), qPrintable(before));
        log()->setFocus();
        log()->setCurrentIndex(log()->model()->index(2, 0));
        QTest::keyClick(log(), Qt::Key_Down);
        QCOMPARE(log()->selectionModel()->selectedRows().value(0).row(), 4);
    }

    void itIsNarrowedByHostAccountAndPurposeAndAddedUp()
    {
        addThree();
        showList(3);
        QCOMPARE(requests(), 3);
        const auto *totals = part<QTableView>("hostTotals")->model();
        QCOMPARE(totals->rowCount(), 2);
        QCOMPARE(totals->index(0, HostTotalsModel::Requests).data().toString(), QStringLiteral("2"));
        QCOMPARE(totals->index(0, HostTotalsModel::Sent).data().toString(), QStringLiteral("4 kB"));
        choose("trafficHost", QStringLiteral("elsewhere.example"));
        QCOMPARE(requests(), 1);
        QCOMPARE(totals->rowCount(), 1);
        choose("trafficHost", QStringLiteral("All places"));
        choose("trafficPurpose", QStringLiteral("Looked up your post"));
        QCOMPARE(requests(), 1);
        QCOMPARE(line(1), QStringLiteral("Looked up your post on Bluesky (network.example)"));
        choose("trafficPurpose", QStringLiteral("All purposes"));
        choose("trafficAccount", QStringLiteral("@crumb.example · Bluesky"));
        QCOMPARE(requests(), 2);
        choose("trafficHost", QStringLiteral("elsewhere.example")); // not that account's
        QCOMPARE(requests(), 0);
        QVERIFY(!log()->isVisible());
        auto *clear = log()->parentWidget()->findChild<EmptyState *>()->actionButton();
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(requests(), 3);
        // From the totals, by key.
        auto *hosts = part<QTableView>("hostTotals");
        hosts->setFocus();
        hosts->setCurrentIndex(totals->index(1, 0));
        QTest::keyClick(hosts, Qt::Key_Return);
        QCOMPARE(requests(), 1);
    }

    void muchOfItComesInPages()
    {
        fill(1000);
        showList(3);
        QCOMPARE(requests(), 1000);
        QVERIFY(log()->model()->rowCount() < 2 * TrafficLogModel::pageRows);
        const auto toEnd = [this] {
            log()->verticalScrollBar()->setValue(log()->verticalScrollBar()->maximum());
        };
        QTRY_VERIFY((toEnd(), !log()->model()->canFetchMore({})));
        for (int row = 0; row < log()->model()->rowCount(); ++row) {
            if (log()->model()->index(row, 0).data(TrafficLogModel::DayRole).toBool())
                QCOMPARE(log()->columnSpan(row, 0), int(TrafficLogModel::ColumnCount));
        }
        QCOMPARE(log()->model()->rowCount(), 1000 + days()); // each day has one row
        QVERIFY(days() >= 5 && days() <= 7);
    }

    void whatIsStillToBeWrittenIsNotSkippedByTheNextPage()
    {
        fill(450);
        showList(3);
        QVERIFY(log()->model()->canFetchMore({}));
        add("network.example", Purpose::SendPost, Milliseconds(0)); // gathered, and written by the reading
        log()->model()->fetchMore({});
        while (log()->model()->canFetchMore({}))
            log()->model()->fetchMore({});
        QCOMPARE(requests(), 451);
        QCOMPARE(log()->model()->rowCount(), 451 + days());
        const auto *model = m_page->findChild<TrafficLogModel *>();
        QSet<clients::TrafficId> seen;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (!model->isDay(row))
                seen.insert(model->idOf(row));
        }
        QCOMPARE(seen.size(), 451);
    }

    void whatIsWrittenMeanwhileLeavesTheChosenRowAndTheReaderWhereTheyAre()
    {
        const QAbstractItemModelTester tester(m_page->findChild<TrafficLogModel *>(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(150);
        showList(3);
        const auto *model = m_page->findChild<TrafficLogModel *>();
        log()->setCurrentIndex(model->index(5, 0));
        const clients::TrafficId chosen = model->idOf(5);
        const int there = log()->verticalHeader()->sectionPosition(60) + 3;
        QTRY_VERIFY(log()->verticalScrollBar()->maximum() > there);
        log()->verticalScrollBar()->setValue(there);
        const clients::TrafficId read = model->idOf(61);
        const int y = log()->rowViewportPosition(61);
        auto *hosts = part<QComboBox>("trafficHost");
        const QSignalSpy emptied(hosts->model(), &QAbstractItemModel::rowsRemoved);
        const QSignalSpy reset(model, &QAbstractItemModel::modelReset);
        addLater("network.example");
        QCOMPARE(requests(), 151);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(emptied.count(), 0); // its list may be open
        QCOMPARE(model->idOf(log()->currentIndex().row()), chosen);
        QCOMPARE(log()->selectionModel()->selectedRows().value(0).row(), model->rowOf(chosen));
        QCOMPARE(log()->rowViewportPosition(model->rowOf(read)), y);
        for (int row = 0; row < model->rowCount(); ++row)
            QCOMPARE(log()->columnSpan(row, 0), model->isDay(row) ? int(TrafficLogModel::ColumnCount) : 1);
        // The next morning a day comes above.
        m_parts->base.clock.advance(std::chrono::hours(24));
        addLater("network.example");
        QCOMPARE(line(0, 0), QStringLiteral("Today"));
        QCOMPARE(line(2, 0), QStringLiteral("Yesterday"));
        QCOMPARE(model->idOf(log()->currentIndex().row()), chosen);
        for (int row = 0; row < model->rowCount(); ++row)
            QCOMPARE(log()->columnSpan(row, 0), model->isDay(row) ? int(TrafficLogModel::ColumnCount) : 1);
    }

    void theChosenHostStaysWhenAnotherHasMoreRequests()
    {
        add("a.example", Purpose::ReadPosts, std::chrono::minutes(2));
        add("a.example", Purpose::ReadPosts, std::chrono::minutes(1));
        add("b.example", Purpose::ReadPosts, std::chrono::minutes(1));
        showList(3);
        const auto *totals = m_page->findChild<HostTotalsModel *>();
        auto *table = part<QTableView>("hostTotals");
        table->setCurrentIndex(totals->index(1, 0));
        QCOMPARE(totals->host(1), QStringLiteral("b.example"));
        addLater("b.example"); // as many
        addLater("b.example");
        QCOMPARE(totals->host(0), QStringLiteral("b.example"));
        QCOMPARE(table->currentIndex().row(), 0);
        addLater("b.example");
        QCOMPARE(table->currentIndex().row(), 0);
        QCOMPARE(totals->index(0, HostTotalsModel::Requests).data().toString(), QStringLiteral("4"));
    }

    void keysActOnTheLogThatIsSeen()
    {
        const plan::PostId id =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen"), std::chrono::hours(3));
        const Instant due = deliveryOf(id).dueAt;
        showList(1);
        QCOMPARE(part<QLabel>("deliveryTitle")->text(), QStringLiteral("Stollen"));
        addThree();
        showList(3);
        QVERIFY(m_parts->actions.trigger(QStringLiteral("outbox.go-on")));
        QCOMPARE(deliveryOf(id).dueAt, due);
        QVERIFY(m_parts->actions.trigger(QStringLiteral("outbox.next-time")));
        QVERIFY(!m_page->findChild<QMenu *>(QStringLiteral("laterTimes")));
        log()->setCurrentIndex({});
        for (const int row : {1, 2, 4, 4}) { // a day is passed by, and the end is the end
            QVERIFY(m_parts->actions.trigger(QStringLiteral("outbox.next")));
            QCOMPARE(log()->currentIndex().row(), row);
        }
        QVERIFY(log()->hasFocus());
        for (const int row : {2, 1, 1}) {
            QVERIFY(m_parts->actions.trigger(QStringLiteral("outbox.previous")));
            QCOMPARE(log()->currentIndex().row(), row);
        }
        showList(1);
        QVERIFY(m_parts->actions.trigger(QStringLiteral("outbox.go-on")));
        QVERIFY(deliveryOf(id).dueAt < due);
    }

    void itIsExportedAsItIsNarrowed()
    {
        addThree();
        showList(3);
        choose("trafficHost", QStringLiteral("Bluesky (network.example)"));
        const QString path = m_parts->base.folder.filePath(QStringLiteral("log"));
        m_parts->dialogs.presetFiles({path});
        QTest::mouseClick(part<QPushButton>("trafficExport"), Qt::LeftButton);
        QTRY_VERIFY(QFile::exists(path + QStringLiteral(".csv")));
        const QByteArray text = test::readFile(path + QStringLiteral(".csv"));
        QCOMPARE(text.count("\r\n"), 3); // head and two
        QVERIFY2(text.contains(",network.example,Bluesky,send-post,POST,200,,2000,500,0\r\n"),
                 text.constData());
        QVERIFY(!text.contains("elsewhere"));
        QTRY_VERIFY(!m_navigator->said.isEmpty());
        // Where nothing can be written it is said.
        m_parts->dialogs.presetFiles({m_parts->base.folder.filePath(QStringLiteral("none/log.csv"))});
        QTest::mouseClick(part<QPushButton>("trafficExport"), Qt::LeftButton);
        QTRY_COMPARE(m_navigator->errors.size(), std::size_t(1));
    }

    void oldOnesAreClearedOnlyWhenThePersonAgrees()
    {
        using std::chrono::hours;
        add("old.example", Purpose::ReadPosts, hours(24 * 40));
        add("new.example", Purpose::ReadPosts, hours(1));
        showList(3);
        clear("clearMonth");
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QCOMPARE(requests(), 2);
        m_parts->dialogs.presetAnswer(QStringLiteral("clear"));
        clear("clearMonth");
        QCOMPARE(requests(), 1);
        clear("clearMonth"); // nothing that old is left to ask about
        QCOMPARE(m_parts->dialogs.questions().size(), 2);
    }

    void allOfItIsClearedHoweverItIsDated()
    {
        using std::chrono::hours;
        add("ahead.example", Purpose::ReadPosts, -hours(24 * 400)); // by a clock that was wrong
        add("new.example", Purpose::ReadPosts, hours(1));
        showList(3);
        QCOMPARE(requests(), 2);
        m_parts->dialogs.presetAnswer(QStringLiteral("clear"));
        clear("clearAll");
        QCOMPARE(requests(), 0);
        clear("clearAll"); // nothing to ask about
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
    }

    void lessIsKeptOnlyWhenThePersonAgrees()
    {
        using std::chrono::hours;
        for (int day = 0; day < 8; ++day)
            add("new.example", Purpose::ReadPosts, hours(24 * day));
        add("old.example", Purpose::ReadPosts, hours(24 * 60));
        showList(3);
        auto *keep = part<QPushButton>("trafficKeep");
        keepFor(30);
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QVERIFY2(m_parts->dialogs.questions().back().text.startsWith(QStringLiteral("1 ")),
                 qPrintable(m_parts->dialogs.questions().back().text));
        QCOMPARE(m_traffic->daysKept().value(), 90);
        QCOMPARE(keep->text(), QStringLiteral("Kept 90 days"));
        m_parts->dialogs.presetAnswer(QStringLiteral("keep"));
        keepFor(30);
        QCOMPARE(m_traffic->daysKept().value(), 30);
        QCOMPARE(keep->text(), QStringLiteral("Kept 30 days"));
        // More is kept without a question.
        keepFor(365);
        QCOMPARE(m_traffic->daysKept().value(), 365);
        QCOMPARE(m_parts->dialogs.questions().size(), 2);
    }

    void howLongItIsKeptIsChosen()
    {
        showList(3);
        QCOMPARE(part<QPushButton>("trafficKeep")->text(), QStringLiteral("Kept 90 days"));
        keepFor(clients::TrafficJournal::keptForEver);
        QCOMPARE(m_traffic->daysKept().value(), clients::TrafficJournal::keptForEver);
        QVERIFY(m_traffic->keepFor(45));
        QCOMPARE(part<QPushButton>("trafficKeep")->text(), QStringLiteral("Kept 45 days"));
        auto *ages = part<QMenu>("trafficKeepAges");
        Q_EMIT ages->aboutToShow();
        QVERIFY(ages->findChild<QAction *>(QStringLiteral("keep45"))->isChecked());
    }

    void allOfItIsWithinReachAtLargeTextAndFromTheRight()
    {
        addThree();
        showList(3);
        for (const qreal scale : {1.0, 1.4}) {
            for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
                m_parts->themes.setTextScale(scale);
                m_page->setLayoutDirection(direction);
                m_page->resize(900, 600);
                QCoreApplication::processEvents();
                const auto *bar = part<QWidget>("trafficBar");
                for (const char *name : {"trafficHost", "trafficAccount", "trafficPurpose", "trafficPeriod",
                                         "trafficKeep", "trafficExport", "trafficClear"}) {
                    const auto *control = part<QWidget>(name);
                    QTRY_VERIFY2(control->isVisible() && bar->rect().contains(control->geometry()), name);
                }
                QTRY_VERIFY(log()->height() >= m_parts->kit.px(80));
                auto *details = part<QPushButton>("detailsButton");
                QVERIFY(details->isVisible());
                QTest::mouseClick(details, Qt::LeftButton);
                QTRY_VERIFY(part<QTableView>("hostTotals")->isVisible());
                QTest::keyClick(part<QTableView>("hostTotals"), Qt::Key_Escape);
                QTRY_VERIFY(!part<QTableView>("hostTotals")->isVisible());
            }
        }
        m_parts->themes.setTextScale(1.0);
    }

    void whatCanBeDoneWithTheLogStandsTogetherBehindWhatNarrowsIt()
    {
        addThree();
        showList(3);
        const auto onOneLine = [this](const char *one, const char *other) {
            const auto middle = [this](const char *name) {
                return part<QWidget>(name)->geometry().center().y();
            };
            return std::abs(middle(one) - middle(other)) <= 1;
        };
        for (const int width : {1256, 796}) { // of windows of 1440 and of 980
            m_page->resize(width, 588);
            QCoreApplication::processEvents();
            for (const char *filter : {"trafficAccount", "trafficPurpose", "trafficPeriod"})
                QTRY_VERIFY2(onOneLine(filter, "trafficHost"), filter);
            for (const char *button : {"trafficExport", "trafficClear"})
                QTRY_VERIFY2(onOneLine(button, "trafficKeep"), button);
        }
        // The pause of the history stands on the same line as what narrows it.
        showList(2);
        QTRY_VERIFY(part<QWidget>("historyWords")->isVisible());
        QTRY_VERIFY(onOneLine("pauseButton", "historyWords"));
    }

    void whatAskedToWaitIsNoFailure()
    {
        add("network.example", Purpose::ReadNumbers, Milliseconds(0), 429);
        add("network.example", Purpose::SendPost, std::chrono::minutes(1), 503);
        add("network.example", Purpose::SendPost, std::chrono::minutes(2));
        showList(3);
        const auto is = [this](int row, int role) {
            return log()->model()->index(row, TrafficLogModel::Ended).data(role).toBool();
        };
        QVERIFY(is(1, TrafficLogModel::TroubleRole) && is(1, TrafficLogModel::AskedToWaitRole));
        QVERIFY(is(2, TrafficLogModel::TroubleRole) && !is(2, TrafficLogModel::AskedToWaitRole));
        QVERIFY(!is(3, TrafficLogModel::TroubleRole));
        // The sign beside the words has its room.
        const QModelIndex asked = log()->model()->index(1, TrafficLogModel::Ended);
        const int words = QFontMetrics(m_parts->kit.theme().fontFor(TypeRole::Body))
                              .horizontalAdvance(asked.data().toString());
        QVERIFY(wantedWidth(*log(), asked) > words + m_parts->kit.px(14));
        QVERIFY(log()->columnWidth(TrafficLogModel::Ended) >= wantedWidth(*log(), asked));
    }

    void howItEndedIsSeenInTheSmallestWindowWhileTheLogScrolls()
    {
        fill(40);
        showList(3);
        m_page->resize(796, 588); // of a window of 980 by 640
        QTRY_VERIFY(log()->verticalScrollBar()->isVisible());
        QTRY_VERIFY(!log()->horizontalScrollBar()->isVisible());
    }

    void figuresReadTheSameFromTheRight()
    {
        const auto drawn = [](Qt::LayoutDirection direction, bool atEnd) {
            QImage image(160, 24, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setLayoutDirection(direction);
            paintCellText(painter, image.rect(), QStringLiteral("830 bytes"), direction,
                          {atEnd, Qt::ElideRight});
            painter.end();
            return image;
        };
        QVERIFY(drawn(Qt::LeftToRight, false) != drawn(Qt::LeftToRight, true));
        QCOMPARE(drawn(Qt::RightToLeft, true), drawn(Qt::LeftToRight, false));
        QCOMPARE(drawn(Qt::RightToLeft, false), drawn(Qt::LeftToRight, true));
    }

    void theFirstColumnStandsBelowTheHeadOfItsCard()
    {
        const Theme &theme = m_parts->kit.theme();
        const QRect cell(0, 0, 200, 36);
        const int padding = theme.px(size::padding);
        QCOMPARE(cellRoom(theme, cell, 0, 5, Qt::LeftToRight).left(), padding);
        QCOMPARE(cellRoom(theme, cell, 0, 5, Qt::RightToLeft).right(), cell.right() - padding);
        QCOMPARE(cellRoom(theme, cell, 4, 5, Qt::LeftToRight).right(), cell.right() - padding);
        QVERIFY(cellRoom(theme, cell, 1, 5, Qt::LeftToRight).left() < padding);
    }
};

QTEST_MAIN(OutboxTrafficTest)
#include "outbox_traffic_test.moc"
