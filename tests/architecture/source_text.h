// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace hatstand::architecture
{

/// One file as the rules see it.
struct SourceText
{
    /// One `#include`: what stands between the quotes or the angle brackets.
    struct Include
    {
        QString name;
        bool quoted = false;
        int line = 0;
    };
    /// One string literal, without quotes, as written (escapes are kept).
    struct Literal
    {
        QString text;
        int line = 0;
    };

    QString path; ///< from the root of the project, with forward slashes
    QString raw;
    /// The text with comments, literals and include lines blanked; lines keep their numbers.
    QString code;
    QList<Include> includes;
    QList<Literal> literals;
    int lines = 0;

    /// Splits a file into the parts above.
    [[nodiscard]] static SourceText read(const QString &path, const QString &raw);
};

/// Every .h and .cpp under the folders of `root`, sorted by path.
[[nodiscard]] QList<SourceText> readSources(const QString &root, const QStringList &folders);

} // namespace hatstand::architecture
