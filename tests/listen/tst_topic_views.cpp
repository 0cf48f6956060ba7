// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/spoken_messages.h"
#include "listen/topics/share_of_voice.h"
#include "listen/topics/stop_words.h"
#include "listen/topics/top_people.h"
#include "listen/topics/top_words.h"
#include "listen/topics/topic_query.h"
#include "listen/topics/where_said.h"

#include <QTest>

#include <numeric>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
Voice voice(const QString &name, bool isOurs = false)
{
    return {name, CompiledQuery(*parseQuery(name).query, "UTC"), isOurs};
}

TopicSpeaker speaker(const QString &id, std::optional<qint64> followers = {})
{
    TopicSpeaker one;
    one.network = u"bluesky"_s;
    one.remoteId = id;
    one.handle = id;
    one.followers = followers;
    return one;
}

QStringList textsOf(const std::vector<TopWord> &words)
{
    QStringList texts;
    for (const TopWord &word : words)
        texts.append(word.text);
    return texts;
}
} // namespace

class TestTopicViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageThatNamesSeveralCountsForEach()
    {
        ShareOfVoice voices({voice(u"Northwheel"_s, true), voice(u"Wielhuis"_s), voice(u"Fietsgoed"_s)});
        QVERIFY(voices.add(PreparedMessage(spoken(u"Wielhuis or northwheel?"_s))));
        QVERIFY(voices.add(PreparedMessage(spoken(u"Wielhuis!"_s))));
        QVERIFY(!voices.add(PreparedMessage(spoken(u"A bike"_s))));
        const std::vector<VoiceShare> shares = voices.shares();
        QCOMPARE(voices.namingMessages(), qint64(2));
        QCOMPARE(shares[0].percent, 33);
        QCOMPARE(shares[1].percent, 67);
        QCOMPARE(shares[2].messages, qint64(0));
        QCOMPARE(pointsGained({{u"Northwheel"_s, true, 28, 28}}, shares), 5);
        QCOMPARE(pointsGained({}, {}), 0);
    }

    void theUnionIsNoMoreThanTheSum()
    {
        QVERIFY(rc::check("max <= union <= sum; the percents make 100", [] {
            ShareOfVoice voices({voice(u"a"_s, true), voice(u"b"_s), voice(u"c"_s)});
            const auto said = *rc::gen::container<std::vector<std::string>>(
                rc::gen::element<std::string>("a", "b", "c", "a b", "b c", "a b c", "x"));
            for (const std::string &text : said)
                voices.add(PreparedMessage(spoken(QString::fromStdString(text))));
            qint64 sum = 0;
            qint64 most = 0;
            int percent = 0;
            for (const VoiceShare &share : voices.shares()) {
                sum += share.messages;
                most = std::max(most, share.messages);
                percent += share.percent;
            }
            RC_ASSERT(most <= voices.namingMessages() && voices.namingMessages() <= sum);
            RC_ASSERT(percent == (sum > 0 ? 100 : 0));
        }));
    }

    void wordsThatAreSaidMoreHereAreNamed()
    {
        WordCounts topic;
        WordCounts elsewhere;
        for (int i = 0; i < 40; ++i) {
            topic.add(u"The Crème detour at https://x.example/brakes @brakes is closed 2026"_s, {u"en"_s});
            topic.add(u"a bike is a bike, cycle lane"_s, {u"en"_s});
            elsewhere.add(u"a bike and a bell"_s, {u"en"_s});
            elsewhere.add(u"the bell"_s, {u"en"_s});
        }
        topic.add(u"crème CRÈME"_s, {u"en"_s});
        QCOMPARE(topic.messagesWith(u"creme"_s), qint64(41));
        QCOMPARE(topic.messagesWith(u"bike"_s), qint64(40));
        const QStringList words = textsOf(topWords(topic, elsewhere, {}, 10));
        // Its words stand in the pair only; what is said as much elsewhere is no news.
        QVERIFY(words.contains(u"Crème detour"_s));
        QVERIFY(words.contains(u"cycle lane"_s));
        QVERIFY(words.contains(u"closed"_s));
        for (const QString &word : {u"bike"_s, u"the"_s, u"detour"_s, u"brakes"_s, u"2026"_s, u"bell"_s})
            QVERIFY2(!words.contains(word), qPrintable(word));
        QVERIFY(!textsOf(topWords(topic, elsewhere, {u"cycle"_s, u"lane"_s}, 10)).contains(u"cycle lane"_s));
        QCOMPARE(topWords(topic, elsewhere, {}, 2).size(), size_t(2));
    }

    void withoutABackgroundTheMostFrequentComeFirst()
    {
        WordCounts topic;
        for (int i = 0; i < 6; ++i)
            topic.add(i < 4 ? u"pneu"_s : u"selim"_s, {u"pt"_s});
        topic.add(u"selim"_s, {});
        topic.add(u"para uma 自転車の店"_s, {u"pt"_s});
        const std::vector<TopWord> words = topWords(topic, {}, {}, 10);
        QCOMPARE(textsOf(words), (QStringList{u"pneu"_s, u"selim"_s}));
        QCOMPARE(words.front().messages, qint64(4));
    }

    void theScoreIsThatOfDunning()
    {
        // His table for "the swamp" is not at hand; a table worked out by hand: 20 of 100 against 5 of 100.
        const double expected = 2 * (20 * std::log(20 / 12.5) + 80 * std::log(80 / 87.5) +
                                     5 * std::log(5 / 12.5) + 95 * std::log(95 / 87.5));
        QVERIFY(std::abs(logLikelihood(20, 100, 5, 100) - expected) < 1e-9);
        QCOMPARE(logLikelihood(5, 50, 10, 100), 0.0);
        QCOMPARE(logLikelihood(5, 50, 0, 0), 0.0);
    }

    void stopWordsAreThoseOfTheLanguage()
    {
        QVERIFY(isStopWord(u"the"_s, {u"pt-BR"_s}));
        QVERIFY(isStopWord(u"uma"_s, {u"pt-BR"_s}));
        QVERIFY(!isStopWord(u"uma"_s, {u"nl"_s}));
        QVERIFY(isStopWord(u"uma"_s, {}));
        QVERIFY(!isStopWord(u"die"_s, {u"en"_s}));
        QVERIFY(!isStopWord(u"bakfiets"_s, {}));
    }

    void whatTheQueryLooksForIsKnown()
    {
        QCOMPARE(wordsOf(*parseQuery(u"(\"cargo Bike\" OR #fiets) NEAR Rotterdam -job from:eva"_s).query),
                 (QSet<QString>{u"cargo"_s, u"bike"_s, u"fiets"_s, u"rotterdam"_s}));
        QCOMPARE(wordsOf(*parseQuery(u"Café #fiets"_s).query), (QSet<QString>{u"cafe"_s, u"fiets"_s}));
    }

    void peopleAreOrderedByWhatTheySayOrByWhoHears()
    {
        TopPeople people;
        const Instant at = Instant::fromMilliseconds(1000);
        people.add(speaker(u"eva"_s, 10), at, Feeling::Positive);
        people.add(speaker(u"eva"_s, 30), at + Milliseconds(5), Feeling::Negative);
        people.add(speaker(u"eva"_s, 20), at + Milliseconds(1), Feeling::Neutral);
        people.add(speaker(u"wout"_s, 900), at, Feeling::Neutral);
        people.add(speaker(u"ana"_s), at, Feeling::Neutral);
        const std::vector<TopicSpeaker> loud = people.top(PeopleOrder::Messages, 2);
        QCOMPARE(loud.size(), size_t(2));
        QCOMPARE(loud[0].remoteId, u"eva"_s);
        QCOMPARE(loud[0].messages, qint64(3));
        QCOMPARE(loud[0].negative, qint64(1));
        QCOMPARE(loud[0].followers, std::optional<qint64>(30));
        const std::vector<TopicSpeaker> heard = people.top(PeopleOrder::Followers, 9);
        QCOMPARE(heard[0].remoteId, u"wout"_s);
        QCOMPARE(heard[2].remoteId, u"ana"_s);
        QCOMPARE(people.followers().size(), size_t(2));
    }

    void placesAreOrderedByWhatIsSaidThere()
    {
        WhereSaid where;
        where.add(u"reddit"_s, u"r/Rotterdam"_s, 5);
        where.add(u"reddit"_s, u"r/fietsen"_s, 2);
        where.add(u"bluesky"_s, {}, 6);
        where.add(u"mastodon"_s, {}, 6);
        QCOMPARE(where.networks(), (std::vector<PlaceCount>{
                                       {u"reddit"_s, {}, 7}, {u"bluesky"_s, {}, 6}, {u"mastodon"_s, {}, 6}}));
        QCOMPARE(where.sources(1), (std::vector<PlaceCount>{{u"reddit"_s, u"r/Rotterdam"_s, 5}}));
    }
};

QTEST_GUILESS_MAIN(TestTopicViews)
#include "tst_topic_views.moc"
