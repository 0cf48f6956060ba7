// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/fts_index.h"
#include "listen/query_gen.h"
#include "listen/topics/topic_match.h"
#include "listen/topics/topic_sql.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
IndexExpression expressionOf(const QString &query, const IndexLayout &layout = {})
{
    return indexExpression(*parseQuery(query).query, layout);
}

QString indexed(const TopicMessage &message, const IndexLayout &layout)
{
    return layout.hasAllHashtags ? message.text + u'\n' + message.hashtags.join(u' ') : message.text;
}
} // namespace

class TestTopicSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheIndexCanAnswerIsAskedOfIt_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("match");
        QTest::addColumn<bool>("isExact");
        const auto row = [](const QString &query, const QString &match, bool isExact) {
            QTest::newRow(qPrintable(query)) << query << match << isExact;
        };
        row(u"Café"_s, u"{text} : (\"cafe\")"_s, true);
        row(u"e-bike bak*"_s, u"{text} : ((\"e bike\" AND \"bak\"*))"_s, true);
        row(u"a OR \"NOT b\""_s, u"{text} : ((\"a\" OR \"not b\"))"_s, true);
        row(u"a -b -\"c d\""_s, u"{text} : ((\"a\" NOT (\"b\" OR \"c d\")))"_s, true);
        row(u"a lang:pt"_s, u"{text} : (\"a\")"_s, false);
        row(u"a -lang:pt"_s, u"{text} : (\"a\")"_s, false);
        row(u"a -(b lang:pt)"_s, u"{text} : (\"a\")"_s, false);
        row(u"a OR lang:pt"_s, QString(), false);
        row(u"a OR -b"_s, QString(), false);
        row(u"#tag"_s, QString(), false);
        row(u"@eva.bsky"_s, u"{text} : (\"eva bsky\"*)"_s, false);
        row(u"a NEAR/3 b"_s, u"{text} : (NEAR(\"a\" \"b\", 3))"_s, true);
        row(u"(a OR b) NEAR/3 c"_s, u"{text} : ((NEAR(\"a\" \"c\", 3) OR NEAR(\"b\" \"c\", 3)))"_s, true);
        row(u"自転車 bike"_s, u"{text} : (\"bike\")"_s, false);
        row(u"自転車 NEAR bike"_s, u"{text} : (((\"bike\")))"_s, false);
    }
    void whatTheIndexCanAnswerIsAskedOfIt()
    {
        QFETCH(const QString, query);
        const IndexExpression expression = expressionOf(query);
        QTEST(expression.match, "match");
        QTEST(expression.isExact, "isExact");
    }

    void theIndexKnowsNoWordsOfScriptsWithoutSpaces()
    {
        QVERIFY(expressionOf(u"a OR 自転車"_s).needsScan);
        QVERIFY(expressionOf(u"a -🚲"_s).needsScan);
        QVERIFY(!expressionOf(u"a lang:ja"_s).needsScan);
    }

    void hashtagsAreLookedUpWhereTheIndexHasThem()
    {
        QCOMPARE(expressionOf(u"#tag_x"_s, {.hasAllHashtags = true}).match, u"{text} : (\"tag x\"*)"_s);
    }

    /// The first choice leaves nothing out; where it says so it is the right one.
    void everyMessageThatIsMeantIsInTheFirstChoice()
    {
        FtsIndex index;
        const QByteArray zone = "Europe/Amsterdam";
        QVERIFY(rc::check("the index finds what the matcher finds", [&] {
            const IndexLayout layout{.hasAllHashtags = *rc::gen::arbitrary<bool>()};
            index.run("BEGIN");
            index.clear();
            std::vector<PreparedMessage> messages;
            for (int i = 0; i < 12; ++i) {
                TopicMessage message = *anyMessage();
                message.text = indexed(message, layout);
                index.add(i, message.text, message.authorName);
                messages.emplace_back(message);
            }
            index.run("COMMIT");
            for (int i = 0; i < 12; ++i) {
                const QueryNode query = *anyQuery();
                const IndexExpression expression = indexExpression(query, layout);
                RC_LOG() << toString(query).toStdString() << "\n" << expression.match.toStdString() << "\n";
                if (expression.match.isEmpty()) {
                    RC_ASSERT(!expression.isExact);
                    continue;
                }
                const std::set<qint64> found = index.find(expression.match);
                const CompiledQuery compiled(query, zone);
                for (int row = 0; row < 12; ++row) {
                    const bool isMeant = compiled.matches(messages[static_cast<size_t>(row)]);
                    RC_LOG() << messages[static_cast<size_t>(row)].message().text.toStdString() << "\n";
                    RC_ASSERT(!isMeant || found.contains(row));
                    if (expression.isExact)
                        RC_ASSERT(isMeant == found.contains(row));
                }
            }
        }));
    }

    void nothingTypedBecomesAnOperatorOfTheIndex()
    {
        FtsIndex index;
        index.add(1, u"text near not or and author"_s, u"bike"_s);
        for (const QString &query :
             {u"text:x"_s, u"author : bike"_s, u"^near"_s, u"a + b"_s, u"\"near\" {text}"_s,
              u"'; DROP TABLE m; --"_s, u"a\"b\"c"_s, u"NEAR(\"a*\" \"b\"*, 3)"_s, u"or* and* not*"_s}) {
            const ParsedQuery parsed = parseQuery(query);
            QVERIFY(parsed.query);
            (void)index.find(indexExpression(*parsed.query).match);
        }
        QVERIFY(index.find(expressionOf(u"bike"_s).match).empty());
        QCOMPARE(index.find(expressionOf(u"near not or"_s).match).size(), size_t(1));
    }

    void theLargestQueryIsUnderstoodByTheIndex()
    {
        FtsIndex index;
        index.add(1, u"word1 word199"_s);
        QString all;
        for (int i = 0; i < maxQueryTerms; ++i)
            all += u"word%1 "_s.arg(i);
        QVERIFY(index.find(expressionOf(all.simplified().replace(u' ', u" OR "_s)).match).contains(1));
        QVERIFY(index.find(expressionOf(all).match).empty());
        const QString nested = u"(word1 -"_s.repeated(18) + u"x"_s + u")"_s.repeated(18);
        QVERIFY(parseQuery(nested).problems.isEmpty());
        (void)index.find(expressionOf(nested).match);
        const QString either = u"(a OR b OR c OR d OR e OR f OR g OR h)"_s;
        const IndexExpression wide = expressionOf(either + u" NEAR "_s + either + u" NEAR "_s + either);
        QVERIFY(!wide.isExact);
        (void)index.find(wide.match);
    }
};

QTEST_GUILESS_MAIN(TestTopicSql)
#include "tst_topic_sql.moc"
