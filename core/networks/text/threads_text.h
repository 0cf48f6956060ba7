// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::networks
{

/// Threads counts code points, but an emoji as its bytes of UTF-8
/// (developers.facebook.com/docs/threads: "Emojis are counted as the number of UTF-8 bytes").
[[nodiscard]] qint64 measureThreads(const QString &text);
/// Where what fits ends: a UTF-16 offset that never cuts an emoji; the text's length when all fits.
[[nodiscard]] qsizetype fittingLengthThreads(const QString &text, qint64 limit);

} // namespace hatstand::networks
