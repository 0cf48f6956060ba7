// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/database.h"

#include <QObject>
#include <QTimer>

namespace hatstand::storage
{

/// Notices that another connection (the command line, the sender in the background) has changed the
/// workspace, by asking SQLite for its data version: a read of a few bytes.
class ChangeWatcher : public QObject
{
    Q_OBJECT

public:
    /// `database` must outlive this and belong to this thread.
    explicit ChangeWatcher(Database &database, Milliseconds every = Milliseconds(1000),
                           QObject *parent = nullptr);

    /// Asks now instead of at the next tick: for when the window becomes active.
    void look();

Q_SIGNALS:
    /// Someone else has committed. Own changes are told by the services.
    void changedElsewhere();

private:
    Database &m_database;
    qint64 m_version = 0;
    QTimer m_timer;
};

} // namespace hatstand::storage
