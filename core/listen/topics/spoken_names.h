// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

/// Hashtags and handles that stand in a text, whatever the network told about them.
namespace hatstand::listen
{

/// How many UTF-16 units at the beginning belong to a hashtag: letters, digits, accents and "_".
[[nodiscard]] qsizetype hashtagLength(QStringView text);
/// How many belong to a handle: those, "." and "-" and one "@" before a server, but no sign at its end.
[[nodiscard]] qsizetype handleLength(QStringView text);

/// The hashtags of a text without "#", as written and in order. A "#" inside a word or an address begins
/// none, and one of digits only is a number.
[[nodiscard]] QStringList hashtagsIn(QStringView text);
/// The handles that a text names with "@", without it, as written and in order. Those of e-mail addresses are
/// none.
[[nodiscard]] QStringList handlesIn(QStringView text);

/// A name, handle or hashtag with case and accents folded: equal ones mean the same.
[[nodiscard]] QString foldedName(QStringView name);

} // namespace hatstand::listen
