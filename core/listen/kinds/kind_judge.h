// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/kinds/kind_learner.h"
#include "listen/kinds/kind_rule.h"

namespace hatstand::listen
{

/// What kind something is, and by what that was found.
struct KindVerdict
{
    ConversationKind kind = ConversationKind::Other;
    KindBy by = KindBy::Rule;
    std::optional<size_t> rule; ///< by Rule: index in KindRules::rules(); none: no rule is met, so Other
    int examples = 0;           ///< by Learned: of that kind, when it was decided
    double probability = 1;     ///< by Learned
};

/// Decides of what kind something is that others have said, for one client: what a person said; else what was
/// learned, where it is sure (kind_learner.h); else the first rule that is met; else Other. Where what was
/// learned and the rule say the same, the rule is named. Takes a few microseconds for a message that is
/// prepared already. A value.
class KindJudge
{
public:
    KindJudge() = default;
    explicit KindJudge(KindRules rules, KindLearner learner = {})
        : m_rules(std::move(rules)), m_learner(std::move(learner))
    {
    }

    [[nodiscard]] const KindRules &rules() const { return m_rules; }
    [[nodiscard]] const KindLearner &learner() const { return m_learner; }
    /// To learn and unlearn.
    [[nodiscard]] KindLearner &learner() { return m_learner; }

    [[nodiscard]] KindVerdict judge(const PreparedMessage &message,
                                    std::optional<ConversationKind> byPerson = std::nullopt) const;
    /// What is to be learned when a person calls the message so.
    [[nodiscard]] KindExample example(const PreparedMessage &message, ConversationKind kind) const;

    /// In words for people, as in a tooltip: "Like 12 messages that you called “Complaint”. It says: refund,
    /// waiting." The verdict must be of this judge as it is now.
    [[nodiscard]] QString why(const KindVerdict &verdict, const PreparedMessage &message) const;

private:
    [[nodiscard]] QStringList tellingWords(ConversationKind kind, const PreparedMessage &message) const;

    KindRules m_rules;
    KindLearner m_learner;
};

} // namespace hatstand::listen
