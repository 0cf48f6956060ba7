// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/kind_rule.h"

#include "base/translate.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::kindRules)
};

/// parseQuery has no word for a query of nothing, since an empty field is no mistake; an empty rule is one.
QueryProblem nothingInIt()
{
    QueryProblem problem;
    problem.kind = QueryProblem::Kind::NothingToFind;
    problem.what = Words::tr("The rule does not say what to look for.");
    problem.remedy = Words::tr("Write a word, or remove the rule.");
    return problem;
}
} // namespace

KindRules::KindRules(std::vector<KindRule> rules, const QByteArray &zone) : m_rules(std::move(rules))
{
    std::stable_sort(m_rules.begin(), m_rules.end(),
                     [](const KindRule &a, const KindRule &b) { return a.position < b.position; });
    for (size_t i = 0; i < m_rules.size(); ++i) {
        ParsedQuery parsed = parseQuery(m_rules[i].query);
        if (!parsed.query && parsed.problems.isEmpty())
            parsed.problems.append(nothingInIt());
        if (!parsed.isGood())
            m_broken.push_back({i, std::move(parsed.problems)});
        else if (m_rules[i].isOn)
            m_ready.push_back({i, CompiledQuery(*parsed.query, zone)});
    }
}

std::optional<size_t> KindRules::firstMet(const PreparedMessage &message) const
{
    for (const Ready &ready : m_ready) {
        if (ready.query.matches(message))
            return ready.rule;
    }
    return std::nullopt;
}

} // namespace hatstand::listen
