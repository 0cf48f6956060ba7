// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <vector>

namespace hatstand::listen
{

struct PlaceCount
{
    QString network; ///< its key
    QString source;  ///< the place there; empty where networks are counted
    qint64 messages = 0;
    friend bool operator==(const PlaceCount &, const PlaceCount &) = default;
};

/// Where something is said. The most first; equal ones by name, so that rows keep their places.
class WhereSaid
{
public:
    void add(const QString &network, const QString &source, qint64 messages = 1);
    [[nodiscard]] std::vector<PlaceCount> networks() const;
    /// The places on all networks that have a name, at most `limit`.
    [[nodiscard]] std::vector<PlaceCount> sources(size_t limit) const;

private:
    QHash<QString, QHash<QString, qint64>> m_counts;
};

} // namespace hatstand::listen
