// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// More waits than is listed at once.
#include "kit/banner.h"
#include "outbox_fixture.h"
#include "plan/post_table.h"
#include "publish/delivery_table.h"
#include "storage/transaction.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::outbox;
using publish::DeliveryState;

class OutboxManyTest : public QObject, protected test::OutboxFixture
{
    Q_OBJECT

    clients::AccountId m_other;
    publish::DeliveryId m_last; ///< of the last that was added

    /// One a minute from then on; straight into the tables, as there are many.
    void addWaiting(const clients::AccountId &account, int count, Milliseconds fromNow,
                    DeliveryState state = DeliveryState::Scheduled)
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
                delivery.accountId = account;
                delivery.clientId = m_client;
                delivery.state = state;
                delivery.dueAt = now + fromNow + i * std::chrono::minutes(1);
                delivery.nextAttemptAt = delivery.dueAt;
                delivery.createdAt = now;
                delivery.updatedAt = now;
                if (auto done = table.insert(delivery); !done)
                    return done;
                m_last = delivery.id;
            }
            return {};
        });
        QVERIFY(added);
    }
    [[nodiscard]] QLabel *more() const { return part<QLabel>("outboxMore"); }

private Q_SLOTS:
    void init()
    {
        open();
        m_other = m_parts->base.addAccount(m_client, QStringLiteral("clover.example"));
        addWaiting(m_account, OutboxModel::mostRows + 20, std::chrono::hours(1));
        addWaiting(m_other, 1, std::chrono::hours(24 * 30));
        m_parts->outbox.announceAll();
    }
    void cleanup() { close(); }

    void howManyThereAreIsSaid()
    {
        QVERIFY(!more()->isVisible()); // nothing needs the person
        showList(1);
        QCOMPARE(rows()->rowCount(), OutboxModel::mostRows);
        QVERIFY(more()->isVisible());
        QVERIFY2(more()->text().contains(QString::number(OutboxModel::mostRows + 21)),
                 qPrintable(more()->text()));
        showList(2);
        QVERIFY(!more()->isVisible());
    }

    void ofOneAccountTheFirstAreListedHoweverManyOthersHave()
    {
        showList(1);
        choose("accountFilter", QStringLiteral("@clover.example · Bluesky"));
        QCOMPARE(rows()->rowCount(), 1);
        QVERIFY(!more()->isVisible());
        QCOMPARE(m_page->findChild<OutboxModel *>()->hiddenCount(), OutboxModel::mostRows + 20);
        choose("accountFilter", QStringLiteral("@crumb.example · Bluesky"));
        QCOMPARE(rows()->rowCount(), OutboxModel::mostRows);
        QVERIFY2(more()->text().contains(QString::number(OutboxModel::mostRows + 20)),
                 qPrintable(more()->text()));
    }

    void whatIsAskedForBeyondThemIsListedToo()
    {
        const QAbstractItemModelTester tester(rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const publish::DeliveryId late = m_last;
        const auto *table = part<QTableView>("outboxTable");
        m_page->open(ShowDelivery{late});
        const auto isChosen = [&] {
            return table->currentIndex().data(OutboxModel::IdRole).toString() == late.toString() &&
                   part<QLabel>("deliveryTitle")->text() == QStringLiteral("Post 0");
        };
        QVERIFY(isChosen());
        QCOMPARE(rows()->rowCount(), OutboxModel::mostRows + 1);
        m_parts->outbox.announceAll();
        QVERIFY(isChosen());
        // It goes with its list, and once it waits no longer.
        showList(0);
        showList(1);
        QCOMPARE(rows()->rowCount(), OutboxModel::mostRows);
        m_page->open(ShowDelivery{late});
        QVERIFY(isChosen());
        QVERIFY(m_parts->posts.remove(m_parts->outbox.delivery(late)->postId));
        QCOMPARE(rows()->rowCount(), OutboxModel::mostRows);
    }

    void whatAPauseDoesNotStopIsCountedWhereverItStands()
    {
        addWaiting(m_other, 3, std::chrono::hours(24 * 40), DeliveryState::HandedOver);
        QVERIFY(m_pauses->pause(m_other));
        showList(1);
        const QString said = part<Banner>("pausedBanner")->accessibleName();
        QVERIFY2(said.contains(QStringLiteral("3 post(s) handed over")), qPrintable(said));
    }
};

QTEST_MAIN(OutboxManyTest)
#include "outbox_many_test.moc"
