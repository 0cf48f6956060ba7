// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kind_corpus.h"
#include "listen/kinds/kind_learner.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;
using Kind = ConversationKind;

namespace
{
rc::Gen<std::vector<KindFeature>> anyFeatures()
{
    return rc::gen::map(rc::gen::container<std::vector<KindFeature>>(rc::gen::inRange<KindFeature>(0, 12)),
                        [](std::vector<KindFeature> features) {
                            std::sort(features.begin(), features.end());
                            features.erase(std::unique(features.begin(), features.end()), features.end());
                            return features;
                        });
}

rc::Gen<KindExample> anyExample()
{
    return rc::gen::exec([] {
        return KindExample{allKinds[*rc::gen::inRange<size_t>(0, allKinds.size())], *anyFeatures()};
    });
}

rc::Gen<std::vector<KindExample>> anyExamples()
{
    return rc::gen::container<std::vector<KindExample>>(anyExample());
}

KindLearner learnt(const std::vector<KindExample> &examples)
{
    KindLearner learner;
    for (const KindExample &example : examples)
        learner.learn(example);
    return learner;
}

KindExample example(const QString &text, Kind kind)
{
    return {kind, kindFeatures(PreparedMessage(heard(text)))};
}

/// What a shop hears that takes "is there room" for an order.
KindLearner taught(int orders)
{
    KindLearner learner;
    const QStringList days{u"Monday"_s, u"Tuesday"_s,  u"Wednesday"_s, u"Thursday"_s,
                           u"Friday"_s, u"Saturday"_s, u"Sunday"_s};
    for (int i = 0; i < orders; ++i)
        learner.learn(example(u"Is there still a spot free in the pottery class on %1?"_s.arg(days[i % 7]),
                              Kind::Order));
    const QStringList questions{u"Which glaze is safe for food?"_s, u"How hot is the kiln?"_s,
                                u"What does a bag of clay weigh?"_s, u"Where can I park nearby?"_s};
    for (int i = 0; i < 16; ++i)
        learner.learn(example(questions[i % 4], Kind::Question));
    return learner;
}
} // namespace

