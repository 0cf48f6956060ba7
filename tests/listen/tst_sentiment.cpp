// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/sentiment.h"
#include "listen/sentiment/vader.h"
#include "listen/sentiment/word_list_scorer.h"

#include <QTest>

#include <rapidcheck.h>
#include <thread>

using namespace hatstand::listen;

namespace
{
const WordLists &lists()
{
    static const WordLists all;
    return all;
}

Sentiment judged(std::string_view text, std::string_view hint = {})
{
    return SentimentJudge(lists()).judge(text, hint);
}

double compoundIn(std::string_view language, std::string_view text)
{
    return SentimentJudge(lists()).judgeIn(language, text).compound;
}
} // namespace

class TestSentiment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesInTheLanguageOfTheText_data()
    {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("positive");
        QTest::addColumn<QByteArray>("negative");
        const auto row = [](const char *language, const char *positive, const char *negative) {
            QTest::newRow(language) << QByteArray(language) << QByteArray(positive) << QByteArray(negative);
        };
        row("da", "Jeg elsker jeres brød, det er dejligt og personalet er venligt",
            "Jeg er meget skuffet over jeres brød, det er dårligt");
        row("de", "Ich liebe euer Brot, es schmeckt großartig und alle sind freundlich",
            "Ich bin von eurem Brot enttäuscht, es war wirklich schlecht");
        row("en", "I love your bread, it is great and everybody is friendly",
            "I am disappointed by your bread, it was really bad");
        row("es", "Me encanta vuestro pan, es excelente y la gente es muy amable",
            "Estoy muy decepcionado con vuestro pan, fue horrible");
        row("fi", "Rakastan teidän leipäänne, se on todella hyvää ja ihanaa",
            "Olen hyvin pettynyt teidän leipäänne, se oli todella huonoa");
        row("fr", "J'adore votre pain, il est excellent et les gens sont gentils",
            "Je suis très déçu par votre pain, il était vraiment mauvais");
        row("it", "Adoro il vostro pane, è eccellente e siete tutti molto gentili",
            "Sono molto deluso dal vostro pane, era davvero pessimo");
        row("nl", "Ik vind jullie brood heerlijk, het is geweldig en iedereen is vriendelijk",
            "Ik ben erg teleurgesteld in jullie brood, het was echt slecht");
        row("pl", "Uwielbiam wasz chleb, jest świetny i wszyscy są bardzo mili",
            "Jestem bardzo rozczarowany waszym chlebem, był okropny");
        row("pt", "Adoro o vosso pão, é excelente e toda a gente é muito simpática",
            "Estou muito decepcionado com o vosso pão, foi péssimo");
        row("sv", "Jag älskar ert bröd, det är underbart och alla är väldigt vänliga",
            "Jag är väldigt besviken på ert bröd, det var riktigt dåligt");
        row("tr", "Ekmeğinizi çok seviyorum, gerçekten harika ve herkes çok kibar",
            "Ekmeğiniz beni hayal kırıklığına uğrattı, gerçekten berbat bir ekmek");
    }

    void judgesInTheLanguageOfTheText()
    {
        QFETCH(const QByteArray, language);
        QFETCH(const QByteArray, positive);
        QFETCH(const QByteArray, negative);
        const Sentiment good = judged(positive.toStdString());
        QCOMPARE(QByteArray::fromStdString(good.language), language);
        QCOMPARE(good.feeling, Feeling::Positive);
        QCOMPARE(good.method, language == "en" ? Sentiment::Method::Vader : Sentiment::Method::WordList);
        const Sentiment bad = judged(negative.toStdString());
        QCOMPARE(QByteArray::fromStdString(bad.language), language);
        QCOMPARE(bad.feeling, Feeling::Negative);
    }

    void negationTurnsWordsRound_data()
    {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("negated");
        const auto row = [](const char *language, const char *plain, const char *negated) {
            QTest::newRow(negated) << QByteArray(language) << QByteArray(plain) << QByteArray(negated);
        };
        row("de", "Das ist gut", "Das ist nicht gut");
        row("de", "Ich liebe das", "Ich liebe das nicht");
        row("fr", "c'est bon", "ce n'est pas bon");
        row("fr", "j'aime", "je n'aime pas");
        row("es", "es bueno", "no es bueno");
        row("tr", "iyi", "iyi değil");
        row("pl", "to jest dobre", "to nigdy nie jest dobre"); // two negations are one
    }

    void negationTurnsWordsRound()
    {
        QFETCH(const QByteArray, language);
        QFETCH(const QByteArray, plain);
        QFETCH(const QByteArray, negated);
        QVERIFY(compoundIn(language.toStdString(), plain.toStdString()) > 0.3);
        QVERIFY(compoundIn(language.toStdString(), negated.toStdString()) < -0.2);
    }

    void negationDoesNotReachFar()
    {
        QVERIFY(compoundIn("es", "no lo he visto en mi casa pero es bueno") > 0);
        // A sign is no word of the sentence.
        QVERIFY(compoundIn("de", "heute nicht 😍") > 0);
    }

    void wordsAreKnownWhateverTheirCaseAndEnding()
    {
        QCOMPARE(compoundIn("de", "SCHÖN"), compoundIn("de", "schön"));
        QCOMPARE(compoundIn("de", "schöne"), compoundIn("de", "schön"));
        QCOMPARE(compoundIn("es", "buenas"), compoundIn("es", "bueno"));
        // Turkish has two letters i.
        QCOMPARE(compoundIn("tr", "SIKICI"), compoundIn("tr", "sıkıcı"));
        QVERIFY(compoundIn("tr", "İYİ") > 0);
    }

    void expressionsCountAsAWhole()
    {
        const WordList list("xx", {"bad\t-3\nnot bad at all\t2\nat sea\t-1\n", "", ""});
        const WordListScorer scorer(list, lists().english());
        QVERIFY(scorer.score("It is not bad at all").compound > 0);
        QVERIFY(scorer.score("It is not bad at").compound < 0);
        QVERIFY(scorer.score("bad, at... sea").compound < scorer.score("bad").compound);
    }

    void emojiAndEmoticonsCountInEveryLanguage()
    {
        QVERIFY(compoundIn("fi", "leipä 😍") > 0);
        QVERIFY(compoundIn("fi", "leipä :(") < 0);
        QCOMPARE(compoundIn("fi", "leipä"), 0.0);
    }

    void signsAloneHaveNoLanguageButAFeeling()
    {
        const Sentiment sentiment = judged("😍😍 :)");
        QCOMPARE(sentiment.feeling, Feeling::Positive);
        QCOMPARE(sentiment.method, Sentiment::Method::Signs);
        QVERIFY(sentiment.language.empty());
        QCOMPARE(judged("https://example.com").feeling, Feeling::Unknown);
    }

    void isUnknownRatherThanWrong()
    {
        const Sentiment greek = judged("Σήμερα φτιάξαμε καινούργιο ψωμί και είναι πολύ νόστιμο");
        QCOMPARE(greek.feeling, Feeling::Unknown);
        QCOMPARE(greek.method, Sentiment::Method::None);
        QCOMPARE(greek.language, "el");
        QCOMPARE(judged("super").feeling, Feeling::Unknown);
        QCOMPARE(judged("").feeling, Feeling::Unknown);
    }

    void aPersonMaySayWhichLanguageItIs()
    {
        QCOMPARE(judged("super").feeling, Feeling::Unknown);
        QCOMPARE(SentimentJudge(lists()).judgeIn("de-AT", "super").feeling, Feeling::Positive);
        QCOMPARE(SentimentJudge(lists()).judgeIn("eo", "super").feeling, Feeling::Unknown);
    }

    void thresholdsAreThoseOfThePaper()
    {
        QCOMPARE(feelingOf(0.05), Feeling::Positive);
        QCOMPARE(feelingOf(0.0499), Feeling::Neutral);
        QCOMPARE(feelingOf(-0.0499), Feeling::Neutral);
        QCOMPARE(feelingOf(-0.05), Feeling::Negative);
    }

    void longTextsAreTheMeanOfTheirSentences()
    {
        const std::string neutral =
            "The committee met at noon in the old house by the river with the others. ";
        std::string text;
        while (text.size() <= wholeTextBytes)
            text += neutral;
        text += "It was good. ";
        const auto count = double(text.size() / neutral.size() + 1);
        const double one = VaderScorer(lists().english()).score("It was good.").compound;
        QCOMPARE(judged(text, "en").compound, roundedTo(4, one / count));
    }

    void onlyTheBeginningOfALongTextIsJudged()
    {
        std::string text;
        while (text.size() < judgedBytes)
            text += "This is a wonderful and lovely day for all of us. ";
        const Sentiment before = judged(text, "en");
        const Sentiment after = judged(text + "It was horrible. It was awful.", "en");
        QCOMPARE(after.compound, before.compound);
        // Also one without a space, whose characters stay whole.
        std::string endless;
        while (endless.size() < 2 * judgedBytes)
            endless += "é";
        QCOMPARE(SentimentJudge(lists()).judgeIn("en", endless).feeling, Feeling::Neutral);
    }

    void tagsAreReadByTheirLanguage()
    {
        QCOMPARE(primaryLanguage("pt-BR"), "pt");
        QCOMPARE(primaryLanguage("EN_us"), "en");
        QCOMPARE(primaryLanguage("english"), "");
        QCOMPARE(primaryLanguage(""), "");
        QVERIFY(WordLists::hasListOf("pt-BR") && !WordLists::hasListOf("en") && !WordLists::hasListOf(""));
    }

    void everyListIsThereAndInOrder()
    {
        for (const char *language : {"da", "de", "es", "fi", "fr", "it", "nl", "pl", "pt", "sv", "tr"}) {
            const WordList *list = lists().of(language);
            QVERIFY2(list != nullptr && list->size() > 2000, language);
        }
        QVERIFY(lists().english().words().size() > 7500);
        QCOMPARE(lists().of("en"), nullptr);
    }

    void manyThreadsReadTheListsAtOnce()
    {
        const WordLists fresh;
        const SentimentJudge judge(fresh);
        std::vector<std::thread> threads;
        std::vector<double> compounds(4);
        for (double &compound : compounds)
            threads.emplace_back([&judge, &compound] {
                compound = judge.judgeIn("de", "schön").compound + judge.judgeIn("en", "good").compound;
            });
        for (std::thread &thread : threads)
            thread.join();
        for (const double compound : compounds)
            QCOMPARE(compound, compounds.front());
        QVERIFY(compounds.front() > 0);
    }

    void theTableFindsWhatWasPutThere()
    {
        const bool holds = rc::check("a table finds its words, in any case, and no others", [] {
            const auto words = *rc::gen::container<std::set<std::string>>(
                rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcdefgxyz-'."))));
            WordTable table(4);
            std::int16_t value = 0;
            for (const std::string &word : words) {
                if (!word.empty() && word.front() < 'x')
                    table.put(word).value = ++value;
            }
            value = 0;
            for (const std::string &word : words) {
                const WordRecord *found = table.find(QByteArray::fromStdString(word).toUpper().toStdString());
                const bool isThere = !word.empty() && word.front() < 'x';
                const bool isFound = found != nullptr;
                RC_ASSERT(isFound == isThere);
                if (isThere)
                    RC_ASSERT(int(found->value) == int(++value));
            }
        });
        QVERIFY(holds);
    }

    void anyBytesCanBeJudged()
    {
        const bool holds =
            rc::check("any bytes have a sentiment within bounds", [](const std::string &bytes) {
                for (const char *language : {"en", "de", "tr", "eo"}) {
                    const Sentiment sentiment = SentimentJudge(lists()).judgeIn(language, bytes);
                    RC_ASSERT(std::abs(sentiment.compound) <= 1);
                    const double whole = sentiment.pos + sentiment.neu + sentiment.neg;
                    RC_ASSERT(whole == 0 || std::abs(whole - 1) < 0.003);
                }
                RC_ASSERT(std::abs(judged(bytes).compound) <= 1);
            });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestSentiment)
#include "tst_sentiment.moc"
