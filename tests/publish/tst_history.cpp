// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_table.h"
#include "publish/delivery_history.h"
#include "publish/delivery_table.h"
#include "publish/publish_workspace.h"
#include "storage/transaction.h"
#include "support/query_plans.h"

#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// What has become of all that was in the outbox.
class TestHistory : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::PublishWorkspace> m_w;
    std::unique_ptr<DeliveryHistory> m_history;
    clients::ClientId m_client;
    clients::ClientId m_other;
    clients::AccountId m_first;
    clients::AccountId m_second;
    clients::AccountId m_third;

    /// Straight into the tables, as it would stand there.
    DeliveryId add(const clients::ClientId &client, const clients::AccountId &account, S state, Instant due,
                   std::optional<Instant> published = std::nullopt,
                   const QString &text = QStringLiteral("Hello"), const QString &refusal = {})
    {
        plan::Post post;
        post.id = plan::PostId::create(m_w->clock);
        post.clientId = client;
        post.text = text;
        test::must(plan::PostTable(m_w->database()).insert(post));
        Delivery delivery;
        delivery.id = DeliveryId::create(m_w->clock);
        delivery.postId = post.id;
        delivery.accountId = account;
        delivery.clientId = client;
        delivery.state = state;
        delivery.dueAt = due;
        delivery.nextAttemptAt = due;
        delivery.publishedAt = published;
        delivery.error.what = refusal;
        delivery.error.code = refusal.isEmpty() ? ErrorCode::Unknown : ErrorCode::Refused;
        delivery.createdAt = m_w->clock.now();
        delivery.updatedAt = m_w->clock.now();
        test::must(DeliveryTable(m_w->database(), m_w->clock).insert(delivery));
        return delivery.id;
    }
    [[nodiscard]] std::vector<DeliveryId> ids(const HistoryFilter &filter, int limit = 1000) const
    {
        std::vector<DeliveryId> ids;
        const auto places = m_history->places(filter, std::nullopt, limit).value();
        for (const HistoryPlace &place : places)
            ids.push_back(place.id);
        return ids;
    }
    using Ids = std::vector<DeliveryId>;

