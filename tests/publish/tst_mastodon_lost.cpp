// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The sender and Mastodon, which keeps no key of a post: what may have arrived is told by its words, by what
// else of ours stands there, and never by a clock that may have been wrong.
#include "net/http_client.h"
#include "networks/loopback_visit.h"
#include "networks/mastodon/mastodon_connector.h"
#include "publish/delivery_table.h"
#include "publish/publish_workspace.h"
#include "storage/backups.h"
#include "storage/settings_table.h"
#include "support/mastodon_fake.h"
#include "support/query_plans.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

namespace
{
const QString words = QStringLiteral("Good morning");
const QString makeStatus = QStringLiteral("POST /api/v1/statuses");

/// A workspace whose account lives on the strict fake.
struct MastodonWorkspace : test::PublishWorkspace
{
    net::RateLimiter limiter{clock};
    net::HttpClient http{clock, timers, limiter, nullptr, nullptr, {QStringLiteral("Hatstand/test"), {}}};
    test::MastodonFake server{clock};
    clients::ClientId client;
    clients::AccountId account;

    MastodonWorkspace()
    {
        connectors->add(
            std::make_unique<networks::MastodonConnector>(http, credentials, rules, clock, timers));
        client = addClient(QStringLiteral("Crumb"));
        // A clock that is put forward looks like a sleep: what is late goes out all the same.
        clients::Client patient = clients.client(client).value();
        patient.missedPolicy = clients::MissedPolicy::SendIfRecent;
        patient.grace = std::chrono::hours(24);
        test::must(clients.edit(patient));
        auto visit = std::make_shared<networks::LoopbackVisit>(timers, nullptr);
        QObject::connect(
            visit.get(), &networks::LoopbackVisit::waiting, visit.get(),
            [this, raw = visit.get()](const QUrl &page) {
                test::must(raw->arrive(server.approve(page).toString()));
            },
            Qt::QueuedConnection);
        networks::SignInRequest request;
        request.handle = server.url().toString();
        account = test::await(accounts.connectAccount(
                                  client, networks::NetworkKey::fromString(QStringLiteral("mastodon")),
                                  request, {}, {}, visit))
                      .value();
    }
    ~MastodonWorkspace() { sender.reset(); }

    /// Our clock goes that far ahead of the right time, which the server's shows.
    void setClockAhead(Milliseconds ahead)
    {
        clock.setNow(clock.now() + ahead + server.clockAhead);
        server.clockAhead = -ahead;
    }
    /// The next post arrives, its answer is lost, and whoever looks for it is put off.
    void loseNext()
    {
        server.loseAnswerOf = makeStatus;
        server.instead = [](const test::MastodonFake::Request &request) {
            const bool isLook = request.method == "GET" && request.path.endsWith(QStringLiteral("/statuses"));
            return isLook ? std::optional(test::MastodonFake::Answer{503, "{\"error\":\"Later\"}"})
                          : std::nullopt;
        };
    }
    /// As if it were the copy of a backup that has just been put back.
    void isRestored()
    {
        test::must(storage::SettingsTable(database())
                       .setInteger(storage::restoredAtKey, clock.now().milliseconds()));
    }
    /// How often a page of what stands there was asked for.
    [[nodiscard]] qsizetype looks() const
    {
        return server.calls().count(QStringLiteral("GET /api/v1/accounts/%1/statuses").arg(server.accountId));
    }
    [[nodiscard]] S stateOf(const plan::PostId &id) const { return only(id).state; }
    /// Time passes in small steps, as the answers of the server come, until it stands in that state.
    [[nodiscard]] bool comesTo(const plan::PostId &id, S state)
    {
        for (int i = 0; i < 200 && stateOf(id) != state; ++i) {
            passTime(30s);
            // Fifty pages take long on a slow computer, and no time may pass for the sender meanwhile.
            (void)QTest::qWaitFor([&] { return sender->underWay() == 0; }, 60'000);
        }
        return stateOf(id) == state;
    }
    [[nodiscard]] qsizetype standing() { return qsizetype(server.statuses().size()); }
    /// What it is called there, of the newest.
    [[nodiscard]] QString newest()
    {
        return server.statuses().back().value(QLatin1StringView("id")).toString();
    }
};
} // namespace

class TestMastodonLost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLostPostIsFoundWhateverTheClockSaid_data()
    {
        QTest::addColumn<int>("hours"); // how far it went ahead
        QTest::addColumn<bool>("setRight");
        for (const bool setRight : {true, false}) {
            for (const int hours : {-5, 5})
                QTest::addRow("%d, %s", hours, setRight ? "set right" : "still wrong") << hours << setRight;
        }
    }
    void aLostPostIsFoundWhateverTheClockSaid()
    {
        QFETCH(const int, hours);
        QFETCH(const bool, setRight);
        MastodonWorkspace w;
        w.start();
        const auto yesterday = w.scheduled(w.client, {w.account}, 1min, words);
        QVERIFY(w.comesTo(yesterday, S::Published));
        w.passTime(23h);
        w.setClockAhead(std::chrono::hours(hours));
        w.passTime(2min); // the sender takes notice
        const auto today = w.scheduled(w.client, {w.account}, 1min, words);
        w.loseNext();
        QVERIFY(w.comesTo(today, S::Uncertain));
        QCOMPARE(w.standing(), 2);
        if (setRight)
            w.setClockAhead(0ms);
        w.server.instead = nullptr;
        QVERIFY(w.comesTo(today, S::Published));
        QCOMPARE(w.standing(), 2);
        QCOMPARE(w.only(today).remoteId, w.newest());
        QVERIFY(w.only(yesterday).remoteId != w.newest());
    }

