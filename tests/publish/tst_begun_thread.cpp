// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "networks/post_options.h"
#include "networks/text/thread_split.h"
#include "publish/begun_thread.h"
#include "publish/frozen_content.h"

#include <QRegularExpression>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::publish;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QString bare(const QString &text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    QString words = text;
    return words.remove(blanks);
}
} // namespace

/// What follows the parts of a thread that are public already.
class TestBegunThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFollows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("there");
        QTest::addColumn<QString>("rest");
        QTest::newRow("as it was") << s("One. Two.") << QStringList{s("One.")} << s("Two.");
        QTest::newRow("other white space")
            << s("One\n\nand  more.\nTwo.") << QStringList{s("One and more.")} << s("Two.");
        QTest::newRow("numbers") << s("One. Two. Three.") << QStringList{s("One. 1/9"), s("Two. 2/9")}
                                 << s("Three.");
        QTest::newRow("numbers that what follows looks like")
            << s("One. 1/9 of it. Two.") << QStringList{s("One. 1/9"), s("1/9 of it. 2/9")} << s("Two.");
        QTest::newRow("a number of the person's own")
            << s("It is 1/9 of it. More.") << QStringList{s("It is 1/9")} << s("of it. More.");
        QTest::newRow("lines of hyphens")
            << s("One\n---\nTwo\n-----\nThree") << QStringList{s("One"), s("Two")} << s("-----\nThree");
        QTest::newRow("a line of hyphens that was taken out")
            << s("One\n\nTwo") << QStringList{s("One")} << s("Two");
        QTest::newRow("nothing") << s("One.\n") << QStringList{s("One.")} << QString();
        QTest::newRow("another campaign")
            << s("See https://a.example/b?c=d&utm_source=x&utm_campaign=new now. Two.")
            << QStringList{s("See https://a.example/b?c=d&utm_source=x&utm_campaign=old now.")} << s("Two.");
        QTest::newRow("without spaces")
            << s("日本語です。次です。") << QStringList{s("日本語です。")} << s("次です。");
        QTest::newRow("a picture alone") << s("Two.") << QStringList{QString()} << s("Two.");
    }
    void whatFollows()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, there);
        const bool numbered = there.constFirst().endsWith(s(" 1/9")) && there.size() > 1;
        QFETCH(const QString, rest);
        const auto behind = textBehind(text, there, numbered);
        QVERIFY(behind.has_value());
        QCOMPARE(*behind, rest);
    }

    void whatTouchesThePublicParts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("another word") << s("Uno. Two.");
        QTest::newRow("a word less") << s("Two.");
        QTest::newRow("a word before it") << s("Well: One. Two.");
        QTest::newRow("the word goes on") << s("One.net is new. Two.");
        QTest::newRow("a sign more") << s("One.! Two.");
        QTest::newRow("nothing") << QString();
    }
    void whatTouchesThePublicParts()
    {
        QFETCH(const QString, text);
        QVERIFY(!textBehind(text, {s("One.")}, false, s("Two.")));
    }

    void aWordThatWasCutMayGoOn()
    {
        const QString word = s("Donaudampfschifffahrtsgesellschaft");
        const auto rest = textBehind(word + s(" and more"), {word.first(20)}, false, word.sliced(20));
        QVERIFY(rest.has_value());
        QCOMPARE(*rest, word.sliced(20) + s(" and more"));
        QVERIFY(!textBehind(word, {word.first(20)}, false, s("Something else")));
    }

    /// However a text is split, behind its first parts stands exactly what the others say.
    void whatIsBehindIsTheRest()
    {
        const networks::RulesCatalogue catalogue;
        const networks::NetworkRules &rules = catalogue.findOrOther(networks::NetworkKey::bluesky());
        const bool holds = rc::check("the rest is the other parts", [&rules] {
            const auto words = *rc::gen::container<std::vector<std::string>>(
                *rc::gen::inRange(1, 120),
                rc::gen::element<std::string>("bread", "a", "warm.", "\n", "\n\n", "@alma.example", "#pão",
                                              "https://bread.example/x?y=1", "日本語です。",
                                              "Donaudampfschifffahrt", "—", "1/4", "\n---\n", "!"));
            QString text;
            for (const std::string &word : words)
                text += QString::fromStdString(word) + u' ';
            networks::MeasureOptions options;
            options.limit = *rc::gen::inRange<qint64>(40, 300);
            const bool numbers = *rc::gen::arbitrary<bool>();
            const QStringList parts = networks::splitToFit(text, rules, options, numbers);
            RC_PRE(parts.size() > 1);
            const auto count = *rc::gen::inRange<qsizetype>(1, parts.size());
            const auto rest = textBehind(text, parts.first(count), numbers, parts[count]);
            RC_ASSERT(rest.has_value());
            QString others;
            for (qsizetype i = count; i < parts.size(); ++i) {
                QString part = parts[i];
                if (numbers)
                    part.chop(QStringLiteral(" %1/%2").arg(i + 1).arg(parts.size()).size());
                others += part;
            }
            RC_ASSERT(bare(*rest) == bare(others));
        });
        QVERIFY(holds);
    }

    void numbersGoOnBehindWhatIsThere()
    {
        const networks::RulesCatalogue catalogue;
        const networks::NetworkRules &rules = catalogue.findOrOther(networks::NetworkKey::bluesky());
        networks::MeasureOptions options;
        options.limit = 40;
        const QString text = s("word ").repeated(50);
        const QStringList parts = networks::splitToFit(text, rules, options, true, 5);
        const qsizetype all = 5 + parts.size();
        QVERIFY(all >= 10);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QVERIFY(parts[i].size() <= 40);
            QVERIFY(parts[i].endsWith(s(" %1/%2").arg(5 + i + 1).arg(all)));
        }
        QCOMPARE(networks::splitToFit(s("Last."), rules, {}, true, 1), QStringList{s("Last. 2/2")});
    }

    void picturesOfWhatIsPublicStayAsTheyWere_data()
    {
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("altText");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("as it was") << 0 << s("Bread") << true;
        QTest::newRow("described otherwise") << 0 << s("A loaf") << false;
        QTest::newRow("moved to what follows") << 1 << s("Bread") << false;
    }
    void picturesOfWhatIsPublicStayAsTheyWere()
    {
        QFETCH(const int, part);
        QFETCH(const QString, altText);
        QFETCH(const bool, isTaken);
        FakeClock clock;
        const networks::RulesCatalogue catalogue;
        clients::Account account;
        account.network = networks::NetworkKey::bluesky();
        plan::MediaItem item;
        item.id = plan::MediaId::create(clock);
        item.sha256 = QByteArray(32, 'x');
        plan::Post post;
        post.text = s("One\n---\nTwo");
        post.media.push_back({});
        post.media[0].mediaId = item.id;
        post.media[0].altText = s("Bread");
        plan::Version version;
        networks::setThreadMode(version.options, networks::ThreadMode::Parts);
        const Freeze freeze = [&](const plan::Post &what, const plan::Version &how) {
            const plan::EffectiveVersion effective = plan::effectiveVersion(what, how);
            return freezeContent(effective, {}, {{item.id, item}},
                                 networks::threadOf(effective.text, effective.options,
                                                    catalogue.findOrOther(account.network), {}));
        };
        Delivery delivery;
        delivery.content = freeze(post, version).value();
        delivery.linksThere = 1;
        post.text = s("One\n---\nTwo, shorter");
        post.media[0].part = part;
        post.media[0].altText = altText;
        const auto content = freezeFor(delivery, post, version, account, catalogue, freeze);
        QCOMPARE(content.has_value(), isTaken);
        if (isTaken)
            QCOMPARE(frozenTexts(*content), (QStringList{s("One"), s("Two, shorter")}));
        else
            QCOMPARE(content.error().code, ErrorCode::NotAllowed);
    }
};

QTEST_GUILESS_MAIN(TestBegunThread)
#include "tst_begun_thread.moc"
