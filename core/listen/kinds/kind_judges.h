// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/kinds/kind_judge.h"
#include "listen/kinds/kind_table.h"

#include <QHash>

#include <memory>

namespace hatstand::listen
{

/// The judges of the clients, each with the client's rules (the usual ones of its language where it has none
/// of its own) and what was learned from its corrections. Read when first asked for, and again when something
/// of that has changed, whoever has changed it.
class KindJudges
{
public:
    /// `database` must outlive this.
    explicit KindJudges(storage::Database &database) : m_database(database), m_table(database) {}

    /// As it stands now: costs a look into the workspace, so ask once for many messages. Valid until the next
    /// call. NotFound when there is no such client.
    [[nodiscard]] Result<const KindJudge *> of(const clients::ClientId &client);

private:
    struct Known
    {
        qint64 changes = 0;
        QString language;
        QByteArray zone;
        KindJudge judge;
    };
    storage::Database &m_database;
    KindTable m_table;
    QHash<clients::ClientId, std::shared_ptr<const Known>> m_known;
};

} // namespace hatstand::listen
