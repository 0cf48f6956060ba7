// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::ui
{

/// "Copy the text (C)"; the words alone where there is no key.
[[nodiscard]] QString wordsWithKeys(const QString &words, const QString &keys);

} // namespace hatstand::ui
