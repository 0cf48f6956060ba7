// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "net/traffic_log.h"

#include <QStringList>

#include <optional>

namespace hatstand::clients
{

struct TrafficRow;
using TrafficId = Id<TrafficRow>;

/// An entry where it stands in the log.
struct TrafficRow
{
    TrafficId id;
    net::TrafficEntry entry;
};

/// Which part of the log is wanted.
struct TrafficFilter
{
    QStringList hosts; ///< empty: to all
    std::optional<net::Purpose> purpose;
    std::optional<Instant> from;
    std::optional<Instant> until; ///< not included
    bool operator==(const TrafficFilter &) const = default;
    [[nodiscard]] bool isEmpty() const { return hosts.isEmpty() && !purpose && !from && !until; }
};

/// What went to one host, and came from it.
struct HostTotal
{
    QString host;
    int requests = 0;
    qint64 bytesOut = 0;
    qint64 bytesIn = 0;
    Instant last;
};

} // namespace hatstand::clients
