// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/post_options.h"
#include "networks/rules_catalogue.h"
#include "networks/text/thread_split.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::networks;

namespace
{
QString plain(const QString &text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    QString bare = text;
    return bare.remove(blanks);
}

/// Longer by itself than a post on Bluesky.
const QString mapLink = QStringLiteral("https://map.example/") + QString(330, u'a');

/// One link that is over by itself, with nothing beside it but signs.
bool isLongLink(const QString &part, const NetworkRules &rules, const MeasureOptions &options)
{
    const auto isSign = [](QChar character) { return character.isPunct(); };
    const TextEntities entities = findEntities(part, rules.text.entities);
    if (entities.size() != 1 || entities[0].kind != EntityKind::Link)
        return false;
    const QString link = part.mid(entities[0].start, entities[0].length);
    return std::ranges::all_of(part.first(entities[0].start), isSign) &&
           std::ranges::all_of(part.sliced(entities[0].end()), isSign) &&
           measureText(link, rules, options).over;
}
} // namespace

class TestThreadSplit : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] const NetworkRules &rules() const { return m_rules.findOrOther(NetworkKey::bluesky()); }
    static MeasureOptions limit(qint64 units)
    {
        MeasureOptions options;
        options.limit = units;
        return options;
    }

    RulesCatalogue m_rules;

