// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/kind_judges.h"

#include "clients/client_table.h"
#include "listen/kinds/usual_kind_rules.h"

namespace hatstand::listen
{

Result<const KindJudge *> KindJudges::of(const clients::ClientId &client)
{
    const auto changes = m_table.changes();
    if (!changes)
        return fail(changes.error());
    const auto whose = clients::ClientTable(m_database).find(client);
    if (!whose)
        return fail(whose.error());
    if (!whose->has_value())
        return fail(clients::noSuchClient());
    const clients::Client &now = **whose;
    if (const auto known = m_known.value(client);
        known && known->changes == *changes && known->language == now.language && known->zone == now.zone)
        return &known->judge;

    auto rules = m_table.rules(client);
    if (!rules)
        return fail(std::move(rules.error()));
    if (rules->empty())
        *rules = usualKindRules({now.language});
    const auto examples = m_table.examples(client);
    if (!examples)
        return fail(examples.error());
    KindLearner learner;
    for (const KindExample &example : *examples)
        learner.learn(example);
    const auto known =
        std::make_shared<Known>(Known{*changes, now.language, now.zone,
                                      KindJudge(KindRules(std::move(*rules), now.zone), std::move(learner))});
    m_known.insert(client, known);
    return &known->judge;
}

} // namespace hatstand::listen
