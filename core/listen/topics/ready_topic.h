// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/topics/topic.h"
#include "listen/topics/topic_match.h"
#include "listen/topics/topic_match_table.h"
#include "listen/topics/topic_message_table.h"

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// A topic made ready for many messages.
class ReadyTopic
{
public:
    /// None where nothing of its query can be understood, which no topic that was added through the service
    /// has.
    [[nodiscard]] static std::optional<ReadyTopic> make(Topic topic);

    [[nodiscard]] const Topic &topic() const { return m_topic; }
    [[nodiscard]] const QueryNode &query() const { return m_node; }
    /// Something in it asks whether a text was said before: AskedMessage's `isRepeated` must be looked up.
    [[nodiscard]] bool asksRepeated() const { return m_asksRepeated; }
    /// What is kept of it, where it is in the topic.
    [[nodiscard]] std::optional<TopicMatch> match(const AskedMessage &asked,
                                                  const PreparedMessage &prepared) const;
    /// The queries of its rules of words that it meets.
    [[nodiscard]] QStringList wordsMet(const PreparedMessage &prepared) const;
    /// The rule of that kind, where there is one that is on.
    [[nodiscard]] const AlertRule *rule(AlertKind kind) const;

private:
    ReadyTopic(Topic topic, QueryNode node);

    Topic m_topic;
    QueryNode m_node;
    CompiledQuery m_query;
    std::vector<std::optional<CompiledQuery>> m_voices;
    struct WordRule
    {
        QString typed;
        CompiledQuery query;
    };
    std::vector<WordRule> m_words;
    bool m_asksRepeated = false;
};

/// Whether a query asks for that somewhere.
[[nodiscard]] bool asks(const QueryNode &query, IsValue value);

} // namespace hatstand::listen