private Q_SLOTS:
    void whatFitsIsOnePart()
    {
        QCOMPARE(splitToFit(QStringLiteral(" Short \n"), rules(), {}, true),
                 QStringList{QStringLiteral("Short")});
        QCOMPARE(splitToFit({}, rules(), {}, false), QStringList());
    }

    void endsAPartAfterAParagraphBeforeAnythingElse()
    {
        QCOMPARE(splitToFit(QStringLiteral("First paragraph. Second.\n\nThe next one."), rules(), limit(30),
                            false),
                 (QStringList{QStringLiteral("First paragraph. Second."), QStringLiteral("The next one.")}));
    }

    void thenAfterASentenceThenBetweenWords()
    {
        QCOMPARE(splitToFit(QStringLiteral("It is warm. It is bread"), rules(), limit(16), false),
                 (QStringList{QStringLiteral("It is warm."), QStringLiteral("It is bread")}));
        QCOMPARE(splitToFit(QStringLiteral("one two three four"), rules(), limit(9), false),
                 (QStringList{QStringLiteral("one two"), QStringLiteral("three"), QStringLiteral("four")}));
    }

    void cutsNoLinkOrMention()
    {
        const QString text =
            QStringLiteral("Look here: https://bread.example/a.b.c.d/e-f-g and @alma.example too");
        for (qint64 units = 36; units < 60; ++units) {
            const QString all = splitToFit(text, rules(), limit(units), false).join(u'\n');
            QVERIFY2(all.contains(QStringLiteral("https://bread.example/a.b.c.d/e-f-g")), qPrintable(all));
            QVERIFY2(all.contains(QStringLiteral("@alma.example")), qPrintable(all));
        }
    }

    void aHyphenEndsAPartOnlyInsideAWordThatIsTooLong()
    {
        QCOMPARE(splitToFit(QStringLiteral("one two bread-and-butter"), rules(), limit(18), false),
                 (QStringList{QStringLiteral("one two"), QStringLiteral("bread-and-butter")}));
        QCOMPARE(splitToFit(QStringLiteral("bread-and-butter-and-jam"), rules(), limit(12), false),
                 (QStringList{QStringLiteral("bread-and-"), QStringLiteral("butter-and-"),
                              QStringLiteral("jam")}));
    }

    void koreanWordsStayWhole()
    {
        QCOMPARE(splitToFit(QStringLiteral("갓 구운 빵이 나왔습니다"), rules(), limit(10), false),
                 (QStringList{QStringLiteral("갓 구운 빵이"), QStringLiteral("나왔습니다")}));
    }

    void aScriptWithoutSpacesIsSplitWhereALineMayEnd()
    {
        const QString text = QStringLiteral("OK 焼きたてのパンができました");
        const QStringList parts = splitToFit(text, rules(), limit(10), false);
        QCOMPARE(parts.join(QString()), text);
        QCOMPARE(parts.first(), QStringLiteral("OK 焼きたてのパン"));
    }

    void noBreakSpacesHold()
    {
        QCOMPARE(splitToFit(QStringLiteral("bread for 10\u00a0euros"), rules(), limit(15), false),
                 (QStringList{QStringLiteral("bread for"), QStringLiteral("10\u00a0euros")}));
    }

    void aFullStopDoesNotAlwaysEndASentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("units");
        QTest::addColumn<QString>("first");
        const auto row = [](const char *name, const QString &text, qint64 units, const QString &first) {
            QTest::newRow(name) << text << units << first;
        };
        row("title", QStringLiteral("Fresh bread with Dr. Smith and more"), 28,
            QStringLiteral("Fresh bread with Dr. Smith"));
        row("letters", QStringLiteral("Wir backen z. B. Brot und Kuchen"), 24,
            QStringLiteral("Wir backen z. B. Brot"));
        row("list", QStringLiteral("So geht es: 1. Mix all, 2. Bake"), 20,
            QStringLiteral("So geht es: 1. Mix"));
        row("number", QStringLiteral("Today at noon in hall No. 5 of all"), 30,
            QStringLiteral("Today at noon in hall No. 5 of"));
        row("the word no", QStringLiteral("Is it open? No. We are away"), 24,
            QStringLiteral("Is it open? No."));
        row("year", QStringLiteral("It was made in 2026. Then we slept"), 25,
            QStringLiteral("It was made in 2026."));
        row("quoted", QStringLiteral("He said: “It is warm.” Then we ate"), 30,
            QStringLiteral("He said: “It is warm.”"));
    }
    void aFullStopDoesNotAlwaysEndASentence()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, units);
        QFETCH(const QString, first);
        QCOMPARE(splitToFit(text, rules(), limit(units), false).first(), first);
    }

    void aLinkThatIsTooLongIsAPartOfItsOwn()
    {
        QCOMPARE(splitToFit(QStringLiteral("Come to us: %1. Then go on.\n\nAnd more.").arg(mapLink), rules(),
                            {}, false),
                 (QStringList{QStringLiteral("Come to us:"), mapLink + u'.',
                              QStringLiteral("Then go on.\n\nAnd more.")}));
        QCOMPARE(splitToFit(QStringLiteral("(%1) Then go on.").arg(mapLink), rules(), {}, false),
                 (QStringList{QStringLiteral("(%1)").arg(mapLink), QStringLiteral("Then go on.")}));
        QCOMPARE(splitToFit(mapLink, rules(), {}, true), QStringList{mapLink});
    }

    void aWarningThatTakesAllTheRoomMakesNoPartsOfOneLetter()
    {
        const NetworkRules &mastodon =
            m_rules.findOrOther(NetworkKey::fromString(QStringLiteral("mastodon")));
        MeasureOptions options;
        options.limit = 50;
        options.spoiler = QString(50, u'w');
        QCOMPARE(splitToFit(QStringLiteral("One two three"), mastodon, options, true).size(), qsizetype(1));
    }

    void numbersCountWithTheText()
    {
        const QString text = QStringLiteral("word ").repeated(100);
        const QStringList parts = splitToFit(text, rules(), limit(40), true);
        QVERIFY(parts.size() >= 10);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QVERIFY(parts[i].size() <= 40);
            QVERIFY(parts[i].endsWith(QStringLiteral(" %1/%2").arg(i + 1).arg(parts.size())));
        }
    }

    void numbersCountByTheLimitBesideMediaToo()
    {
        NetworkRules captioned = rules();
        captioned.text.limit = Sourced<qint64>{100, {}, {}};
        captioned.text.limitWithMedia = Sourced<qint64>{40, {}, {}};
        MeasureOptions options;
        options.withMedia = true;
        const QStringList parts = splitToFit(QStringLiteral("word ").repeated(30), captioned, options, true);
        for (const QString &part : parts)
            QVERIFY2(part.size() <= 40, qPrintable(part));
    }

    void partsOfThePersonAreSplitWithRoomForAllNumbers()
    {
        QStringList parts(8, QStringLiteral("Just as many letters as may be: forty."));
        parts.append(QStringLiteral("word ").repeated(20).trimmed());
        const QStringList split = splitParts(parts, rules(), limit(40), true);
        QVERIFY(split.size() > 9);
        for (const QString &part : withNumbers(split))
            QVERIFY2(part.size() <= 40, qPrintable(part));
        QCOMPARE(split.join(u' '), parts.join(u' '));
        // Without numbers only the one that is too long is touched.
        QCOMPARE(splitParts(parts, rules(), limit(40), false).first(8), parts.first(8));
    }

    void marksOfThePersonSplitToo()
    {
        const QStringList parts{QStringLiteral("One"), QStringLiteral("Two -- not a mark"),
                                QStringLiteral("3")};
        QCOMPARE(splitAtMarks(withMarks(parts)), parts);
        QCOMPARE(splitAtMarks(QStringLiteral("---\nOne\n  -----  \n\n---\nTwo")),
                 (QStringList{QStringLiteral("One"), QStringLiteral("Two")}));
    }

    void aNetworkWithoutThreadsGetsOneText()
    {
        QJsonObject options;
        setThreadMode(options, ThreadMode::Auto);
        const NetworkRules &instagram =
            m_rules.findOrOther(NetworkKey::fromString(QStringLiteral("instagram")));
        const QString text = QStringLiteral("word ").repeated(1000);
        QCOMPARE(threadOf(text, options, instagram, {}), QStringList{text});
        QVERIFY(threadOf(text, options, rules(), {}).size() > 1);
        setThreadMode(options, ThreadMode::None);
        QVERIFY(options.isEmpty());
        QCOMPARE(threadOf(text, options, rules(), {}), QStringList{text});
    }

    /// Nothing is lost, nothing is added, the order is kept; everything fits but a link that no split makes
    /// fit.
    void everyTextComesBackWhole()
    {
        const bool holds = rc::check("parts fit and make up the text", [this] {
            const auto words = *rc::gen::container<std::vector<std::string>>(
                *rc::gen::inRange(0, 120),
                rc::gen::element<std::string>("bread", "a", "warm.", "\n", "\n\n", "@alma.example", "#pão",
                                              "https://bread.example/x?y=1", mapLink.toStdString(),
                                              "👩‍👩‍👧‍👦", "👍🏽", "日本語です。",
                                              "焼きたてのパンができましたので", "갓구운빵이", "나왔습니다.",
                                              "ขนมปังอบใหม่", "bread-and-butter-and-jam",
                                              "Donaudampfschifffahrt", "—", "e.g.", "Dr.", "1.", "!"));
            const bool spaced = *rc::gen::arbitrary<bool>();
            QString text;
            qsizetype links = 0;
            for (size_t i = 0; i < words.size(); ++i) {
                const QString word = QString::fromStdString(words[i]);
                text += word;
                if (spaced || i % 3 == 0)
                    text += u' ';
                links += word == mapLink ? 1 : 0;
            }
            const auto units = *rc::gen::inRange<qint64>(40, 300);
            const bool numbers = *rc::gen::arbitrary<bool>();
            const QStringList sent = splitToFit(text, rules(), limit(units), numbers);
            QJsonObject options;
            options.insert(option::threadNumbers, numbers);
            const QStringList parts = withoutNumbers(sent, options);
            // Room is left for the longest number.
            const qint64 room = sent == parts ? 0 : 2 * QString::number(parts.size()).size() + 2;
            for (qsizetype i = 0; i < parts.size(); ++i) {
                RC_ASSERT(!measureText(sent[i], rules(), limit(units)).over ||
                          isLongLink(parts[i], rules(), limit(units - room)));
                links -= parts[i].count(mapLink);
            }
            RC_ASSERT(plain(parts.join(QString())) == plain(text));
            if (spaced)
                RC_ASSERT(links == 0); // none was cut
        });
        QVERIFY(holds);
    }

    void aHundredThousandCharactersTakeNoTime()
    {
        const QString text = QStringLiteral("The oven is warm and the bread is nearly done. ").repeated(2200);
        const QStringList parts = splitToFit(text, rules(), {}, true);
        QVERIFY(parts.size() > 300);
        QCOMPARE(parts.last().right(8).contains(u'/'), true);
    }
};

QTEST_GUILESS_MAIN(TestThreadSplit)
#include "tst_thread_split.moc"
