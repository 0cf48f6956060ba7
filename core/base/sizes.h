// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand
{

/// The size of a file or of what went over a line, as people and networks write it: decimal units with at
/// most one place after the point, "85.2 kB", "8 MB". One form everywhere, so that two sizes can be compared.
[[nodiscard]] QString sizeWords(qint64 bytes);
/// The same of what is larger than a limit. Where both would read alike it is rounded up: "2.1 MB, limit 2
/// MB" says why, "2 MB, limit 2 MB" does not.
[[nodiscard]] QString sizeOverWords(qint64 bytes, qint64 limit);

} // namespace hatstand