class TestKindLearner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsUnlearnedLeavesNoTrace()
    {
        QVERIFY(rc::check("learning and unlearning is nothing", [] {
            const KindLearner before = learnt(*anyExamples());
            const KindExample one = *anyExample();
            KindLearner after = before;
            after.learn(one);
            RC_ASSERT(after != before);
            RC_ASSERT(after.unlearn(one));
            RC_ASSERT(after == before);
            RC_ASSERT(after.counts() == before.counts());
        }));
    }

    void allThatAPersonTaughtCanBeForgotten()
    {
        QVERIFY(rc::check("forgetting some leaves what the others alone would give", [] {
            const std::vector<KindExample> kept = *anyExamples();
            const std::vector<KindExample> forgotten = *anyExamples();
            KindLearner learner = learnt(forgotten);
            for (const KindExample &each : kept)
                learner.learn(each);
            for (const KindExample &each : forgotten)
                RC_ASSERT(learner.unlearn(each));
            RC_ASSERT(learner == learnt(kept));
        }));
    }

    void whatWasNeverLearnedIsNotUnlearned()
    {
        KindLearner learner = learnt({{Kind::Order, {1, 2}}, {Kind::Press, {3}}});
        const KindLearner before = learner;
        QVERIFY(!learner.unlearn({Kind::Order, {1, 3}}));
        QVERIFY(!learner.unlearn({Kind::Spam, {1, 2}}));
        QVERIFY(!learner.unlearn({Kind::Spam, {}}));
        QVERIFY(learner == before);
    }

    void theOrderOfExamplesDoesNotMatter()
    {
        QVERIFY(rc::check("any order gives the same, to the last bit", [] {
            std::vector<KindExample> examples = *anyExamples();
            const KindLearner one = learnt(examples);
            for (size_t i = examples.size(); i > 1; --i)
                std::swap(examples[i - 1], examples[*rc::gen::inRange<size_t>(0, i)]);
            const KindLearner other = learnt(examples);
            RC_ASSERT(one == other);
            const std::vector<KindFeature> features = *anyFeatures();
            RC_ASSERT(one.probabilities(features) == other.probabilities(features));
        }));
    }

    void probabilitiesAreThoseOfOneWhole()
    {
        QVERIFY(rc::check("each from 0 to 1, together 1", [] {
            const auto all = learnt(*anyExamples()).probabilities(*anyFeatures());
            for (const double each : all)
                RC_ASSERT(each >= 0 && each <= 1);
            RC_ASSERT(std::abs(std::accumulate(all.begin(), all.end(), 0.0) - 1) < 1e-9);
        }));
    }

    void whatIsStoredIsAllThereIs()
    {
        QVERIFY(rc::check("from its rows it is the same again", [] {
            const KindLearner learner = learnt(*anyExamples());
            RC_ASSERT(KindLearner(learner.counts()) == learner);
        }));
        KindCounts odd;
        odd.features = {{Kind::Order, 1, 0}, {Kind::Order, 2, -3}, {static_cast<Kind>(99), 3, 1}};
        odd.examples[2] = -1;
        QVERIFY(KindLearner(odd) == KindLearner());
    }

    void ofManyExamplesOfOneKindNoneIsMadeOfTheUnknown()
    {
        KindLearner learner;
        for (KindFeature i = 0; i < 500; ++i)
            learner.learn({Kind::Question, {i % 50, 100 + i}});
        for (int i = 0; i < 6; ++i)
            learner.learn({Kind::Press, {7000, 7001}});
        // Nothing is known of it: no kind is likelier for being large or small.
        const auto unknown = learner.probabilities({9000, 9001, 9002});
        for (const double each : unknown)
            QVERIFY(std::abs(each - 1.0 / static_cast<double>(kindCount)) < 1e-9);
        QVERIFY(!learner.decide({9000, 9001, 9002}, std::nullopt));
        // What is typical of the small kind is seen among hundreds of the large one.
        const auto typical = learner.probabilities({7000, 7001});
        QCOMPARE(std::max_element(typical.begin(), typical.end()) - typical.begin(),
                 static_cast<int>(Kind::Press));
    }

    void itIsSilentUntilItKnowsEnough()
    {
        QVERIFY(!KindLearner().decide({1, 2}, std::nullopt));
        const std::vector<KindFeature> telling{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        KindLearner learner;
        for (int i = 0; i < minExamplesOfKind; ++i)
            learner.learn({Kind::Order, telling});
        for (KindFeature i = 0; learner.examples() < minKindExamples - 1; ++i)
            learner.learn({Kind::Question, {100 + i}});
        QVERIFY(!learner.decide(telling, std::nullopt));
        learner.learn({Kind::Question, {99}});
        const auto decided = learner.decide(telling, std::nullopt);
        QVERIFY(decided && decided->kind == Kind::Order && decided->probability >= minKindProbability);
        QVERIFY(learner.unlearn({Kind::Order, telling}));
        learner.learn({Kind::Question, {98}});
        QVERIFY(!learner.decide(telling, std::nullopt)); // too few of that kind
    }

    void whatComesAgainInOtherWordsIsRecognised()
    {
        const PreparedMessage again(heard(u"Hello, is there a spot free in the pottery class next week?"_s));
        const auto decided = taught(8).decide(kindFeatures(again), Kind::Question);
        QVERIFY(decided);
        QCOMPARE(decided->kind, Kind::Order);
        const PreparedMessage other(heard(u"Which clay do you take for cups?"_s));
        const auto asked = taught(8).decide(kindFeatures(other), Kind::Question);
        QVERIFY(!asked || asked->kind == Kind::Question);
    }

    void featuresAreTheSameForEver()
    {
        // They are stored: another value would forget all that was learned.
        TopicMessage message = spoken(u"Bike, BIKE 12 bike 7"_s);
        const std::vector<KindFeature> features = kindFeatures(PreparedMessage(message));
        QVERIFY(std::is_sorted(features.begin(), features.end()));
        // bike, a figure; bike bike, bike figure, figure bike; feeling, question, channel, link.
        QCOMPARE(features.size(), 9);
        const std::vector<KindWord> words = kindWords(PreparedMessage(message));
        QCOMPARE(words.size(), 2);
        QCOMPARE(words.front().word, u"Bike"_s);
        QCOMPARE(words.front().feature, KindFeature(0x2de1f5517a8ccdc7U));
        message.stars = 4;
        QCOMPARE(kindFeatures(PreparedMessage(message)).size(), 10);
    }

    void theRestOfALongTextIsNotLookedAt()
    {
        QString text;
        for (size_t i = 0; i < maxKindWords; ++i)
            text += u"w%1x "_s.arg(i);
        QCOMPARE(kindFeatures(PreparedMessage(spoken(text))),
                 kindFeatures(PreparedMessage(spoken(text + u"and more"_s))));
    }
};

QTEST_APPLESS_MAIN(TestKindLearner)
#include "tst_kind_learner.moc"
