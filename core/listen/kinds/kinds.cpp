// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/kinds.h"

#include "listen/kinds/kind_message.h"
#include "networks/listener.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <QPointer>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
/// What a rule cannot be kept for; nothing where it can.
std::optional<Error> mistakeIn(const KindRule &rule)
{
    if (rule.name.isEmpty())
        return Error{ErrorCode::InvalidInput, Kinds::tr("A rule needs a name."), {}, {}, {}};
    const KindRules alone({rule});
    if (alone.broken().empty())
        return std::nullopt;
    const QueryProblem &problem = alone.broken().front().problems.front();
    return Error{ErrorCode::InvalidInput, problem.what, {}, problem.remedy, {}};
}

KindRule tidied(KindRule rule)
{
    rule.name = rule.name.simplified();
    rule.query = rule.query.simplified();
    return rule;
}
} // namespace

Kinds::Kinds(storage::Database &database, QObject *parent)
    : QObject(parent), m_database(database), m_table(database), m_judges(database)
{
}

Result<KindRules> Kinds::rules(const clients::ClientId &client) const
{
    const auto judge = m_judges.of(client);
    if (!judge)
        return fail(judge.error());
    return (*judge)->rules();
}

Result<bool> Kinds::areUsual(const clients::ClientId &client) const
{
    const auto own = m_table.rules(client);
    if (!own)
        return fail(own.error());
    return own->empty();
}

Result<int> Kinds::examples(const clients::ClientId &client) const
{
    const auto judge = m_judges.of(client);
    if (!judge)
        return fail(judge.error());
    return (*judge)->learner().examples();
}

Result<Kinds::Tried> Kinds::tryText(const clients::ClientId &client, const QString &text) const
{
    const auto judge = m_judges.of(client);
    if (!judge)
        return fail(judge.error());
    Message said;
    said.text = text;
    const PreparedMessage prepared(kindMessage(said, {}, {}));
    const KindVerdict verdict = (*judge)->judge(prepared);
    return Tried{verdict, (*judge)->why(verdict, prepared)};
}

template <class Change>
Result<Kinds::Before> Kinds::changeRules(const clients::ClientId &client, Change change)
{
    return storage::inTransaction(m_database, [&]() -> Result<Before> {
        auto before = m_table.rules(client);
        if (!before)
            return before;
        const auto judge = m_judges.of(client);
        if (!judge)
            return fail(judge.error());
        std::vector<KindRule> rules = (*judge)->rules().rules();
        if (Result<void> changed = change(rules); !changed)
            return fail(std::move(changed.error()));
        if (auto set = m_table.setRules(client, rules); !set)
            return fail(std::move(set.error()));
        m_database.afterCommit([self = QPointer<Kinds>(this), client] {
            if (self)
                Q_EMIT self->changed(client);
        });
        return before;
    });
}

Result<Kinds::Before> Kinds::setRules(const clients::ClientId &client, const std::vector<KindRule> &rules)
{
    return changeRules(client, [&rules](std::vector<KindRule> &now) -> Result<void> {
        now = rules;
        return {};
    });
}

namespace
{
Result<void> mustBeThere(const std::vector<KindRule> &rules, int position)
{
    if (position < 0 || size_t(position) >= rules.size())
        return fail(ErrorCode::NotFound, Kinds::tr("There is no rule number %1.").arg(position + 1));
    return {};
}
} // namespace

Result<Kinds::Before> Kinds::add(const clients::ClientId &client, KindRule rule, std::optional<int> position)
{
    rule = tidied(std::move(rule));
    if (auto mistake = mistakeIn(rule))
        return fail(std::move(*mistake));
    return changeRules(client, [&](std::vector<KindRule> &now) -> Result<void> {
        const int last = int(now.size());
        now.insert(now.begin() + std::clamp(position.value_or(last), 0, last), rule);
        return {};
    });
}

Result<Kinds::Before> Kinds::edit(const clients::ClientId &client, int position, KindRule rule)
{
    rule = tidied(std::move(rule));
    if (auto mistake = mistakeIn(rule))
        return fail(std::move(*mistake));
    return changeRules(client, [&](std::vector<KindRule> &now) -> Result<void> {
        if (auto there = mustBeThere(now, position); !there)
            return there;
        now[size_t(position)] = rule;
        return {};
    });
}

Result<Kinds::Before> Kinds::remove(const clients::ClientId &client, int position)
{
    return changeRules(client, [&](std::vector<KindRule> &now) -> Result<void> {
        if (auto there = mustBeThere(now, position); !there)
            return there;
        if (now.size() == 1) {
            return fail(ErrorCode::InvalidInput, tr("The last rule cannot be removed."), {},
                        tr("Switch it off, or restore the usual rules."));
        }
        now.erase(now.begin() + position);
        return {};
    });
}

Result<Kinds::Before> Kinds::move(const clients::ClientId &client, int from, int to)
{
    return changeRules(client, [&](std::vector<KindRule> &now) -> Result<void> {
        if (auto there = mustBeThere(now, from); !there)
            return there;
        if (auto there = mustBeThere(now, to); !there)
            return there;
        const auto first = now.begin() + std::min(from, to);
        const auto last = now.begin() + std::max(from, to) + 1;
        std::rotate(first, from < to ? first + 1 : last - 1, last);
        return {};
    });
}

Result<Kinds::Before> Kinds::setOn(const clients::ClientId &client, int position, bool isOn)
{
    return changeRules(client, [&](std::vector<KindRule> &now) -> Result<void> {
        if (auto there = mustBeThere(now, position); !there)
            return there;
        now[size_t(position)].isOn = isOn;
        return {};
    });
}

} // namespace hatstand::listen
