// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/hashtag_text.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::ui::composer;

namespace
{
const QStringList bread{QStringLiteral("bread"), QStringLiteral("Stollen")};
}

class HashtagTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theyAreAddedAtTheEnd()
    {
        QCOMPARE(withHashtags(QStringLiteral("Loaves today."), bread),
                 QStringLiteral("Loaves today.\n\n#bread #Stollen"));
        QCOMPARE(withHashtags({}, bread), QStringLiteral("#bread #Stollen"));
    }
    void theyJoinThoseThatStandThere()
    {
        QCOMPARE(withHashtags(QStringLiteral("Loaves today. #Bristol"), bread),
                 QStringLiteral("Loaves today. #Bristol #bread #Stollen"));
    }
    void whatStandsThereIsNotAddedTwice()
    {
        QCOMPARE(withHashtags(QStringLiteral("Our #STOLLEN is back"), bread),
                 QStringLiteral("Our #STOLLEN is back\n\n#bread"));
    }
    void onlyTheClosingRunIsTakenAway()
    {
        QCOMPARE(withoutHashtags(QStringLiteral("Our #bread is back #Bristol #bread #Stollen"), bread),
                 QStringLiteral("Our #bread is back #Bristol"));
    }
    void withinSentencesTheWordsStay()
    {
        QCOMPARE(withoutHashtags(QStringLiteral("We love #Bread today, and #breadsticks"), bread),
                 QStringLiteral("We love Bread today, and #breadsticks"));
        QCOMPARE(withoutHashtags(QStringLiteral("For us it is #bread, \uFF03Stollen."), bread),
                 QStringLiteral("For us it is bread, Stollen."));
    }
    void aTextThatOnlyAddsHashtagsIsKnown()
    {
        const QString text = QStringLiteral("Loaves today.");
        QVERIFY(addsOnlyHashtags(withHashtags(text, bread), text));
        QVERIFY(!addsOnlyHashtags(text, text));
        QVERIFY(!addsOnlyHashtags(QStringLiteral("Loaves today. And buns. #bread"), text));
        QVERIFY(!addsOnlyHashtags(QStringLiteral("Buns today. #bread"), text));
    }
    void theHashtagThatTheTextEndsInIsKnown()
    {
        QCOMPARE(hashtagAtEnd(QStringLiteral("Loaves #bread")), QStringLiteral("bread"));
        QCOMPARE(hashtagAtEnd(QStringLiteral("#rye \uFF03Stollen")), QStringLiteral("Stollen"));
        for (const char *text : {"", "Loaves", "Loaves #", "Loaves #bread ", "Loaves #bread.", "#bread and"})
            QVERIFY2(hashtagAtEnd(QString::fromLatin1(text)).isEmpty(), text);
    }
    void addingAndTakingAwayGivesTheTextBack()
    {
        const bool held = rc::check("with then without", [] {
            const auto words = *rc::gen::container<std::vector<std::string>>(
                rc::gen::element<std::string>("loaf", "rye,", "oven.", "two", "äpfel", "\n"));
            QString text;
            for (const std::string &word : words)
                text += QString::fromStdString(word) + QLatin1Char(' ');
            text = text.trimmed();
            const QString added = withHashtags(text, bread);
            RC_ASSERT(hasHashtags(added, bread));
            RC_ASSERT(withHashtags(added, bread) == added);
            RC_ASSERT(withoutHashtags(added, bread) == text);
        });
        QVERIFY(held);
    }
};

QTEST_GUILESS_MAIN(HashtagTextTest)
#include "tst_hashtag_text.moc"
