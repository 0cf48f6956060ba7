// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/snapshot.h"

#include <sqlite3.h>

namespace hatstand::storage
{

Snapshot::~Snapshot()
{
    // Nothing was written, so there is nothing that could fail to be kept.
    if (m_open)
        (void)m_database.script("COMMIT;");
}

Result<void> Snapshot::begin()
{
    if (sqlite3_get_autocommit(m_database.handle()) == 0)
        return {};
    auto begun = m_database.script("BEGIN;");
    m_open = begun.has_value();
    return begun;
}

} // namespace hatstand::storage
