// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/rules_catalogue.h"
#include "networks/text/thread_split.h"

#include <QRegularExpression>
#include <QTest>

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

    /// Nothing is lost, nothing is added, everything fits.
    void everyTextComesBackWhole()
    {
        const bool holds = rc::check("parts fit and make up the text", [this] {
            const auto words = *rc::gen::container<std::vector<std::string>>(
                *rc::gen::inRange(0, 120),
                rc::gen::element<std::string>("bread", "a", "warm.", "\n", "\n\n", "@alma.example", "#pão",
                                              "https://bread.example/x?y=1", "👩‍👩‍👧‍👦",
                                              "日本語です。", "Donaudampfschifffahrt", "—", "e.g.", "!"));
            QString text;
            for (const std::string &word : words)
                text += QString::fromStdString(word) + u' ';
            const auto units = *rc::gen::inRange<qint64>(40, 300);
            const bool numbers = *rc::gen::arbitrary<bool>();
            QStringList parts = splitToFit(text, rules(), limit(units), numbers);
            for (qsizetype i = 0; i < parts.size(); ++i) {
                RC_ASSERT(!measureText(parts[i], rules(), limit(units)).over);
                if (numbers && parts.size() > 1)
                    parts[i].chop(QStringLiteral(" %1/%2").arg(i + 1).arg(parts.size()).size());
            }
            RC_ASSERT(plain(parts.join(QString())) == plain(text));
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
