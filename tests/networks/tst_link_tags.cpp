// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/link_tags.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::networks;
using namespace Qt::StringLiterals;

namespace
{
const UrlParameters source{{u"utm_source"_s, u"bluesky"_s}};
}

class TestLinkTags : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tags_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("tagged");
        const auto row = [](const char *name, const QString &url, const QString &tagged) {
            QTest::newRow(name) << url << tagged;
        };
        row("plain", u"https://a.com"_s, u"https://a.com?utm_source=bluesky"_s);
        row("path", u"https://a.com/b"_s, u"https://a.com/b?utm_source=bluesky"_s);
        row("query", u"https://a.com/?b=c"_s, u"https://a.com/?b=c&utm_source=bluesky"_s);
        row("fragment", u"https://a.com/#d"_s, u"https://a.com/?utm_source=bluesky#d"_s);
        row("query in the fragment", u"https://a.com/#d?e=f"_s, u"https://a.com/?utm_source=bluesky#d?e=f"_s);
        row("empty query", u"https://a.com/?"_s, u"https://a.com/?utm_source=bluesky"_s);
        row("empty fragment", u"https://a.com/#"_s, u"https://a.com/?utm_source=bluesky#"_s);
        row("trailing separator", u"https://a.com/?b&"_s, u"https://a.com/?b&utm_source=bluesky"_s);
        row("replaced in place", u"https://a.com/?utm_source=x&b=c"_s,
            u"https://a.com/?utm_source=bluesky&b=c"_s);
        row("replaced once", u"https://a.com/?utm_source=x&b&utm_source=y&utm_source"_s,
            u"https://a.com/?utm_source=bluesky&b"_s);
        row("encoded name", u"https://a.com/?utm%5Fsource=x"_s, u"https://a.com/?utm_source=bluesky"_s);
        row("another name", u"https://a.com/?UTM_SOURCE=x"_s,
            u"https://a.com/?UTM_SOURCE=x&utm_source=bluesky"_s);
        row("byte for byte", u"https://a.com/%7e/ü?q=a+b%2B%zz;c&&=&ö"_s,
            u"https://a.com/%7e/ü?q=a+b%2B%zz;c&&=&ö&utm_source=bluesky"_s);
    }

    void tags()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, tagged);
        QCOMPARE(tagUrl(url, source), tagged);
    }

    void encodesValues()
    {
        QCOMPARE(tagUrl(u"https://a.com"_s, {{u"a b"_s, u"c&d=é#"_s}}),
                 u"https://a.com?a%20b=c%26d%3D%C3%A9%23"_s);
    }

    void nothingToAddChangesNothing() { QCOMPARE(tagUrl(u"https://a.com?"_s, {}), u"https://a.com?"_s); }

    void campaignsAreWrittenSmall()
    {
        QCOMPARE(utmParameters(u"Bluesky"_s, u"Social"_s, u"  40 Bikes  for Kids "_s),
                 (UrlParameters{{u"utm_source"_s, u"bluesky"_s},
                                {u"utm_medium"_s, u"social"_s},
                                {u"utm_campaign"_s, u"40-bikes-for-kids"_s}}));
        QCOMPARE(utmParameters(u"x"_s, QString(), QString(), u"A1"_s).back().second, u"a1"_s);
    }

    void tagsAllLinksOfAText()
    {
        QCOMPARE(tagLinksInText(u"See https://a.com/b. Or (http://c.com?d)! Not mailto:x@a.com, not a.com"_s,
                                source),
                 u"See https://a.com/b?utm_source=bluesky. Or (http://c.com?d&utm_source=bluesky)! "
                 "Not mailto:x@a.com, not a.com"_s);
        QCOMPARE(tagLinksInText(u"no link"_s, source), u"no link"_s);
    }

    void taggingTwiceIsTaggingOnce()
    {
        const bool holds = rc::check("tagging twice is tagging once; the fragment stays last", [] {
            const auto piece =
                rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab=&?%5F_/;+.#u")));
            const QString url = u"https://example.com/"_s + QString::fromStdString(*piece);
            const UrlParameters parameters{{u"u"_s, QString::fromStdString(*piece)}, {u"a_b"_s, u"x"_s}};
            const QString once = tagUrl(url, parameters);
            RC_ASSERT(tagUrl(once, parameters) == once);
            const qsizetype hash = url.indexOf(u'#');
            if (hash >= 0)
                RC_ASSERT(once.endsWith(url.sliced(hash)));
            RC_ASSERT(once.section(u'?', 0, 0) == url.section(u'#', 0, 0).section(u'?', 0, 0));
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestLinkTags)
#include "tst_link_tags.moc"
