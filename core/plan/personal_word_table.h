// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "clients/client.h"

#include <QStringList>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

/// How personal words are kept: one entry of the settings for each client, a word a line.
class PersonalWordTable
{
public:
    explicit PersonalWordTable(storage::Database &database) : m_database(database) {}
    [[nodiscard]] Result<QStringList> find(const clients::ClientId &client) const;
    Result<void> write(const clients::ClientId &client, const QStringList &words);

private:
    storage::Database &m_database;
};

} // namespace hatstand::plan
