// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace hatstand::storage
{

/// While it lasts, everything that its connection reads is of one moment, and the file is locked once for all
/// of it instead of once for each query. Nothing is written meanwhile. Inside a transaction it is a part of
/// that.
class Snapshot
{
public:
    explicit Snapshot(Database &database) : m_database(database) {}
    ~Snapshot();
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

    Result<void> begin();

private:
    Database &m_database;
    bool m_open = false;
};

} // namespace hatstand::storage
