// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/query_node.h"

#include <optional>
#include <utility>

/// The values behind the fields of a query: from what is typed to what is kept, and back. Each answers
/// nothing where there is no such value.
namespace hatstand::listen
{

/// What words are looked for: white space as single blanks, without signs at either end. Empty: nothing to
/// find.
[[nodiscard]] QString tidyWords(const QString &typed);
/// The hashtag at the beginning of `typed` (without "#"); `rest` gets what does not belong to it.
[[nodiscard]] QString tidyHashtag(const QString &typed, QString &rest);
/// The handle without "@" and without signs at its end.
[[nodiscard]] QString tidyHandle(const QString &typed);

[[nodiscard]] std::optional<QString> readLanguage(const QString &typed);
[[nodiscard]] std::optional<IsValue> readIs(const QString &typed);
[[nodiscard]] std::optional<Feeling> readFeeling(const QString &typed);
[[nodiscard]] std::optional<HasValue> readHas(const QString &typed);
/// From and up to, 1 … 5.
[[nodiscard]] std::optional<std::pair<int, int>> readStars(const QString &typed);
[[nodiscard]] QString starsText(int from, int upTo);
/// "2026-01-31"; years 1970 … 2999.
[[nodiscard]] std::optional<QDate> readDate(const QString &typed);

/// The words for is:, feeling: and has: as they are typed; they belong to the language and are not
/// translated.
[[nodiscard]] QString keyword(IsValue value);
[[nodiscard]] QString keyword(Feeling value);
[[nodiscard]] QString keyword(HasValue value);

/// All that can stand behind is:, separated by commas, for people.
[[nodiscard]] QString isKeywords();

} // namespace hatstand::listen
