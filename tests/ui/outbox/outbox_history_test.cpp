// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What has become of all that was to go out, as a person looks for it.
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "outbox/journal_model.h"
#include "outbox_fixture.h"
#include "plan/post_table.h"
#include "publish/delivery_table.h"
#include "storage/transaction.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::outbox;
using publish::DeliveryState;

class OutboxHistoryTest : public QObject, protected test::OutboxFixture
{
    Q_OBJECT

    /// Published one after the other, the first the newest; straight into the tables, as there are many.
    void addPublished(int count)
    {
        plan::PostTable posts(m_parts->base.database());
        publish::DeliveryTable table(m_parts->base.database(), m_parts->base.clock);
        const Instant now = m_parts->base.clock.now();
        const auto added = storage::inTransaction(m_parts->base.database(), [&]() -> Result<void> {
            for (int i = 0; i < count; ++i) {
                plan::Post post;
                post.id = plan::PostId::create(m_parts->base.clock);
                post.clientId = m_client;
                post.title = QStringLiteral("Post %1").arg(i);
                if (auto done = posts.insert(post); !done)
                    return done;
                publish::Delivery delivery;
                delivery.id = publish::DeliveryId::create(m_parts->base.clock);
                delivery.postId = post.id;
                delivery.accountId = m_account;
                delivery.clientId = m_client;
                delivery.state = DeliveryState::Published;
                delivery.dueAt = now - i * std::chrono::minutes(1);
                delivery.nextAttemptAt = delivery.dueAt;
                delivery.publishedAt = delivery.dueAt;
                delivery.createdAt = now;
                delivery.updatedAt = now;
                if (auto done = table.insert(delivery); !done)
                    return done;
            }
            return {};
        });
        QVERIFY(added);
        m_parts->outbox.announceAll();
    }
    [[nodiscard]] OutboxModel *model() const { return m_page->findChild<OutboxModel *>(); }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void itComesInPagesAsItIsScrolledTo()
    {
        QAbstractItemModelTester tester(rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false); // the person does
        addPublished(450);
        showList(2);
        QCOMPARE(rows()->rowCount(), OutboxModel::pageRows);
        QCOMPARE(model()->wholeCount(), 450);
        QCOMPARE(cell(0, OutboxModel::Post), QStringLiteral("Post 0"));
        auto *table = part<QTableView>("outboxTable");
        const auto toEnd = [table] {
            table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
        };
        toEnd();
        QTRY_VERIFY(rows()->rowCount() > OutboxModel::pageRows);
        QTRY_VERIFY((toEnd(), rows()->rowCount() == 450));
        QCOMPARE(cell(449, OutboxModel::Post), QStringLiteral("Post 449"));
        // What was scrolled to stays when something is sent meanwhile.
        addPublished(1);
        QCOMPARE(rows()->rowCount(), 450);
        QCOMPARE(model()->wholeCount(), 451);
    }

    void whoReadsFurtherDownStaysThereWhenSomethingIsSent()
    {
        addPublished(150);
        showList(2);
        auto *table = part<QTableView>("outboxTable");
        QCOMPARE(table->currentIndex().row(), 0);
        const publish::DeliveryId chosen = model()->idOf(0);
        const publish::DeliveryId read = model()->idOf(81);
        const int there = table->verticalHeader()->sectionPosition(80) + 3;
        QTRY_VERIFY(table->verticalScrollBar()->maximum() > there);
        table->verticalScrollBar()->setValue(there);
        const int y = table->rowViewportPosition(81);
        addPublished(1);
        QCOMPARE(model()->wholeCount(), 151);
        QCOMPARE(table->rowViewportPosition(model()->rowOf(read)), y);
        QCOMPARE(table->currentIndex().row(), model()->rowOf(chosen));
    }

    void aDeliveryFarDownIsFoundFromAnotherPage()
    {
        addPublished(450);
        showList(2);
        const publish::DeliveryId last = m_history->places({}, std::nullopt, 1000).value().back().id;
        showList(0);
        m_page->open(ShowDelivery{last});
        QCOMPARE(part<QLabel>("deliveryTitle")->text(), QStringLiteral("Post 449"));
    }

