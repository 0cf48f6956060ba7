// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "listen/feeds/feed_discovery.h"
#include "listen/feeds/feed_fetch.h"
#include "support/await.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
FeedSource at(const char *address)
{
    FeedSource source;
    source.address = address;
    return source;
}

/// Answers what stands in a table; all else with 404.
class Pages final : public net::HttpSender
{
public:
    QHash<QString, QByteArray> pages;
    QStringList asked;

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken) override
    {
        const QString address = request.url.toString();
        asked << address;
        net::HttpResponse response;
        response.finalUrl = request.url;
        response.status = pages.contains(address) ? 200 : 404;
        response.body = pages.value(address);
        co_return response;
    }
};
const QByteArray rss = "<rss version=\"2.0\"><channel><title>Found</title></channel></rss>";
} // namespace

class TestFeedDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAnnouncedComesFirstAndCommentsLast()
    {
        const auto found = discoverFeeds(
            "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" title=\"Comments\" "
            "href=\"/comments/feed\">"
            "<link rel='alternate' type='application/atom+xml' title='Posts &amp; more' href='atom.xml'>"
            "<link rel=alternate type=application/feed+json href=https://other.example/feed.json>"
            "<link rel=\"alternate\" hreflang=\"de\" href=\"/de/\"><link rel=\"stylesheet\" href=\"/feed\">"
            "</head><body><a href=\"/blog/rss.xml\"><b>RSS</b></a><a href=\"/about\">About</a></body></html>",
            at("https://a.example/blog/"));
        QVERIFY(found.size() > 4);
        QCOMPARE(found[0].address, std::string("https://a.example/blog/atom.xml"));
        QCOMPARE(found[0].title, std::string("Posts & more"));
        QCOMPARE(found[0].why, FeedCandidate::Why::Announced);
        QCOMPARE(found[1].address, std::string("https://other.example/feed.json"));
        QCOMPARE(found[2].address, std::string("https://a.example/comments/feed"));
        QCOMPARE(found[3].address, std::string("https://a.example/blog/rss.xml"));
        QCOMPARE(found[3].why, FeedCandidate::Why::Linked);
        QCOMPARE(found[3].title, std::string("RSS"));
        QCOMPARE(found[4].why, FeedCandidate::Why::CommonPath);
        for (const FeedCandidate &one : found)
            QVERIFY(one.address != "https://a.example/about" && one.address != "https://a.example/de/");
    }

    void theBaseOfThePageCounts()
    {
        const auto found = discoverFeeds("<base href=\"https://b.example/x/\"><link rel=alternate "
                                         "type=application/rss+xml href=f.xml>",
                                         at("https://a.example/"));
        QCOMPARE(found.front().address, std::string("https://b.example/x/f.xml"));
    }

    void aFeedIsItsOwn()
    {
        const auto found = discoverFeeds(rss.toStdString(), at("https://a.example/x"));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].why, FeedCandidate::Why::IsFeed);
        QCOMPARE(found[0].address, std::string("https://a.example/x"));
    }

    void onlyTheWebIsOpenedAndEachAddressOnce()
    {
        const auto found =
            discoverFeeds("<link rel=alternate type=application/rss+xml href=\"file:///etc/feed\">"
                          "<link rel=alternate type=application/rss+xml href=\"javascript:x\">"
                          "<link rel=alternate type=application/rss+xml href=\"/feed\">"
                          "<a href=\"/feed\">x</a>",
                          at("https://a.example/"));
        QSet<QString> seen;
        for (const FeedCandidate &one : found) {
            QVERIFY(one.address.starts_with("https://a.example/"));
            QVERIFY(!seen.contains(QString::fromStdString(one.address)));
            seen.insert(QString::fromStdString(one.address));
        }
    }

    void aPageLeadsToItsFeed()
    {
        Pages web;
        web.pages = {{u"https://a.example/"_s,
                      "<html><link rel=alternate type=application/rss+xml href=/gone>"
                      "<link rel=alternate type=application/rss+xml href=/f></html>"},
                     {u"https://a.example/f"_s, rss}};
        const auto fetched = test::await(fetchFeed(web, QUrl(u"https://a.example/"_s)));
        QVERIFY(fetched);
        QCOMPARE(fetched->address, QUrl(u"https://a.example/f"_s));
        QCOMPARE(fetched->feed.title->value, std::string("Found"));
        QCOMPARE(web.asked, QStringList({u"https://a.example/"_s, u"https://a.example/gone"_s,
                                         u"https://a.example/f"_s}));
    }

    void aPageWithoutAFeedIsToldAndNotSearchedForever()
    {
        Pages web;
        web.pages = {{u"https://a.example/"_s, "<html>nothing</html>"}};
        const auto fetched = test::await(fetchFeed(web, QUrl(u"https://a.example/"_s)));
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, ErrorCode::BadAnswer);
        QVERIFY(web.asked.size() <= 9);
        const auto other = test::await(fetchFeed(web, QUrl(u"ftp://a.example/"_s)));
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestFeedDiscovery)
#include "tst_feed_discovery.moc"
