// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/graphemes.h"
#include "networks/rules_catalogue.h"
#include "networks/text/bluesky_text.h"
#include "networks/text/emoji.h"
#include "networks/text/punycode.h"
#include "networks/text/threads_text.h"
#include "networks/text_measure.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::networks;
using namespace Qt::StringLiterals;

namespace
{
const NetworkRules &rulesOf(const QString &key)
{
    static const RulesCatalogue catalogue;
    return catalogue.findOrOther(NetworkKey::fromString(key));
}

NetworkRules counting(CountingRule rule, std::optional<qint64> limit)
{
    NetworkRules rules;
    rules.text.counting = rule;
    if (limit)
        rules.text.limit = Sourced<qint64>{*limit, u"test"_s, u"2026-08"_s};
    return rules;
}

constexpr std::array allRules{CountingRule::XWeighted,    CountingRule::Bluesky,   CountingRule::Mastodon,
                              CountingRule::ThreadsBytes, CountingRule::Graphemes, CountingRule::CodePoints,
                              CountingRule::Utf16,        CountingRule::Utf8Bytes};

// Half of a pair, which none of the other pieces begins with.
constexpr QChar loneSurrogate(0xD800);

// Pieces that texts are made of, with all that is awkward about them.
rc::Gen<QString> texts()
{
    static const std::vector<QString> pieces{u"a"_s,
                                             u" "_s,
                                             u"\n"_s,
                                             u"."_s,
                                             u","_s,
                                             u"("_s,
                                             u")"_s,
                                             u"/"_s,
                                             u"?"_s,
                                             u"#"_s,
                                             u"@"_s,
                                             u"$"_s,
                                             u"_"_s,
                                             u"-"_s,
                                             u"="_s,
                                             u":"_s,
                                             u"http://"_s,
                                             u"https://"_s,
                                             u"example.com"_s,
                                             u".test"_s,
                                             u"anna"_s,
                                             u"2026"_s,
                                             u"é"_s,
                                             u"e\u0301"_s,
                                             u"日本"_s,
                                             u"＃"_s,
                                             u"👨‍👩‍👧"_s,
                                             u"🇳🇱"_s,
                                             u"\u200D"_s,
                                             u"\uFE0F"_s,
                                             u"한"_s,
                                             u"\u1112"_s,
                                             u"\U000E0067"_s,
                                             u"नी"_s,
                                             u"\u200B"_s,
                                             u"xmpp:"_s,
                                             u"co"_s,
                                             QString(loneSurrogate)};
    return rc::gen::map(rc::gen::container<std::vector<QString>>(rc::gen::elementOf(pieces)),
                        [](const std::vector<QString> &parts) {
                            QString text;
                            for (const QString &part : parts)
                                text += part;
                            return text;
                        });
}
} // namespace

