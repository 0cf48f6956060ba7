// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/kind_judge.h"

#include "base/translate.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::kindJudge)
};

/// So many words are shown, and only those that are at least so many times likelier (e to the power of it)
/// in messages of the kind.
constexpr int shownWords = 3;
constexpr double tellingWeight = 0.7;
} // namespace

KindVerdict KindJudge::judge(const PreparedMessage &message, std::optional<ConversationKind> byPerson) const
{
    KindVerdict verdict;
    if (byPerson) {
        verdict.kind = *byPerson;
        verdict.by = KindBy::Person;
        return verdict;
    }
    verdict.rule = m_rules.firstMet(message);
    if (verdict.rule)
        verdict.kind = m_rules.rules()[*verdict.rule].kind;
    if (m_learner.examples() < minKindExamples)
        return verdict;
    const std::optional<ConversationKind> byRule = verdict.rule ? std::optional(verdict.kind) : std::nullopt;
    const std::optional<LearnedKind> learned = m_learner.decide(kindFeatures(message), byRule);
    // Where both say the same, the rule is what people can read.
    if (learned && learned->kind != verdict.kind) {
        verdict.kind = learned->kind;
        verdict.by = KindBy::Learned;
        verdict.rule.reset();
        verdict.examples = m_learner.examples(learned->kind);
        verdict.probability = learned->probability;
    }
    return verdict;
}

KindExample KindJudge::example(const PreparedMessage &message, ConversationKind kind) const
{
    return {kind, kindFeatures(message)};
}

QStringList KindJudge::tellingWords(ConversationKind kind, const PreparedMessage &message) const
{
    std::vector<std::pair<double, QString>> words;
    for (const KindWord &word : kindWords(message)) {
        const double weight = m_learner.weight(kind, word.feature);
        if (weight >= tellingWeight)
            words.emplace_back(weight, word.word);
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList shown;
    for (const auto &[weight, word] : words) {
        if (shown.size() < shownWords)
            shown.append(word);
    }
    return shown;
}

QString KindJudge::why(const KindVerdict &verdict, const PreparedMessage &message) const
{
    switch (verdict.by) {
    case KindBy::Person:
        return Words::tr("You called it “%1”.").arg(kindName(verdict.kind));
    case KindBy::Learned: {
        QString text = Words::tr("Like %n message(s) that you called “%1”.", nullptr, verdict.examples)
                           .arg(kindName(verdict.kind));
        const QStringList words = tellingWords(verdict.kind, message);
        if (!words.isEmpty())
            text += u' ' + Words::tr("It says: %1.").arg(words.join(u", "_s));
        return text;
    }
    case KindBy::Rule:
        break;
    }
    if (!verdict.rule || *verdict.rule >= m_rules.rules().size())
        return Words::tr("No rule is met.");
    return Words::tr("It meets the rule “%1”.").arg(m_rules.rules()[*verdict.rule].name);
}

} // namespace hatstand::listen
