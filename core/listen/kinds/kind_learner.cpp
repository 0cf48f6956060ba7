// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/kind_learner.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hatstand::listen
{

namespace
{
bool isKind(ConversationKind kind)
{
    const int number = static_cast<int>(kind);
    return number >= 0 && number < static_cast<int>(kindCount);
}

std::array<double, kindCount> normalised(std::array<double, kindCount> shares)
{
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double &each : shares)
        each /= sum;
    return shares;
}
} // namespace

KindLearner::KindLearner(const KindCounts &counts)
{
    for (const KindFeatureCount &row : counts.features) {
        if (row.count > 0 && isKind(row.kind))
            add(row.feature, static_cast<size_t>(row.kind), row.count);
    }
    for (size_t kind = 0; kind < kindCount; ++kind)
        m_examples[kind] = std::max(0, counts.examples[kind]);
}

KindCounts KindLearner::counts() const
{
    KindCounts counts;
    counts.examples = m_examples;
    for (const auto &[feature, row] : m_rows) {
        for (size_t kind = 0; kind < kindCount; ++kind) {
            if (row[kind] > 0)
                counts.features.push_back({allKinds[kind], feature, row[kind]});
        }
    }
    std::sort(counts.features.begin(), counts.features.end(),
              [](const KindFeatureCount &a, const KindFeatureCount &b) {
                  return a.feature != b.feature ? a.feature < b.feature : a.kind < b.kind;
              });
    return counts;
}

void KindLearner::add(KindFeature feature, size_t kind, int count)
{
    m_rows[feature][kind] += count;
    m_features[kind] += count;
}

void KindLearner::learn(const KindExample &example)
{
    const auto kind = static_cast<size_t>(example.kind);
    for (const KindFeature feature : example.features)
        add(feature, kind, 1);
    ++m_examples[kind];
}

bool KindLearner::unlearn(const KindExample &example)
{
    const auto kind = static_cast<size_t>(example.kind);
    const bool isKnown =
        std::all_of(example.features.begin(), example.features.end(), [&](KindFeature feature) {
            const auto found = m_rows.find(feature);
            return found != m_rows.end() && found->second[kind] > 0;
        });
    if (m_examples[kind] == 0 || !isKnown)
        return false;
    for (const KindFeature feature : example.features) {
        const auto found = m_rows.find(feature);
        --found->second[kind];
        --m_features[kind];
        if (found->second == Row{})
            m_rows.erase(found);
    }
    --m_examples[kind];
    return true;
}

int KindLearner::examples() const
{
    return std::accumulate(m_examples.begin(), m_examples.end(), 0);
}

double KindLearner::background(const Row &row) const
{
    double shares = 1.0 / static_cast<double>(m_rows.size());
    for (size_t kind = 0; kind < kindCount; ++kind) {
        if (row[kind] > 0)
            shares += row[kind] / static_cast<double>(m_features[kind]);
    }
    return kindSmoothing * shares / static_cast<double>(kindCount + 1);
}

std::array<double, kindCount> KindLearner::probabilities(const std::vector<KindFeature> &features) const
{
    // The same factors in the same order whatever was learned first: sums of doubles depend on it.
    std::array<double, kindCount> logs = {};
    int seen = 0;
    for (const KindFeature feature : features) {
        const auto found = m_rows.find(feature);
        if (found == m_rows.end())
            continue;
        ++seen;
        const Row &row = found->second;
        const double expected = background(row);
        const double unseen = std::log(expected);
        for (size_t kind = 0; kind < kindCount; ++kind)
            logs[kind] += row[kind] == 0 ? unseen : std::log(row[kind] + expected);
    }
    for (size_t kind = 0; kind < kindCount; ++kind) {
        const double norm = std::log(static_cast<double>(m_features[kind]) + kindSmoothing);
        logs[kind] = kindEvidenceWeight * (logs[kind] - seen * norm);
    }
    const double best = *std::max_element(logs.begin(), logs.end());
    for (double &each : logs)
        each = std::exp(each - best);
    return normalised(logs);
}

std::optional<LearnedKind> KindLearner::decide(const std::vector<KindFeature> &features,
                                               std::optional<ConversationKind> byRule) const
{
    if (examples() < minKindExamples)
        return std::nullopt;
    std::array<double, kindCount> all = probabilities(features);
    all[static_cast<size_t>(byRule.value_or(ConversationKind::Other))] *= byRule ? ruleOdds : noRuleOdds;
    all = normalised(all);
    const auto best = std::max_element(all.begin(), all.end());
    const ConversationKind kind = allKinds[static_cast<size_t>(best - all.begin())];
    double second = 0;
    for (auto each = all.begin(); each != all.end(); ++each) {
        if (each != best)
            second = std::max(second, *each);
    }
    if (*best < minKindProbability || *best - second < minKindMargin || examples(kind) < minExamplesOfKind)
        return std::nullopt;
    return LearnedKind{kind, *best};
}

double KindLearner::weight(ConversationKind kind, KindFeature feature) const
{
    const auto found = m_rows.find(feature);
    if (found == m_rows.end())
        return 0;
    const auto here = static_cast<size_t>(kind);
    const int count = std::accumulate(found->second.begin(), found->second.end(), 0);
    const qint64 known = std::accumulate(m_features.begin(), m_features.end(), qint64(0));
    const double expected = background(found->second);
    const auto share = [expected](int times, qint64 of) {
        return (times + expected) / (static_cast<double>(of) + kindSmoothing);
    };
    return std::log(share(found->second[here], m_features[here]) /
                    share(count - found->second[here], known - m_features[here]));
}

} // namespace hatstand::listen
