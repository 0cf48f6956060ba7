// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_podcast.h"
#include "listen/feeds/feed_reader.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using namespace std::string_literals;

namespace
{
Feed item(const std::string &inner)
{
    return readFeed(
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
        "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" "
        "xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" "
        "xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:georss=\"http://www.georss.org/georss\">"
        "<channel><item>" +
        inner + "</item></channel></rss>");
}
} // namespace

class TestFeedReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheVersionOfEachKind()
    {
        const std::pair<const char *, const char *> kinds[] = {
            {"<rss version=\"0.91\"/>", "rss091u"},
            {"<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"x\"><rss "
             "version=\"0.91\"/>",
             "rss091n"},
            {"<rss version=\"2.0\"/>", "rss20"},
            {"<rss/>", "rss"},
            {"<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
             "xmlns=\"http://purl.org/rss/1.0/\"/>",
             "rss10"},
            {"<r:RDF xmlns:r=\"x\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"/>", "rss090"},
            {"<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"/>", "atom03"},
            {"<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"/>", "atom10"},
            {"{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []}", "json1"},
            {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", "json11"}};
        for (const auto &[text, version] : kinds) {
            const Feed feed = readFeed(text);
            QCOMPARE(feed.version, std::string(version));
            QVERIFY2(feed.troubles.empty(), text);
            QVERIFY(feed.isFeed());
        }
        QVERIFY(!readFeed("<html><body><p>x</p></body></html>").isFeed());
        QVERIFY(!readFeed("").isFeed());
        QVERIFY(!readFeed("{\"items\": []}").isFeed());
    }

    void anRssItemIsWhole()
    {
        const Feed feed =
            item("<title>A &amp;amp; B</title><link>https://a.example/1?a=1&amp;b=2</link>"
                 "<guid isPermaLink=\"false\">tag:1</guid><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>"
                 "<dc:creator>Ann</dc:creator><category domain=\"d\">c</category>"
                 "<description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded>"
                 "<enclosure url=\"https://a.example/a.mp3\" length=\"12\" type=\"audio/mpeg\"/>"
                 "<comments>https://a.example/1#c</comments>");
        const FeedItem &one = feed.items.at(0);
        QCOMPARE(one.title->value, "A &amp; B"s);
        QCOMPARE(one.title->type, TextType::Html); // it looks like it
        QCOMPARE(one.link, "https://a.example/1?a=1&b=2"s);
        QCOMPARE(one.id, "tag:1"s);
        QVERIFY(!*one.idIsLink);
        QCOMPARE(one.published->at->toIso(), QStringLiteral("2004-01-01T19:48:21.000Z"));
        QCOMPARE(one.authors.at(0).name, "Ann"s);
        QCOMPARE(one.tags.at(0), (FeedTag{"c", "d", {}}));
        QCOMPARE(one.summary->value, "short"s);
        QCOMPARE(one.contents.at(0).value, "<p>long</p>"s);
        QCOMPARE(one.links.at(1).rel, "enclosure"s);
        QCOMPARE(one.links.at(1).length, "12"s);
        QCOMPARE(one.comments, "https://a.example/1#c"s);
        QVERIFY(feed.troubles.empty());
    }

    void atomTextsKeepTheirTypeBaseAndLanguage()
    {
        const Feed feed = readFeed(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://a.example/b/\" "
            "xml:lang=\"de\"><entry>"
            "<title>1 &lt; 2</title><link href=\"c\"/><source><title>Other</title><id>urn:o</id></source>"
            "<content type=\"xhtml\" xml:lang=\"en\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a &amp; "
            "<b>b</b></p></div>"
            "</content><summary "
            "type=\"html\">&lt;i>x&lt;/i></summary><author><name>N</name><uri>/n</uri></author>"
            "</entry></feed>");
        const FeedItem &one = feed.items.at(0);
        QCOMPARE(one.title->type, TextType::Plain);
        QCOMPARE(one.title->value, "1 < 2"s);
        QCOMPARE(one.title->base, "https://a.example/b/"s);
        QCOMPARE(one.title->language, "de"s);
        QCOMPARE(one.link, "https://a.example/b/c"s);
        QCOMPARE(one.contents.at(0).type, TextType::Xhtml);
        QCOMPARE(one.contents.at(0).value, "<p>a &amp; <b>b</b></p>"s);
        QCOMPARE(one.contents.at(0).language, "en"s);
        QCOMPARE(one.summary->value, "<i>x</i>"s);
        QCOMPARE(one.authors.at(0).address, "https://a.example/n"s);
        QCOMPARE(one.source.at(0).title->value, "Other"s);
        QVERIFY(!one.source.at(0).id.empty());
    }

    void namespacesCountNotPrefixes()
    {
        const Feed odd = readFeed(
            "<rss xmlns:x=\"http://purl.org/dc/elements/1.1/\"><channel><item><x:creator>Ann</x:creator>"
            "</item></channel></rss>");
        QCOMPARE(odd.items.at(0).authors.at(0).name, "Ann"s);
        const Feed undeclared =
            readFeed("<rss><channel><item><dc:creator>Ann</dc:creator></item></channel></rss>");
        QCOMPARE(undeclared.items.at(0).authors.at(0).name, "Ann"s);
        QVERIFY(!undeclared.troubles.empty());
        const Feed foreign =
            readFeed("<rss xmlns:x=\"urn:x\"><channel><item><title>t</title><x:title>no</x:title></item>"
                     "</channel></rss>");
        QCOMPARE(foreign.items.at(0).title->value, "t"s);
        QCOMPARE(foreign.items.at(0).extra("x_title")->text, "no"s);
    }

    void brokenFeedsGiveWhatCanBeHad()
    {
        const Feed feed =
            readFeed("<rss version=2.0><channel><title>T & U&nbsp;V</title><item><title>one</b></title>"
                     "<link>https://a.example/?a=1&b=2</link><description><p>x</description></item>"
                     "<item><title>two</title><link>https://a.example/2");
        QCOMPARE(feed.title->value, "T & U\u00a0V"s);
        QCOMPARE(feed.items.size(), std::size_t{2});
        QCOMPARE(feed.items[0].title->value, "one"s);
        QCOMPARE(feed.items[0].link, "https://a.example/?a=1&b=2"s);
        QCOMPARE(feed.items[1].link, "https://a.example/2"s);
        QVERIFY(!feed.troubles.empty());
    }

    void encodingsAreUnderstood()
    {
        const auto title = [](const std::string &bytes, const FeedSource &source = {}) {
            const Feed feed = readFeed(bytes, source);
            return feed.title ? feed.title->value : std::string();
        };
        const std::string rest = "<rss><channel><title>";
        const std::string end = "</title></channel></rss>";
        QCOMPARE(title("<?xml version='1.0' encoding='iso-8859-1'?>" + rest + "\xE9\x80" + end),
                 "\u00e9\u20ac"s);
        QCOMPARE(title("<?xml version='1.0' encoding='koi8-r'?>" + rest + "\xC1" + end), "\u0430"s);
        QCOMPARE(title("<?xml version='1.0' encoding='nonsense'?>" + rest + "\xC3\xA9" + end), "\u00e9"s);
        QCOMPARE(title("<?xml version='1.0' encoding='utf-8'?>" + rest + "\xE9" + end),
                 "\u00e9"s); // it is not
        std::string wide = "\xFF\xFE";
        for (const char c : rest + "x" + end)
            wide += {c, '\0'};
        QCOMPARE(title(wide), "x"s);
        FeedSource source;
        source.hasHeaders = true;
        source.contentType = "text/xml; charset=windows-1251";
        QCOMPARE(title("<?xml version='1.0' encoding='utf-8'?>" + rest + "\xE0" + end, source), "\u0430"s);
    }

    void podcastsAreUnderstood()
    {
        const Feed feed =
            item("<itunes:duration>1:02:03</itunes:duration><itunes:season>2</itunes:season>"
                 "<itunes:episode>7</itunes:episode><itunes:explicit>true</itunes:explicit>"
                 "<itunes:image href=\"https://a.example/i.png\"/><itunes:keywords>a, b</itunes:keywords>"
                 "<podcast:transcript url=\"https://a.example/t.vtt\" type=\"text/vtt\"/>"
                 "<podcast:chapters url=\"https://a.example/c.json\" type=\"application/json\"/>"
                 "<podcast:person role=\"Guest\" href=\"https://a.example/ann\">Ann</podcast:person>"
                 "<podcast:person>Bob</podcast:person>");
        const FeedItem &one = feed.items.at(0);
        const PodcastDetails details = podcastDetails(one);
        QCOMPARE(details.duration->count(), 3723);
        QCOMPARE(*details.season, 2);
        QCOMPARE(*details.episode, 7);
        QVERIFY(*details.isExplicit);
        QCOMPARE(details.transcripts.at(0).type, "text/vtt"s);
        QCOMPARE(details.chapters->address, "https://a.example/c.json"s);
        QCOMPARE(details.people.at(0).role, "guest"s);
        QCOMPARE(details.people.at(1).name, "Bob"s);
        QCOMPARE(one.image->address, "https://a.example/i.png"s);
        QCOMPARE(one.tags.size(), std::size_t{2});
    }

    void mediaAndPlacesAreUnderstood()
    {
        const Feed feed =
            item("<title>t</title><media:group><media:content url=\"https://a.example/f.mp4\" "
                 "medium=\"video\"/><media:thumbnail url=\"https://a.example/t.jpg\"/>"
                 "<media:title>no</media:title></media:group><georss:point>38.7 -9.1</georss:point>");
        const FeedItem &one = feed.items.at(0);
        QCOMPARE(one.title->value, "t"s);
        QCOMPARE(valueOf(one.media->contents.at(0).attributes, "medium"), std::string_view("video"));
        QCOMPARE(valueOf(one.media->thumbnails.at(0).attributes, "url"),
                 std::string_view("https://a.example/t.jpg"));
        QCOMPARE(one.place->coordinates.at(0), std::pair(-9.1, 38.7));
    }

    void repliesSayWhatTheyAnswer()
    {
        const Feed feed =
            readFeed("<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                     "xmlns:t=\"http://purl.org/syndication/thread/1.0\"><entry>"
                     "<t:in-reply-to ref=\"urn:1\" href=\"https://a.example/1\"/></entry></feed>");
        QCOMPARE(inReplyTo(feed.items.at(0)).value(), (FeedReply{"urn:1", "https://a.example/1"}));
    }

    void jsonFeedsAreUnderstood()
    {
        FeedSource source;
        source.address = "https://a.example/feed.json";
        const Feed feed = readFeed(
            R"({"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"/","language":"en","items":[)"
            R"({"id":7,"url":"/1","content_html":"<p>x</p>","date_published":"2024-01-02T03:04:05Z","tags":["a"],)"
            R"("authors":[{"name":"Ann"}],"attachments":[{"url":"/a.mp3","mime_type":"audio/mpeg"}]},"odd"]})",
            source);
        QCOMPARE(feed.title->value, "T"s);
        QCOMPARE(feed.link, "https://a.example/"s);
        QCOMPARE(feed.items.size(), std::size_t{1});
        const FeedItem &one = feed.items[0];
        QCOMPARE(one.id, "7"s);
        QCOMPARE(one.link, "https://a.example/1"s);
        QCOMPARE(one.contents.at(0).type, TextType::Html);
        QCOMPARE(one.authors.at(0).name, "Ann"s);
        QCOMPARE(one.links.at(1).address, "https://a.example/a.mp3"s);
        QVERIFY(one.published->at.has_value());
        QVERIFY(!feed.troubles.empty()); // "odd"
    }

    void whoNeedsAFeedIsToldThatThereIsNone()
    {
        const auto none = requireFeed("<html></html>");
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::BadAnswer);
        QVERIFY(requireFeed("<rss version=\"2.0\"/>"));
    }
};

QTEST_GUILESS_MAIN(TestFeedReader)
#include "tst_feed_reader.moc"
