// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What of the parts works on topics.
#include "parts.h"
#include "topic_parts.h"

namespace hatstand
{

TopicParts &Parts::topicParts()
{
    if (!m_topics)
        m_topics = std::make_unique<TopicParts>(m_workspace->database(), m_clock, m_timers);
    return *m_topics;
}

listen::StreamActs &Parts::streamActs()
{
    return topicParts().acts(inbox());
}

listen::TopicService &Parts::topics()
{
    return topicParts().topics();
}

listen::Alerts &Parts::alerts()
{
    return topicParts().alerts();
}

const listen::TopicPages &Parts::topicPages()
{
    return topicParts().pages();
}

listen::TopicReading &Parts::topicReading()
{
    return topicParts().reading();
}

listen::TopicWatch &Parts::topicWatch()
{
    return topicParts().watch(sourceReader(), clients(), streamActs());
}

} // namespace hatstand
