// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/conversation.h"
#include "listen/topics/topic_match.h"
#include "listen/topics/topic_query.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// One line of what tells the kind of a conversation: what meets the query is of this kind.
struct KindRule
{
    ConversationKind kind = ConversationKind::Other;
    QString name;  ///< as people see it: "Wants to buy or book, in English"
    QString query; ///< as it is typed; topic_query.h tells the language
    int position = 0;
    bool isOn = true;
    friend bool operator==(const KindRule &, const KindRule &) = default;
};

/// A rule that is passed over, and why.
struct BrokenKindRule
{
    size_t rule = 0; ///< index in KindRules::rules()
    QList<QueryProblem> problems;
};

/// The rules of one client, made ready for many messages: the first that is met decides. A value; may be used
/// by several threads.
class KindRules
{
public:
    KindRules() = default;
    /// In any order; those of the same position stay as they are given. `zone` is the client's time zone, for
    /// since: and until:.
    explicit KindRules(std::vector<KindRule> rules, const QByteArray &zone = {});

    /// All of them, by position.
    [[nodiscard]] const std::vector<KindRule> &rules() const { return m_rules; }
    /// Those that say nothing that could be looked for, or have another problem, whether they are on or not.
    /// They never decide and never stop another.
    [[nodiscard]] const std::vector<BrokenKindRule> &broken() const { return m_broken; }
    /// The index in rules() of the first that is on, whole and met.
    [[nodiscard]] std::optional<size_t> firstMet(const PreparedMessage &message) const;

private:
    struct Ready
    {
        size_t rule;
        CompiledQuery query;
    };
    std::vector<KindRule> m_rules;
    std::vector<BrokenKindRule> m_broken;
    std::vector<Ready> m_ready;
};

} // namespace hatstand::listen
