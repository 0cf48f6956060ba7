// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/query_gen.h"
#include "listen/topics/query_words.h"
#include "listen/topics/topic_query.h"

#include <QLocale>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
QString printed(const QString &text)
{
    const ParsedQuery parsed = parseQuery(text);
    return parsed.query ? toString(*parsed.query) : QString();
}
} // namespace

class TestTopicQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void whatIsTypedIsRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const char *name, const QString &typed, const QString &canonical) {
            QTest::newRow(name) << typed << canonical;
        };
        row("words", u"cargo  bike"_s, u"cargo bike"_s);
        row("AND says nothing new", u"cargo AND bike"_s, u"cargo bike"_s);
        row("small letters are words", u"this or that and not near"_s, u"this or that and not near"_s);
        row("OR binds least", u"a b OR c -d"_s, u"a b OR c NOT d"_s);
        row("brackets", u"a (b|c)"_s, u"a (b OR c)"_s);
        row("two bars", u"a || b"_s, u"a OR b"_s);
        row("brackets that say nothing", u"((a) (b c))"_s, u"a b c"_s);
        row("not twice", u"a NOT -b"_s, u"a b"_s);
        row("not a group", u"a -(b OR c)"_s, u"a NOT (b OR c)"_s);
        row("not a phrase", u"a -\"b c\""_s, u"a NOT \"b c\""_s);
        row("phrase", u"\"cargo bike\""_s, u"\"cargo bike\""_s);
        row("curled marks", u"„cargo bike“ «b c»"_s, u"\"cargo bike\" \"b c\""_s);
        row("a phrase of one word", u"\"bakfiets\""_s, u"bakfiets"_s);
        row("a phrase of an operator", u"\"AND\""_s, u"\"AND\""_s);
        row("a phrase that looks like a field", u"\"from:eva\""_s, u"\"from:eva\""_s);
        row("signs at the ends", u"bike, (bell!) C++"_s, u"bike bell C"_s);
        row("a hyphen inside", u"e-bike"_s, u"e-bike"_s);
        row("star", u"bakf* \"cargo bi\"*"_s, u"bakf* \"cargo bi\"*"_s);
        row("near", u"a NEAR b"_s, u"a NEAR/10 b"_s);
        row("near with a distance", u"a NEAR/5 b"_s, u"a NEAR/5 b"_s);
        row("near in brackets", u"NEAR(a b, 5)"_s, u"a NEAR/5 b"_s);
        row("near of three", u"NEAR(a \"b c\" d,7)"_s, u"a NEAR/7 \"b c\" NEAR/7 d"_s);
        row("the largest distance", u"a NEAR/3 b NEAR/8 c"_s, u"a NEAR/8 b NEAR/8 c"_s);
        row("near with OR", u"(\"cargo bike\" OR bakfiets) NEAR Rotterdam -job"_s,
            u"(\"cargo bike\" OR bakfiets) NEAR/10 Rotterdam NOT job"_s);
        row("NOT binds less than near", u"x -a NEAR b"_s, u"x NOT a NEAR/10 b"_s);
        row("a number is a word in near", u"NEAR(a 5)"_s, u"a NEAR/10 5"_s);
        row("hashtag", u"#Fiets ＃自転車"_s, u"#Fiets #自転車"_s);
        row("mention", u"@eva.bsky.social, @eva@town.example"_s, u"@eva.bsky.social @eva@town.example"_s);
        row("from", u"from:@eva FROM:\"Rijnmond News\""_s, u"from:eva from:\"Rijnmond News\""_s);
        row("language", u"lang:PT lang:pt_BR"_s, u"lang:pt lang:pt-br"_s);
        row("source", u"source:r/Rotterdam"_s, u"source:r/Rotterdam"_s);
        row("is", u"is:Question is:unanswered"_s, u"is:question is:unanswered"_s);
        row("stars", u"stars:<3 stars:4 stars:>=4 stars:2..4 stars:1-5 stars:<=1"_s,
            u"stars:<=2 stars:4 stars:>=4 stars:2..4 stars:1..5 stars:1"_s);
        row("feeling, has", u"feeling:negative has:link has:media"_s,
            u"feeling:negative has:link has:media"_s);
        row("days", u"since:2026-1-5 until:2026-02-28"_s, u"since:2026-01-05 until:2026-02-28"_s);
        row("an address is words", u"https://x.example/y"_s, u"https://x.example/y"_s);
        row("full-width signs", u"自転車　（a｜b）"_s, u"自転車 (a OR b)"_s);
        row("no star on what is found anywhere", u"自転* 🚲*"_s, u"自転 🚲"_s);
    }
    void whatIsTypedIsRead()
    {
        QFETCH(const QString, typed);
        const ParsedQuery parsed = parseQuery(typed);
        QVERIFY2(parsed.problems.isEmpty(), qPrintable(parsed.problems.value(0).what));
        QVERIFY(parsed.query);
        QTEST(toString(*parsed.query), "canonical");
    }

    void whatIsUnfinishedIsToldAndTheRestFindsAlready_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("canonical");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("where");
        using Kind = QueryProblem::Kind;
        const auto row = [](const QString &typed, const QString &canonical, Kind kind, const QString &where) {
            QTest::newRow(qPrintable(typed)) << typed << canonical << static_cast<int>(kind) << where;
        };
        row(u"bike OR"_s, u"bike"_s, Kind::Unfinished, u"OR"_s);
        row(u"bike AND"_s, u"bike"_s, Kind::Unfinished, u"AND"_s);
        row(u"OR bike"_s, u"bike"_s, Kind::Unfinished, u"OR"_s);
        row(u"a OR OR b"_s, u"a OR b"_s, Kind::Unfinished, u"OR"_s);
        row(u"bike NOT"_s, u"bike"_s, Kind::Unfinished, u"NOT"_s);
        row(u"bike NEAR"_s, u"bike"_s, Kind::Unfinished, u"NEAR"_s);
        row(u"bike NEAR/"_s, u"bike"_s, Kind::Unfinished, u"NEAR/"_s);
        row(u"NEAR bike"_s, u"bike"_s, Kind::Unfinished, u"NEAR"_s);
        row(u"a NEAR NOT b"_s, u"a NOT b"_s, Kind::Unfinished, u"NEAR"_s);
        row(u"bike (cargo OR bak"_s, u"bike (cargo OR bak)"_s, Kind::NotClosed, u"("_s);
        row(u"bike \"cargo bi"_s, u"bike \"cargo bi\""_s, Kind::NotClosed, u"\"cargo bi"_s);
        row(u"NEAR(bike cargo"_s, u"bike NEAR/10 cargo"_s, Kind::NotClosed, u"NEAR("_s);
        row(u"bike) cargo"_s, u"bike cargo"_s, Kind::NotOpened, u")"_s);
        row(u"bike ()"_s, u"bike"_s, Kind::NothingToFind, u"()"_s);
        row(u"bike #"_s, u"bike"_s, Kind::Unfinished, u"#"_s);
        row(u"bike @"_s, u"bike"_s, Kind::Unfinished, u"@"_s);
        row(u"bike from:"_s, u"bike"_s, Kind::Unfinished, u"from:"_s);
        row(u"bike ..."_s, u"bike"_s, Kind::NothingToFind, u"..."_s);
        row(u"bike lang:portuguese"_s, u"bike"_s, Kind::NotUnderstood, u"lang:portuguese"_s);
        row(u"bike is:nice"_s, u"bike"_s, Kind::NotUnderstood, u"is:nice"_s);
        row(u"bike stars:6"_s, u"bike"_s, Kind::NotUnderstood, u"stars:6"_s);
        row(u"bike since:2026-02-30"_s, u"bike"_s, Kind::NotUnderstood, u"since:2026-02-30"_s);
        row(u"bike #cargo-bike"_s, u"bike #cargo"_s, Kind::NotUnderstood, u"#cargo-bike"_s);
        row(u"-job"_s, u"NOT job"_s, Kind::FindsEverything, u"-job"_s);
        row(u"bike OR -job"_s, u"bike OR NOT job"_s, Kind::FindsEverything, u"bike OR -job"_s);
        row(u"(a b) NEAR c"_s, u"a b c"_s, Kind::NotNear, u"NEAR"_s);
        row(u"a NEAR/500 b"_s, u"a NEAR/100 b"_s, Kind::TooMuch, u"NEAR/500"_s);
    }
    void whatIsUnfinishedIsToldAndTheRestFindsAlready()
    {
        QFETCH(const QString, typed);
        const ParsedQuery parsed = parseQuery(typed);
        QVERIFY(!parsed.isGood());
        QCOMPARE(parsed.problems.size(), 1);
        const QueryProblem &problem = parsed.problems.front();
        QTEST(static_cast<int>(problem.kind), "kind");
        QTEST(typed.mid(problem.start, problem.length), "where");
        QVERIFY(problem.what.endsWith(u'.'));
        QVERIFY(problem.remedy.endsWith(u'.'));
        QVERIFY(parsed.query);
        QTEST(toString(*parsed.query), "canonical");
    }

    void nothingIsNoProblem()
    {
        QVERIFY(!parseQuery({}).query);
        QVERIFY(parseQuery(u"  \n"_s).problems.isEmpty());
    }

    void whatIsTooMuchIsLeftOutAndTold()
    {
        const ParsedQuery longOne = parseQuery(u"word "_s.repeated(2000));
        QVERIFY(longOne.query);
        QCOMPARE(longOne.query->children.size(), size_t(maxQueryTerms));
        QCOMPARE(longOne.problems.size(), 2);
        const ParsedQuery deep = parseQuery(u"a "_s + u"(b "_s.repeated(50) + u")"_s.repeated(50) + u" c"_s);
        QCOMPARE(deep.problems.size(), 1);
        QCOMPARE(deep.problems.front().kind, QueryProblem::Kind::TooMuch);
        QVERIFY(toString(*deep.query).endsWith(u" c"_s));
        // None of these may take long or much stack.
        for (const QString &part :
             {u"("_s, u"NOT "_s, u"NEAR("_s, u"a NEAR "_s, u"-("_s, u"a OR "_s, u"\""_s, u"#"_s})
            (void)parseQuery(part.repeated(100'000));
    }

    void everyQueryIsReadAsItIsPrinted()
    {
        QVERIFY(rc::check("parse(print(q)) == q", [] {
            const QueryNode query = *anyQuery();
            const QString text = toString(query);
            const ParsedQuery parsed = parseQuery(text);
            RC_LOG() << text.toStdString();
            RC_ASSERT(parsed.query == query);
            RC_ASSERT(parsed.problems.isEmpty() != findsEverything(query));
        }));
    }

    void anythingTypedIsReadAndPrintedForGood()
    {
        QVERIFY(rc::check("print(parse(t)) is stable", [] {
            const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "a", "b", " ", " ", "(", ")", "\"", "NEAR", "NEAR(", "/5", ",", "OR", "AND", "NOT", "-", "#",
                "@", "*", "from:", "lang:pt", "stars:", "<3", ":", "🚲", "é", "..", "|", "is:question", "„",
                "自"));
            QString text;
            for (const std::string &part : parts)
                text += QString::fromStdString(part);
            const ParsedQuery parsed = parseQuery(text);
            for (const QueryProblem &problem : parsed.problems) {
                RC_ASSERT(problem.start >= 0 && problem.length > 0);
                RC_ASSERT(problem.start + problem.length <= text.size());
            }
            if (!parsed.query)
                return;
            RC_LOG() << toString(*parsed.query).toStdString();
            RC_ASSERT(parseQuery(toString(*parsed.query)).query == parsed.query);
            RC_ASSERT(!explain(*parsed.query).isEmpty());
        }));
    }

    void aQueryIsExplainedWithItsWordsInBold()
    {
        const QList<ExplainedPiece> pieces = explain(
            *parseQuery(u"(\"cargo bike\" OR bakfiets OR bakfietsen) NEAR Rotterdam -job -vacancy"_s).query);
        const QList<ExplainedPiece> expected{
            {u"cargo bike"_s, true}, {u" or "_s, false},    {u"bakfiets"_s, true},  {u" or "_s, false},
            {u"bakfietsen"_s, true}, {u", near "_s, false}, {u"Rotterdam"_s, true}, {u", without "_s, false},
            {u"job"_s, true},        {u", "_s, false},      {u"vacancy"_s, true}};
        QCOMPARE(pieces, expected);
    }

    void otherQueriesAreExplained_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("words");
        QTest::newRow("and") << u"a b (c OR d)"_s << u"a and b and (c or d)"_s;
        QTest::newRow("or of groups") << u"a b OR c"_s << u"(a and b) or c"_s;
        QTest::newRow("refused group") << u"a -(b OR c) -\"d e\""_s << u"a, without b, c, d e"_s;
        QTest::newRow("conditions") << u"bike lang:pt -from:eva is:question -job"_s
                                    << u"bike, in Portuguese, not from eva, only questions, without job"_s;
        QTest::newRow("only conditions") << u"is:review stars:<3"_s << u"only reviews, with 1 to 2 stars"_s;
        QTest::newRow("names") << u"#fiets @eva bak*"_s << u"#fiets and @eva and bak*"_s;
        QTest::newRow("percent signs stay") << u"%1 OR %2"_s << u"1 or 2"_s;
    }
    void otherQueriesAreExplained()
    {
        QFETCH(const QString, typed);
        QTEST(explainPlainly(*parseQuery(typed).query), "words");
    }

    void printingKeepsWhatWasWritten() { QCOMPARE(printed(u"ROTTERDAM Café"_s), u"ROTTERDAM Café"_s); }
};

QTEST_GUILESS_MAIN(TestTopicQuery)
#include "tst_topic_query.moc"
