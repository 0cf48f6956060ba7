// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/traffic_journal.h"
#include "clients/traffic_words.h"

#include <QObject>
#include <QSaveFile>

#include <optional>

namespace hatstand::ui::outbox
{

/// Writes the log of what left the computer to a file, some pages of it each turn of the event loop, so that
/// the window goes on. The file is there whole or not at all. Deletes itself when it has ended.
class TrafficExport final : public QObject
{
    Q_OBJECT
public:
    /// `journal` outlives this.
    TrafficExport(clients::TrafficJournal &journal, clients::TrafficFilter filter,
                  clients::TrafficPlaces places, const QString &path, QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    void finished(int requests);
    void failed(const hatstand::Error &error);

private:
    void step();
    void giveUp(Error error);

    clients::TrafficJournal &m_journal;
    clients::TrafficFilter m_filter;
    clients::TrafficPlaces m_places;
    QSaveFile m_file;
    std::optional<clients::TrafficRow> m_last;
    int m_written = 0;
};

} // namespace hatstand::ui::outbox
