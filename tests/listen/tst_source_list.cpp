// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of subscriptions come in and go out again, nothing twice.
#include "listen/sources/source_list.h"
#include "listen_fixture.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;
using namespace Qt::StringLiterals;

namespace
{
const char *const list =
    "<opml version=\"2.0\"><body>"
    "<outline text=\"News\"><outline text=\"Local\">"
    "<outline type=\"rss\" text=\"Harbour\" xmlUrl=\"https://harbour.example/feed\"/></outline>"
    "<outline type=\"rss\" text=\"World\" xmlUrl=\"https://world.example/feed\"/></outline>"
    "<outline type=\"rss\" text=\"Alone\" xmlUrl=\"https://alone.example/feed\"/>"
    "<outline type=\"rss\" text=\"Again\" xmlUrl=\"https://alone.example/feed\"/>"
    "<outline type=\"rss\" text=\"Wrong\" xmlUrl=\"ftp://wrong.example\"/></body></opml>";

class Listening : public ListenFixture
{
public:
    Listening() : service(database(), clock, accounts, *connectors) {}
    Result<SourceListReport> add(std::string_view opml)
    {
        return addSourceList(database(), service, client, opml, GoesTo::Stream);
    }
    SourceService service;
};
} // namespace

class TestSourceList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void feedsAreFollowedWithTheirFolders()
    {
        Listening listening;
        const auto report = listening.add(list);
        QVERIFY(report);
        QCOMPARE(report->added.size(), size_t(3));
        QCOMPARE(report->known, 1);
        QCOMPARE(report->refused.size(), size_t(1));
        QCOMPARE(report->refused[0].name, u"Wrong"_s);
        const auto sources = listening.service.sources(listening.client).value();
        QCOMPARE(sources.size(), size_t(3));
        QCOMPARE(sources[0].name, u"Harbour"_s);
        QCOMPARE(groupOf(sources[0]), u"News / Local"_s);
        QCOMPARE(groupOf(sources[1]), u"News"_s);
        QCOMPARE(groupOf(sources[2]), QString());
    }

    void theSameListAgainAddsNothing()
    {
        Listening listening;
        QVERIFY(listening.add(list));
        const auto again = listening.add(list);
        QCOMPARE(again->added.size(), size_t(0));
        QCOMPARE(again->known, 4);
    }

    void whatGoesOutComesInElsewhere()
    {
        Listening listening;
        QVERIFY(listening.add(list));
        const auto written = writeSourceList(listening.service, listening.client, u"Padaria"_s);
        QVERIFY(written);
        Listening elsewhere;
        const auto report = elsewhere.add({written->constData(), size_t(written->size())});
        QCOMPARE(report->added.size(), size_t(3));
        QCOMPARE(*writeSourceList(elsewhere.service, elsewhere.client, u"Padaria"_s), *written);
    }

    void whatIsNoListIsRefused()
    {
        Listening listening;
        QCOMPARE(listening.add("hello").error().code, ErrorCode::BadAnswer);
        QCOMPARE(listening.add("").error().code, ErrorCode::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(TestSourceList)
#include "tst_source_list.moc"
