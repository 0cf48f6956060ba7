// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// VADER's rules one by one. Expected figures are those of version 3.3.2 of the authors' program.
#include "listen/sentiment/vader.h"
#include "listen/sentiment/word_lists.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::listen;

namespace
{
const WordLists &lists()
{
    static const WordLists all;
    return all;
}

double compoundOf(std::string_view text)
{
    return VaderScorer(lists().english()).score(text).compound;
}

/// Texts of words that the rules know and of some that they do not.
rc::Gen<std::string> texts()
{
    static const std::vector<std::string> words{
        "good", "GREAT", "terrible", "hate",   "love", "not",   "isn't", "never", "so",   "this",     "no",
        "or",   "very",  "kind",     "of",     "but",  "least", "at",    "the",   "bomb", "house",    ":)",
        ":(",   "😍",    "heart",    "broken", "é",    "?",     "!!",    "x",     "\xFF", "slightly", "…"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)),
                        [](const std::vector<std::string> &chosen) {
                            std::string text;
                            for (const std::string &word : chosen)
                                text += word + ' ';
                            return text;
                        });
}
} // namespace

class TestVader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scoresAsThePublishedMethod_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("compound");
        const auto row = [](const char *name, const char *text, double compound) {
            QTest::newRow(name) << QByteArray(text) << compound;
        };
        row("a rated word", "The food is good", 0.4404);
        row("an unrated word", "The food is there", 0.0);
        row("a booster", "The food is very good", 0.4927);
        row("a dampener", "The food is slightly good", 0.3832);
        row("a booster one further", "The food is very much good", 0.4902);
        row("a booster two further", "very fine but not good", -0.3741);
        row("a booster of a bad word", "The food is extremely bad", -0.5849);
        row("a booster in capitals", "The food is VERY good", 0.6028);
        row("capitals", "The food is GOOD", 0.5622);
        row("capitals of all words", "FOOD IS GOOD", 0.4404);
        row("a bad word in capitals", "The food is BAD", -0.6408);
        row("negation", "The food is not good", -0.3412);
        row("negation in short", "The food isn't good", -0.3412);
        row("negation without its apostrophe", "The food isnt good", -0.3412);
        row("negation in capitals", "The food ISN'T good", -0.3412);
        row("negation one further", "The food is not very good", -0.3865);
        row("negation two further", "not in a good way", -0.3412);
        row("negation too far away", "not in such a good way", 0.4404);
        row("never so", "never so good", 0.5777);
        row("never this", "we were never this good", 0.6084);
        row("this right before", "the food at this good", 0.5228);
        row("without doubt", "without doubt good", 0.6136);
        row("without a doubt", "without a doubt good", 0.6136);
        row("without", "without good", -0.3412);
        row("no before a rated word", "no good", -0.3412);
        row("no with or", "no fun or joy", -0.6979);
        row("no alone", "oh no", -0.296);
        row("least", "the least good", -0.3412);
        row("least as the first word", "least good", -0.3412);
        row("at least", "at least good", 0.4404);
        row("very least", "the very least good", 0.4902);
        row("kind of", "it was kind of good", 0.3832);
        row("kind alone", "how kind she was", 0.5267);
        row("sort of", "it was sort of good", 0.3832);
        row("just enough", "it was just enough good", 0.3832);
        row("the bomb", "your new film is the bomb", 0.6124);
        row("kiss of death", "it was the kiss of death", -0.6124);
        row("to die for", "a cake to die for", -0.5994);
        row("yeah right", "oh well yeah right", 0.5106);
        row("broken heart", "now a broken heart", -0.7906);
        row("beating heart", "only a beating heart", 0.2732);
        row("bad ass", "he is one bad ass", 0.6124);
        row("bus stop", "at the old bus stop", 0.0);
        row("but", "The food is good but the service is terrible", -0.4939);
        row("but with equal words", "good good but good good", 0.891);
        row("but at the beginning", "But the food is good", 0.5927);
        row("one mark", "The food is good!", 0.4926);
        row("four marks", "The food is good!!!!", 0.6209);
        row("more marks", "The food is good!!!!!!!!", 0.6209);
        row("marks of a neutral text", "The food!!", 0.0);
        row("one question", "Is it good?", 0.4404);
        row("two questions", "Is it good??", 0.504);
        row("many questions", "Is it good?????", 0.594);
        row("an emoticon", "I am here :)", 0.4588);
        row("a sad emoticon", "I am here :(", -0.4404);
        row("an emoticon with a word", "I am here :)))", 0.0);
        row("an emoji", "I am here 😍", 0.4588);
        row("two emoji", "😡😡", 0.0);
        row("an emoji at a word", "here😍here", 0.4588);
        row("a renamed emoji", "🥰", 0.8074);
        row("a heart with its selector", "❤️", 0.0);
        row("an emoji after a space of another kind",
            "good\xC2\xA0"
            "😢",
            -0.0516);
        row("punctuation around", "\"(good)\"", 0.4404);
        row("two letters keep theirs", "ok, no.", 0.0);
        row("a dash within", "well-being", 0.0);
        row("a slang word", "lol", 0.4215);
        row("a word in another case", "Good", 0.4404);
        row("the sign of Kelvin",
            "\xE2\x84\xAA"
            "indly good",
            0.7269);
        row("capitals beyond ASCII", "ÉTÉ is good", 0.4404);
        row("a correction", "flawed", -0.4767);
        row("a word rated twice", "fav", 0.4588);
    }

    void scoresAsThePublishedMethod()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const double, compound);
        QCOMPARE(compoundOf({text.constData(), size_t(text.size())}), compound);
    }

    void tellsTheParts()
    {
        const Scores scores =
            VaderScorer(lists().english()).score("The book was good, the film was horrible!");
        QCOMPARE(scores.pos, 0.228);
        QCOMPARE(scores.neu, 0.473);
        QCOMPARE(scores.neg, 0.299);
    }

    void nothingIsNothing()
    {
        for (const std::string_view text : {std::string_view(), std::string_view(" \n\t\xE3\x80\x80")}) {
            const Scores scores = VaderScorer(lists().english()).score(text);
            QCOMPARE(scores.compound + scores.pos + scores.neu + scores.neg, 0.0);
        }
    }

    void dividesAtEveryWhiteSpaceThatPythonKnows()
    {
        for (const char *space :
             {"\t", "\x1c", "\xC2\x85", "\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x8A",
              "\xE2\x80\xA8", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"})
            QCOMPARE(compoundOf(std::string("so") + space + "good"), compoundOf("so good"));
        // The space of no width is part of a word.
        QCOMPARE(compoundOf("so\xE2\x80\x8Bgood"), 0.0);
    }

    void roundsAsPython()
    {
        QCOMPARE(roundedTo(3, 0.0625), 0.062); // an exact half goes to the even digit
        QCOMPARE(roundedTo(3, 0.1875), 0.188);
        QCOMPARE(roundedTo(4, 0.00005), 0.0001); // in binary a little above the half
        QCOMPARE(roundedTo(4, 0.00015), 0.0001); // and this one below
        QCOMPARE(roundedTo(4, -0.12345), -0.1235);
    }

    void holdsItsLaws()
    {
        const VaderScorer scorer(lists().english());
        const bool bounded = rc::check("the compound is between -1 and 1, and the parts make one", [&scorer] {
            const Scores scores = scorer.score(*texts());
            RC_ASSERT(scores.compound >= -1 && scores.compound <= 1);
            const double whole = scores.pos + scores.neu + scores.neg;
            RC_ASSERT(whole == 0 || std::abs(whole - 1) < 0.002);
            RC_ASSERT(scores.pos >= 0 && scores.neu >= 0 && scores.neg >= 0);
        });
        const bool stronger = rc::check("an exclamation mark at the end never weakens a text", [&scorer] {
            // At a word of one or two characters the mark becomes part of it.
            const std::string text = *texts() + "house";
            const double before = scorer.score(text).compound;
            const double after = scorer.score(text + '!').compound;
            RC_ASSERT(before == 0 || (before > 0) == (after > 0));
            RC_ASSERT(std::abs(after) >= std::abs(before));
        });
        const bool any = rc::check("any bytes have scores", [&scorer](const std::string &bytes) {
            RC_ASSERT(std::abs(scorer.score(bytes).compound) <= 1);
        });
        const bool same = rc::check("more white space changes nothing", [&scorer] {
            const std::string text = *texts();
            RC_ASSERT(scorer.score("\n " + text + "\t ").compound == scorer.score(text).compound);
        });
        QVERIFY(bounded && stronger && any && same);
    }
};

QTEST_GUILESS_MAIN(TestVader)
#include "tst_vader.moc"
