// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/fuzzy.h"

#include <QTest>

using hatstand::ui::shell::fuzzyMatch;

class FuzzyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingTypedFitsEverything() { QVERIFY(fuzzyMatch({}, QStringLiteral("New post"))); }
    void lettersOutOfOrderDoNotFit()
    {
        QVERIFY(!fuzzyMatch(QStringLiteral("tsop"), QStringLiteral("New post")));
    }
    void caseAndAccentsDoNotMatter()
    {
        QVERIFY(fuzzyMatch(QStringLiteral("sao"), QStringLiteral("Notícias de São João")));
    }
    void thePositionsAreThoseOfTheWord()
    {
        const auto match = fuzzyMatch(QStringLiteral("stol"), QStringLiteral("New Stollen"));
        QVERIFY(match);
        QCOMPARE(match->positions, (std::vector<int>{4, 5, 6, 7}));
    }
    void lettersAloneInsideWordsAreScattered()
    {
        const auto scattered = [](const char *text) {
            return fuzzyMatch(QStringLiteral("cal"), QString::fromLatin1(text))->scattered;
        };
        QVERIFY(!scattered("Go to Calendar"));
        QVERIFY(!scattered("Check all accounts now")); // beginnings of words, and what follows them
        QVERIFY(scattered("Leave the chosen post, or say that it is live"));
        QVERIFY(scattered("Do anything (commands only)"));
    }
    void initialsOfWordsFit()
    {
        const auto match = fuzzyMatch(QStringLiteral("gtc"), QStringLiteral("Go to Calendar"));
        QVERIFY(match);
        QCOMPARE(match->positions, (std::vector<int>{0, 3, 6}));
    }
    void aWholeWordBeatsScatteredLetters()
    {
        const auto whole = fuzzyMatch(QStringLiteral("post"), QStringLiteral("New post"));
        const auto scattered =
            fuzzyMatch(QStringLiteral("post"), QStringLiteral("Previous pane of settings"));
        QVERIFY(whole && scattered);
        QVERIFY(whole->score > scattered->score);
    }
};

QTEST_APPLESS_MAIN(FuzzyTest)
#include "fuzzy_test.moc"
