// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_row_table.h"
#include "plan/post_search_table.h"
#include "plan_fixture.h"
#include "storage/transaction.h"
#include "support/query_plans.h"

#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::tests::PlanFixture;
using networks::NetworkKey;

class TestPostRows : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PlanFixture> f;

    PostId addAt(const QString &text, std::optional<PlannedTime> planned,
                 const std::vector<clients::AccountId> &accounts = {})
    {
        Post post = f->draft(text);
        post.planned = std::move(planned);
        for (const auto &account : accounts)
            post.versions.push_back({account, {}, {}, {}, {}});
        return f->add(post);
    }

    QStringList titles(const PostFilter &filter)
    {
        QStringList titles;
        const auto rows = f->service->rows(filter);
        for (const PostRow &row : rows.value())
            titles.append(row.title);
        if (filter.limit >= 5000 && f->service->count(filter).value() != titles.size())
            return {QStringLiteral("count differs")};
        return titles;
    }

    QString planOf(const PostFilter &filter)
    {
        return f->database->queryPlan(PostRowTable::selectionSql(filter)).value().join(u'\n');
    }

private Q_SLOTS:
    void init() { f = std::make_unique<PlanFixture>(); }
    void cleanup() { f.reset(); }

    void aRowSaysWhatAChipNeeds()
    {
        const auto bluesky = f->addAccount(QStringLiteral("bluesky"));
        const auto secondBluesky = f->addAccount(QStringLiteral("bluesky"));
        const auto mastodon = f->addAccount(QStringLiteral("mastodon"));
        Post post = f->draft(QStringLiteral("First line\nSecond line"));
        post.label = QStringLiteral("Recipe");
        post.planned = PlanFixture::at(2026, 11, 19, 14, 30);
        post.media = {{f->addMedia(), QStringLiteral("described")}, {f->addMedia(), {}}, {f->addMedia(), {}}};
        Version own{mastodon, {}, {}, std::vector<PostMedia>{{f->addMedia(), {}}}, {}};
        post.versions = {own, {bluesky, {}, {}, {}, {}}, {secondBluesky, {}, {}, {}, {}}};
        const PostId id = f->add(post);
        addAt(QStringLiteral("Plain"), PlanFixture::at(2026, 11, 20, 9));

        const auto rows = f->service->rows({});
        QVERIFY(rows);
        QCOMPARE(rows->size(), 2U);
        const PostRow &row = rows->front();
        QVERIFY(row.id == id);
        QVERIFY(row.clientId == f->client);
        QCOMPARE(row.title, QStringLiteral("First line"));
        QCOMPARE(row.label, QStringLiteral("Recipe"));
        QVERIFY(row.planned == post.planned);
        QCOMPARE(row.networks,
                 (std::vector{NetworkKey::fromString(QStringLiteral("mastodon")), NetworkKey::bluesky()}));
        QCOMPARE(row.mediaCount, 3);
        QCOMPARE(row.mediaWithoutAltText, 2);
        QVERIFY(rows->back().networks.empty());
        QCOMPARE(rows->back().mediaCount, 0);
    }

    void eachPartOfAFilterNarrows()
    {
        const auto bluesky = f->addAccount(QStringLiteral("bluesky"));
        const auto x = f->addAccount(QStringLiteral("x"));
        const auto other = f->addClient(QStringLiteral("Northwheel"));
        const auto campaign = f->addCampaign();
        addAt(QStringLiteral("Oct"), PlanFixture::at(2026, 10, 31, 23, 59), {bluesky});
        addAt(QStringLiteral("Nov"), PlanFixture::at(2026, 11, 1, 0), {x});
        addAt(QStringLiteral("Dec"), PlanFixture::at(2026, 12, 1, 0), {x, bluesky});
        addAt(QStringLiteral("Someday"), std::nullopt);
        Post post = f->draft(QStringLiteral("Wheel"));
        post.clientId = other;
        post.planned = PlanFixture::at(2026, 11, 5, 8);
        f->add(post);
        post = f->draft(QStringLiteral("Stollen"));
        post.campaignId = campaign;
        post.status = PostStatus::Idea;
        f->add(post);

        PostFilter filter;
        filter.from = PlanFixture::at(2026, 11, 1, 0).instant;
        filter.until = PlanFixture::at(2026, 12, 1, 0).instant;
        QCOMPARE(titles(filter), (QStringList{QStringLiteral("Nov"), QStringLiteral("Wheel")}));
        filter.client = f->client;
        QCOMPARE(titles(filter), QStringList{QStringLiteral("Nov")});
        filter = {};
        filter.hasTime = false;
        filter.statuses = {PostStatus::Draft};
        QCOMPARE(titles(filter), QStringList{QStringLiteral("Someday")});
        filter = {};
        filter.statuses = {PostStatus::Idea, PostStatus::Published};
        QCOMPARE(titles(filter), QStringList{QStringLiteral("Stollen")});
        filter = {};
        filter.networks = {NetworkKey::bluesky()};
        QCOMPARE(titles(filter), (QStringList{QStringLiteral("Oct"), QStringLiteral("Dec")}));
        filter = {};
        filter.campaign = campaign;
        QCOMPARE(titles(filter), QStringList{QStringLiteral("Stollen")});
        filter = {};
        filter.words = QStringLiteral("STOLL");
        QCOMPARE(titles(filter), QStringList{QStringLiteral("Stollen")});
        filter = {};
        filter.order = PostFilter::Order::ByTimeReversed;
        filter.hasTime = true;
        filter.limit = 2;
        filter.offset = 1;
        QCOMPARE(titles(filter), (QStringList{QStringLiteral("Wheel"), QStringLiteral("Nov")}));
    }

    void withoutATimeComesAfterWhatHasOne()
    {
        addAt(QStringLiteral("Someday"), std::nullopt);
        addAt(QStringLiteral("Soon"), PlanFixture::at(2026, 12, 1, 9));
        QCOMPARE(titles({}), (QStringList{QStringLiteral("Soon"), QStringLiteral("Someday")}));
    }

    void postsAreCountedByStatus()
    {
        addAt(QStringLiteral("a"), std::nullopt);
        addAt(QStringLiteral("b"), std::nullopt);
        const PostId id = addAt(QStringLiteral("c"), PlanFixture::at(2026, 12, 1, 9));
        QVERIFY(f->service->setStatus(id, PostStatus::Failed));
        const auto counts = f->service->countsByStatus({});
        QVERIFY(counts);
        QCOMPARE(counts->size(), 2U);
        QCOMPARE(counts->at(0).count, 2);
        QCOMPARE(counts->at(1).status, PostStatus::Failed);
        PostFilter care;
        care.statuses = {PostStatus::Failed, PostStatus::Missed};
        QCOMPARE(titles(care), QStringList{QStringLiteral("c")});
    }

    void picturesAreCountedAsTheRowsWouldCountThem()
    {
        Post described = f->draft(QStringLiteral("described"));
        described.planned = PlanFixture::at(2026, 12, 1, 9);
        described.media = {{f->addMedia(), QStringLiteral("a loaf")}};
        f->add(described);
        Post half = f->draft(QStringLiteral("half"));
        half.planned = PlanFixture::at(2026, 12, 1, 10);
        half.media = {{f->addMedia(), {}}, {f->addMedia(), QStringLiteral("a shop")}, {f->addMedia(), {}}};
        f->add(half);
        Post later = f->draft(QStringLiteral("later"));
        later.planned = PlanFixture::at(2026, 12, 3, 9);
        later.media = {{f->addMedia(), {}}};
        f->add(later);
        addAt(QStringLiteral("without"), PlanFixture::at(2026, 12, 1, 11));

        PostFilter day;
        day.from = PlanFixture::at(2026, 12, 1, 0).instant;
        day.until = PlanFixture::at(2026, 12, 2, 0).instant;
        const auto counted = f->service->countMedia(day);
        QVERIFY(counted);
        QCOMPARE(counted->all, 4);
        QCOMPARE(counted->withoutAltText, 2);
        QCOMPARE(counted->postsWithout, 1);
        day.client = clients::ClientId::create(f->clock);
        QCOMPARE(f->service->countMedia(day)->all, 0);
    }

    void searchFindsWordsWithoutRegardToCaseOrAccents()
    {
        Post post = f->draft(QStringLiteral("Nothing but the café"));
        post.title = QStringLiteral("Morning");
        f->add(post);
        addAt(QStringLiteral("CAFÉ morning, all day"), std::nullopt);
        addAt(QStringLiteral("Bread"), std::nullopt);
        QCOMPARE(f->service->search(QStringLiteral("cafe"), {}, 10)->size(), 2U);
        // The title counts more than the text.
        const auto both = f->service->search(QStringLiteral("café morn"), {}, 10);
        QCOMPARE(both->size(), 2U);
        QCOMPARE(both->front().title, QStringLiteral("Morning"));
        QCOMPARE(f->service->search(QStringLiteral("cafe"), {}, 1)->size(), 1U);
        QVERIFY(f->service->search(QStringLiteral("cafe"), clients::ClientId::create(f->clock), 10)->empty());
    }

    void searchFollowsWhatIsEditedAndDeleted()
    {
        const PostId id = addAt(QStringLiteral("rye"), std::nullopt);
        Post post = f->service->post(id).value();
        post.text = QStringLiteral("spelt");
        QVERIFY(f->service->saveContent(post, RevisionReason::Saved));
        QVERIFY(f->service->search(QStringLiteral("rye"), {}, 10)->empty());
        QCOMPARE(f->service->search(QStringLiteral("spelt"), {}, 10)->size(), 1U);
        QVERIFY(f->service->remove(id));
        QVERIFY(f->service->search(QStringLiteral("spelt"), {}, 10)->empty());
    }

    void nothingThatIsTypedBreaksTheSearch_data()
    {
        QTest::addColumn<QString>("words");
        for (const char16_t *words : {u"",
                                      u"   ",
                                      u"\"",
                                      u"\"bread",
                                      u"bread\"",
                                      u"bread*",
                                      u"* AND",
                                      u"NEAR(a b)",
                                      u"title:bread",
                                      u"-bread",
                                      u"bread OR",
                                      u"(",
                                      u"a\"\"b",
                                      u"%",
                                      u"_",
                                      u"\\",
                                      u"'; DROP TABLE posts; --",
                                      u"🍞",
                                      u"{title} : x",
                                      u"^bread"}) {
            const QString text = QString::fromUtf16(words);
            QTest::newRow(qPrintable(text)) << text;
        }
    }

    void nothingThatIsTypedBreaksTheSearch()
    {
        QFETCH(const QString, words);
        addAt(QStringLiteral("Bread is 100% rye 🍞"), std::nullopt);
        QVERIFY(f->service->search(words, {}, 10));
        PostFilter filter;
        filter.words = words;
        QVERIFY(f->service->rows(filter));
        QCOMPARE(f->service->count({}).value(), 1);
    }

    void signsAndScriptsWithoutSpacesAreFoundLetterByLetter()
    {
        addAt(QStringLiteral("Bread is 100% rye 🍞"), std::nullopt);
        addAt(QStringLiteral("今日はパンを焼きます"), std::nullopt);
        QCOMPARE(f->service->search(QStringLiteral("🍞"), {}, 10)->size(), 1U);
        QCOMPARE(f->service->search(QStringLiteral("%"), {}, 10)->size(), 1U);
        QCOMPARE(f->service->search(QStringLiteral("パン"), {}, 10)->size(), 1U);
        QVERIFY(f->service->search(QStringLiteral("_"), {}, 10)->empty());
    }

    void calendarsAndTraysReadByIndex()
    {
        PostFilter month;
        month.from = PlanFixture::at(2026, 11, 1, 0).instant;
        month.until = PlanFixture::at(2026, 12, 1, 0).instant;
        QVERIFY2(planOf(month).contains(QStringLiteral("posts_by_time")), qPrintable(planOf(month)));
        month.statuses = {PostStatus::Draft};
        QVERIFY2(planOf(month).contains(QStringLiteral("posts_by_time")), qPrintable(planOf(month)));
        month.statuses = {};
        month.client = f->client;
        QVERIFY2(planOf(month).contains(QStringLiteral("posts_by_client_time")), qPrintable(planOf(month)));

        PostFilter ideas;
        ideas.statuses = {PostStatus::Idea};
        ideas.hasTime = false;
        ideas.client = f->client;
        ideas.order = PostFilter::Order::ByPosition;
        QVERIFY2(planOf(ideas).contains(QStringLiteral("posts_unplanned")), qPrintable(planOf(ideas)));

        PostFilter list;
        list.statuses = {PostStatus::Scheduled};
        QVERIFY2(planOf(list).contains(QStringLiteral("USING INDEX posts_by_status")),
                 qPrintable(planOf(list)));
        list.client = f->client;
        QVERIFY2(planOf(list).contains(QStringLiteral("(status=? AND client_id=?)")),
                 qPrintable(planOf(list)));
        list.statuses = {PostStatus::Failed, PostStatus::Missed};
        list.client.reset();
        QVERIFY2(planOf(list).contains(QStringLiteral("USING INDEX posts_")), qPrintable(planOf(list)));
        QVERIFY2(!planOf(list).contains(QStringLiteral("SCAN p")), qPrintable(planOf(list)));
    }

    void theNewestPostToAnAccountIsFoundAmongThoseOfAllThatAreAsked()
    {
        const auto bluesky = f->addAccount(QStringLiteral("bluesky"));
        const auto mastodon = f->addAccount(QStringLiteral("mastodon"));
        const auto unused = f->addAccount(QStringLiteral("x"));
        const auto next = [this](const QString &text, const std::vector<clients::AccountId> &accounts) {
            f->clock.advance(Milliseconds(1));
            // Planned for the same time: what counts is when it was begun.
            return addAt(text, PlanFixture::at(2026, 12, 1, 9), accounts);
        };
        const PostId both = next(QStringLiteral("both"), {mastodon, bluesky});
        const PostId later = next(QStringLiteral("later"), {mastodon});
        next(QStringLiteral("to none"), {});
        const auto newest = [this](const std::vector<clients::AccountId> &accounts) {
            return f->service->newestTo(accounts).value();
        };
        QVERIFY(newest({bluesky, mastodon, unused}) == later);
        QVERIFY(newest({mastodon, bluesky}) == later);
        QVERIFY(newest({bluesky}) == both);
        QVERIFY(!newest({unused}));
        QVERIFY(!newest({}));
        // Later work on an older one does not make it the newest.
        f->clock.advance(Milliseconds(1000));
        QVERIFY(f->service->setStatus(both, PostStatus::Published));
        QVERIFY(newest({bluesky, mastodon}) == later);
        QVERIFY(f->service->remove(later));
        QVERIFY(newest({bluesky, mastodon}) == both);
        QVERIFY(f->service->restore(later));
        QVERIFY(newest({bluesky, mastodon}) == later);
    }

    void theNewestPostToAnAccountIsReadByIndex_data()
    {
        QTest::addColumn<QByteArray>("dropped"); // shows that the test would notice
        QTest::newRow("as it is") << QByteArray();
        QTest::newRow("without the one by account") << QByteArray("post_versions_by_account");
    }
    void theNewestPostToAnAccountIsReadByIndex()
    {
        QFETCH(const QByteArray, dropped);
        QVERIFY(f->service->newestTo({f->addAccount(QStringLiteral("bluesky"))}));
        if (!dropped.isEmpty())
            QVERIFY(f->database->script("DROP INDEX " + dropped));
        const auto statements = test::statementsOf(*f->database);
        QCOMPARE(std::count_if(statements.begin(), statements.end(),
                               [](const QByteArray &sql) { return sql.contains("ORDER BY v.post_id"); }),
                 1);
        // Not even sorted: it is the last of those of an account, however many there are.
        const QStringList wrong = test::unindexed(*f->database, "post_versions v", {}, {});
        QVERIFY2(wrong.isEmpty() == dropped.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void aMonthOfThreeThousandIsReadWhole()
    {
        std::vector<clients::AccountId> accounts;
        for (const char16_t *network : {u"bluesky", u"mastodon", u"x"})
            accounts.push_back(f->addAccount(QString::fromUtf16(network)));
        const auto media = f->addMedia();
        const auto filled = storage::inTransaction(*f->database, [&]() -> Result<void> {
            // Four months of 3,000 each, so that the month must be found among others.
            for (int i = 0; i < 12'000; ++i) {
                Post post = f->draft(QStringLiteral("Post number %1 with a line of text").arg(i));
                post.planned = PlanFixture::at(2026, 9 + i / 3000, 1 + i % 28, i % 24, i % 60);
                for (const auto &account : accounts)
                    post.versions.push_back({account, {}, {}, {}, {}});
                post.media = {{media, {}}};
                if (auto added = f->service->add(post); !added)
                    return fail(added.error());
            }
            return {};
        });
        QVERIFY(filled);
        PostFilter month;
        month.from = PlanFixture::at(2026, 11, 1, 0).instant;
        month.until = PlanFixture::at(2026, 12, 1, 0).instant;
        const auto rows = f->service->rows(month);
        QCOMPARE(rows->size(), 3000U);
        QCOMPARE(rows->front().networks.size(), 3U);
        QCOMPARE(rows->back().mediaCount, 1);
    }
};

QTEST_GUILESS_MAIN(TestPostRows)
#include "tst_post_rows.moc"
