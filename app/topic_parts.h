// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timers.h"

#include <memory>

namespace hatstand::clients
{
class ClientService;
}
namespace hatstand::listen
{
class Alerts;
class Inbox;
class SourceReader;
class StreamActs;
class TopicLine;
class TopicPages;
class TopicReading;
class TopicService;
class TopicWatch;
} // namespace hatstand::listen
namespace hatstand::storage
{
class Database;
}

namespace hatstand
{

/// What works on what the clients listen for. Each part is made when it is first asked for.
class TopicParts
{
public:
    /// Both must outlive this, and whatever is given below too.
    TopicParts(storage::Database &database, const Clock &clock, Timers &timers);
    ~TopicParts();
    TopicParts(const TopicParts &) = delete;
    TopicParts &operator=(const TopicParts &) = delete;

    [[nodiscard]] listen::TopicService &topics();
    [[nodiscard]] listen::Alerts &alerts();
    [[nodiscard]] const listen::TopicPages &pages();
    [[nodiscard]] listen::TopicReading &reading();
    /// Tells `inbox` what has changed there.
    [[nodiscard]] listen::StreamActs &acts(listen::Inbox &inbox);
    /// Wakes when `reader` has heard something, and when `clients` have other zones. Not started.
    [[nodiscard]] listen::TopicWatch &watch(listen::SourceReader &reader, clients::ClientService &clients,
                                            listen::StreamActs &acts);

    /// The file is not where it was: nothing is written until `goOn`.
    void letGo();
    void goOn();
    /// How often it has written on a connection of its own.
    [[nodiscard]] quint64 writes() const;
    /// Somebody else has written.
    void announceAll();

private:
    storage::Database &m_database;
    const Clock &m_clock;
    Timers &m_timers;
    std::unique_ptr<listen::StreamActs> m_acts;
    std::unique_ptr<listen::TopicService> m_topics;
    std::unique_ptr<listen::Alerts> m_alerts;
    std::unique_ptr<listen::TopicPages> m_pages;
    std::unique_ptr<listen::TopicReading> m_reading;
    std::unique_ptr<listen::TopicLine> m_line;
    std::unique_ptr<listen::TopicWatch> m_watch;
    bool m_goesOn = false; ///< it was at work when the file went
};

} // namespace hatstand