class TestTextMeasure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByEachRule()
    {
        const QString text = u"aé日👍🏽"_s;
        QCOMPARE(measureLength(text, CountingRule::Graphemes), 4);
        QCOMPARE(measureLength(text, CountingRule::CodePoints), 5);
        QCOMPARE(measureLength(text, CountingRule::Utf16), 7);
        QCOMPARE(measureLength(text, CountingRule::Utf8Bytes), 14);
        QCOMPARE(measureLength(text, CountingRule::XWeighted), 6);
        QCOMPARE(measureLength(text, CountingRule::Mastodon), 4);
        QCOMPARE(measureLength(text, CountingRule::ThreadsBytes), 11);
    }

    void tellsWhatRemains()
    {
        const TextMeasure measure = measureText(u"hello"_s, rulesOf(u"bluesky"_s));
        QCOMPARE(measure.length, 5);
        QCOMPARE(measure.limit.value(), 300);
        QCOMPARE(measure.bytes, 5);
        QCOMPARE(measure.byteLimit.value(), 3000);
        QCOMPARE(measure.remaining.value(), 295);
        QVERIFY(!measure.over);
        QCOMPARE(measure.fits, 5);
    }

    void bytesCanRunOutFirst()
    {
        // A family is one character but 25 bytes.
        const QString family = u"👨‍👩‍👧‍👦"_s;
        const TextMeasure measure = measureText(family.repeated(121), rulesOf(u"bluesky"_s));
        QCOMPARE(measure.length, 121);
        QVERIFY(measure.over);
        QCOMPARE(measure.remaining.value(), 3000 - 121 * 25);
        QCOMPARE(measure.fits, 120 * family.size());
    }

    void withoutALimitNothingIsOver()
    {
        const TextMeasure measure = measureText(QString(100000, u'a'), rulesOf(u"wordpress"_s));
        QVERIFY(!measure.limit && !measure.remaining && !measure.over);
        QCOMPARE(measure.fits, 100000);
    }

    void anAccountsOwnFiguresGoFirst()
    {
        MeasureOptions options;
        options.limit = 5000;
        options.linkLength = 30;
        options.spoiler = u"cw"_s;
        const TextMeasure measure = measureText(u"https://example.com"_s, rulesOf(u"mastodon"_s), options);
        QCOMPARE(measure.limit.value(), 5000);
        QCOMPARE(measure.length, 32);
    }

    void captionsMayBeShorterThanTexts()
    {
        MeasureOptions options;
        QCOMPARE(measureText(u"a"_s, rulesOf(u"telegram"_s), options).limit.value(), 4096);
        options.withMedia = true;
        QCOMPARE(measureText(u"a"_s, rulesOf(u"telegram"_s), options).limit.value(), 1024);
        QCOMPARE(measureText(u"a"_s, rulesOf(u"bluesky"_s), options).limit.value(), 300);
    }

    void whatFitsNeverCutsALinkOrACharacter()
    {
        const QString text = QString(290, u'a') + u" https://example.com/x"_s;
        QCOMPARE(measureText(text, rulesOf(u"bluesky"_s)).fits, 291);
        const NetworkRules bytes = counting(CountingRule::Utf8Bytes, 4);
        QCOMPARE(measureText(u"abe\u0301\u0301x"_s, bytes).fits, 2);
        QCOMPARE(measureText(u"ab👍🏽"_s, counting(CountingRule::Utf16, 4)).fits, 2);
    }

    void threadsCountsEmojiAsBytes()
    {
        QCOMPARE(measureThreads(u"né 😀"_s), 7);
        QCOMPARE(measureThreads(u"👨‍👩‍👧‍👦"_s), 25);
        QCOMPARE(fittingLengthThreads(u"a😀b"_s, 4), 1);
        QCOMPARE(fittingLengthThreads(u"a😀b"_s, 5), 3);
    }

    void commonEntities()
    {
        const TextEntities entities =
            findEntities(u"@anna.b. #tag #2026 a@b.com https://a.com/(x). #日本 &#39;"_s, EntityRule::Common);
        QStringList found;
        for (const TextEntity &entity : entities)
            found.append(entity.value);
        QCOMPARE(found, (QStringList{u"anna.b"_s, u"tag"_s, u"https://a.com/(x)"_s, u"日本"_s}));
        QVERIFY(findEntities(u"@anna #tag"_s, EntityRule::None).empty());
    }

    void encodesDomainLabels_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<qsizetype>("length");
        // Examples of RFC 3492, section 7.1, with "xn--" before them.
        QTest::newRow("ASCII") << u"example"_s << qsizetype(7);
        QTest::newRow("bücher") << u"bücher"_s << qsizetype(13);
        QTest::newRow("arabic") << u"ليهمابتكلموشعربي؟"_s << qsizetype(4 + 22);
        QTest::newRow("chinese") << u"他们为什么不说中文"_s << qsizetype(4 + 24);
        QTest::newRow("japanese") << u"なぜみんな日本語を話してくれないのか"_s << qsizetype(4 + 38);
        QTest::newRow("mixed") << u"3年b組金八先生"_s << qsizetype(4 + 24);
        QTest::newRow("beyond the plane") << u"😀"_s << qsizetype(4 + 4);
        QTest::newRow("too long") << QString(5'000'000, QChar(0x65E5)) << qsizetype(64);
    }

    void encodesDomainLabels()
    {
        QFETCH(const QString, label);
        QFETCH(const qsizetype, length);
        QCOMPARE(dnsLabelLength(label), length);
    }

    void laws()
    {
        QVERIFY(rc::check("facets cut the bytes at code points, and the bytes are the entity", [] {
            // Half a pair has no bytes of its own.
            const QString text = QString(*texts()).remove(loneSurrogate);
            const QByteArray bytes = text.toUtf8();
            for (const BlueskyFacet &facet : findFacets(text)) {
                RC_ASSERT(facet.byteStart < facet.byteEnd && facet.byteEnd <= bytes.size());
                const QByteArray slice = bytes.mid(facet.byteStart, facet.byteEnd - facet.byteStart);
                RC_ASSERT(slice == text.mid(facet.start, facet.length).toUtf8());
                RC_ASSERT((uchar(slice.front()) & 0xC0) != 0x80);
            }
        }));
        QVERIFY(rc::check("entities ascend, lie in the text and do not overlap", [] {
            const QString text = *texts();
            for (const EntityRule rule :
                 {EntityRule::X, EntityRule::Bluesky, EntityRule::Mastodon, EntityRule::Common}) {
                qsizetype end = 0;
                for (const TextEntity &entity : findEntities(text, rule)) {
                    RC_ASSERT(entity.start >= end && entity.length > 0);
                    end = entity.end();
                }
                RC_ASSERT(end <= text.size());
            }
        }));
        QVERIFY(rc::check("what fits is within the limit, and all of it fits where nothing is over", [] {
            const QString text = *texts();
            const CountingRule rule = *rc::gen::elementOf(allRules);
            const qint64 limit = *rc::gen::inRange<qint64>(0, 40);
            const NetworkRules rules = counting(rule, limit);
            const TextMeasure measure = measureText(text, rules);
            RC_ASSERT(measure.over == (measure.length > limit));
            const bool fitsAll = measure.fits == text.size();
            RC_ASSERT(fitsAll != measure.over);
            // Never within what a person sees as one character.
            const auto ends = graphemeEnds(text);
            RC_ASSERT(measure.fits == 0 || std::find(ends.begin(), ends.end(), measure.fits) != ends.end());
        }));
        QVERIFY(rc::check("more text never counts less, and no more than its parts", [] {
            const QString a = QString(*texts()).remove(loneSurrogate);
            const QString b = QString(*texts()).remove(loneSurrogate);
            for (const CountingRule rule : {CountingRule::Graphemes, CountingRule::CodePoints,
                                            CountingRule::Utf16, CountingRule::Utf8Bytes}) {
                const qint64 both = measureLength(a + b, rule);
                RC_ASSERT(both >= measureLength(a, rule));
                RC_ASSERT(both <= measureLength(a, rule) + measureLength(b, rule));
            }
        }));
    }

    // Composed for the ways in which expressions go wrong: no end of a word, of a bracket, of a name, of a
    // chain.
    void longTextsAreMeasuredToTheEnd_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::newRow("letters") << u"a"_s;
        QTest::newRow("no spaces, no Latin") << u"日本語"_s;
        QTest::newRow("labels") << u"あ."_s;
        QTest::newRow("domains") << u"a.com."_s;
        QTest::newRow("underscores") << u"あ_"_s;
        QTest::newRow("brackets") << u"x.com/(a("_s;
        QTest::newRow("addresses") << u"http://a.com/?!!!"_s;
        QTest::newRow("signs") << u"@#$"_s;
        QTest::newRow("names") << u"a@a.a-"_s;
        QTest::newRow("xmpp") << u" xmpp:a"_s;
        QTest::newRow("closing") << u"http://a.com/)"_s;
        QTest::newRow("emoji") << u"👨‍👩‍👧"_s;
        QTest::newRow("joiners") << u"👩\u200D"_s;
        QTest::newRow("prose") << u"The quick brown fox, see https://example.com/a?b=c #fox @anna. "_s;
    }

    void longTextsAreMeasuredToTheEnd()
    {
        QFETCH(const QString, piece);
        // What grows with the square of the length takes hours, and is ended as a failure long before.
        const QString text = piece.repeated(5'000'000 / piece.toUtf8().size());
        for (const QString &key : {u"x"_s, u"bluesky"_s, u"mastodon"_s, u"threads"_s})
            QVERIFY(measureText(text, rulesOf(key)).length > 0);
    }
};

QTEST_GUILESS_MAIN(TestTextMeasure)
#include "tst_text_measure.moc"