private Q_SLOTS:
    void init()
    {
        m_w = std::make_unique<test::PublishWorkspace>();
        m_client = m_w->addClient(QStringLiteral("Crumb"));
        m_other = m_w->addClient(QStringLiteral("Northwheel"));
        m_first = m_w->addAccount(m_client, QStringLiteral("crumb.example"));
        m_second = m_w->addAccount(m_client, QStringLiteral("clover.example"));
        m_third = m_w->addAccount(m_other, QStringLiteral("wheel.example"));
        m_history = std::make_unique<DeliveryHistory>(m_w->database(), m_w->outbox);
    }
    void cleanup()
    {
        m_history.reset();
        m_w.reset();
    }

    void allThatIsDecidedIsThereTheNewestFirst()
    {
        const Instant now = m_w->clock.now();
        const auto late = add(m_client, m_first, S::Published, now - 48h, now - 1h); // long after its time
        const auto missed = add(m_client, m_first, S::Missed, now - 24h);
        const auto failed = add(m_client, m_second, S::Failed, now - 30h);
        const auto handed = add(m_other, m_third, S::HandedOver, now + 24h);
        const auto taken = add(m_other, m_third, S::Cancelled, now + 500h); // out before its time
        const auto old = add(m_client, m_first, S::Published, now - 72h, now - 72h);
        for (const S state : {S::Scheduled, S::Sending, S::Uncertain, S::Waiting})
            (void)add(m_client, m_first, state, now - 1h);
        QCOMPARE(ids({}), (Ids{handed, taken, late, missed, failed, old}));
        QCOMPARE(m_history->count({}).value(), 6);
    }

    void itIsNarrowedByClientAccountStatePeriodAndWords()
    {
        const Instant now = m_w->clock.now();
        const auto stollen = add(m_client, m_first, S::Published, now - 1h, now - 1h,
                                 QStringLiteral("Stollen arrives on Friday"));
        const auto refused = add(m_client, m_second, S::Failed, now - 30h, {}, QStringLiteral("Ushers"),
                                 QStringLiteral("The picture was refused: 100% too large."));
        const auto bike = add(m_other, m_third, S::Missed, now - 24h * 40, {}, QStringLiteral("Cargo bikes"));
        HistoryFilter filter;
        filter.client = m_client;
        QCOMPARE(ids(filter), (Ids{stollen, refused}));
        filter.account = m_second;
        QCOMPARE(ids(filter), (Ids{refused}));
        filter.client = m_other; // not its client's
        QVERIFY(ids(filter).empty());
        filter = {};
        filter.states = {S::Missed, S::Failed};
        QCOMPARE(ids(filter), (Ids{refused, bike}));
        filter = {};
        filter.from = now - 24h * 30;
        filter.until = now - 2h;
        QCOMPARE(ids(filter), (Ids{refused}));
        for (const auto &[words, found] :
             {std::pair(QStringLiteral("stollen fri"), stollen), std::pair(QStringLiteral("BIKES"), bike),
              std::pair(QStringLiteral("picture was"), refused),
              std::pair(QStringLiteral("100%"), refused)}) {
            filter = {};
            filter.words = words;
            QCOMPARE(ids(filter), (Ids{found}));
            QCOMPARE(m_history->count(filter).value(), 1);
        }
        for (const QString &words :
             {QStringLiteral("nothing"), QStringLiteral("\"); DROP TABLE deliveries; --"),
              QStringLiteral("%_%"), QStringLiteral("ストレン")}) {
            filter.words = words;
            QVERIFY2(ids(filter).empty(), qPrintable(words));
        }
        filter.words = QStringLiteral("   ");
        QCOMPARE(ids(filter).size(), size_t(3));
    }

    void itsItemsTellWhyTheyWereTakenOut()
    {
        const plan::PostId post = m_w->scheduled(m_client, {m_first}, 24h);
        test::must(m_w->outbox.unschedule(post));
        const auto items = m_history->items({}, 10).value();
        QCOMPARE(items.size(), size_t(1));
        QCOMPARE(items.front().delivery.state, S::Cancelled);
        const auto events = m_w->outbox.events(items.front().delivery.id).value();
        QCOMPARE(items.front().reason, events.back().reason);
        QVERIFY(!items.front().reason.isEmpty());
    }

    void pagesJoinWithoutGapsWhereMomentsAreTheSame()
    {
        const Instant now = m_w->clock.now();
        for (int i = 0; i < 95; ++i)
            (void)add(m_client, i % 2 ? m_first : m_second, S::Published, now, now - (i / 30) * 1h);
        const Ids all = ids({});
        QCOMPARE(all.size(), size_t(95));
        Ids paged;
        std::optional<HistoryPlace> after;
        while (true) {
            const auto page = m_history->places({}, after, 10).value();
            if (page.empty())
                break;
            for (const HistoryPlace &place : page)
                paged.push_back(place.id);
            after = page.back();
        }
        QCOMPARE(paged, all);
    }

    /// Whatever it is narrowed to, pages come in the order of an index and nothing is sorted.
    void everyPageComesFromAnIndexHoweverMuchThereIs()
    {
        std::vector<clients::AccountId> accounts{m_first, m_second};
        const Instant now = m_w->clock.now();
        const auto filled = storage::inTransaction(m_w->database(), [&]() -> Result<void> {
            const S states[] = {S::Published, S::Published, S::Published, S::Failed, S::Missed, S::Cancelled};
            for (int i = 0; i < 3000; ++i) {
                const S state = states[i % 6];
                const Instant due = now - i * 1min;
                (void)add(m_client, accounts[i % 2], state, due,
                          state == S::Published ? std::optional(due) : std::nullopt);
            }
            return {};
        });
        test::must(filled);
        HistoryFilter client;
        client.client = m_client;
        HistoryFilter account;
        account.account = m_second;
        HistoryFilter both = client;
        both.account = m_second;
        HistoryFilter states;
        states.states = {S::Failed, S::Missed};
        HistoryFilter period = client;
        period.from = now - 24h;
        period.until = now - 1h;
        HistoryFilter words = both;
        words.words = QStringLiteral("hello");
        HistoryFilter japanese;
        japanese.words = QStringLiteral("日本");
        for (const HistoryFilter &filter :
             {HistoryFilter(), client, account, both, states, period, words, japanese}) {
            const auto first = m_history->places(filter, std::nullopt, 50);
            QVERIFY(first);
            if (!first->empty())
                QVERIFY(m_history->places(filter, first->back(), 50));
            QVERIFY(m_history->count(filter));
        }
        int pages = 0;
        for (const QByteArray &sql : test::statementsOf(m_w->database())) {
            if (!sql.contains(">> d.state & 1"))
                continue;
            const QStringList plan = m_w->database().queryPlan(sql).value();
            ++pages;
            QVERIFY2(plan.first().contains(QStringLiteral("deliveries_history")), qPrintable(plan.first()));
            for (const QString &step : plan)
                QVERIFY2(!step.contains(QStringLiteral("TEMP B-TREE FOR ORDER BY")), qPrintable(step));
        }
        QVERIFY2(pages >= 16, qPrintable(QString::number(pages)));
        // Without the index the same question would sort: the test would notice.
        test::must(m_w->database().script("DROP INDEX deliveries_history_by_account"));
        const auto sorts = [&] {
            const auto statements = test::statementsOf(m_w->database());
            return std::ranges::any_of(statements, [&](const QByteArray &sql) {
                if (!sql.contains("d.account_id = ?") || !sql.contains(">> d.state & 1"))
                    return false;
                const auto plan = m_w->database().queryPlan(sql); // none where the index is asked for by name
                return !plan || !plan->first().contains(QStringLiteral("deliveries_history_by_account"));
            });
        };
        QVERIFY(sorts());
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
