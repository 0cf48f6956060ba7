// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that are made to do harm: they are read within bounds, and what is good of them is kept.
#include "listen/feeds/feed_reader.h"
#include "listen/html/html_clean.h"
#include "listen/html/html_text.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;

namespace
{
std::string repeated(std::string_view part, std::size_t times)
{
    std::string out;
    out.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += part;
    return out;
}

std::string rss(const std::string &before, const std::string &title)
{
    return before + "<rss version=\"2.0\"><channel><title>" + title +
           "</title><item><title>kept</title></item></channel></rss>";
}
} // namespace

class TestFeedLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entitiesOfEntitiesDoNotGrow()
    {
        std::string subset = "<!ENTITY a0 \"lol\">";
        for (int i = 1; i < 12; ++i)
            subset += "<!ENTITY a" + std::to_string(i) + " \"" +
                      repeated("&a" + std::to_string(i - 1) + ";", 10) + "\">";
        const Feed feed = readFeed(rss("<!DOCTYPE rss [" + subset + "]>", "&a11;"));
        QVERIFY(feed.title.has_value());
        QVERIFY(feed.title->value.size() <= FeedLimits().entityBytes);
        QVERIFY(!feed.troubles.empty());
        QCOMPARE(feed.items.size(), std::size_t{1});
        QCOMPARE(feed.items.front().title->value, std::string("kept"));
    }

    void anEntityThatIsUsedOftenHasOneAllowance()
    {
        const std::string subset = "<!ENTITY big \"" + repeated("x", 10'000) + "\">";
        const Feed feed = readFeed(rss("<!DOCTYPE rss [" + subset + "]>", repeated("&big;", 10'000)));
        QVERIFY(feed.title->value.size() <= FeedLimits().entityBytes);
    }

    void anEntityThatRefersToItselfEnds()
    {
        const Feed feed = readFeed(rss("<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>", "x&a;y"));
        QCOMPARE(feed.title->value, std::string("xy"));
    }

    void externalEntitiesAreNotOpened()
    {
        const Feed feed =
            readFeed(rss("<!DOCTYPE rss [<!ENTITY file SYSTEM \"file:///etc/passwd\"><!ENTITY % more SYSTEM "
                         "\"http://127.0.0.1:9/\">%more;]>",
                         "[&file;]"));
        QCOMPARE(feed.title->value, std::string("[&file;]"));
    }

    void openTagsWithoutEndAreReadInOnePass()
    {
        const Feed feed = readFeed(repeated("<a>", 100'000'000 / 3));
        QVERIFY(!feed.isFeed());
        QVERIFY(!feed.troubles.empty());
    }

    void whatComesBeforeTooDeepElementsIsKept()
    {
        const std::string text =
            "<rss><channel><title>t</title><item><title>one</title></item>" + repeated("<a>", 100'000);
        const Feed feed = readFeed(text);
        QCOMPARE(feed.title->value, std::string("t"));
        QCOMPARE(feed.items.size(), std::size_t{1});
    }

    void manyItemsManyAttributesAndManyExtrasEnd()
    {
        FeedLimits limits;
        limits.items = 10;
        limits.attributes = 5;
        limits.extras = 7;
        std::string attributes;
        for (int i = 0; i < 1000; ++i)
            attributes += " a" + std::to_string(i) + "=\"1\"";
        const std::string item =
            "<item><x:y xmlns:x=\"urn:x\"" + attributes + "/>" + repeated("<z>1</z>", 100) + "</item>";
        const Feed feed = readFeed("<rss><channel>" + repeated(item, 50) + "</channel></rss>", {}, limits);
        QVERIFY(feed.items.size() <= 10);
        QVERIFY(feed.items.front().extras.size() <= 7);
        QVERIFY(feed.items.front().extras.front().attributes.size() <= 5);
    }

    void whatIsNeverClosedTakesOnePass()
    {
        // Each of these would be quadratic for a reader that looks for the end again and again.
        for (const std::string_view part :
             {"<a b='", "<a b=\"", "<!--",    "<!-- -- >", "<![CDATA[", "<?",         "<!DOCTYPE ",
              "&#",     "&amp",    "</",      "<a ",       "<script>",  "<a href=x>", "<p>",
              "<li>",   "<td>",    "<style>", "<svg>",     "\"'",       "url(",       "<b style='x:url('"}) {
            const std::string text = repeated(part, 400'000 / part.size());
            const Feed feed = readFeed("<rss><channel><title>" + text);
            QVERIFY(feed.troubles.size() > 0);
            HtmlCleanOptions wide;
            wide.policy = HtmlPolicy::Feed;
            QVERIFY(cleanHtml(text).size() <= HtmlCleanOptions().maxBytes + 10'000);
            QVERIFY(cleanHtml(text, wide).size() <= 10 * text.size());
            QVERIFY(htmlToText(text).size() <= 2 * text.size());
        }
    }

    void aDocumentThatIsTooLargeIsReadToTheLimit()
    {
        FeedLimits limits;
        limits.bytes = 200;
        const std::string text =
            "<rss><channel><title>t</title>" + repeated("<item><title>x</title></item>", 100);
        const Feed feed = readFeed(text, {}, limits);
        QCOMPARE(feed.title->value, std::string("t"));
        QVERIFY(feed.items.size() < 10);
        const auto needed = requireFeed(text, {}, limits);
        QVERIFY(!needed);
        QCOMPARE(needed.error().code, ErrorCode::TooLarge);
    }

    void aLongBaseAboveManyLinksDoesNotGrowWithoutBounds()
    {
        FeedLimits limits;
        limits.baseBytes = 100'000;
        const std::string base = "https://a.example/" + repeated("x", 3'000) + "/";
        const std::string text = "<rss xml:base='" + base + "'><channel>" +
                                 repeated("<item><link>y</link><description>z</description></item>", 5'000);
        const Feed feed = readFeed(text, {}, limits);
        std::size_t bytes = 0;
        for (const FeedItem &item : feed.items)
            bytes += item.link.size() + item.summary->base.size();
        QVERIFY2(bytes < 2 * limits.baseBytes, qPrintable(QString::number(bytes)));
        QCOMPARE(feed.items.front().link, base + "y");
    }

    void namespacesPeopleAndStylesThatGoOnForeverTakeOnePass()
    {
        std::string declarations;
        for (int i = 0; i < 100; ++i)
            declarations += " xmlns:p" + std::to_string(i) + "='urn:" + std::to_string(i) + "'";
        const Feed spaces = readFeed("<rss><channel>" + repeated("<x" + declarations + ">", 150) +
                                     repeated("<p99:y/>", 100'000));
        QVERIFY(!spaces.troubles.empty());
        const Feed people = readFeed("<rss><channel><item><author>a@b.example" + repeated("()", 500'000));
        QCOMPARE(people.items.front().authors.size(), std::size_t{1});
        HtmlCleanOptions wide;
        wide.policy = HtmlPolicy::Feed;
        QCOMPARE(cleanHtml("<b style='" + repeated("url(", 500'000) + "'>x</b>", wide),
                 std::string("<b>x</b>"));
    }

    void everyBeginningOfAFeedIsRead()
    {
        const std::string whole =
            "\xEF\xBB\xBF<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY e \"v\">]><rss version='2.0' "
            "xmlns:dc='http://purl.org"
            "/dc/elements/1.1/'><channel><title>t &amp; &e; "
            "&#233;</title><item><dc:creator>Zo\xC3\xAB</dc:creator>"
            "<description><![CDATA[<p>x</p>]]></description><enclosure url='u'/></item></channel></rss>";
        for (std::size_t length = 0; length <= whole.size(); ++length) {
            const Feed feed = readFeed(std::string_view(whole).substr(0, length));
            QCOMPARE(feed.troubles.empty(), length == whole.size());
        }
    }
};

QTEST_GUILESS_MAIN(TestFeedLimits)
#include "tst_feed_limits.moc"
