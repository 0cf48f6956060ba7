// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a feed is taken in, and how it is known again.
#include "listen/intake/feed_drafts.h"
#include "listen/intake/make_judge.h"
#include "listen/intake/message_extra.h"
#include "listen_fixture.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;
using namespace Qt::StringLiterals;

namespace
{
const Instant now = Instant::fromMilliseconds(1'795'088'520'000); // 2026-11-19T11:42:00Z

FeedSource from(const char *address, const char *type)
{
    FeedSource source;
    source.address = address;
    source.contentType = type;
    return source;
}

FeedDrafts read(const QByteArray &bytes, const char *address = "https://news.example/feed")
{
    auto drafts = feedDrafts({bytes, from(address, "application/xml"), {}}, now);
    if (!drafts)
        qFatal("%s", qPrintable(drafts.error().sentence()));
    return std::move(*drafts);
}

QByteArray rss(const QByteArray &items, const QByteArray &more = {})
{
    return "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
           " xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>Harbour &amp; "
           "news</title>" +
           more + items + "</channel></rss>";
}
} // namespace

class TestFeedIntake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anItemIsKnownByWhatMeansItEverywhere()
    {
        const FeedDrafts drafts = read(rss("<item><guid>https://a.example/1</guid><title>A</title></item>"
                                           "<item><guid isPermaLink=\"false\">7</guid><title>B</title></item>"
                                           "<item><link>https://a.example/3</link><title>C</title></item>"
                                           "<item><title>D</title></item><item/>"));
        QCOMPARE(drafts.drafts.size(), size_t(5));
        QCOMPARE(drafts.drafts[0].remoteId, std::string("https://a.example/1"));
        QCOMPARE(drafts.drafts[1].remoteId, std::string("https://news.example/feed#7"));
        QCOMPARE(drafts.drafts[2].remoteId, std::string("https://a.example/3"));
        QVERIFY(drafts.drafts[3].remoteId.starts_with("https://news.example/feed#"));
        // Nothing of it could be known again.
        QVERIFY(drafts.drafts[4].remoteId.empty());
    }

    void theSameIdOfTwoFeedsIsTwoItems()
    {
        const QByteArray feed = rss("<item><guid isPermaLink=\"false\">7</guid><title>B</title></item>");
        QVERIFY(read(feed).drafts[0].remoteId != read(feed, "https://other.example/feed").drafts[0].remoteId);
    }

    void itSaysItsTitleAndItsTextWithoutMarkup()
    {
        const FeedDrafts drafts =
            read(rss("<item><guid>1</guid><title>Fish &amp;amp; chips</title><description>&lt;p>Fresh"
                     " &lt;b>today&lt;/b>&lt;script>alert(1)&lt;/script>&lt;/p></description>"
                     "<enclosure url=\"https://a.example/a.mp3\" type=\"audio/mpeg\" length=\"1\"/>"
                     "<category>Food</category></item>"));
        const MessageDraft &draft = drafts.drafts[0];
        QCOMPARE(draft.title, std::string("Fish & chips"));
        QCOMPARE(draft.text, std::string("Fish & chips\nFresh today"));
        // As it came; whoever shows it cleans it.
        QVERIFY(draft.html.find("<script>") != std::string::npos);
        const MessageExtra extra =
            messageExtra(QJsonDocument::fromJson(QByteArray::fromStdString(draft.extra)).object());
        QCOMPARE(extra.hashtags, QStringList{u"Food"_s});
        QCOMPARE(extra.media.size(), size_t(1));
        QCOMPARE(extra.media[0].url, QUrl(u"https://a.example/a.mp3"_s));
    }

    void whoSpeaksIsNamedWithoutAnAddressOfMail()
    {
        const FeedDrafts drafts = read(
            rss("<item><guid>1</guid><dc:creator>Ana</dc:creator></item>"
                "<item><guid>2</guid><author>ana@example.com</author></item><item><guid>3</guid></item>"));
        QCOMPARE(drafts.drafts[0].displayName, std::string("Ana"));
        QCOMPARE(drafts.drafts[1].displayName, std::string("Harbour & news"));
        QCOMPARE(drafts.drafts[2].displayName, std::string("Harbour & news"));
        QCOMPARE(drafts.drafts[0].speakerId, std::string("news.example/Ana"));
    }

    void nothingIsSaidInTheFuture()
    {
        const FeedDrafts drafts =
            read(rss("<item><guid>1</guid><pubDate>Thu, 19 Nov 2037 10:00:00 GMT</pubDate></item>"
                     "<item><guid>2</guid><pubDate>Wed, 18 Nov 2026 10:00:00 GMT</pubDate></item>"
                     "<item><guid>3</guid></item>"));
        QCOMPARE(drafts.drafts[0].at, now);
        QCOMPARE(drafts.drafts[1].at.toIso(), u"2026-11-18T10:00:00.000Z"_s);
        QCOMPARE(drafts.drafts[2].at, now);
    }

    void itsWishToBeLeftAloneIsRead_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("minutes");
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("ttl") << QByteArray("<ttl>90</ttl>") << 90;
        QTest::newRow("ttl of a year") << QByteArray("<ttl>525600</ttl>") << 24 * 60;
        QTest::newRow("no number") << QByteArray("<ttl>soon</ttl>") << 0;
        QTest::newRow("twice a day")
            << QByteArray(
                   "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>")
            << 12 * 60;
        QTest::newRow("by the hour") << QByteArray("<sy:updatePeriod>hourly</sy:updatePeriod>") << 60;
    }
    void itsWishToBeLeftAloneIsRead()
    {
        QFETCH(const QByteArray, said);
        QFETCH(const int, minutes);
        const auto wait = read(rss("<item/>", said)).wait;
        QCOMPARE(wait.value_or(Milliseconds(0)), Milliseconds(minutes * 60'000));
    }

    void whatIsNoFeedIsRefused()
    {
        const auto refused = feedDrafts({"<html><p>Hello", from("https://a.example", "text/html"), {}}, now);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadAnswer);
    }

    void anItemReadTwiceIsStoredOnceAndJudged()
    {
        ListenFixture fixture;
        const Source source = fixture.addSource(GoesTo::Stream);
        const FeedDrafts drafts = read(
            rss("<item><guid>1</guid><title>I love this wonderful bakery, the bread is great!</title></item>"
                "<item><guid>2</guid><title>Ich hasse diesen schrecklichen Laden, das Brot war "
                "furchtbar</title></item>"));
        Intake intake(fixture.database(), fixture.clock, makeJudge());
        QCOMPARE(intake.take(source, drafts.drafts)->newMoments.size(), size_t(2));
        QVERIFY(!intake.take(source, drafts.drafts)->hasNews());
        auto stream = MessageTable(fixture.database()).stream(fixture.client, {}, 10).value();
        std::sort(stream.begin(), stream.end(),
                  [](const Message &a, const Message &b) { return a.row < b.row; });
        QCOMPARE(stream[0].language, u"en"_s);
        QCOMPARE(stream[0].feeling, Feeling::Positive);
        QVERIFY(stream[0].compound > 0.5);
        QCOMPARE(stream[1].language, u"de"_s);
        QCOMPARE(stream[1].feeling, Feeling::Negative);
    }
};

QTEST_GUILESS_MAIN(TestFeedIntake)
#include "tst_feed_intake.moc"
