// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/x_text.h"

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

class TestXText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weighs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("version3");
        QTest::addColumn<qint64>("version2");
        QTest::newRow("nothing") << QString() << qint64(0) << qint64(0);
        QTest::newRow("latin") << u"Kühe"_s << qint64(4) << qint64(4);
        QTest::newRow("composed first") << u"e\u0301"_s << qint64(1) << qint64(1);
        QTest::newRow("cyrillic") << u"привет"_s << qint64(6) << qint64(6);
        QTest::newRow("japanese") << u"日本語"_s << qint64(6) << qint64(6);
        QTest::newRow("one emoji") << u"😀"_s << qint64(2) << qint64(2);
        QTest::newRow("skin tone") << u"👍🏽"_s << qint64(2) << qint64(4);
        QTest::newRow("flag") << u"🇳🇱"_s << qint64(2) << qint64(4);
        QTest::newRow("flag of Wales")
            << u"🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F"_s << qint64(2) << qint64(14);
        QTest::newRow("not a flag") << u"🇳🇳"_s << qint64(4) << qint64(4);
        QTest::newRow("keycap") << u"7\uFE0F\u20E3"_s << qint64(2) << qint64(5);
        QTest::newRow("copyright is text") << u"© 2026"_s << qint64(6) << qint64(6);
        QTest::newRow("unless made an emoji") << u"©\uFE0F"_s << qint64(2) << qint64(3);
        QTest::newRow("a heart as text") << u"❤\uFE0E"_s << qint64(4) << qint64(4);
        QTest::newRow("a selector that X does not expect") << u"\u2705\uFE0F"_s << qint64(4) << qint64(4);
        QTest::newRow("the same with a skin tone") << u"\u270A🏽"_s << qint64(2) << qint64(4);
        QTest::newRow("the same and one after it") << u"\u270A🏽\uFE0F"_s << qint64(4) << qint64(6);
        QTest::newRow("a selector that X expects") << u"\u231A\uFE0F"_s << qint64(2) << qint64(4);
        QTest::newRow("also beyond the first plane") << u"🈚\uFE0F"_s << qint64(2) << qint64(4);
        QTest::newRow("but not everywhere there") << u"😀\uFE0F"_s << qint64(4) << qint64(4);
        QTest::newRow("half a pair") << QString(QChar(0xD83D)) << qint64(2) << qint64(2);
        QTest::newRow("link") << u"see https://example.com/a/very/long/path?with=query now"_s << qint64(31)
                              << qint64(31);
        QTest::newRow("short link is longer") << u"a.co"_s << qint64(23) << qint64(23);
        QTest::newRow("no such domain") << u"readme.markdown"_s << qint64(15) << qint64(15);
        QTest::newRow("domain of letters") << u"http://президент.рф/путь"_s << qint64(23) << qint64(23);
    }

    void weighs()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, version3);
        QFETCH(const qint64, version2);
        QCOMPARE(measureX(text).weightedLength, version3);
        QCOMPARE(measureX(text, XConfiguration::Version2).weightedLength, version2);
    }

    void saysWhatIsValid()
    {
        QVERIFY(!measureX(QString()).valid);
        QVERIFY(measureX(QString(280, u'a')).valid);
        const XMeasure over = measureX(QString(281, u'a'));
        QVERIFY(!over.valid);
        QCOMPARE(over.validRangeEnd, 279);
        QCOMPARE(over.permillage, 1003);
        QVERIFY(!measureX(u"a\uFEFFb"_s).valid);
    }

    void saysWhatFits()
    {
        QCOMPARE(fittingLengthX(QString(300, u'a')), 280);
        QCOMPARE(fittingLengthX(u"abc"_s), 3);
        // Never within an emoji of several code points, nor within a link.
        const QString family = u"👨‍👩‍👧‍👦"_s;
        QCOMPARE(fittingLengthX(QString(279, u'a') + family), 279);
        QCOMPARE(fittingLengthX(QString(278, u'a') + family), 278 + family.size());
        QCOMPARE(fittingLengthX(QString(270, u'a') + u" https://example.com"_s), 271);
        // The place in the text itself, not in its normal form.
        const QString decomposed = u"e\u0301"_s.repeated(300);
        QCOMPARE(fittingLengthX(decomposed), 560);
    }

    void findsLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links");
        QTest::newRow("brackets") << u"(https://en.wikipedia.org/wiki/Bike_(song))"_s
                                  << QStringList{u"https://en.wikipedia.org/wiki/Bike_(song)"_s};
        QTest::newRow("nested brackets")
            << u"http://a.com/x_(y_(z))w"_s << QStringList{u"http://a.com/x_(y_(z))w"_s};
        QTest::newRow("brackets after punctuation")
            << u"http://a.com/x,(b)"_s << QStringList{u"http://a.com/x"_s};
        QTest::newRow("open bracket") << u"http://a.com/x(y z)"_s << QStringList{u"http://a.com/x"_s};
        QTest::newRow("full stop") << u"See http://a.com/x. Or not"_s << QStringList{u"http://a.com/x"_s};
        QTest::newRow("query") << u"http://a.com?b=c, d"_s << QStringList{u"http://a.com?b=c"_s};
        QTest::newRow("port") << u"http://a.com:8080/x"_s << QStringList{u"http://a.com:8080/x"_s};
        QTest::newRow("within japanese")
            << u"これはhttp://example.com/日本です"_s << QStringList{u"http://example.com/"_s};
        QTest::newRow("without a scheme") << u"見てexample.comです"_s << QStringList{u"example.com"_s};
        QTest::newRow("not after a dash") << u"-example.com"_s << QStringList{};
        QTest::newRow("mail") << u"me@example.com"_s << QStringList{};
        QTest::newRow("two") << u"a.com,b.com"_s << QStringList{u"a.com"_s, u"b.com"_s};
        QTest::newRow("subdomain underscore")
            << u"http://a_b.example.com"_s << QStringList{u"http://a_b.example.com"_s};
        QTest::newRow("domain underscore") << u"http://a_b.com"_s << QStringList{};
        QTest::newRow("short link and more")
            << u"https://t.co/abc,def"_s << QStringList{u"https://t.co/abc"_s};
        QTest::newRow("short link too long") << u"https://t.co/"_s + QString(41, u'a') << QStringList{};
        QTest::newRow("punycode") << u"http://xn--80a1acny.xn--p1ai"_s
                                  << QStringList{u"http://xn--80a1acny.xn--p1ai"_s};
        QTest::newRow("label too long") << u"http://"_s + QString(64, u'a') + u".com"_s << QStringList{};
        QTest::newRow("too long in all") << u"http://a.com/"_s + QString(4096, u'a') << QStringList{};
    }

    void findsLinks()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, links);
        QCOMPARE(values(findLinksX(text)), links);
    }

    void findsTagsAndNames()
    {
        QCOMPARE(values(findHashtagsX(u"#one ＃二 #3 #4a x#no &#no #a#b http://a.com/#no #ok"_s)),
                 (QStringList{u"one"_s, u"二"_s, u"4a"_s, u"ok"_s}));
        QCOMPARE(values(findMentionsX(u"@one .@two x@no RT@three @four/list @@no @fiveé"_s)),
                 (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        QCOMPARE(values(findCashtagsX(u"$TEST $BRK.A $1 x$NO $TOOLONGS $OK."_s)),
                 (QStringList{u"TEST"_s, u"BRK.A"_s, u"OK"_s}));
    }

    void entitiesDoNotOverlap()
    {
        const TextEntities entities = findEntitiesX(u"@a http://b.com/@c#d #e $F"_s);
        QCOMPARE(values(entities), (QStringList{u"a"_s, u"http://b.com/@c#d"_s, u"e"_s, u"F"_s}));
        QCOMPARE(entities[0].kind, EntityKind::Mention);
        QCOMPARE(entities[1].kind, EntityKind::Link);
        QCOMPARE(entities[2].kind, EntityKind::Hashtag);
        QCOMPARE(entities[3].kind, EntityKind::Cashtag);
        QCOMPARE(entities[1].start, 3);
        QCOMPARE(entities[1].length, 17);
    }
};

QTEST_GUILESS_MAIN(TestXText)
#include "tst_x_text.moc"