    void whatDidNotArriveIsSentOnce_data()
    {
        QTest::addColumn<int>("hours");
        for (const int hours : {-5, 0, 5})
            QTest::addRow("%d", hours) << hours;
    }
    void whatDidNotArriveIsSentOnce()
    {
        QFETCH(const int, hours);
        MastodonWorkspace w;
        w.start();
        // The same words every day, the last of them a moment ago.
        for (int day = 0; day < 3; ++day) {
            const auto id = w.scheduled(w.client, {w.account}, 1min, words);
            QVERIFY(w.comesTo(id, S::Published));
            if (day < 2)
                w.passTime(23h);
        }
        w.setClockAhead(std::chrono::hours(hours));
        w.passTime(2min);
        const auto today = w.scheduled(w.client, {w.account}, 1min, words);
        w.server.instead = [&](const test::MastodonFake::Request &request) {
            const bool isIt = QString::fromLatin1(request.method) + u' ' + request.path == makeStatus;
            return isIt ? std::optional(test::MastodonFake::Answer{502, "<html></html>", "text/html"})
                        : std::nullopt;
        };
        QVERIFY(w.comesTo(today, S::Uncertain));
        w.server.instead = nullptr;
        w.setClockAhead(0ms);
        QVERIFY(w.comesTo(today, S::Published));
        QCOMPARE(w.standing(), 4);
        QCOMPARE(w.only(today).remoteId, w.newest());
    }

    void twoThatSayTheSameAreBothThereOnce()
    {
        MastodonWorkspace w;
        w.start();
        const auto first = w.scheduled(w.client, {w.account}, 1min, words);
        const auto second = w.scheduled(w.client, {w.account}, 2min, words);
        for (const auto &id : {first, second}) {
            w.server.loseAnswerOf = makeStatus;
            QVERIFY(w.comesTo(id, S::Published));
        }
        QCOMPARE(w.standing(), 2);
        QVERIFY(w.only(first).remoteId != w.only(second).remoteId);
    }

    void aCaptivePortalIsWaitedOut()
    {
        MastodonWorkspace w;
        w.start();
        const auto id = w.scheduled(w.client, {w.account}, 1min, words);
        w.server.instead = [](const test::MastodonFake::Request &) {
            return std::optional(
                test::MastodonFake::Answer{200, "<!DOCTYPE html><title>Welcome</title>", "text/html"});
        };
        QVERIFY(w.comesTo(id, S::Uncertain));
        QVERIFY(!w.comesTo(id, S::Published));
        QCOMPARE(w.stateOf(id), S::Uncertain); // the portal's page is no "not there"
        QCOMPARE(w.server.calls().count(makeStatus), 1);
        const Error told = w.only(id).error;
        QVERIFY(!told.what.isEmpty() && !(told.why + told.remedy).isEmpty());
        w.server.instead = nullptr;
        QVERIFY(w.comesTo(id, S::Published));
        QCOMPARE(w.standing(), 1);
    }

