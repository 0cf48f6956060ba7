// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit.h"

#include <QDebug>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace hatstand::test
{

/// What was found in each place, each thing once.
class Findings
{
public:
    void add(const QString &place, const QList<Finding> &findings)
    {
        for (const Finding &finding : findings) {
            const QString line = finding.toString();
            if (m_seen.contains(line))
                continue;
            m_seen.append(line);
            m_lines.append(place + QStringLiteral(": ") + line);
        }
    }
    void addUnreached(const QString &place) { m_lines.append(place + QStringLiteral(": cannot be reached")); }
    /// Each on a line of the test's log, which cuts what is long; answers how many.
    qsizetype list() const
    {
        for (const QString &line : m_lines)
            qInfo().noquote() << line;
        return m_lines.size();
    }

private:
    QStringList m_seen;
    QStringList m_lines;
};

} // namespace hatstand::test
