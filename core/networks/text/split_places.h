// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/text_entity.h"

/// Where a text that does not fit is best cut in two.
namespace hatstand::networks
{

/// The end of the first part of a text of which so much fits (more than nothing, less than all; never inside
/// a character): after a paragraph, a line or a sentence where that leaves the part full enough, else between
/// two words, else inside a word; never inside an entity that begins behind the text's beginning. May stand
/// behind what fits by white space only.
[[nodiscard]] qsizetype goodEnd(const QString &text, qsizetype fits, const TextEntities &entities);

} // namespace hatstand::networks
