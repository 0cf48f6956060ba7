// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "topic_parts.h"

#include "clients/client_service.h"
#include "listen/inbox/inbox.h"
#include "listen/inbox/stream_acts.h"
#include "listen/sources/source_reader.h"
#include "listen/topics/alerts.h"
#include "listen/topics/topic_line.h"
#include "listen/topics/topic_pages.h"
#include "listen/topics/topic_reading.h"
#include "listen/topics/topic_service.h"
#include "listen/topics/topic_watch.h"
#include "storage/database.h"

#include <utility>

namespace hatstand
{

TopicParts::TopicParts(storage::Database &database, const Clock &clock, Timers &timers)
    : m_database(database), m_clock(clock), m_timers(timers)
{
}

TopicParts::~TopicParts() = default;

listen::TopicService &TopicParts::topics()
{
    if (!m_topics)
        m_topics = std::make_unique<listen::TopicService>(m_database, m_clock);
    return *m_topics;
}

listen::Alerts &TopicParts::alerts()
{
    if (!m_alerts)
        m_alerts = std::make_unique<listen::Alerts>(m_database, m_clock, m_timers);
    return *m_alerts;
}

const listen::TopicPages &TopicParts::pages()
{
    if (!m_pages)
        m_pages = std::make_unique<listen::TopicPages>(m_database, m_clock);
    return *m_pages;
}

listen::TopicReading &TopicParts::reading()
{
    if (!m_reading)
        m_reading = std::make_unique<listen::TopicReading>(m_database);
    return *m_reading;
}

listen::StreamActs &TopicParts::acts(listen::Inbox &inbox)
{
    if (!m_acts) {
        m_acts = std::make_unique<listen::StreamActs>(m_database, m_clock);
        QObject::connect(m_acts.get(), &listen::StreamActs::changed, &inbox,
                         [&inbox](const listen::MessageId &, const listen::ConversationId &conversation) {
                             if (!conversation.isNull())
                                 inbox.noteIntake({conversation});
                         });
    }
    return *m_acts;
}

listen::TopicWatch &TopicParts::watch(listen::SourceReader &reader, clients::ClientService &clients,
                                      listen::StreamActs &acts)
{
    if (!m_watch) {
        m_line = std::make_unique<listen::TopicLine>(m_database.path(), m_clock);
        m_watch = std::make_unique<listen::TopicWatch>(*m_line, m_clock, m_timers);
        using listen::TopicWatch;
        TopicWatch &watch = *m_watch;
        QObject::connect(&watch, &TopicWatch::matched, &topics(), &listen::TopicService::noteMatched);
        QObject::connect(&watch, &TopicWatch::told, &alerts(), &listen::Alerts::noteTold);
        QObject::connect(&topics(), &listen::TopicService::changed, &watch, &TopicWatch::wake);
        QObject::connect(&acts, &listen::StreamActs::changed, &watch, &TopicWatch::wake);
        QObject::connect(&reader, &listen::SourceReader::heard, &watch, &TopicWatch::wake);
        // A client may have another zone, in which its days are others.
        QObject::connect(&clients, &clients::ClientService::changed, &watch, &TopicWatch::wake);
    }
    return *m_watch;
}

void TopicParts::letGo()
{
    m_goesOn = m_watch && m_watch->isRunning();
    if (m_goesOn)
        m_watch->stop();
    if (m_line)
        m_line->refuse();
    if (m_reading)
        m_reading->letGo();
}

void TopicParts::goOn()
{
    if (m_line)
        m_line->allow();
    if (std::exchange(m_goesOn, false))
        m_watch->start();
}

quint64 TopicParts::writes() const
{
    return m_line ? m_line->writes() : 0;
}

void TopicParts::announceAll()
{
    // What nobody has asked for need not be told.
    if (m_topics)
        m_topics->announceAll();
    if (m_alerts)
        m_alerts->announceAll();
    if (m_watch)
        m_watch->wake();
}

} // namespace hatstand
