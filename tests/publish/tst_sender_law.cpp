// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"
#include "publish/many_deliveries.h"
#include "publish/publish_workspace.h"

#include <QSet>
#include <QTest>

#include <array>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;

namespace
{
constexpr std::array unclear{ErrorCode::TimedOut, ErrorCode::ConnectionLost, ErrorCode::ServerTrouble,
                             ErrorCode::BadAnswer};
constexpr std::array sure{ErrorCode::Offline, ErrorCode::RateLimited, ErrorCode::InsecureConnection};

template <size_t count>
ErrorCode oneOf(const std::array<ErrorCode, count> &codes)
{
    return codes[*rc::gen::inRange<size_t>(0, count)];
}
} // namespace

/// Whatever the network answers, whenever the program ends: each post stands there once in the end.
class TestSenderLaw : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverTwiceAndNeverLost()
    {
        QVERIFY(rc::check("exactly once", [] {
            test::PublishWorkspace w;
            const auto client = w.addClient(QStringLiteral("Crumb"));
            std::vector<clients::AccountId> accounts{w.addAccount(client, QStringLiteral("a.example")),
                                                     w.addAccount(client, QStringLiteral("b.example"))};
            w.network->repeatSafe = *rc::gen::arbitrary<bool>();
            w.options.retry.attempts = 1000;
            const int posts = *rc::gen::inRange(1, 5);
            std::vector<plan::PostId> ids;
            for (int i = 0; i < posts; ++i)
                ids.push_back(w.scheduled(client, accounts, std::chrono::minutes(1 + i),
                                          QStringLiteral("Post %1").arg(i)));
            w.start();
            const int steps = *rc::gen::inRange(0, 25);
            for (int step = 0; step < steps; ++step) {
                switch (*rc::gen::inRange(0, 7)) {
                case 0:
                    w.network->loseNextAnswer(oneOf(unclear));
                    break;
                case 1:
                    w.network->failNext(oneOf(unclear));
                    break;
                case 2:
                    w.network->failNext(oneOf(sure));
                    break;
                case 3:
                    w.network->gate.shut();
                    break;
                case 4:
                    w.network->gate.open();
                    break;
                case 5: // it ends in the middle of things, and starts again
                    w.sender.reset();
                    w.network->gate.open();
                    w.start();
                    break;
                default:
                    w.passTime(std::chrono::seconds(*rc::gen::inRange(1, 200)));
                }
            }
            w.network->gate.open();
            w.network->answers.clear();
            for (int i = 0; i < 40; ++i)
                w.passTime(5min);
            for (const auto &id : ids) {
                const auto deliveries = w.outbox.ofPost(id).value();
                for (const Delivery &delivery : deliveries) {
                    int standing = 0;
                    for (const auto &there : w.network->standing) {
                        standing += there.post.recordKey == delivery.recordKey &&
                                            there.account.accountKey == delivery.accountId.toString()
                                        ? 1
                                        : 0;
                    }
                    RC_ASSERT(delivery.state == DeliveryState::Published);
                    RC_ASSERT(standing == 1);
                }
            }
            RC_ASSERT(w.network->standing.size() == ids.size() * accounts.size());
        }));
    }

    /// Many of one account at one moment: while one is under way the next ones stand ready.
    void neverTwiceAndNeverLostInARow()
    {
        QVERIFY(rc::check("exactly once in a row", [] {
            constexpr int count = 40;
            test::PublishWorkspace w;
            const auto client = w.addClient(QStringLiteral("Crumb"));
            const auto account = w.addAccount(client, QStringLiteral("a.example"));
            w.network->goInARow(w.timers, w.clock);
            w.options.retry.attempts = 1000;
            test::addManyScheduled(w, client, {account}, count, w.clock.now() + 1min, 0ms);
            const auto turns = [&w](int turn) {
                for (; turn > 0; --turn)
                    w.passTime(0ms);
            };
            w.start();
            w.passTime(1min);
            const int steps = *rc::gen::inRange(0, 30);
            for (int step = 0; step < steps; ++step) {
                switch (*rc::gen::inRange(0, 10)) {
                case 0:
                    w.network->loseNextAnswer(oneOf(unclear));
                    break;
                case 1:
                    w.network->failNext(oneOf(unclear));
                    break;
                case 2:
                    w.network->failNext(oneOf(sure));
                    break;
                case 3:
                    w.network->gate.shut();
                    break;
                case 4:
                    w.network->makingReady.shut();
                    break;
                case 5:
                    w.network->gate.open();
                    w.network->makingReady.open();
                    break;
                case 6:
                    test::must(w.accounts.setPaused(account, *rc::gen::arbitrary<bool>()));
                    break;
                case 7: // it ends in the middle of things, and starts again
                    w.sender.reset();
                    w.network->gate.open();
                    w.network->makingReady.open();
                    w.start();
                    break;
                case 8:
                    w.passTime(Milliseconds(*rc::gen::inRange(1, 3000)));
                    break;
                default:
                    turns(*rc::gen::inRange(1, 60));
                }
            }
            w.network->gate.open();
            w.network->makingReady.open();
            w.network->answers.clear();
            test::must(w.accounts.setPaused(account, false));
            for (int i = 0; i < 60; ++i) {
                w.passTime(1min);
                turns(count);
            }
            const DeliveryTable table(w.database(), w.clock);
            RC_ASSERT(table.countInState(std::nullopt, DeliveryState::Published).value() == count);
            QSet<QString> keys;
            for (const auto &there : w.network->standing)
                keys.insert(there.post.recordKey);
            RC_ASSERT(w.network->standing.size() == size_t(count));
            RC_ASSERT(keys.size() == count);
        }));
    }

    void twoSendersOnOneFileShareTheWork()
    {
        test::PublishWorkspace w(test::TestWorkspace::Kind::File);
        const auto client = w.addClient(QStringLiteral("Crumb"));
        std::vector<clients::AccountId> accounts;
        for (int i = 0; i < 5; ++i)
            accounts.push_back(w.addAccount(client, QStringLiteral("a%1.example").arg(i)));
        for (int i = 0; i < 20; ++i)
            w.scheduled(client, accounts, 1min);
        auto second =
            storage::Database::open(w.workspace->path(), storage::Database::Mode::ReadWrite).value();
        plan::PostService posts(*second, w.clock);
        clients::ClientService clients(*second, w.clock);
        clients::AccountService accountService(*second, w.clock, *w.connectors, w.credentials);
        Outbox outbox(*second, w.clock, posts, accountService,
                      test::PublishWorkspace::surroundings(clients, w.rules));
        Sender::Options options = w.options;
        options.seed = 2;
        Sender other(outbox, *w.connectors, w.clock, w.timers, options);
        w.network->gate.shut();
        w.start();
        other.start();
        w.passTime(1min);
        QVERIFY(w.sender->underWay() > 0 && other.underWay() > 0);
        w.network->gate.open();
        for (int i = 0; i < 10; ++i)
            w.passTime(1s);
        QTRY_COMPARE(w.network->standing.size(), size_t(100));
        QCOMPARE(w.network->publishCalls.size(), size_t(100));
    }
};

QTEST_GUILESS_MAIN(TestSenderLaw)
#include "tst_sender_law.moc"