    void deletedBeforeItWasConfirmed()
    {
        MastodonWorkspace w;
        w.start();
        const auto id = w.scheduled(w.client, {w.account}, 1min, words);
        w.loseNext();
        QVERIFY(w.comesTo(id, S::Uncertain));
        w.server.removeStatus(w.newest());
        w.server.instead = nullptr;
        // Nobody can tell it from one that never arrived.
        QVERIFY(w.comesTo(id, S::Published));
        QCOMPARE(w.standing(), 1);
        QCOMPARE(w.only(id).remoteId, w.newest());
    }

    void whatABackupBroughtBackIsFound()
    {
        MastodonWorkspace w;
        const auto id = w.scheduled(w.client, {w.account}, 1min, words);
        const QString there = w.server.addStatus(words, w.clock.now() + 1min); // sent since the backup
        w.clock.advance(1h);
        w.isRestored();
        w.start();
        QVERIFY(w.comesTo(id, S::Published));
        QCOMPARE(w.standing(), 1);
        QCOMPARE(w.only(id).remoteId, there);
    }

    void whatStoodThereBeforeItWasPlannedIsNotIt()
    {
        MastodonWorkspace w;
        // By another program, or before this workspace was: it knows nothing of it.
        const QString lastYear = w.server.addStatus(words, w.clock.now() - 24h * 365);
        const auto id = w.scheduled(w.client, {w.account}, 1min, words);
        w.isRestored();
        w.start();
        QVERIFY(w.comesTo(id, S::Published));
        QCOMPARE(w.standing(), 2);
        QVERIFY(w.only(id).remoteId != lastYear);
        QCOMPARE(w.only(id).remoteId, w.newest());
    }

    void onlyWhatCameSinceIsLookedThrough()
    {
        MastodonWorkspace w;
        for (int i = 0; i < 200; ++i)
            w.server.addStatus(QStringLiteral("Earlier %1").arg(i), w.clock.now() - 240h);
        const auto id = w.scheduled(w.client, {w.account}, 1min, words);
        w.isRestored();
        w.start();
        QVERIFY(w.comesTo(id, S::Published));
        // One page, the same for what may wait there, and both once more when that has settled.
        QVERIFY2(w.looks() <= 4, qPrintable(QString::number(w.looks())));
    }

    void whatCannotBeToldIsLeftToThePersonAtOnce()
    {
        MastodonWorkspace w;
        const auto id = w.scheduled(w.client, {w.account}, 1min, words);
        for (int i = 0; i < 2'100; ++i)
            w.server.addStatus(QStringLiteral("Later %1").arg(i), w.clock.now() + 1s);
        w.isRestored();
        w.start();
        QVERIFY(!w.comesTo(id, S::Published));
        QCOMPARE(w.stateOf(id), S::Uncertain);
        QCOMPARE(w.only(id).nextAttemptAt, never);
        QVERIFY(!w.only(id).error.what.isEmpty() && !w.only(id).error.remedy.isEmpty());
        QCOMPARE(w.looks(), 50); // page by page, and never again by itself
        test::must(w.outbox.confirmNotLive(w.only(id).id));
        QVERIFY(w.comesTo(id, S::Published));
        QCOMPARE(w.only(id).remoteId, w.newest());
    }

    void whatElseStandsThereIsFoundByAnIndex()
    {
        MastodonWorkspace w;
        w.start();
        const auto id = w.scheduled(w.client, {w.account}, 1min, words);
        w.server.loseAnswerOf = makeStatus;
        QVERIFY(w.comesTo(id, S::Published));
        int found = 0;
        for (const QByteArray &sql : test::statementsOf(w.database())) {
            if (!sql.contains("UNION ALL SELECT l.remote_id FROM deliveries"))
                continue;
            ++found;
            const auto plan = w.database().queryPlan(sql);
            QVERIFY(plan);
            const QString lines = plan->join(u'\n');
            QVERIFY2(lines.count(QStringLiteral("deliveries_by_account")) == 2, qPrintable(lines));
            QVERIFY2(!lines.contains(QStringLiteral("SCAN")) &&
                         !lines.contains(QStringLiteral("TEMP B-TREE")),
                     qPrintable(lines));
        }
        QCOMPARE(found, 1);
    }
};

QTEST_GUILESS_MAIN(TestMastodonLost)
#include "tst_mastodon_lost.moc"
