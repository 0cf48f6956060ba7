// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace hatstand::translations
{

/// One text of a .ts file.
struct Message
{
    QString context;
    QString source;
    QString comment; ///< tells two equal texts apart
    bool plural = false;
    bool finished = false;
    QStringList forms; ///< the translation; two of them (one, many) when plural

    /// Context, text and comment: what identifies a message.
    [[nodiscard]] QString key() const { return context + QChar(4) + source + QChar(4) + comment; }
    [[nodiscard]] bool isComplete() const;
    /// The comment says "date format": its letters are fields for QLocale, not words.
    [[nodiscard]] bool isDateFormat() const;
};

/// Reads a .ts file; nothing where it cannot be read or is not well-formed.
[[nodiscard]] std::optional<QList<Message>> readMessages(const QString &path);
/// Writes a .ts file for lrelease and Linguist, sorted and without line numbers, so that it differs only
/// where words differ. `language` decides the plural forms; both languages here count as English does.
[[nodiscard]] bool writeMessages(const QString &path, const QList<Message> &messages);

/// The two English forms of a source text with a regular plural in brackets ("%n post(s)"); empty without
/// one.
[[nodiscard]] QStringList englishForms(const QString &source);

/// The plural messages among `all`, each with the forms that `known` has for it, else the regular ones, else
/// unfinished.
[[nodiscard]] QList<Message> englishPlurals(const QList<Message> &all, const QList<Message> &known);

/// The text in the made-up language: accented letters, 40 % longer, in square brackets, so that untranslated,
/// glued and cut texts show. Placeholders, tags, entities and keyboard marks stay as they are.
[[nodiscard]] QString pseudoText(const QString &text);
/// The same for a date format: fields as they are, brackets and filler as words that the format shows.
[[nodiscard]] QString pseudoDateFormat(const QString &format);

} // namespace hatstand::translations
