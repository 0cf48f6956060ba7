// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kind_corpus.h"
#include "listen/kinds/kind_judge.h"
#include "listen/kinds/usual_kind_rules.h"
#include "support/places.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
/// Shares of messages that are judged as a person does.
struct Figures
{
    double rules = 0;
    double learner = 0; ///< the likeliest kind, however unsure
    double both = 0;
    double overruled = 0;        ///< share of messages for which the learner overrules the rules
    double rightOfOverruled = 0; ///< and how many of them rightly
};

class Evaluation
{
public:
    Evaluation() : m_all(readKindCorpus(test::dataPath(u"listen/kinds.jsonl"_s)))
    {
        for (const KnownKind &known : m_all)
            m_features.push_back(kindFeatures(known.message));
    }

    const std::vector<KnownKind> &all() const { return m_all; }

    /// The share that the usual rules judge as a person does.
    double rightByRules(bool isHeldOut) const
    {
        const KindRules rules(usualKindRules(usualKindRuleLanguages()));
        int right = 0;
        int all = 0;
        for (const KnownKind &known : m_all) {
            if (known.isHeldOut != isHeldOut)
                continue;
            ++all;
            right += KindJudge(rules).judge(known.message).kind == known.kind ? 1 : 0;
        }
        return all == 0 ? 0 : right / static_cast<double>(all);
    }

    /// Learns from `learnt` messages and judges the others, over and over with others drawn.
    Figures after(size_t learnt, const KindRules &rules) const
    {
        constexpr int rounds = 20;
        Figures sum;
        for (int round = 0; round < rounds; ++round) {
            const Figures one = once(learnt, rules, static_cast<unsigned>(round + 1));
            sum.rules += one.rules / rounds;
            sum.learner += one.learner / rounds;
            sum.both += one.both / rounds;
            sum.overruled += one.overruled / rounds;
            sum.rightOfOverruled += one.rightOfOverruled / rounds;
        }
        return sum;
    }

private:
    Figures once(size_t learnt, const KindRules &ruleList, unsigned seed) const
    {
        const std::vector<size_t> order = shuffled(seed);
        KindLearner learner;
        for (size_t i = 0; i < learnt; ++i)
            learner.learn({m_all[order[i]].kind, m_features[order[i]]});
        const KindJudge judge(ruleList, learner);
        int rules = 0;
        int likeliest = 0;
        int both = 0;
        int overruled = 0;
        int rightOfOverruled = 0;
        for (size_t i = learnt; i < order.size(); ++i) {
            const KnownKind &known = m_all[order[i]];
            const auto met = ruleList.firstMet(known.message);
            rules += known.kind == (met ? ruleList.rules()[*met].kind : ConversationKind::Other) ? 1 : 0;
            const auto chances = learner.probabilities(m_features[order[i]]);
            const auto best = std::max_element(chances.begin(), chances.end()) - chances.begin();
            likeliest += best == static_cast<int>(known.kind) ? 1 : 0;
            const KindVerdict verdict = judge.judge(known.message);
            both += verdict.kind == known.kind ? 1 : 0;
            if (verdict.by == KindBy::Learned) {
                ++overruled;
                rightOfOverruled += verdict.kind == known.kind ? 1 : 0;
            }
        }
        const double judged = static_cast<double>(order.size() - learnt);
        return {rules / judged, likeliest / judged, both / judged, overruled / judged,
                overruled == 0 ? 1 : rightOfOverruled / static_cast<double>(overruled)};
    }

    /// By hand: std::shuffle differs between libraries, the figures must not.
    std::vector<size_t> shuffled(unsigned seed) const
    {
        std::mt19937 random(seed);
        std::vector<size_t> order(m_all.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        for (size_t i = order.size() - 1; i > 0; --i)
            std::swap(order[i], order[random() % (i + 1)]);
        return order;
    }

    std::vector<KnownKind> m_all;
    std::vector<std::vector<KindFeature>> m_features;
};
} // namespace

class TestKindEvaluation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCorpusIsLargeAndInSixLanguages()
    {
        QVERIFY(m_evaluation.all().size() >= 300);
        for (const QString &language : usualKindRuleLanguages()) {
            for (const ConversationKind kind : allKinds) {
                QVERIFY2(std::any_of(m_evaluation.all().begin(), m_evaluation.all().end(),
                                     [&](const KnownKind &known) {
                                         return known.kind == kind && known.language == language;
                                     }),
                         qPrintable(language + u' ' + kindName(kind)));
            }
        }
    }

    /// Those that the rules were finished before, and those that they were improved with.
    void theRulesAloneAreRightSoOften()
    {
        const double unseen = m_evaluation.rightByRules(true);
        const double seen = m_evaluation.rightByRules(false);
        qInfo("rules alone: %.3f of the held out, %.3f of the others", unseen, seen);
        QVERIFY(unseen >= 0.84);
        QVERIFY(seen >= 0.72);
    }

    void correctionsMakeItBetter_data()
    {
        QTest::addColumn<QStringList>("languages");
        QTest::addColumn<size_t>("learnt");
        QTest::addColumn<double>("gain");    // at least, of both over the rules alone
        QTest::addColumn<double>("learner"); // at least, of the learner alone
        const QStringList all = usualKindRuleLanguages();
        QTest::newRow("50 corrections") << all << size_t(50) << 0.003 << 0.35;
        QTest::newRow("100 corrections") << all << size_t(100) << 0.008 << 0.39;
        QTest::newRow("200 corrections") << all << size_t(200) << 0.01 << 0.44;
        QTest::newRow("50 corrections, rules in English only")
            << QStringList{} << size_t(50) << 0.003 << 0.35;
        QTest::newRow("100 corrections, rules in English only")
            << QStringList{} << size_t(100) << 0.06 << 0.39;
        QTest::newRow("200 corrections, rules in English only")
            << QStringList{} << size_t(200) << 0.09 << 0.44;
    }
    void correctionsMakeItBetter()
    {
        QFETCH(const QStringList, languages);
        QFETCH(const size_t, learnt);
        QFETCH(const double, gain);
        QFETCH(const double, learner);
        const Figures figures = m_evaluation.after(learnt, KindRules(usualKindRules(languages)));
        qInfo("rules %.3f, learner alone %.3f, both %.3f; overruled %.3f, of these right %.3f", figures.rules,
              figures.learner, figures.both, figures.overruled, figures.rightOfOverruled);
        QVERIFY(figures.both >= figures.rules + gain);
        QVERIFY(figures.learner >= learner);
    }

private:
    Evaluation m_evaluation;
};

QTEST_APPLESS_MAIN(TestKindEvaluation)
#include "tst_kind_evaluation.moc"
