// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/ready_topic.h"

#include "base/zones.h"
#include "listen/topics/topic_query.h"

#include <algorithm>

namespace hatstand::listen
{

bool asks(const QueryNode &query, IsValue value)
{
    if (query.kind == QueryNode::Kind::Is && query.number == int(value))
        return true;
    return std::any_of(query.children.begin(), query.children.end(),
                       [value](const QueryNode &child) { return asks(child, value); });
}

std::optional<ReadyTopic> ReadyTopic::make(Topic topic)
{
    auto parsed = parseQuery(topic.query);
    if (!parsed.query)
        return std::nullopt;
    return ReadyTopic(std::move(topic), std::move(*parsed.query));
}

ReadyTopic::ReadyTopic(Topic topic, QueryNode node)
    : m_topic(std::move(topic))
    , m_node(std::move(node))
    , m_query(m_node, m_topic.zone)
    , m_asksRepeated(asks(m_node, IsValue::Repeated))
{
    for (const NamedVoice &voice : m_topic.voices) {
        const auto parsed = parseQuery(voice.query);
        m_voices.push_back(parsed.query ? std::optional(CompiledQuery(*parsed.query, m_topic.zone))
                                        : std::nullopt);
        m_asksRepeated = m_asksRepeated || (parsed.query && asks(*parsed.query, IsValue::Repeated));
    }
    for (const AlertRule &rule : m_topic.alerts) {
        if (rule.kind != AlertKind::Word || !rule.isOn)
            continue;
        if (const auto parsed = parseQuery(rule.query); parsed.query) {
            m_words.push_back({rule.query, CompiledQuery(*parsed.query, m_topic.zone)});
            m_asksRepeated = m_asksRepeated || asks(*parsed.query, IsValue::Repeated);
        }
    }
}

std::optional<TopicMatch> ReadyTopic::match(const AskedMessage &asked, const PreparedMessage &prepared) const
{
    if (asked.clientId != m_topic.clientId || !m_query.matches(prepared))
        return std::nullopt;
    TopicMatch match;
    match.set = m_topic.set;
    match.at = asked.message.at;
    match.row = asked.row;
    match.day = wallTimeAt(asked.message.at, m_topic.zone).date;
    match.network = asked.message.network;
    match.sourceId = asked.sourceId;
    match.feeling = asked.message.feeling;
    match.judgedBy = asked.judgedBy;
    for (size_t i = 0; i < m_voices.size() && i < maxVoices; ++i) {
        if (m_voices[i] && m_voices[i]->matches(prepared))
            match.voices |= 1U << i;
    }
    return match;
}

QStringList ReadyTopic::wordsMet(const PreparedMessage &prepared) const
{
    QStringList met;
    for (const WordRule &rule : m_words) {
        if (rule.query.matches(prepared))
            met << rule.typed;
    }
    return met;
}

const AlertRule *ReadyTopic::rule(AlertKind kind) const
{
    const auto found = std::find_if(m_topic.alerts.begin(), m_topic.alerts.end(),
                                    [kind](const AlertRule &each) { return each.kind == kind && each.isOn; });
    return found == m_topic.alerts.end() ? nullptr : &*found;
}

} // namespace hatstand::listen
