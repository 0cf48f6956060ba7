// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::clients
{

/// One or two letters for a name's square mark, in capitals: the first letters of the first two words that
/// have one ("Padaria Alma" → "PA"), or the first two of a single word. Letters are what a person sees as
/// one (grapheme clusters). A name without letters or digits gives its first visible character.
[[nodiscard]] QString initialsOf(const QString &name);

} // namespace hatstand::clients