    void itIsNarrowedByStateWordsPeriodAndAccount()
    {
        (void)failedPost(QStringLiteral("Stollen"));
        m_parts->missed(m_client, m_account, QStringLiteral("Ushers wanted"));
        const auto other = m_parts->base.addAccount(m_client, QStringLiteral("clover.example"));
        const auto sent =
            m_parts->scheduled(m_client, other, QStringLiteral("Cargo bikes"), std::chrono::minutes(5));
        m_parts->base.clock.advance(std::chrono::minutes(5));
        send();
        QCOMPARE(deliveryOf(sent).state, DeliveryState::Published);
        showList(2);
        QCOMPARE(rows()->rowCount(), 3);
        choose("historyState", QStringLiteral("Failed"));
        QCOMPARE(rows()->rowCount(), 1);
        QCOMPARE(cell(0, OutboxModel::Post), QStringLiteral("Stollen"));
        choose("historyState", QStringLiteral("All states"));
        QVERIFY(m_page->findInPage());
        auto *words = part<QLineEdit>("historyWords");
        QCOMPARE(QApplication::focusWidget(), words);
        QTest::keyClicks(words, QStringLiteral("ush"));
        QCOMPARE(rows()->rowCount(), 1);
        QCOMPARE(cell(0, OutboxModel::Post), QStringLiteral("Ushers wanted"));
        // Of the refusal too.
        words->clear();
        QTest::keyClicks(words, QStringLiteral("picture was refused"));
        QCOMPARE(rows()->rowCount(), 1);
        words->clear();
        choose("accountFilter", QStringLiteral("@clover.example · Bluesky"));
        QCOMPARE(rows()->rowCount(), 1);
        QCOMPARE(cell(0, OutboxModel::Post), QStringLiteral("Cargo bikes"));
        choose("accountFilter", QStringLiteral("All accounts"));
        m_parts->base.clock.advance(std::chrono::hours(24 * 10));
        choose("historyPeriod", QStringLiteral("The last 7 days"));
        QCOMPARE(rows()->rowCount(), 0);
        auto *empty = part<EmptyState>("outboxEmpty");
        QVERIFY(empty->isVisible());
        QVERIFY(empty->findChildren<QLabel *>().size() >= 2);
        QTest::mouseClick(empty->actionButton(), Qt::LeftButton);
        QCOMPARE(rows()->rowCount(), 3);
        QVERIFY(!empty->isVisible());
    }

    void aRowOpensItsJournalAndItsAddress()
    {
        const plan::PostId id =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen"), std::chrono::minutes(5));
        m_parts->base.clock.advance(std::chrono::minutes(5));
        send();
        showList(2);
        part<QTableView>("outboxTable")->setCurrentIndex(rows()->index(0, 0));
        const auto *journal = part<QListView>("journal")->model();
        QVERIFY(journal->rowCount() >= 3); // put in, begun, accepted
        for (int row = 0; row < journal->rowCount(); ++row)
            QVERIFY(!journal->index(row, 0).data().toString().isEmpty());
        press(DeliveryAction::OpenThere);
        QCOMPARE(m_opened, QList<QUrl>{deliveryOf(id).remoteUrl});
    }

    void allThatNarrowsTheHistoryAndThePauseStandOnOneLineOfAUsualWindow()
    {
        addPublished(3);
        showList(2);
        m_page->resize(1256, 848); // of a window of 1440 by 900
        const auto middle = [this](const char *name) { return part<QWidget>(name)->geometry().center().y(); };
        QTRY_VERIFY(std::abs(middle("pauseButton") - middle("historyWords")) <= 1);
    }

    void theFiltersWrapAndStayInViewAtLargeTextAndFromTheRight()
    {
        addPublished(3);
        showList(2);
        for (const qreal scale : {1.0, 1.4}) {
            for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
                m_parts->themes.setTextScale(scale);
                m_page->setLayoutDirection(direction);
                m_page->resize(900, 600);
                QCoreApplication::processEvents();
                const auto *bar = part<QWidget>("listBar");
                for (const char *name :
                     {"historyWords", "accountFilter", "historyState", "historyPeriod", "pauseButton"}) {
                    const auto *control = part<QWidget>(name);
                    QTRY_VERIFY2(control->isVisible() && bar->rect().contains(control->geometry()), name);
                    QVERIFY2(!control->accessibleName().isEmpty() || control->inherits("QPushButton"), name);
                }
                QTRY_VERIFY(part<QTableView>("outboxTable")->height() >= m_parts->kit.px(100));
            }
        }
        m_parts->themes.setTextScale(1.0);
    }
};

QTEST_MAIN(OutboxHistoryTest)
#include "outbox_history_test.moc"
