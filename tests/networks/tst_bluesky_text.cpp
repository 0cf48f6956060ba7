// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/bluesky_text.h"

#include <QTest>

using namespace hatstand::networks;
using namespace Qt::StringLiterals;

namespace
{
// "kind start-end value", one a facet
QStringList shown(const QString &text)
{
    QStringList list;
    for (const BlueskyFacet &facet : findFacets(text)) {
        const QString kind = facet.kind == EntityKind::Link      ? u"link"_s
                             : facet.kind == EntityKind::Mention ? u"mention"_s
                             : facet.kind == EntityKind::Hashtag ? u"tag"_s
                                                                 : u"cashtag"_s;
        list.append(u"%1 %2-%3 %4"_s.arg(kind).arg(facet.byteStart).arg(facet.byteEnd).arg(facet.value));
    }
    return list;
}
} // namespace

class TestBlueskyText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsFacets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("facets");
        QTest::newRow("nothing") << u"just words"_s << QStringList{};
        QTest::newRow("bytes, not characters")
            << u"Grüße an @anna.example.com"_s << QStringList{u"mention 11-28 anna.example.com"_s};
        QTest::newRow("full stop") << u"@anna.bsky.social."_s
                                   << QStringList{u"mention 0-17 anna.bsky.social"_s};
        QTest::newRow("test handles") << u"(@anna.test)"_s << QStringList{u"mention 1-11 anna.test"_s};
        QTest::newRow("no such domain") << u"@anna.nowhere"_s << QStringList{};
        QTest::newRow("mail") << u"anna@example.com"_s << QStringList{};
        QTest::newRow("bare link") << u"go to example.com/a?b=c!"_s
                                   << QStringList{u"link 6-23 https://example.com/a?b=c"_s};
        QTest::newRow("name that begins with http")
            << u"httpbin.org/get"_s << QStringList{u"link 0-15 https://httpbin.org/get"_s};
        QTest::newRow("bracket") << u"(https://example.com/a)"_s
                                 << QStringList{u"link 1-22 https://example.com/a"_s};
        QTest::newRow("own brackets")
            << u"https://example.com/a_(b)"_s << QStringList{u"link 0-25 https://example.com/a_(b)"_s};
        QTest::newRow("capitals are no top-level domain") << u"EXAMPLE.COM"_s << QStringList{};
        QTest::newRow("a scheme in capitals is none") << u"HTTPS://EXAMPLE.COM"_s << QStringList{};
        QTest::newRow("nor is what stands in it") << u"HTTPS://x(example.com)"_s << QStringList{};
        QTest::newRow("some capitals behind http")
            << u"httpS://b.com"_s << QStringList{u"link 0-13 httpS://b.com"_s};
        QTest::newRow("scheme alone") << u"https:// is a scheme"_s << QStringList{};
        QTest::newRow("tags") << u"#eins, ＃zwei #3 #4x"_s
                              << QStringList{u"tag 0-5 eins"_s, u"tag 7-14 zwei"_s, u"tag 18-21 4x"_s};
        QTest::newRow("no tag in a word") << u"a#b"_s << QStringList{};
        QTest::newRow("emoji of the sign") << u"#\uFE0F\u20E3"_s << QStringList{};
        QTest::newRow("too long") << u'#' + QString(65, u'a') << QStringList{};
        // Each letter carries four marks: 9 bytes.
        QTest::newRow("as many bytes as a tag may have")
            << u'#' + QString(u"a\u0300\u0301\u0302\u0303"_s).repeated(64)
            << QStringList{u"tag 0-577 "_s + QString(u"a\u0300\u0301\u0302\u0303"_s).repeated(64)};
        QTest::newRow("too many bytes for a tag")
            << u'#' + QString(u"a\u0300\u0301\u0302\u0303\u0304"_s).repeated(64) << QStringList{};
        QTest::newRow("a joiner ends a tag")
            << u'#' + u"👨‍👩‍👧"_s.repeated(2) << QStringList{u"tag 0-5 👨"_s};
        QTest::newRow("cashtag") << u"$aapl up"_s << QStringList{u"cashtag 0-5 $AAPL"_s};
        QTest::newRow("no cashtag") << u"$100 $TOOLONG a$B"_s << QStringList{};
        QTest::newRow("in order") << u"#a https://b.com @c.com"_s
                                  << QStringList{u"tag 0-2 a"_s, u"link 3-16 https://b.com"_s,
                                                 u"mention 17-23 c.com"_s};
    }

    void findsFacets()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, facets);
        QCOMPARE(shown(text), facets);
    }

    void entitiesDoNotOverlap()
    {
        const QString text = u"#see(https://example.com/a"_s;
        QCOMPARE(findFacets(text).size(), size_t(2));
        const TextEntities entities = findEntitiesBluesky(text);
        QCOMPARE(entities.size(), size_t(1));
        QCOMPARE(entities.front().kind, EntityKind::Hashtag);
    }
};

QTEST_GUILESS_MAIN(TestBlueskyText)
#include "tst_bluesky_text.moc"
