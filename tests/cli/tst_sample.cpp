// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "networks/practice/practice_timeline.h"
#include "plan/post_service.h"
#include "publish/delivery_table.h"
#include "sample/sample_content.h"
#include "sample/sample_pictures.h"
#include "sample/sample_workspace.h"
#include "storage/workspace.h"
#include "support/await.h"
#include "support/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace hatstand;

class TestSample : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeClock m_clock;
    networks::RulesCatalogue m_rules;
    std::unique_ptr<storage::Workspace> m_workspace;

    int count(plan::PostStatus status)
    {
        plan::PostService posts(m_workspace->database(), m_clock);
        plan::PostFilter filter;
        filter.statuses = {status};
        return posts.count(filter).value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto made = storage::Workspace::inMemory(m_clock, m_folder.filePath(QStringLiteral("media")));
        QVERIFY(made);
        m_workspace = std::move(*made);
        const auto filled = test::await(sample::fillSample(*m_workspace, m_rules, m_clock.now(), {}));
        QVERIFY2(filled, filled ? "" : qPrintable(filled.error().sentence() + filled.error().detail));
    }

    void holdsTheThreeClientsAndHalfAYear()
    {
        clients::ClientService clients(m_workspace->database(), m_clock);
        QCOMPARE(clients.clients().size(), size_t(3));
        QVERIFY(count(plan::PostStatus::Published) > 150);
        QVERIFY(count(plan::PostStatus::Scheduled) >= 10);
        QVERIFY(count(plan::PostStatus::Draft) >= 5);
        QCOMPARE(count(plan::PostStatus::Idea), 11);
    }

    void todayHasWhatNeedsThePerson()
    {
        QCOMPARE(count(plan::PostStatus::Missed), 2);
        QCOMPARE(count(plan::PostStatus::Failed), 1);
        QCOMPARE(count(plan::PostStatus::Sending), 0);
    }

    void whatIsPublishedStandsOnThePracticeNetworkOnce()
    {
        networks::PracticeTimeline practice(m_workspace->database(), m_clock);
        const auto profiles = practice.profiles();
        QVERIFY(profiles);
        QCOMPARE(profiles->size(), size_t(3));
        for (const networks::PracticeProfile &profile : *profiles) {
            const auto posts = practice.posts(profile.handle, 1000);
            QVERIFY(posts);
            QVERIFY(posts->size() > 20);
            QVERIFY(posts->front().post.createdAt <= m_clock.now());
        }
    }

    void whatIsNotPostedByHandHasItsKeyAsSoonAsItIsInTheOutbox()
    {
        // As in a workspace of one's own: a backup that is put back repeats the same record.
        const auto without = m_workspace->database().first(
            [](const storage::Row &row) { return row.integer(0); },
            "SELECT count(*) FROM deliveries d JOIN accounts a ON a.id = d.account_id"
            " WHERE (a.network = 'practice') = (d.record_key = '')");
        QVERIFY(without && *without);
        QCOMPARE(**without, qint64(0));
        // What stands there does so under that key, and its link leads there.
        const auto elsewhere = m_workspace->database().first(
            [](const storage::Row &row) { return row.integer(0); },
            "SELECT count(*) FROM deliveries WHERE record_key <> '' AND published_at IS NOT NULL"
            " AND (remote_id <> record_key OR remote_url NOT LIKE '%/' || record_key)");
        QVERIFY(elsewhere && *elsewhere);
        QCOMPARE(**elsewhere, qint64(0));
    }

    /// That each date is true is tested beside this; here, that they are written into what is kept.
    void noDateIsLeftOpen()
    {
        const auto open = m_workspace->database().first(
            [](const storage::Row &row) { return row.integer(0); },
            "SELECT (SELECT count(*) FROM posts WHERE title || text LIKE '%{%')"
            " + (SELECT count(*) FROM post_versions WHERE text LIKE '%{%')"
            " + (SELECT count(*) FROM campaigns WHERE name || utm_campaign LIKE '%{%')");
        QVERIFY(open && *open);
        QCOMPARE(**open, qint64(0));
    }

    void historyReachesBackHalfAYearAndEndsNow()
    {
        plan::PostService posts(m_workspace->database(), m_clock);
        plan::PostFilter filter;
        filter.hasTime = true;
        filter.order = plan::PostFilter::Order::ByTime;
        const auto rows = posts.rows(filter);
        QVERIFY(rows);
        const auto first = rows->front().planned->instant;
        QVERIFY(m_clock.now() - first > std::chrono::hours(24 * 140));
        QVERIFY(rows->back().planned->instant > m_clock.now() + std::chrono::hours(24 * 20));
    }

    void everyNamedPictureCanBeDrawn()
    {
        const auto content = sample::builtInSampleContent();
        QVERIFY(content);
        for (const sample::SampleClient &client : content->clients) {
            for (const sample::SampleSeries &series : client.series)
                QVERIFY2(!sample::samplePicture(series.picture, 1).isNull(), qPrintable(series.picture));
        }
        QVERIFY(sample::samplePicture(QStringLiteral("dragon"), 0).isNull());
    }

    void makingOneTouchesNoOtherWorkspace()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.hatstand"));
        const QString other = folder.filePath(QStringLiteral("mine.unfinished.hatstand"));
        QVERIFY(storage::Workspace::create(other, QStringLiteral("Precious"), m_clock));
        const QByteArray before = test::readFile(other);
        // Whoever makes one at the same place meanwhile has it; what was begun goes without a trace.
        bool isTaken = false;
        const auto second = test::await(sample::makeSample(path, {}, m_rules, m_clock, [&](double) {
            if (!std::exchange(isTaken, true))
                QVERIFY(storage::Workspace::create(path, QStringLiteral("Quicker"), m_clock));
        }));
        QVERIFY(isTaken);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QCOMPARE((*storage::Workspace::open(path, m_clock))->name(), QStringLiteral("Quicker"));
        QCOMPARE(test::readFile(other), before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 (QStringList{QStringLiteral("mine.hatstand"), QStringLiteral("mine.hatstand-media"),
                              QStringLiteral("mine.unfinished.hatstand"),
                              QStringLiteral("mine.unfinished.hatstand-media")}));
    }

    void aBrokenDescriptionIsRefused()
    {
        QVERIFY(!sample::readSampleContent("{"));
        QVERIFY(!sample::readSampleContent("{\"clients\": []}"));
        QVERIFY(!sample::readSampleContent(R"({"clients": [{"key": "a", "name": "A", "accounts": [{}],
            "series": [{"weekday": 9, "time": "09:00", "posts": [["a", "b"]]}]}]})"));
    }
};

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
