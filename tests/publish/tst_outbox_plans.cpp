// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publish_workspace.h"
#include "support/query_plans.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;

/// However many deliveries there are, what the outbox and the sender ask is answered from an index.
class TestOutboxPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatRemovedAccountsLeftIsFoundFromTheAccounts()
    {
        test::PublishWorkspace w;
        w.addAccount(w.addClient(QStringLiteral("Crumb")), QStringLiteral("crumb.example"));
        w.start();
        int found = 0;
        for (const QByteArray &sql : test::statementsOf(w.database())) {
            if (!sql.contains("a.removed_at IS NOT NULL AND d.state"))
                continue;
            ++found;
            const auto plan = w.database().queryPlan(sql);
            QVERIFY(plan);
            QVERIFY2(plan->first().startsWith(QStringLiteral("SCAN a")), qPrintable(plan->first()));
            QVERIFY2(plan->last().contains(QStringLiteral("deliveries_by_account")),
                     qPrintable(plan->last()));
        }
        QCOMPARE(found, 1);
    }

    /// A list in the condition of a partial index is made a table of, for the old row and for the new one,
    /// each time that a row is written: a third of what sending took went there.
    void whatIsWrittenForEachDeliveryMakesNoTableOnTheWay_data()
    {
        QTest::addColumn<QByteArray>("indexes");
        QTest::newRow("as it is") << QByteArray();
        QTest::newRow("with a list") << QByteArray("CREATE INDEX listed ON deliveries (due_at) "
                                                   "WHERE state IN (2, 3, 5)");
    }

    void whatIsWrittenForEachDeliveryMakesNoTableOnTheWay()
    {
        test::PublishWorkspace w;
        const auto client = w.addClient(QStringLiteral("Crumb"));
        const auto account = w.addAccount(client, QStringLiteral("crumb.example"));
        w.start();
        const auto id = w.scheduled(client, {account}, 1min);
        w.passTime(1min);
        QCOMPARE(w.only(id).state, DeliveryState::Published);
        w.sender.reset();
        QFETCH(const QByteArray, indexes);
        if (!indexes.isEmpty())
            test::must(w.database().script(indexes));
        QSet<QByteArray> written;
        QStringList wrong;
        for (const QByteArray &sql : test::statementsOf(w.database())) {
            const QByteArray table = sql.startsWith("UPDATE ") ? sql.split(' ').at(1) : QByteArray();
            if ((table != "deliveries" && table != "posts") || !sql.contains(" WHERE id = ?"))
                continue;
            written.insert(table);
            const auto steps = w.database().all([](const storage::Row &row) { return row.text(1); },
                                                QByteArray("EXPLAIN " + sql).constData());
            QVERIFY(steps);
            if (std::ranges::find(*steps, QStringLiteral("OpenEphemeral")) != steps->end())
                wrong.append(QString::fromUtf8(sql));
        }
        QCOMPARE(written.size(), 2);
        QVERIFY2(wrong.isEmpty() == indexes.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void theListsOfOneAccountComeFromItsIndex()
    {
        test::PublishWorkspace w;
        const auto client = w.addClient(QStringLiteral("Crumb"));
        const auto account = w.addAccount(client, QStringLiteral("crumb.example"));
        for (const auto &whose : {std::optional<clients::ClientId>(), std::optional(client)}) {
            QVERIFY(w.outbox.waiting(whose, 10, account));
            QVERIFY(w.outbox.countWaiting(whose, account));
            QVERIFY(w.outbox.needingYou(whose, 10, account));
            QVERIFY(w.outbox.countNeeding(whose, account));
        }
        QVERIFY(w.outbox.countHandedOver(account));
        int found = 0;
        for (const QByteArray &sql : test::statementsOf(w.database())) {
            if (!sql.contains("WHERE d.account_id = ? AND ") || !sql.contains("d.state = ?"))
                continue;
            ++found;
            const QString plan = w.database().queryPlan(sql).value().join(u'\n');
            QVERIFY2(plan.contains(QStringLiteral("INDEX deliveries_by_account (account_id=? AND state=?")),
                     qPrintable(plan));
            QVERIFY2(plan.count(QStringLiteral("TEMP B-TREE")) <= 1, qPrintable(plan)); // one's journal
        }
        QVERIFY2(found >= 8, qPrintable(QString::number(found)));
    }

    void everyStatementUsesAnIndex_data()
    {
        QTest::addColumn<QByteArray>("dropped"); // shows that the test would notice
        QTest::newRow("as it is") << QByteArray();
        QTest::newRow("without the one by turn") << QByteArray("deliveries_due");
        QTest::newRow("without the one by time") << QByteArray("deliveries_by_time");
        QTest::newRow("without the one of journals") << QByteArray("delivery_events_by_delivery");
    }
    void everyStatementUsesAnIndex()
    {
        test::PublishWorkspace w;
        const auto client = w.addClient(QStringLiteral("Crumb"));
        const auto account = w.addAccount(client, QStringLiteral("crumb.example"));
        w.start();
        const auto id = w.scheduled(client, {account}, 1min);
        w.network->loseNextAnswer();
        w.passTime(1min);
        QCOMPARE(w.only(id).state, DeliveryState::Published);
        w.network->failNext(ErrorCode::Offline);
        const auto later = w.scheduled(client, {account}, 1min);
        w.passTime(1min);
        w.sender->noteConnectivity(false);
        w.sender->noteConnectivity(true);
        w.clock.setNow(w.clock.now() - 2h); // turns are put right
        w.passTime(5min);
        QVERIFY(w.sender->wouldSend(w.clock.now()));
        const std::optional<clients::ClientId> everybody;
        for (const auto &whose : {everybody, std::optional(client)}) {
            QVERIFY(w.outbox.summary(whose));
            QVERIFY(w.outbox.waiting(whose, 10));
            QVERIFY(w.outbox.countWaiting(whose));
            QVERIFY(w.outbox.countNeeding(whose));
            QVERIFY(w.outbox.waiting(whose, 10, account));
            QVERIFY(w.outbox.countWaiting(whose, account));
            QVERIFY(w.outbox.needingYou(whose, 10, account));
            QVERIFY(w.outbox.countNeeding(whose, account));
            QVERIFY(w.outbox.hasWaiting(whose));
            QVERIFY(w.outbox.waitingUntil(whose, w.clock.now() + 24h));
            QVERIFY(w.outbox.countWaitingPosts(whose, w.clock.now() + 24h));
            QVERIFY(w.outbox.punctuality(whose, w.clock.now() - 24h, 5min));
            QVERIFY(w.outbox.needingYou(whose, 10));
            QVERIFY(w.outbox.countNeedingPosts(whose));
            QVERIFY(w.outbox.history(whose, 10));
            QVERIFY(w.outbox.notSent(whose, 10));
            QVERIFY(w.outbox.forEachBetween(whose, w.clock.now(), w.clock.now() + 24h, [](const auto &) {}));
            QVERIFY(w.outbox.publishedByDay(whose, w.clock.now(), 7, "Europe/Lisbon"));
        }
        QVERIFY(w.outbox.countHandedOver(account));
        QVERIFY(w.outbox.problems(id));
        QVERIFY(w.outbox.events(w.only(id).id));
        QVERIFY(w.outbox.itemsOfPost(id));
        test::must(w.outbox.unschedule(later));
        w.sender.reset();

        // Many statements, or the test would prove nothing.
        const auto statements = test::statementsOf(w.database());
        const auto ours = std::count_if(statements.begin(), statements.end(), [](const QByteArray &sql) {
            return sql.contains("deliveries") || sql.contains("delivery_events");
        });
        QVERIFY2(ours >= 25, qPrintable(QString::number(ours)));
        // Few rows are sorted: those of one post, one delivery's journal, and at most 64 an account.
        const QList<QByteArray> sorts{"WHERE d.post_id = ? ORDER BY", "FROM accounts a JOIN deliveries d",
                                      "FROM delivery_events WHERE delivery_id = ?",
                                      "FROM delivery_events e WHERE e.delivery_id = d.id"};
        QFETCH(const QByteArray, dropped);
        if (!dropped.isEmpty())
            test::must(w.database().script("DROP INDEX " + dropped));
        const QStringList wrong = test::unindexed(w.database(), "deliver", {QStringLiteral("a")}, sorts);
        QVERIFY2(wrong.isEmpty() == dropped.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestOutboxPlans)
#include "tst_outbox_plans.moc"
