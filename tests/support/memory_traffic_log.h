// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/traffic_log.h"

#include <QList>

namespace hatstand::test
{

/// Keeps the entries in memory.
class MemoryTrafficLog final : public net::TrafficLog
{
public:
    void add(const net::TrafficEntry &entry) override { m_entries.append(entry); }
    [[nodiscard]] const QList<net::TrafficEntry> &entries() const { return m_entries; }

private:
    QList<net::TrafficEntry> m_entries;
};

} // namespace hatstand::test
