// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "architecture/source_text.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace hatstand::architecture
{

/// One breach of one rule.
struct Finding
{
    QString rule;
    QString path;
    int line = 0;
    QString words;

    [[nodiscard]] QString sentence() const;
};

/// The list of which room may use which (arrows.txt).
class Arrows
{
public:
    /// Reads the list; lines that are neither "room: rooms" nor comments are findings.
    [[nodiscard]] static Arrows parse(const QString &text, QList<Finding> &findings);

    [[nodiscard]] bool knows(const QString &room) const { return m_uses.contains(room); }
    [[nodiscard]] bool allows(const QString &from, const QString &to) const;
    [[nodiscard]] QStringList rooms() const { return m_rooms; }

    /// What the list itself may not say: a circle, a core room that uses a page, a page that uses a page.
    [[nodiscard]] QList<Finding> check() const;

private:
    QStringList m_rooms;
    QHash<QString, QSet<QString>> m_uses;
};

/// The room of a file: "core/networks" for core/networks/bluesky/post.h, "app" for everything in app/.
[[nodiscard]] QString roomOf(const QString &path);

/// Each include between rooms follows an arrow, and each quoted include names one file of the project.
[[nodiscard]] QList<Finding> checkArrows(const QList<SourceText> &sources, const Arrows &arrows);

/// No circle of files, a header and its source being one.
[[nodiscard]] QList<Finding> checkFileCycles(const QList<SourceText> &sources);

} // namespace hatstand::architecture
