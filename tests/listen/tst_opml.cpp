// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/opml.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;

namespace
{
std::string word()
{
    const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab <>&\"'\n\t;/:%")));
    const std::size_t begin = text.find_first_not_of(" \n\t");
    const std::size_t end = text.find_last_not_of(" \n\t");
    return begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1) + "\xC3\xA9";
}

OpmlOutline outline(int depth)
{
    OpmlOutline one;
    one.title = word();
    one.feedAddress = word();
    one.pageAddress = word();
    one.type = word();
    one.description = word();
    const int children = depth == 0 ? 0 : *rc::gen::inRange(0, 3);
    for (int i = 0; i < children; ++i)
        one.children.push_back(outline(depth - 1));
    return one;
}
} // namespace

class TestOpml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFoldersAndFeeds()
    {
        const auto document =
            readOpml("<?xml version=\"1.0\"?><opml version=\"1.1\"><head><title> Mine </title></head><body>"
                     "<outline text=\"News\"><outline type=\"rss\" text=\"A &amp; B\" "
                     "xmlUrl=\"https://a.example/feed\" htmlUrl=\"https://a.example/\"/></outline>"
                     "<outline title=\"C\" XMLURL='https://c.example/'></outline></body></opml>");
        QVERIFY(document);
        QCOMPARE(document->title, std::string("Mine"));
        QCOMPARE(document->outlines.size(), std::size_t{2});
        QVERIFY(!document->outlines[0].isFeed());
        QCOMPARE(document->outlines[0].children[0].title, std::string("A & B"));
        const auto feeds = document->feeds();
        QCOMPARE(feeds.size(), std::size_t{2});
        QCOMPARE(feeds[0]->feedAddress, std::string("https://a.example/feed"));
        QCOMPARE(feeds[1]->title, std::string("C"));
    }

    void readsWhatIsNotWellFormed()
    {
        const auto document =
            readOpml("<opml><body><outline text=\"A & B\" xmlUrl=\"https://a.example/?a=1&b=2\">"
                     "<outline text=B xmlUrl=https://b.example/>");
        QVERIFY(document);
        const auto feeds = document->feeds();
        QCOMPARE(feeds.size(), std::size_t{2});
        QCOMPARE(feeds[0]->feedAddress, std::string("https://a.example/?a=1&b=2"));
        QCOMPARE(feeds[1]->feedAddress, std::string("https://b.example/"));
    }

    void refusesWhatIsNoOpml()
    {
        for (const char *text : {"", "<rss/>", "{}", "hello"}) {
            const auto document = readOpml(text);
            QVERIFY(!document);
            QCOMPARE(document.error().code, ErrorCode::BadAnswer);
        }
    }

    void foldersWithoutEndAreReadWithinBounds()
    {
        std::string text = "<opml><body>";
        for (int i = 0; i < 100'000; ++i)
            text += "<outline text='x'>";
        QVERIFY(readOpml(text));
    }

    void whatIsWrittenIsReadAgain()
    {
        QVERIFY(rc::check("reading what was written gives the same, and writing it the same bytes", [] {
            OpmlDocument document;
            document.title = word();
            const int count = *rc::gen::inRange(0, 4);
            for (int i = 0; i < count; ++i)
                document.outlines.push_back(outline(3));
            const std::string written = writeOpml(document);
            const auto read = readOpml(written);
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == document);
            RC_ASSERT(writeOpml(*read) == written);
        }));
    }
};

QTEST_GUILESS_MAIN(TestOpml)
#include "tst_opml.moc"
