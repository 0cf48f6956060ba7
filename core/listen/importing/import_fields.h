// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace hatstand::listen
{

/// What a column of a file of conversations can be.
enum class ImportField {
    Id,      ///< what the network or the other program calls the message
    Network, ///< "Facebook"
    Author,  ///< a name
    Handle,  ///< "@name"
    Date,    ///< when it was said
    Text,
    Title,
    Link,      ///< where a person can read it
    Thread,    ///< what an exchange is called
    Answers,   ///< the id of what it answers
    Direction, ///< "in" or "out": theirs or ours
    Stars,     ///< 1 … 5
};
inline constexpr int importFieldCount = 12;

/// "id", "network", "author", "handle", "date", "text", "title", "link", "thread", "answers", "direction",
/// "stars": for mappings that are given.
[[nodiscard]] QString importFieldName(ImportField field);
[[nodiscard]] std::optional<ImportField> importFieldFromName(const QString &name);
/// What a heading means, as it is written in English, German, Dutch, Portuguese, Spanish or French, whatever
/// its capitals, accents and signs.
[[nodiscard]] std::optional<ImportField> guessImportField(const QString &heading);
/// Of all columns: each field once, the first column that says so. Unset: kept beside the message.
[[nodiscard]] std::vector<std::optional<ImportField>> guessImportFields(const QStringList &head);

/// Whether a cell says that a message is ours (out, sent, agent …) or theirs (in, received, customer …), in
/// the same languages. Unset: neither.
[[nodiscard]] std::optional<bool> isOursFrom(const QString &cell);

} // namespace hatstand::listen
