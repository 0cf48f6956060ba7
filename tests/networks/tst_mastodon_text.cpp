// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/mastodon_text.h"

#include <QTest>

using namespace hatstand::networks;
using namespace Qt::StringLiterals;

namespace
{
QStringList values(const TextEntities &entities)
{
    QStringList list;
    for (const TextEntity &entity : entities)
        list.append(entity.value);
    return list;
}
} // namespace

class TestMastodonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measures_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("spoiler");
        QTest::addColumn<qint64>("length");
        QTest::newRow("nothing") << QString() << QString() << qint64(0);
        QTest::newRow("only spaces") << u"  \n "_s << u"cw"_s << qint64(2);
        QTest::newRow("warning and text") << u"hello"_s << u"cw"_s << qint64(7);
        QTest::newRow("clusters") << u"👨‍👩‍👧e\u0301"_s << QString() << qint64(2);
        QTest::newRow("link") << u"https://example.com/a/long/way/to/somewhere"_s << QString() << qint64(23);
        QTest::newRow("short link") << u"http://a.com"_s << QString() << qint64(23);
        QTest::newRow("no scheme") << u"example.com/somewhere"_s << QString() << qint64(21);
        QTest::newRow("link in the warning counts in full") << QString() << u"http://a.com"_s << qint64(12);
        QTest::newRow("local mention") << u"@anna hi"_s << QString() << qint64(8);
        QTest::newRow("remote mention") << u"@anna@social.example.com hi"_s << QString() << qint64(8);
        QTest::newRow("mention within a link") << u"https://a.com/@anna@b.com"_s << QString() << qint64(23);
        QTest::newRow("gemini") << u"gemini://example.com/capsule"_s << QString() << qint64(23);
        QTest::newRow("magnet counts in full") << u"magnet:?xt=urn:btih:c12fe"_s << QString() << qint64(25);
    }

    void measures()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, spoiler);
        QFETCH(const qint64, length);
        QCOMPARE(measureMastodon(text, spoiler), length);
    }

    void saysWhatFits()
    {
        QCOMPARE(fittingLengthMastodon(u"hello"_s, {}, 5), 5);
        QCOMPARE(fittingLengthMastodon(u"hello"_s, u"cw"_s, 5), 3);
        QCOMPARE(fittingLengthMastodon(u"hello"_s, u"warning"_s, 5), 0);
        // The link as a whole does not fit.
        QCOMPARE(fittingLengthMastodon(u"ab https://example.com cd"_s, {}, 20), 3);
        QCOMPARE(fittingLengthMastodon(u"https://example.com/long/long/long cd"_s, {}, 25), 36);
        QCOMPARE(fittingLengthMastodon(u"https://example.com ab"_s, {}, 10, 8), 21);
    }

    void findsLinks()
    {
        QCOMPARE(values(findLinksMastodon(u"https://example.com/日本語?q=ü, https://b.com/a_(b)."_s)),
                 (QStringList{u"https://example.com/日本語?q=ü"_s, u"https://b.com/a_(b)"_s}));
        QCOMPARE(values(findLinksMastodon(u"xmpp:muc@instance.com?join and magnet:?xt=urn:btih:c12fe"_s)),
                 (QStringList{u"xmpp:muc@instance.com?join"_s, u"magnet:?xt=urn:btih:c12fe"_s}));
        QCOMPARE(values(findLinksMastodon(u"example.com ahttp://a.com javascript://a.com"_s)), QStringList{});
        QCOMPARE(values(findLinksMastodon(u"xmpp: magnet: xmpp:nowhere"_s)), QStringList{});
    }

    void findsMentions()
    {
        QCOMPARE(values(findMentionsMastodon(
                     u"@anna, (@bert.b-x) @c@d.example.com. e@f.com /@g =@h @i@ @j@k.com@"_s)),
                 (QStringList{u"anna"_s, u"bert.b-x"_s, u"c@d.example.com"_s}));
    }

    void findsHashtags()
    {
        QCOMPARE(values(findHashtagsMastodon(u"#one (#no #two·three· #·no #2026 #_x \u00A0#nach\n#last"_s)),
                 (QStringList{u"one"_s, u"two·three"_s, u"_x"_s, u"nach"_s, u"last"_s}));
    }
};

QTEST_GUILESS_MAIN(TestMastodonText)
#include "tst_mastodon_text.moc"
