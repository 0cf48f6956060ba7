// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/query_gen.h"
#include "listen/spoken_messages.h"
#include "listen/topics/spoken_names.h"
#include "listen/topics/topic_match.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray lisbon = "Europe/Lisbon";

bool finds(const QString &query, const TopicMessage &message)
{
    return CompiledQuery(*parseQuery(query).query, lisbon).matches(PreparedMessage(message));
}

Instant utc(int month, int day, int hour, int minute = 0)
{
    return Instant::fromDateTime(QDateTime(QDate(2026, month, day), QTime(hour, minute), Qt::UTC));
}
} // namespace

class TestTopicMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreFound_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFound");
        const auto row = [](const QString &query, const QString &text, bool isFound) {
            QTest::addRow("%s in %s", qPrintable(query), qPrintable(text)) << query << text << isFound;
        };
        row(u"bike"_s, u"A BIKE!"_s, true);
        row(u"bike"_s, u"bikes"_s, false);
        row(u"bike*"_s, u"bikes"_s, true);
        row(u"cafe"_s, u"Café"_s, true);
        row(u"e-bike"_s, u"my E bike"_s, true);
        row(u"e-bike"_s, u"bike e"_s, false);
        row(u"\"cargo bike\""_s, u"cargo, bike"_s, true);
        row(u"\"cargo bike\""_s, u"cargo my bike"_s, false);
        row(u"\"cargo bi\"*"_s, u"cargo cargo bikes"_s, true);
        row(u"a b OR c"_s, u"c"_s, true);
        row(u"a b OR c"_s, u"a"_s, false);
        row(u"a -b"_s, u"a b"_s, false);
        row(u"a NEAR/1 b"_s, u"a x b"_s, true);
        row(u"a NEAR/1 b"_s, u"b x a"_s, true);
        row(u"a NEAR/1 b"_s, u"a x y b"_s, false);
        row(u"a NEAR/0 b"_s, u"b a"_s, true);
        row(u"a NEAR/2 b NEAR/2 c"_s, u"c a x b"_s, true);
        row(u"a NEAR/2 b NEAR/2 c"_s, u"c x a b"_s, true);
        row(u"a NEAR/2 b NEAR/2 c"_s, u"c x y a b"_s, false);
        row(u"(\"a b\" OR c) NEAR/1 d"_s, u"a b x d"_s, true);
        row(u"(\"a b\" OR c) NEAR/1 d"_s, u"d x y a b"_s, false);
        row(u"転車"_s, u"東京の自転車です"_s, true);
        row(u"自転車 NEAR/2 shop"_s, u"自転車の shop"_s, true);
        row(u"自転車 NEAR/1 shop"_s, u"自転車 a b shop"_s, false);
        row(u"🚲"_s, u"I❤🚲!"_s, true);
        row(u"🤣"_s, u"bike🤣"_s, true);
        row(u"☂"_s, u"a ☂\uFE0F"_s, true);
        row(u"จักร"_s, u"ขี่จักรยาน"_s, true);
        row(u"#bike"_s, u"my #Bike, yes"_s, true);
        row(u"#bike"_s, u"my bike"_s, false);
        row(u"#bike"_s, u"https://x.example/#bike"_s, false);
        row(u"#bike"_s, u"#bikes"_s, false);
        row(u"#自転車"_s, u"これは#自転車"_s, true);
        row(u"@eva"_s, u"so @Eva@town.example said"_s, true);
        row(u"@eva"_s, u"mail eva or x@eva"_s, false);
        row(u"@eva.bsky.social"_s, u"(@eva.bsky.social)."_s, true);
        row(u"@eva@town.example"_s, u"@eva"_s, false);
    }
    void wordsAreFound()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, text);
        QTEST(finds(query, spoken(text)), "isFound");
    }

    void whatIsKnownOfAMessageIsAsked()
    {
        TopicMessage message = spoken(u"hello"_s);
        message.authorHandle = u"Rijnmond@town.example"_s;
        message.authorName = u"Rijnmond News"_s;
        message.languages = {u"pt-BR"_s};
        message.network = u"reddit"_s;
        message.source = u"r/Rotterdam"_s;
        message.channel = networks::Channel::Review;
        message.stars = 2;
        message.feeling = Feeling::Negative;
        message.hasMedia = true;
        message.isQuestion = true;
        for (const QString &query :
             {u"from:rijnmond"_s, u"from:@rijnmond@town.example"_s, u"from:\"rijnmond news\""_s, u"lang:pt"_s,
              u"lang:pt-br"_s, u"source:Reddit"_s, u"source:r/rotterdam"_s, u"is:review"_s, u"is:question"_s,
              u"is:unanswered"_s, u"stars:<3"_s, u"stars:2..4"_s, u"feeling:negative"_s, u"has:media"_s})
            QVERIFY2(finds(query, message), qPrintable(query));
        for (const QString &query : {u"from:news"_s, u"from:rijnmond@other.example"_s, u"lang:p"_s,
                                     u"lang:pt-pt"_s, u"source:rotterdam"_s, u"is:reply"_s, u"is:answered"_s,
                                     u"is:ours"_s, u"stars:>2"_s, u"feeling:unknown"_s, u"has:link"_s}) {
            const ParsedQuery parsed = parseQuery(query);
            if (parsed.query)
                QVERIFY2(!finds(query, message), qPrintable(query));
        }
        message.isOurs = true;
        QVERIFY(!finds(u"is:unanswered"_s, message));
        message.stars.reset();
        QVERIFY(!finds(u"stars:1..5"_s, message));
    }

    void strangersAndRepeatedWordsAreAsked()
    {
        TopicMessage message = spoken(u"https://x.example/a 🚲 @eva #bike 42"_s);
        QVERIFY(!finds(u"is:stranger"_s, message));
        QVERIFY(!finds(u"is:repeated"_s, message));
        QVERIFY(!finds(u"has:words"_s, message));
        message.isStranger = true;
        message.isRepeated = true;
        message.text += u" look"_s;
        QVERIFY(finds(u"is:stranger is:repeated has:words"_s, message));
    }

    void daysAreThoseOfTheTimeZone()
    {
        TopicMessage message = spoken(u"hello"_s);
        // Lisbon is an hour ahead until 25 October 2026.
        message.at = utc(10, 14, 23, 0);
        QVERIFY(finds(u"since:2026-10-15"_s, message));
        QVERIFY(!finds(u"until:2026-10-14"_s, message));
        message.at = utc(10, 14, 22, 59);
        QVERIFY(!finds(u"since:2026-10-15"_s, message));
        QVERIFY(finds(u"until:2026-10-14"_s, message));
        message.at = utc(10, 25, 23, 30); // a day of 25 hours
        QVERIFY(finds(u"until:2026-10-25"_s, message));
    }

    void namesInATextAreTold()
    {
        QCOMPARE(hashtagsIn(u"#a, (#b_c) #1 x#d #Café. ##e"_s),
                 (QStringList{u"a"_s, u"b_c"_s, u"Café"_s, u"e"_s}));
        QCOMPARE(handlesIn(u"@eva, .@no @a.b- x@y.example @c@d.example!"_s),
                 (QStringList{u"eva"_s, u"a.b"_s, u"c@d.example"_s}));
    }

    void theLogicIsThatOfSets()
    {
        QVERIFY(rc::check("and, or and not are those of logic", [] {
            const QueryNode a = *anyQuery(2);
            const QueryNode b = *anyQuery(2);
            const PreparedMessage message(*anyMessage());
            const auto met = [&message](const QueryNode &query) {
                return CompiledQuery(query, lisbon).matches(message);
            };
            const auto group = [](QueryNode::Kind kind, std::vector<QueryNode> children) {
                QueryNode node;
                node.kind = kind;
                node.children = std::move(children);
                return normalised(node);
            };
            using Kind = QueryNode::Kind;
            RC_ASSERT(met(group(Kind::And, {a, b})) == (met(a) && met(b)));
            RC_ASSERT(met(group(Kind::Or, {a, b})) == (met(a) || met(b)));
            RC_ASSERT(met(group(Kind::Not, {a})) == !met(a));
        }));
    }
};

QTEST_GUILESS_MAIN(TestTopicMatch)
#include "tst_topic_match.moc"
