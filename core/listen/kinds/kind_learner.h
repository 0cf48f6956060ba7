// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/kinds/kind_features.h"
#include "listen/kinds/kind_names.h"

#include <QList>

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

/// Learns the kinds of conversations from the corrections of one client, on this computer only: multinomial
/// naive Bayes over kindFeatures. What is kept are counts: how many messages of each kind held a feature.
///
///   P(kind | message)  is as  Π P(feature | kind)^kindEvidenceWeight
///   P(feature | kind)  = (n(feature, kind) + kindSmoothing · b(feature)) / (n(kind) + kindSmoothing)
///   b(feature)         = (Σ n(feature, kind) / n(kind) + 1 / V) / (kinds + 1)
///
/// n counts features, V is how many different ones are known. b is how often a feature is anywhere: the mean
/// over all kinds, large or small, and Laplace's even share as one more. So a kind of few examples takes what
/// it does not know from all others, and is neither chosen for want of counter-evidence nor swallowed by a
/// large one. Before the words are looked at all kinds are alike: what people correct is no sample of what is
/// said. Features that were never seen tell nothing and are left out. Words go together and pairs repeat
/// them: kindEvidenceWeight takes that back.
///
/// It overrules the rules only where it is sure although they say otherwise: the kind of the rule that is met
/// has ruleOdds times its probability, Other where none is met noRuleOdds times.
namespace hatstand::listen
{

inline constexpr size_t kindCount = allKinds.size();

/// One correction. Kept beside the message it is of (rows of a kind and numbers), it can be taken back
/// exactly, whatever has become of the message: when somebody changes their mind, or a person is forgotten.
struct KindExample
{
    ConversationKind kind = ConversationKind::Other;
    std::vector<KindFeature> features; ///< as kindFeatures gives them
    friend bool operator==(const KindExample &, const KindExample &) = default;
};

/// What is stored of a learner: rows.
struct KindFeatureCount
{
    ConversationKind kind = ConversationKind::Other;
    KindFeature feature = 0;
    int count = 0; ///< 1 or more
    friend bool operator==(const KindFeatureCount &, const KindFeatureCount &) = default;
};
struct KindCounts
{
    std::vector<KindFeatureCount> features;   ///< by feature, then kind
    std::array<int, kindCount> examples = {}; ///< of each kind, by its number
    friend bool operator==(const KindCounts &, const KindCounts &) = default;
};

struct LearnedKind
{
    ConversationKind kind = ConversationKind::Other;
    double probability = 0;
};

/// When it decides; else the rules do.
inline constexpr int minKindExamples = 20;  ///< of all kinds together
inline constexpr int minExamplesOfKind = 5; ///< of the kind that it decides for
inline constexpr double minKindProbability = 0.6;
inline constexpr double minKindMargin = 0.3; ///< of probability, before the second

/// Chosen with the messages in tests/data/listen/kinds.jsonl; docs/listening-rules.md tells what comes of
/// them.
inline constexpr double kindSmoothing = 100;
inline constexpr double kindEvidenceWeight = 0.6;
inline constexpr double ruleOdds = 1000;
inline constexpr double noRuleOdds = 3;

class KindLearner
{
public:
    KindLearner() = default;
    /// What cannot be (a count below 1, a kind that is none) is left out.
    explicit KindLearner(const KindCounts &counts);
    [[nodiscard]] KindCounts counts() const;

    void learn(const KindExample &example);
    /// The exact inverse. False, and nothing is changed, where that was never learned.
    bool unlearn(const KindExample &example);

    [[nodiscard]] int examples() const;
    [[nodiscard]] int examples(ConversationKind kind) const { return m_examples[static_cast<size_t>(kind)]; }

    /// By number of kind, from what was learned alone; together 1.
    [[nodiscard]] std::array<double, kindCount> probabilities(const std::vector<KindFeature> &features) const;
    /// Nothing where it is not sure enough. `byRule` is the kind of the first rule that is met.
    [[nodiscard]] std::optional<LearnedKind> decide(const std::vector<KindFeature> &features,
                                                    std::optional<ConversationKind> byRule) const;
    /// How much a feature speaks for a kind against all others: the logarithm of how many times likelier it
    /// is there. 0 for what was never seen.
    [[nodiscard]] double weight(ConversationKind kind, KindFeature feature) const;

    friend bool operator==(const KindLearner &, const KindLearner &) = default;

private:
    /// Features are hashes already.
    struct AsItIs
    {
        size_t operator()(KindFeature feature) const { return static_cast<size_t>(feature); }
    };
    using Row = std::array<int, kindCount>;

    void add(KindFeature feature, size_t kind, int count);
    /// kindSmoothing · b(feature), of a feature that is known.
    double background(const Row &row) const;

    std::unordered_map<KindFeature, Row, AsItIs> m_rows; ///< none of zeros only
    Row m_examples = {};
    std::array<qint64, kindCount> m_features = {}; ///< n(kind)
};

} // namespace hatstand::listen
