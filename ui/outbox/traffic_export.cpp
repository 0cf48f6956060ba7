// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_export.h"

#include <QDir>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int rowsAtOnce = 2000;
}

TrafficExport::TrafficExport(clients::TrafficJournal &journal, clients::TrafficFilter filter,
                             clients::TrafficPlaces places, const QString &path, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_filter(std::move(filter))
    , m_places(std::move(places))
    , m_file(path)
{
}

void TrafficExport::giveUp(Error error)
{
    m_file.cancelWriting();
    Q_EMIT failed(error);
    deleteLater();
}

void TrafficExport::start()
{
    if (!m_file.open(QIODevice::WriteOnly)) {
        giveUp({ErrorCode::StorageFailed,
                tr("%1 could not be written.").arg(QDir::toNativeSeparators(m_file.fileName())),
                m_file.errorString(),
                tr("Choose another place."),
                {}});
        return;
    }
    m_file.write(clients::trafficCsvHead());
    step();
}

void TrafficExport::step()
{
    const auto rows = m_journal.rows(m_filter, m_last, rowsAtOnce);
    if (!rows) {
        giveUp(rows.error());
        return;
    }
    for (const clients::TrafficRow &row : *rows)
        m_file.write(clients::trafficCsvLine(row.entry, m_places.network(row.entry.host)));
    m_written += static_cast<int>(rows->size());
    if (static_cast<int>(rows->size()) == rowsAtOnce) {
        m_last = rows->back();
        QMetaObject::invokeMethod(this, &TrafficExport::step, Qt::QueuedConnection);
        return;
    }
    if (!m_file.commit()) {
        giveUp({ErrorCode::StorageFailed,
                tr("%1 could not be written.").arg(QDir::toNativeSeparators(m_file.fileName())),
                m_file.errorString(),
                tr("Make room, or choose another place."),
                {}});
        return;
    }
    Q_EMIT finished(m_written);
    deleteLater();
}

} // namespace hatstand::ui::outbox
