// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/traffic_journal.h"
#include "clients/traffic_words.h"
#include "net/connectivity.h"
#include "net/http_client.h"
#include "networks/rules_catalogue.h"
#include "storage/transaction.h"
#include "support/await.h"
#include "support/hostile_server.h"
#include "support/query_plans.h"
#include "support/test_workspace.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::clients;
using namespace std::chrono_literals;
using net::Purpose;

/// What a person can read of what left the computer: narrowed, added up, cleared, written out.
class TestTrafficLog : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::TestWorkspace> m_house;
    std::unique_ptr<TrafficJournal> m_journal;

    net::TrafficEntry entry(const QString &host, Purpose purpose, Milliseconds ago) const
    {
        net::TrafficEntry made;
        made.when = m_house->clock.now() - ago;
        made.host = host;
        made.method = "POST";
        made.purpose = purpose;
        made.status = 200;
        made.bytesOut = 1'200'000;
        made.bytesIn = 300;
        made.took = 80ms;
        return made;
    }
    void add(const QString &host, Purpose purpose, Milliseconds ago)
    {
        m_journal->add(entry(host, purpose, ago));
    }
    [[nodiscard]] QStringList hosts(const TrafficFilter &filter) const
    {
        QStringList hosts;
        const auto rows = m_journal->rows(filter, std::nullopt, 100).value();
        for (const TrafficRow &row : rows)
            hosts << row.entry.host;
        return hosts;
    }
    static Account account(const char *network, const char *server)
    {
        Account made;
        made.network = networks::NetworkKey::fromString(QString::fromLatin1(network));
        made.server = QUrl(QString::fromLatin1(server));
        return made;
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<test::TestWorkspace>();
        m_journal = std::make_unique<TrafficJournal>(m_house->database(), m_house->clock, m_house->timers);
    }
    void cleanup()
    {
        m_journal.reset();
        m_house.reset();
    }

    void itIsNarrowedByHostPurposeAndPeriod()
    {
        add(QStringLiteral("a.example"), Purpose::SendPost, 1h);
        add(QStringLiteral("b.example"), Purpose::LookUpPost, 2h);
        add(QStringLiteral("c.example"), Purpose::SendPost, 48h);
        QCOMPARE(hosts({}).join(u' '), QStringLiteral("a.example b.example c.example"));
        TrafficFilter filter;
        filter.hosts << QStringLiteral("b.example");
        QCOMPARE(hosts(filter).join(u' '), QStringLiteral("b.example"));
        filter.hosts << QStringLiteral("c.example");
        QCOMPARE(hosts(filter).join(u' '), QStringLiteral("b.example c.example"));
        filter.purpose = Purpose::SendPost;
        QCOMPARE(hosts(filter).join(u' '), QStringLiteral("c.example"));
        QCOMPARE(m_journal->count(filter).value(), 1);
        filter = {};
        filter.purpose = Purpose::SendPost;
        filter.from = m_house->clock.now() - 24h;
        QCOMPARE(hosts(filter).join(u' '), QStringLiteral("a.example"));
        filter.from.reset();
        filter.until = m_house->clock.now() - 24h;
        QCOMPARE(hosts(filter).join(u' '), QStringLiteral("c.example"));
        filter.hosts << QStringLiteral("' OR 1=1 --");
        QVERIFY(hosts(filter).isEmpty());
        QCOMPARE(m_journal->purposes().value(),
                 (std::vector<Purpose>{Purpose::LookUpPost, Purpose::SendPost}));
    }

    void itIsAddedUpByHost()
    {
        for (int i = 0; i < 3; ++i)
            add(QStringLiteral("b.example"), Purpose::ReadPosts, i * 1h);
        add(QStringLiteral("a.example"), Purpose::SendPost, 5h);
        const auto totals = m_journal->totals({}).value();
        QCOMPARE(totals.size(), size_t(2));
        QCOMPARE(totals[0].host, QStringLiteral("b.example"));
        QCOMPARE(totals[0].requests, 3);
        QCOMPARE(totals[0].bytesOut, 3 * 1'200'000);
        QCOMPARE(totals[0].bytesIn, 900);
        QCOMPARE(totals[0].last, m_house->clock.now());
        TrafficFilter sent;
        sent.purpose = Purpose::SendPost;
        QCOMPARE(m_journal->totals(sent).value().size(), size_t(1));
    }

    void itIsKeptAsLongAsThePersonSays()
    {
        QCOMPARE(m_journal->daysKept().value(), 90);
        QVERIFY(!m_journal->keepFor(-1));
        const auto days = [this](int count) {
            for (int i = 0; i < count; ++i) {
                add(QStringLiteral("a.example"), Purpose::ReadPosts, 0ms);
                QVERIFY(m_journal->flush());
                m_house->clock.advance(24h);
            }
        };
        QVERIFY(m_journal->keepFor(30));
        days(60);
        QCOMPARE(m_journal->count({}).value(), 30 + TrafficJournal::daysThatAgree);
        QVERIFY(m_journal->keepFor(TrafficJournal::keptForEver));
        days(60);
        QCOMPARE(m_journal->count({}).value(), 90 + TrafficJournal::daysThatAgree);
        // It belongs to the workspace.
        const TrafficJournal another(m_house->database(), m_house->clock, m_house->timers);
        QCOMPARE(another.daysKept().value(), TrafficJournal::keptForEver);
    }

    void whatIsOldIsClearedWhenAsked()
    {
        add(QStringLiteral("old.example"), Purpose::ReadPosts, 24h * 31);
        add(QStringLiteral("new.example"), Purpose::ReadPosts, 1h);
        QVERIFY(m_journal->flush());
        QSignalSpy changed(m_journal.get(), &TrafficJournal::changed);
        QCOMPARE(m_journal->clearBefore(m_house->clock.now() - 24h * 30).value(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(hosts({}).join(u' '), QStringLiteral("new.example"));
        QCOMPARE(m_journal->clearBefore(m_house->clock.now() - 24h * 30).value(), 0);
        QCOMPARE(changed.count(), 1);
    }

    void allOfItIsClearedAlsoWhatIsDatedLater()
    {
        add(QStringLiteral("ahead.example"), Purpose::ReadPosts, -24h * 400);
        add(QStringLiteral("new.example"), Purpose::ReadPosts, 1h);
        QCOMPARE(m_journal->clearAll().value(), 2);
        QVERIFY(hosts({}).isEmpty());
    }

    void howManyWouldGoIsKnownBeforeLessIsKept()
    {
        QCOMPARE(m_journal->countTooOldFor(30).value(), 0);
        for (int day = 0; day < 60; ++day)
            add(QStringLiteral("a.example"), Purpose::ReadPosts, 24h * day);
        QCOMPARE(m_journal->countTooOldFor(TrafficJournal::keptForEver).value(), 0);
        QCOMPARE(m_journal->countTooOldFor(90).value(), 0);
        const int tooOld = m_journal->countTooOldFor(30).value();
        QVERIFY(tooOld > 0);
        QVERIFY(m_journal->keepFor(30));
        add(QStringLiteral("a.example"), Purpose::ReadPosts, 0ms);
        QCOMPARE(m_journal->count({}).value(), 61 - tooOld);
    }

    void eachRequestIsASentence()
    {
        const networks::RulesCatalogue rules;
        const TrafficPlaces places(
            {account("mastodon", "https://social.example"), account("bluesky", "https://pds.example:8443")},
            rules);
        const auto said = [&](const QString &host, Purpose purpose) {
            return trafficSentence(entry(host, purpose, 0ms), places.place(host));
        };
        QCOMPARE(said(QStringLiteral("social.example"), Purpose::LookUpPost),
                 QStringLiteral("Looked up your post on Mastodon (social.example)"));
        QCOMPARE(said(QStringLiteral("pds.example:8443"), Purpose::UploadMedia),
                 QStringLiteral("Sent a picture or video, 1.2 MB, to Bluesky (pds.example:8443)"));
        QCOMPARE(said(QStringLiteral("public.api.bsky.app"), Purpose::ReadProfile),
                 QStringLiteral("Read a profile on Bluesky (public.api.bsky.app)"));
        // Of a host that only looks alike nothing is claimed.
        QCOMPARE(said(QStringLiteral("evilsocial.example"), Purpose::SendPost),
                 QStringLiteral("Sent a post to evilsocial.example"));
        for (int purpose = 0; purpose <= int(Purpose::RemoveMedia); ++purpose) {
            const QString sentence = said(QStringLiteral("social.example"), Purpose(purpose));
            QVERIFY2(sentence.contains(QStringLiteral("social.example")) && sentence.front().isUpper(),
                     qPrintable(sentence));
        }
    }

    void hostsOfAnAccountAreItsServerAndItsNetworksOwn()
    {
        const networks::RulesCatalogue rules;
        const Account one = account("mastodon", "https://social.example");
        const Account two = account("mastodon", "https://art.example");
        const Account blue = account("bluesky", "https://pds.example");
        const TrafficPlaces places({one, two, blue}, rules);
        const QStringList all{QStringLiteral("social.example"),      QStringLiteral("files.social.example"),
                              QStringLiteral("art.example"),         QStringLiteral("pds.example"),
                              QStringLiteral("public.api.bsky.app"), QStringLiteral("shop.example")};
        QCOMPARE(places.hostsOf(one, all).join(u' '), QStringLiteral("social.example files.social.example"));
        QCOMPARE(places.hostsOf(two, all).join(u' '), QStringLiteral("art.example"));
        QCOMPARE(places.hostsOf(blue, all).join(u' '), QStringLiteral("pds.example public.api.bsky.app"));
        QVERIFY(places.hostsOf(account("mastodon", "https://none.example"), all).isEmpty());
    }

    void aServerBelowAnothersDomainIsItsOwn_data()
    {
        QTest::addColumn<bool>("upperFirst");
        QTest::newRow("the upper one first") << true;
        QTest::newRow("the lower one first") << false;
    }
    void aServerBelowAnothersDomainIsItsOwn()
    {
        QFETCH(const bool, upperFirst);
        const networks::RulesCatalogue rules;
        const Account blog = account("wordpress", "https://northwheel.example");
        const Account social = account("mastodon", "https://social.northwheel.example");
        const TrafficPlaces places(upperFirst ? std::vector{blog, social} : std::vector{social, blog}, rules);
        const QString below = QStringLiteral("social.northwheel.example");
        QCOMPARE(places.place(below), QStringLiteral("Mastodon (social.northwheel.example)"));
        QCOMPARE(places.place(QStringLiteral("files.social.northwheel.example")),
                 QStringLiteral("Mastodon (files.social.northwheel.example)"));
        QCOMPARE(places.network(QStringLiteral("cdn.northwheel.example")), QStringLiteral("WordPress"));
        const QStringList all{QStringLiteral("northwheel.example"), below,
                              QStringLiteral("files.social.northwheel.example"),
                              QStringLiteral("cdn.northwheel.example")};
        QCOMPARE(places.hostsOf(blog, all).join(u' '),
                 QStringLiteral("northwheel.example cdn.northwheel.example"));
        QCOMPARE(places.hostsOf(social, all).join(u' '),
                 QStringLiteral("social.northwheel.example files.social.northwheel.example"));
    }

    void howItEndedIsSaid()
    {
        net::TrafficEntry made = entry(QStringLiteral("a.example"), Purpose::SendPost, 0ms);
        QCOMPARE(trafficOutcome(made), QStringLiteral("Answered"));
        QVERIFY(!isTrouble(made));
        for (const auto &[status, words] : {std::pair(403, QStringLiteral("Refused (403)")),
                                            std::pair(404, QStringLiteral("Not there (404)")),
                                            std::pair(429, QStringLiteral("Asked to wait (429)")),
                                            std::pair(503, QStringLiteral("Trouble there (503)"))}) {
            made.status = status;
            QCOMPARE(trafficOutcome(made), words);
            QVERIFY(isTrouble(made));
        }
        made.status = 0;
        made.failure = ErrorCode::TimedOut;
        QCOMPARE(trafficOutcome(made), QStringLiteral("No answer: it took too long"));
        QVERIFY(isTrouble(made));
        // An answer that was of no use is an answer all the same.
        for (const auto &[failure, words] :
             {std::pair(ErrorCode::TooLarge, QStringLiteral("The answer was too large")),
              std::pair(ErrorCode::BadAnswer, QStringLiteral("The answer made no sense"))}) {
            made.failure = failure;
            QCOMPARE(trafficOutcome(made), words);
            QVERIFY(isTrouble(made));
        }
    }

    void asATableItIsWholeAndNoFormula()
    {
        QCOMPARE(trafficCsvHead(), QByteArray("time,host,network,purpose,method,status,failure,bytes_out,"
                                              "bytes_in,milliseconds\r\n"));
        const net::TrafficEntry made = entry(QStringLiteral("a.example"), Purpose::SendPost, 0ms);
        QCOMPARE(trafficCsvLine(made, QStringLiteral("Tom, \"Dick\" & Harry")),
                 made.when.toIso().toUtf8() +
                     ",a.example,\"Tom, \"\"Dick\"\" & Harry\",send-post,POST,200,,1200000,300,80\r\n");
        QVERIFY(trafficCsvLine(made, QStringLiteral("=HYPERLINK(1)")).contains(",'=HYPERLINK(1),"));
    }

    /// What goes over the line is full of secrets; what is kept of it, and shown, has none.
    void nothingOfWhatWasSaidIsInIt()
    {
        test::HostileServer server;
        server.onAnythingElse([](const test::SeenRequest &, QTcpSocket *socket) {
            socket->write(test::HostileServer::answer(200, "{\"answer\":\"SECRET-answer\"}"));
        });
        net::RateLimiter limiter(m_house->clock);
        net::Connectivity connectivity;
        net::HttpClient client(m_house->clock, m_house->timers, limiter, m_journal.get(), &connectivity,
                               {QStringLiteral("Hatstand/test"), {}});
        net::HttpRequest request;
        request.method = net::HttpMethod::Post;
        request.url = server.url("/SECRET-path?token=SECRET-query#SECRET-fragment");
        request.body = QByteArray("SECRET-body: the launch is on Friday");
        request.contentType = QByteArrayLiteral("text/plain");
        request.purpose = Purpose::SendPost;
        request.setBearer(QStringLiteral("SECRET-token"));
        request.setHeader("Cookie", "SECRET-cookie");
        QVERIFY(test::await(client.send(request)));
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(server.requests().front().body.contains("SECRET")); // it was sent
        const auto rows = m_journal->rows({}, std::nullopt, 10).value();
        QCOMPARE(rows.size(), size_t(1));
        QByteArray all = trafficCsvLine(rows.front().entry, {}) +
                         trafficSentence(rows.front().entry, rows.front().entry.host).toUtf8() +
                         trafficOutcome(rows.front().entry).toUtf8();
        const auto columns = m_house->database().all(
            [](const storage::Row &row) { return row.text(0); },
            "SELECT host || purpose || outcome || bytes_out || bytes_in || quote(id) FROM traffic");
        for (const QString &row : columns.value())
            all += row.toUtf8();
        QVERIFY2(all.contains("127.0.0.1") && all.contains("send-post"), all.constData());
        for (const char *secret : {"SECRET", "launch", "Friday", "token", "path"})
            QVERIFY2(!all.contains(secret), all.constData());
    }

    /// However much has left, a page comes from an index, in its order; and pages join without gaps.
    void everyPageComesFromAnIndexHoweverMuchThereIs()
    {
        constexpr int many = 100'000;
        TrafficTable table(m_house->database());
        const auto filled = storage::inTransaction(m_house->database(), [&]() -> Result<void> {
            for (int i = 0; i < many; ++i) {
                const QString host = QStringLiteral("host%1.example").arg(i % 17);
                const Purpose purpose = i % 5 == 0 ? Purpose::SendPost : Purpose::ReadPosts;
                // Several at the same moment, as they are.
                if (auto done =
                        table.insert(entry(host, purpose, Milliseconds(i / 4 * 1000)), m_house->clock);
                    !done)
                    return done;
            }
            return {};
        });
        QVERIFY(filled);
        TrafficFilter host;
        host.hosts << QStringLiteral("host3.example");
        TrafficFilter hosts = host;
        hosts.hosts << QStringLiteral("host4.example");
        TrafficFilter purpose;
        purpose.purpose = Purpose::SendPost;
        TrafficFilter both = host;
        both.purpose = Purpose::SendPost;
        TrafficFilter period;
        period.from = m_house->clock.now() - 2h;
        period.until = m_house->clock.now() - 1h;
        for (const TrafficFilter &filter : {TrafficFilter(), host, hosts, purpose, both, period}) {
            const auto first = m_journal->rows(filter, std::nullopt, 200).value();
            QCOMPARE(first.size(), size_t(200));
            QVERIFY(m_journal->rows(filter, first.back(), 200));
            QVERIFY(m_journal->count(filter));
            QVERIFY(m_journal->totals(filter));
        }
        int pages = 0;
        for (const QByteArray &sql : test::statementsOf(m_house->database())) {
            if (!sql.contains("bytes_in, id FROM traffic"))
                continue;
            ++pages;
            const auto plan = m_house->database().queryPlan(sql).value();
            for (const QString &step : plan) {
                QVERIFY2(step.contains(QStringLiteral("INDEX traffic_by_")),
                         qPrintable(step + QString::fromUtf8(sql)));
                QVERIFY2(!step.contains(QStringLiteral("TEMP B-TREE")),
                         qPrintable(step + QString::fromUtf8(sql)));
            }
        }
        QCOMPARE(pages, 12);

        std::vector<TrafficId> paged;
        std::optional<TrafficRow> after;
        while (true) {
            const auto page = m_journal->rows(both, after, 37).value();
            if (page.empty())
                break;
            for (const TrafficRow &row : page)
                paged.push_back(row.id);
            after = page.back();
        }
        QCOMPARE(int(paged.size()), m_journal->count(both).value());
        std::ranges::sort(paged, {}, [](const TrafficId &id) { return id.toBytes(); });
        QVERIFY(std::ranges::adjacent_find(paged) == paged.end());
    }
};

QTEST_GUILESS_MAIN(TestTrafficLog)
#include "tst_traffic_log.moc"
